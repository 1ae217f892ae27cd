"""The session ran out in the middle of a quick check, and nothing was lost.

A faculty member opens a module before rounds, answers the questions, and is called away. When she
presses "Check my answers" hours later, the site no longer knows her. It says so, and that what she
chose is kept. She signs in and finds herself in the same module with the same answers chosen.
Nothing was sent in her name: she looks once more and presses the button herself. A colleague has
the same with a reflection.
"""

from django.conf import settings

from ..steps import PASSWORD
from .quick_checks import modules_of, questions_of, right_answers

MODULE = "/learn/ideas/speak-up-in-the-moment/"


def questions():
    return questions_of(next(m for m in modules_of("ideas") if m.slug in MODULE))


def forget_the_session(page):
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)


def sign_in_again(page):
    assert "What you wrote is kept for you" in page.get_by_role("status").inner_text()
    page.get_by_label("E-mail address").fill("learner@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"**{MODULE}*")


def chosen(page):
    return {
        question.text: [
            text
            for text in (choice.text for choice in question.choices)
            if page.get_by_role("group", name=question.text)
            .get_by_label(text, exact=True)
            .is_checked()
        ]
        for question in questions()
    }


def test_answers_wait_for_who_signs_in_again(open_window, demo_person, sign_in):
    page = open_window()
    sign_in(page, demo_person("learner"))
    page.goto(MODULE)
    for question in questions():
        for text in right_answers(question):
            page.get_by_role("group", name=question.text).get_by_label(text, exact=True).check()
    before = chosen(page)

    forget_the_session(page)
    page.get_by_role("button", name="Check my answers").click()
    sign_in_again(page)

    assert chosen(page) == before
    page.get_by_role("button", name="Check my answers").click()
    assert "Passed with 100%" in page.locator("#quick-check").inner_text()


def test_a_reflection_waits_as_well(open_window, demo_person, sign_in):
    page = open_window(javascript=False)
    sign_in(page, demo_person("learner"))
    page.goto(MODULE)
    page.get_by_label("Your reflection").fill("I said nothing.\nNext time I will ask.")

    forget_the_session(page)
    page.get_by_role("button", name="Save my reflection").click()
    sign_in_again(page)

    kept = page.get_by_label("Your reflection")
    assert kept.input_value().splitlines() == ["I said nothing.", "Next time I will ask."]
    page.get_by_role("button", name="Save my reflection").click()
    said = page.get_by_role("status").filter(has_text="Nobody but you can read it")
    assert said.count() == 1
