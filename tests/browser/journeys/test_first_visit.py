"""A newcomer's first visit, from the home page to a place in a series.

A colleague sent her the link. She reads the first screen and follows its first button. She sees
that work is kept for those who enroll, and presses Enroll. The site asks who she is; she makes an
account, gets a letter with a code, types the code in, and is back at the series she had chosen,
where one more press gives her the place. A letter says so.
"""

import re

from ..steps import PASSWORD, newest_code


def test_a_newcomer_comes_from_the_home_page_to_a_place_in_a_series(open_window, demo):
    page = open_window(width=320)

    page.goto("/")
    page.locator(".hero").get_by_role("link").first.click()
    page.wait_for_url("**/learn/start-here/")
    page.get_by_role("button", name="Enroll").click()
    page.get_by_role("link", name="make an account").click()
    page.get_by_label("Full name").fill("Amal N.")
    page.get_by_label("E-mail address").fill("Amal.N@Example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("I have read the privacy notice").check()
    page.get_by_role("button", name="Make my account").click()
    assert "amal.n@example.org" in page.locator("main").inner_text().lower()
    page.get_by_label("Code from the letter").fill(newest_code(page))
    page.get_by_role("button", name="Confirm").click()

    page.wait_for_url("**/learn/start-here/")
    assert page.get_by_label("Your name").input_value() == "Amal N."
    page.get_by_role("button", name="Enroll").click()
    assert "You are enrolled" in page.get_by_role("status").inner_text()
    page.goto("/my-learning/")
    assert page.get_by_role("link", name=re.compile("^Continue")).count() == 1
    page.goto("/mail/")
    welcome = page.get_by_role("article").first.inner_text()
    assert "Start here" in welcome


def test_the_password_is_optional_and_a_code_lets_one_in_again(open_window, demo):
    page = open_window()

    page.goto("/accounts/signup/")
    page.get_by_label("Full name").fill("Amal N.")
    page.get_by_label("E-mail address").fill("amal.n@example.org")
    page.get_by_label("I have read the privacy notice").check()
    page.get_by_role("button", name="Make my account").click()
    page.get_by_label("Code from the letter").fill(newest_code(page))
    page.get_by_role("button", name="Confirm").click()
    page.wait_for_url("**/my-learning/")
    page.get_by_role("button", name="Account of").click()
    page.get_by_role("button", name="Sign out").click()

    page.goto("/my-learning/")
    page.get_by_role("link", name="Send me a sign-in code instead").click()
    page.get_by_label("E-mail address").fill("amal.n@example.org")
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Code from the letter").fill(newest_code(page))
    page.get_by_role("button", name="Confirm").click()

    page.wait_for_url("**/my-learning/")
