"""One key leads through a page, in the order in which it is read.

Someone who can't see the whole page, or can't point, presses Tab again and again. Every control is
reached once, each shows that it has the focus and isn't hidden behind anything, the way goes down
the page, column by column, and never jumps back, and at the end it leaves the page instead of
going in circles.
"""

from itertools import pairwise

import pytest

from ..conftest import WIDTHS
from .keyboard import MOST_TABS, SEES_FOCUS

PAGES = {
    "/": "visitor",
    "/learn/": "learner",
    "/learn/ideas/": "learner",
    "/learn/ideas/speak-up-in-the-moment/": "learner",
    "/my-learning/": "learner",
    "/account/": "learner",
    "/accounts/signup/": "visitor",
}
# What Tab should reach: all that can be operated and is shown. A group of radio buttons is one stop.
CONTROLS = """() => {
    const groups = new Set();
    return [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
        .filter(each => each.checkVisibility({visibilityProperty: true}) && each.type !== 'hidden')
        .filter(each => each.type !== 'radio' || !groups.has(each.name) && groups.add(each.name))
        .length;
}"""
WHERE = """() => {
    const at = document.activeElement;
    const box = at.getBoundingClientRect();
    return {name: at.outerHTML.slice(0, 120), top: box.top + scrollY, bottom: box.bottom + scrollY,
            left: box.left, right: box.right,
            beside: at.closest('aside, header, .skip') !== null};
}"""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address", PAGES)
def test_tab_leads_through_the_whole_page(open_window, demo_person, sign_in, address, width):
    page = open_window(width)
    if PAGES[address] != "visitor":
        sign_in(page, demo_person(PAGES[address]))
    page.goto(address)
    wanted = page.evaluate(CONTROLS)

    stops = walk(page)

    assert len(stops) == wanted
    in_the_text = [stop for stop in stops if not stop["beside"]]
    for before, after in pairwise(in_the_text):
        goes_on = after["bottom"] > before["top"] or after["left"] >= before["right"]
        assert goes_on, f"{after['name']} comes after {before['name']}"


def walk(page):
    """Every stop from the top of the page to its end, looked at one by one."""
    stops = []
    for _tab in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            return stops
        stop = page.evaluate(WHERE)
        wrong = page.evaluate(f"({SEES_FOCUS})(document.activeElement)")
        assert wrong == "", f"{stop['name']} {wrong}"
        stops.append(stop)
    raise AssertionError("Tab goes in circles")
