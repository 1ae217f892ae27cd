"""Every page, at both widths and in both color schemes: no barrier, nothing cut off, no other host.

With SCREENSHOTS set to a folder, each is also kept there as a picture (`make screenshots`).
"""

import os
import re
from itertools import product
from pathlib import Path

import pytest
from django.test.signals import template_rendered

from tests.architecture.source import PROJECT

from .conftest import SCHEMES, WIDTHS
from .pages import NOT_SHOWN, SIGHTS, VISITOR
from .scenes import Stage

PICTURES = os.environ.get("SCREENSHOTS", "")
A_PAGE = re.compile(r"{%\s*extends|<!doctype|components/plain_page", re.IGNORECASE)
# Wagtail's admin and the letters are no public pages.
ELSEWHERE = re.compile(r"(^letters|^wagtailadmin|^wagtailmedia|/admin|/email)/")


@pytest.fixture
def drawn():
    """The names of the templates that were rendered."""
    names = set()

    def note(sender, template, **_):
        names.add(template.name)

    template_rendered.connect(note)
    yield names
    template_rendered.disconnect(note)


@pytest.fixture
def show(demo_person, open_window, sign_in, settings, monkeypatch):
    """A function that brings a line of the table onto the screen."""
    settings.ROOT_URLCONF = "tests.browser.urls"

    def show(sight):
        person = None if sight.who == VISITOR else demo_person(sight.who)
        where = sight.where
        if callable(where):
            where = where(Stage(person, settings, monkeypatch))
        page = open_window()
        answers = []
        page.on("response", lambda answer: answers.append(answer) if _is_page(answer) else None)
        if person:
            sign_in(page, person)
        page.goto(where)
        if sight.steps:
            sight.steps(page)
            page.wait_for_load_state()
        assert answers[-1].status == sight.status, answers[-1].url
        return page

    return show


def _is_page(answer):
    return answer.request.is_navigation_request() and not 300 <= answer.status < 400


def views(at_full_size):
    """Widths and schemes to look at: each of them every day, and each of one with each of the other
    at full size, or where pictures are kept."""
    if at_full_size or PICTURES:
        return list(product(WIDTHS, SCHEMES))
    return list(zip(WIDTHS, SCHEMES, strict=True))


@pytest.mark.parametrize("sight", SIGHTS, ids=lambda sight: sight.name)
def test_a_page_has_no_barriers(sight, show, drawn, barriers, scrolls_sideways, at_full_size):
    page = show(sight)

    found = []
    for width, scheme in views(at_full_size):
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{width} px: scrolls sideways"] if scrolls_sideways(page) else []
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found += [f"{width} px, {scheme}: {barrier}" for barrier in barriers(page)]
        keep_picture(page, sight, width, scheme)
    assert sight.template in drawn
    assert "\n".join(found) == ""


def keep_picture(page, sight, width, scheme):
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{sight.name}--{width}-{scheme}.png", full_page=True)


def whole_pages():
    """Our templates that draw a page of their own."""
    folder = PROJECT / "templates"
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        if not ELSEWHERE.search(name) and A_PAGE.search(path.read_text(encoding="utf-8")):
            yield name


def test_every_page_has_a_line():
    known = {sight.template for sight in SIGHTS} | set(NOT_SHOWN)

    assert set(whole_pages()) - known == set()
    assert known - set(whole_pages()) == set()


def test_names_tell_lines_apart():
    names = [sight.name for sight in SIGHTS]

    assert sorted(names) == sorted(set(names))
