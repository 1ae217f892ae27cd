"""A program on paper is a plain list; a ring on paper keeps its seats and words."""

import pytest

from . import scenes_events
from .scenes import Stage

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def printed(demo, open_window, settings, monkeypatch):
    """A function that opens what a scene arranges as it is printed."""

    def printed(scene):
        page = open_window(width=800)
        page.goto(scene(Stage(None, settings, monkeypatch)))
        page.emulate_media(media="print")
        return page

    return printed


def test_a_printed_program_is_a_list_of_what_is_when(printed):
    page = printed(scenes_events.a_program)

    assert page.locator(".program-row").first.is_visible()
    assert page.get_by_text("Dana Whitfield, MD").is_visible()
    for hidden in (".button", ".program-seats", ".program-calendar", ".header-nav"):
        assert page.locator(hidden).locator("visible=true").count() == 0, hidden


def test_a_printed_circle_keeps_its_ring_and_its_words(printed):
    page = printed(scenes_events.circles_with_seats)

    assert page.locator(".seat-ring svg").first.is_visible()
    assert page.get_by_text("free of 10").first.is_visible()
    assert page.get_by_text("You may always pass").is_visible()
    assert page.locator(".seat-card .button").locator("visible=true").count() == 0
