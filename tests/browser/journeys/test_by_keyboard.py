"""A learner finishes a series and holds its certificate without ever touching a mouse.

She works on a ward and her wrist is in a splint, so she moves by Tab, arrows, Space and Enter. She
signs in, finds "Start here" in the catalogue and enrolls, with the name she wants on paper. She
reads six modules, writes down a thought, answers three quick checks, marks one module as done and
confirms a statement at the end. Each time she can see where she is on the page. The last step
brings a certificate with her name, and a file of it to download.
"""

import re

from .keyboard import Keyboard
from .quick_checks import modules_of, questions_of, right_answers

SERIES = "Start here: foundations of an inclusive team"


def test_a_learner_finishes_a_series_by_keyboard_alone(open_window, demo_person):
    demo_person("newcomer")
    page = open_window()
    hand = Keyboard(page)

    sign_in(hand)
    enroll(hand)
    for module in modules_of("start-here"):
        work_through(hand, module)

    assert page.get_by_role("status").first.inner_text() == "You finished the series. Well done."
    hand.press("link", "See your certificate")
    certificate = page.get_by_role("article")
    assert "New Q. Learner" in certificate.inner_text()
    assert SERIES in certificate.inner_text()
    download(hand)


def sign_in(hand):
    hand.page.goto("/")
    hand.press("link", "Sign in", exact=True)
    hand.type("E-mail address", "newcomer@example.org")
    hand.type("Password", "room-in-the-circle")
    hand.page.keyboard.press("Enter")
    hand.page.wait_for_url("**/my-learning/")


def enroll(hand):
    hand.press("link", "Find a learning series")
    hand.press("link", SERIES)
    hand.type("Your name", "New Q. Learner")
    hand.press("button", "Enroll")
    hand.press("link", re.compile("Continue ?: Inclusion is clinical work"))


def work_through(hand, module):
    """All that this module asks for, and on to the next."""
    assert module.title in hand.page.get_by_role("heading", level=1).inner_text()
    if module.slug == "inclusion-is-clinical-work":
        hand.type("Your reflection", "My first ward. Everyone was asked.")
        hand.press("button", "Save my reflection")
        assert "Saved" in hand.page.get_by_role("status").inner_text()
    if module.pass_mark:
        for question in questions_of(module):
            answer(hand, question)
        hand.press("button", "Check my answers")
        assert "Passed with 100%" in hand.page.locator("#quick-check").inner_text()
    if module.attestation:
        hand.tick(module.attestation)
        hand.press("button", "Confirm", exact=True)
    elif module.needs_marked_done:
        hand.press("button", "Mark as done")
    elif module.needs_continue:
        hand.press("button", "Continue", exact=True)
    else:
        hand.press("link", "Go on to the next module")


def answer(hand, question):
    if not question.many:
        return hand.choose(question.text, right_answers(question)[0])
    for choice in right_answers(question):
        hand.tick(choice)
    return None


def download(hand):
    hand.to("link", "Download as PDF")
    with hand.page.expect_download() as begun:
        hand.page.keyboard.press("Enter")
    assert begun.value.path().read_bytes().startswith(b"%PDF")
