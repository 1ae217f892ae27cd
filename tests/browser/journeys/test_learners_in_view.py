"""A series with learners in it is changed, and its editor sees what that means before it goes live.

She opens "Start here" in the editor. At the bottom it says who is in it, and that nothing changes
for them. She asks for fewer modules; a moment later, without a key pressed, it says so. She looks
again by keyboard, chooses that learners finish the version they have, and publishes. They do.
"""

import re

import pytest
from playwright.sync_api import expect

from learning.models import Enrollment, SeriesPage

from .test_an_editor_publishes import sign_in_to_the_admin

FEWER = re.compile("in progress, .* completed: finishing takes 2 modules instead of")


@pytest.fixture
def series(demo):
    return SeriesPage.objects.get(slug="start-here")


def held(series):
    """The versions that learners in progress hold."""
    active = Enrollment.objects.active().filter(series=series)
    return set(active.values_list("plan__version", flat=True))


@pytest.mark.parametrize("width", [320, 1280])
def test_an_editor_sees_what_a_draft_changes_and_chooses_by_keyboard(open_window, series, width):
    page = open_window(width)
    sign_in_to_the_admin(page, "moderator@example.org")
    page.goto(f"/admin/pages/{series.pk}/edit/")
    affected = page.locator("[data-affected]")
    expect(affected).to_contain_text("nothing changes for learners")

    # Wagtail takes note of how the form begins two seconds after it came; typed before, no draft is saved.
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(3000)
    page.get_by_role("spinbutton", name="How many modules").press_sequentially("2")
    page.keyboard.press("Tab")

    # A draft is saved by itself after two seconds, on a busy machine later.
    expect(affected).to_contain_text(FEWER, timeout=30_000)
    expect(page.locator("[data-affected-said]")).to_contain_text(FEWER)
    again = page.get_by_role("link", name="Look again")
    again.focus()
    page.keyboard.press("Enter")
    expect(again).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    choice = page.get_by_role("group", name="What happens to learners in progress")
    expect(choice.get_by_role("radio", name="They finish the version they have")).to_be_checked()

    publish(page)

    assert SeriesPage.objects.get(pk=series.pk).modules_needed == 2
    assert held(series) == {1}
    assert series.plans.order_by("-version").first().version == 2


def test_the_page_that_looks_again_has_no_barrier(open_window, series, barriers, scrolls_sideways):
    page = open_window(320)
    sign_in_to_the_admin(page, "moderator@example.org")

    page.goto(f"/admin/learning/pages/{series.pk}/learners/")

    assert barriers(page) == []
    assert not scrolls_sideways(page)


def publish(page):
    actions = page.get_by_role("navigation", name="Actions (footer)")
    actions.get_by_role("button", name="More actions").click()
    actions.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator(".messages")).to_contain_text("has been published")
