"""A series goes back and forth between an editor and a moderator, and appears on the day they chose.

An editor has drafted a series of three modules. She mends a last sentence and submits the series;
the modules go with it. The moderator finds it on her first screen, sees what belongs to it, and
returns it with a word on what to change. The editor reads it, changes the module, and submits all
of it again. Now the moderator sets the date, next Monday at nine in the morning Eastern time, and
approves once. Until then nobody sees a thing; then the series is there with its modules.

And two people who have the same page open are told of each other. The one who saves second is
warned, and what both wrote is in the page's history, side by side.
"""

import re
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import Letter
from learning.models import ModulePage, SeriesPage
from tests.learning.reviews import a_draft_series

from .test_an_editor_publishes import choose_action, sign_in_to_the_admin

SERIES = "A new series"
MODULES = ["New module 1", "New module 2", "New module 3"]


@pytest.fixture
def series(demo_person):
    return a_draft_series(demo_person("editor"), modules_needed=3)


def edit(page, which):
    page.goto(f"/admin/pages/{which.pk}/edit/")
    # The editor takes note of how the form begins; nobody types before they have seen it.
    page.wait_for_load_state("networkidle")


def next_monday_at_nine():
    today = timezone.localtime()
    monday = today + timedelta(days=7 - today.weekday())
    return monday.replace(hour=9, minute=0, second=0, microsecond=0)


def test_a_series_is_returned_mended_approved_and_appears_on_monday(open_window, series):
    editor, moderator, visitor = open_window(), open_window(), open_window()
    sign_in_to_the_admin(editor, "editor@example.org")
    sign_in_to_the_admin(moderator, "moderator@example.org")

    submit(editor, series)
    send_back(moderator, "Please say in module 2 whom it is for.")
    mend(editor, ModulePage.objects.get(title="New module 2"))
    submit_again(editor, series)
    monday = next_monday_at_nine()
    approve_for(moderator, monday)

    publish_what_is_due(monday - timedelta(minutes=5))
    assert not sees(visitor, SERIES)
    publish_what_is_due(monday + timedelta(minutes=1))
    assert sees(visitor, SERIES)
    visitor.get_by_role("link", name=SERIES).click()
    assert visitor.locator("ol.module-rows h3").all_inner_texts() == MODULES
    visitor.get_by_role("link", name="New module 2").click()
    expect(visitor.locator("h1")).to_have_text("New module 2")


def submit(page, series):
    edit(page, series)
    expect(page.locator(".goes-with li > a")).to_have_text(MODULES)
    page.get_by_role("textbox", name="Summary").fill("Three evenings on giving feedback.")
    choose_action(page, "Submit to Moderators approval")
    expect(page.locator(".messages")).to_contain_text("With it: “New module 1”, “New module 2”")


def open_what_waits(page):
    """By the moderator's first screen, where the series stands for all of it."""
    page.goto("/admin/")
    waiting = page.locator("section", has=page.get_by_role("heading", name="Awaiting your review"))
    expect(waiting).not_to_contain_text("New module")
    waiting.get_by_role("link", name=SERIES, exact=True).click()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".goes-with li > a")).to_have_text(MODULES)


def actions(page):
    return page.get_by_role("navigation", name="Actions (footer)")


def send_back(page, comment):
    open_what_waits(page)
    actions(page).get_by_role("button", name="More actions").click()
    actions(page).get_by_role("button", name="Request changes").click()
    dialog = page.locator(".modal")
    dialog.get_by_label("Comment").fill(comment)
    dialog.get_by_role("button", name="Request changes").click()
    expect(page.get_by_role("heading", name=re.compile("^Exploring: "))).to_be_visible()


def mend(page, module):
    """The letter says what to change, and leads there."""
    letter = Letter.objects.get(kind="review_returned")
    assert "Please say in module 2 whom it is for." in letter.text
    edit(page, module)
    page.get_by_role("textbox", name="Summary").fill("For whoever leads a team.")
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messages")).to_contain_text("has been updated")


