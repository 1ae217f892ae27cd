"""A hurried person fills in forms, and each mistake is said once, clearly, and costs nothing.

She sends the sign-up form half empty. The page says in its title that something is wrong, the list
of what is wrong comes first and has the focus, and each line of it leads to its field. What she had
typed is still there. So it is in a quick check where she skipped a question.
"""

import re

from playwright.sync_api import expect

from .. import steps
from .keyboard import Keyboard


def test_the_list_of_mistakes_comes_first_and_leads_to_the_fields(open_window, demo):
    page = open_window()
    hand = Keyboard(page)
    page.goto("/accounts/signup/")
    hand.type("E-mail address", "amal.n@example.org")
    hand.press("button", "Make my account")

    expect(page).to_have_title(re.compile("^Error: "))
    summary = page.locator("[data-form-errors]")
    expect(summary).to_be_focused()
    assert summary.get_by_role("link").all_inner_texts() == [
        "Enter your full name.",
        "Please read the privacy notice and tick the box.",
    ]
    expect(page.get_by_label("E-mail address")).to_have_value("amal.n@example.org")

    hand.to("link", "Enter your full name.")
    page.keyboard.press("Enter")
    name = page.get_by_label("Full name")
    expect(name).to_be_focused()
    expect(name).to_have_accessible_description(re.compile("Enter your full name"))
    expect(name).to_have_attribute("aria-invalid", "true")


def test_a_skipped_question_is_named_and_the_other_answers_stay(open_window, demo_person, sign_in):
    page = open_window()
    sign_in(page, demo_person("learner"))
    page.goto("/learn/ideas/speak-up-in-the-moment/")
    first = page.locator(".questions fieldset").first.get_by_role("radio").first

    steps.leave_a_question_out(page)

    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.locator("[data-form-errors]")).to_be_focused()
    expect(first).to_be_checked()
    page.get_by_role("link", name="Answer question 2.").click()
    second = page.locator(".questions fieldset").nth(1).get_by_role("radio").first
    expect(second).to_be_focused()
