"""Finding one's way on a small telephone, and in the colors one can read.

He reads at night with dark colors and has a small telephone with a keyboard attached. The menu
opens and closes by key, and says that it did. The colors he chooses stay on every page and on
every visit, with scripts and without.
"""

import pytest
from playwright.sync_api import expect

from .keyboard import Keyboard

DARK = "rgb(23, 21, 28)"
LIGHT = "rgb(251, 248, 243)"


def expect_paper(page, color):
    """The color everything stands on, at once or after the script has had its say."""
    expect(page.locator("html")).to_have_css("background-color", color)


def test_the_menu_opens_and_closes_by_key(open_window, demo):
    page = open_window(width=320)
    hand = Keyboard(page)
    page.goto("/")

    button = hand.to("button", "Menu")
    assert not page.get_by_role("link", name="Sign in").is_visible()
    page.keyboard.press("Enter")
    assert page.locator("#menu").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#menu").is_visible()
    assert button.evaluate("button => button === document.activeElement")
    page.keyboard.press("Space")
    hand.press("link", "Learn", exact=True)

    assert page.url.endswith("/learn/")
    assert not page.locator("#menu").is_visible()


def test_who_is_signed_in_finds_account_and_way_out_in_the_small_menu(
    open_window, demo_person, sign_in
):
    page = open_window(width=320)
    sign_in(page, demo_person("learner"))
    hand = Keyboard(page)
    page.goto("/learn/")

    hand.to("button", "Menu")
    page.keyboard.press("Enter")
    hand.press("button", "Sign out")

    page.get_by_role("button", name="Menu").press("Enter")
    assert page.locator("#menu").get_by_role("link", name="Sign in").is_visible()


def test_the_skip_link_leads_past_the_menu(open_window, demo):
    page = open_window()
    page.goto("/learn/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_chosen_colors_stay(open_window, demo, javascript):
    page = open_window(scheme="light", javascript=javascript)
    page.goto("/learn/?state=open")
    expect_paper(page, LIGHT)

    colors = page.get_by_role("group", name="Colors")
    colors.get_by_role("button", name="Dark").click()
    expect_paper(page, DARK)
    assert colors.get_by_role("button", name="Dark").get_attribute("aria-pressed") == "true"
    assert page.url.endswith("/learn/?state=open")
    page.goto("/")
    expect_paper(page, DARK)

    colors.get_by_role("button", name="System").click()
    expect_paper(page, LIGHT)


def test_light_can_be_chosen_on_a_dark_device(open_window, demo):
    page = open_window(scheme="dark")
    page.goto("/")
    expect_paper(page, DARK)

    page.get_by_role("group", name="Colors").get_by_role("button", name="Light").click()
    expect_paper(page, LIGHT)
    page.reload()

    expect_paper(page, LIGHT)