def submit_again(page, series):
    edit(page, series)
    choose_action(page, "Resubmit to Moderators approval")
    expect(page.locator(".messages")).to_contain_text("With it: “New module 1”, “New module 2”")


def approve_for(page, moment):
    open_what_waits(page)
    page.get_by_role("button", name="Toggle status").click()
    page.get_by_role("button", name="Set schedule").click()
    date = page.get_by_role("textbox", name="Go live date/time")
    date.click()
    # The calendar opens a moment later; left before that, it would stay open over the button.
    calendar = page.locator(".xdsoft_datetimepicker:visible")
    expect(calendar).to_have_count(1)
    date.fill(moment.strftime("%Y-%m-%d %H:%M"))
    date.press("Tab")
    expect(calendar).to_have_count(0)
    # By keyboard: on a busy machine the calendar may open once more, over the button.
    page.get_by_role("button", name="Save schedule").press("Enter")
    expect(page.locator(".messages")).to_contain_text("has been updated")
    choose_action(page, "Approve and Publish")
    scheduled = [
        page.scheduled_revision.approved_go_live_at
        for page in [SeriesPage.objects.get(title=SERIES), *new_modules()]
    ]
    assert scheduled == [moment] * 4


def new_modules():
    return list(ModulePage.objects.filter(title__startswith="New module"))


def publish_what_is_due(moment: datetime):
    with time_machine.travel(moment):
        call_command("publish_scheduled", verbosity=0)


def sees(page, title):
    page.goto("/learn/")
    return page.get_by_role("link", name=title).count() > 0


# ------------------------------------------------------------------------------ two on one page


@pytest.fixture
def impatient(settings):
    """Editors' windows ask every second who else is there, and save nothing by themselves."""
    settings.WAGTAIL_EDITING_SESSION_PING_INTERVAL = 1000
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0


def test_two_on_one_page_are_told_of_each_other_and_lose_nothing(open_window, series, impatient):
    first, second = open_window(), open_window()
    sign_in_to_the_admin(first, "editor@example.org")
    sign_in_to_the_admin(second, "moderator@example.org")
    edit(first, series)
    edit(second, series)

    assert "Demo Moderator" in who_else(first)
    assert "Demo Editor" in who_else(second)
    write_summary(first, "What the editor wrote.")
    first.get_by_role("button", name="Save draft").click()
    expect(first.locator(".messages")).to_contain_text("has been updated")

    write_summary(second, "What the moderator wrote.")
    warning = second.get_by_role("button", name="Demo Editor saved a new version")
    expect(warning).to_be_visible(timeout=15_000)
    second.get_by_role("button", name="Save draft").click()
    dialog = second.locator("#w-save-confirmation-dialog")
    expect(dialog).to_contain_text("Demo Editor saved a new version")
    assert newest(series) == "What the editor wrote."
    dialog.get_by_role("button", name="Save draft").click()
    expect(second.locator(".messages")).to_contain_text("has been updated")

    compare_the_two(second, series)


def who_else(page):
    """Who has the page open too, as the pictures in the bar at the top say when pointed at."""
    page.locator("#w-editing-sessions").get_by_role("button").hover(timeout=15_000)
    name = page.get_by_role("tooltip").inner_text()
    # Nothing is exchanged under somebody's pointer.
    page.mouse.move(5, 5)
    return name


def write_summary(page, words):
    page.get_by_role("textbox", name="Summary").fill(words)


def newest(series):
    return SeriesPage.objects.get(pk=series.pk).get_latest_revision_as_object().summary


def compare_the_two(page, series):
    """In the page's history: what one wrote is struck out where the other's stands."""
    editors, moderators = series.revisions.order_by("pk")[1:]
    assert [each.user.email for each in (editors, moderators)] == [
        "editor@example.org",
        "moderator@example.org",
    ]
    page.goto(f"/admin/pages/{series.pk}/revisions/compare/{editors.pk}...{moderators.pk}/")
    expect(page.locator(".deletion").filter(has_text="editor")).to_be_visible()
    expect(page.locator(".addition").filter(has_text="moderator")).to_be_visible()
