"""An editor writes a series of three modules, a moderator publishes it, a visitor reads it.

He has words ready on paper. In the admin he makes a series below "Learn", then three modules in
it, each with a title, a sentence and a text, and hands all four in. Editors may not publish here;
the moderator finds the series on her first screen and approves it, and the modules go with it.
Minutes later a visitor finds the series in the catalogue, and a learner may enroll in it.
"""

import re

from playwright.sync_api import expect

from ..steps import PASSWORD

SERIES = "Feedback that lands"
MODULES = {
    "Ask before you tell": "Ask what help is wanted. Then give that and no more.",
    "One thing at a time": "Name one thing that you saw. Leave the rest for another day.",
    "Come back to it": "Ask a week later what became of it. Thank them for trying.",
}


def test_a_series_written_by_an_editor_reaches_a_visitor(open_window, demo):
    editor = open_window()
    sign_in_to_the_admin(editor, "editor@example.org")
    write_series(editor)
    for title, words in MODULES.items():
        write_module(editor, title, words)

    visitor = open_window()
    visitor.goto("/learn/")
    assert visitor.get_by_role("link", name=SERIES).count() == 0

    moderator = open_window()
    sign_in_to_the_admin(moderator, "moderator@example.org")
    approve(moderator, SERIES)

    visitor.reload()
    visitor.get_by_role("link", name=SERIES).click()
    assert visitor.locator("ol.module-rows h3").all_inner_texts() == list(MODULES)
    expect(visitor.get_by_role("button", name="Enroll")).to_be_visible()
    visitor.get_by_role("link", name="One thing at a time").click()
    assert MODULES["One thing at a time"] in visitor.locator("article").inner_text()


def sign_in_to_the_admin(page, address):
    page.goto("/admin/")
    page.get_by_label("E-mail address").fill(address)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")


def go_to_the_catalogue(page):
    """Down the page tree, as the list of pages shows it."""
    page.goto("/admin/pages/")
    page.get_by_role("link", name="Explore child pages of 'Home'").click()
    page.get_by_role("link", name="Explore child pages of 'Learn'").click()


def begin_to_write(page, title, summary):
    page.get_by_role("textbox", name="Title").fill(title)
    page.get_by_role("textbox", name="Summary").fill(summary)


def choose_action(page, name):
    """An entry of the menu beside *Save draft*; ends on the list of pages, which says it was done."""
    actions = page.get_by_role("navigation", name="Actions (footer)")
    actions.get_by_role("button", name="More actions").click()
    actions.get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_role("heading", name=re.compile("^Exploring: "))).to_be_visible()


def write_series(page):
    go_to_the_catalogue(page)
    page.get_by_role("link", name="Add child page").click()
    begin_to_write(page, SERIES, "Three short modules on telling people what you saw.")
    choose_action(page, "Submit to Moderators approval")
    expect(page.locator(".messages")).to_contain_text("submitted for moderation")


def write_module(page, title, words):
    go_to_the_catalogue(page)
    # A series has this link while it has no module yet, and the other afterwards.
    page.get_by_role("link", name=re.compile(f"child pages? (to|of) '{SERIES}'")).click()
    if "/add" not in page.url:
        page.get_by_role("link", name="Add child page").click()
    begin_to_write(page, title, words)
    page.get_by_role("button", name="Insert a block").click()
    page.get_by_role("option", name="Text", exact=True).click()
    page.locator("[contenteditable=true]").click()
    page.keyboard.type(words)
    # The editor passes on what was typed a moment later.
    expect(page.locator("input[name=body-0-value]")).to_have_value(re.compile(re.escape(words)))
    choose_action(page, "Submit to Moderators approval")
    expect(page.locator(".messages")).to_contain_text("submitted for moderation")


def approve(page, title):
    page.goto("/admin/")
    page.get_by_role("link", name=title, exact=True).first.click()
    choose_action(page, "Approve and Publish")
    expect(page.locator(".messages")).to_contain_text("has been updated")
