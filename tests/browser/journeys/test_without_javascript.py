"""The whole way to a certificate in a browser that runs no script.

A resident reads on a hospital computer where scripts are switched off. He enrolls, answers a
quick check wrongly and is told, kindly, what to think about; his second try is right. He keeps a
reflection, goes on from module to module, confirms the statement of the last one, and holds his
certificate. Nothing on the way needed a script.
"""

import re

from .quick_checks import modules_of, questions_of, right_answers, wrong_answer


def test_the_way_to_a_certificate_needs_no_javascript(open_window, demo_person, sign_in):
    page = open_window(javascript=False)
    sign_in(page, demo_person("newcomer"))
    modules = modules_of("start-here")

    page.goto("/learn/start-here/")
    page.get_by_label("Your name").fill("Zoë Q. Learner")
    page.get_by_role("button", name="Enroll").click()
    assert "You are enrolled" in page.get_by_role("status").inner_text()
    page.get_by_role("link", name=re.compile(f"Continue ?: {modules[0].title}")).click()

    a_reflection_is_kept(page)
    page.get_by_role("button", name="Continue", exact=True).click()
    a_wrong_answer_gets_a_kind_word(page, modules[1])
    pass_the_check(page, modules[1])
    page.get_by_role("link", name="Go on to the next module").click()
    for module in modules[2:]:
        complete(page, module)

    page.get_by_role("link", name="See your certificate").click()
    assert "Zoë Q. Learner" in page.get_by_role("article").inner_text()
    page.goto("/my-learning/")
    assert page.get_by_role("link", name="See the certificate").count() == 1


def a_reflection_is_kept(page):
    page.get_by_label("Your reflection").fill("The clinic on Fridays.\nWe ate together.")
    page.get_by_role("button", name="Save my reflection").click()

    assert "Nobody but you can read it" in page.get_by_role("status").inner_text()
    assert page.get_by_label("Your reflection").input_value().startswith("The clinic on Fridays.")


def choose(page, question, texts):
    group = page.get_by_role("group", name=question.text)
    for text in texts:
        group.get_by_label(text, exact=True).check()


def a_wrong_answer_gets_a_kind_word(page, module):
    for question in questions_of(module):
        choose(page, question, [wrong_answer(question)])
    page.get_by_role("button", name="Check my answers").click()

    said = page.locator("#quick-check").inner_text()
    assert "0% right so far" in said
    for question in questions_of(module):
        chosen = next(c for c in question.choices if c.text == wrong_answer(question))
        assert chosen.feedback in said
        assert question.why not in said
    page.locator("summary", has_text="Try again").click()


def pass_the_check(page, module):
    for question in questions_of(module):
        choose(page, question, right_answers(question))
    page.get_by_role("button", name="Check my answers").click()

    said = page.locator("#quick-check").inner_text()
    assert "Passed with 100%" in said
    assert questions_of(module)[0].why in said


def complete(page, module):
    """All that a module asks for; ends on the next page."""
    if module.pass_mark:
        pass_the_check(page, module)
    if module.attestation:
        page.get_by_label(module.attestation).check()
        page.get_by_role("button", name="Confirm", exact=True).click()
    elif module.needs_marked_done:
        page.get_by_role("button", name="Mark as done").click()
    elif module.needs_continue:
        page.get_by_role("button", name="Continue", exact=True).click()
    else:
        page.get_by_role("link", name="Go on to the next module").click()
