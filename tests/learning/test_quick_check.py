"""A quick check: feedback, retries, and nothing lost whatever is sent."""

import re

import pytest

from learning import actions
from learning.models import QuizAttempt
from tests.factories.learning import QUESTION, QUICK_CHECK, WORDS, a_module, a_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def module(db):
    series = a_series(modules=0)
    return a_module(
        series, "With a check", body=[WORDS, QUICK_CHECK], needs_continue=False, pass_mark=100
    )


@pytest.fixture
def enrolled(learner, module):
    actions.enroll(learner, module.series, certificate_name="Learner Example")
    return learner


def asked(module):
    return module.quick_check.asked


def form(module, *, right=True, key="a-key", **changes):
    [question] = asked(module).questions
    choice = next(c for c in question.choices if c.right == right)
    return {
        "form_key": key,
        "version": asked(module).digest,
        question.id: choice.id,
        **changes,
    }


def url(module):
    return f"/learning/modules/{module.pk}/answer/"


def test_a_wrong_answer_gets_its_feedback_and_another_try(client, enrolled, module):
    client.force_login(enrolled)

    response = client.post(url(module), form(module, right=False), follow=True)

    page = response.content.decode()
    assert "Look once more." in page
    assert QUESTION["why"] not in page
    assert not enrolled.enrollments.get().is_completed
    client.post(url(module), form(module, key="another"))
    assert enrolled.enrollments.get().is_completed
    assert QUESTION["why"] in client.get(module.url).content.decode()
    assert [a.score for a in QuizAttempt.objects.order_by("number")] == [0, 100]


def test_a_form_sent_twice_is_one_try(client, enrolled, module):
    client.force_login(enrolled)
    for _ in range(3):
        client.post(url(module), form(module, right=False))

    assert QuizAttempt.objects.count() == 1


def test_when_the_tries_are_used_the_answer_is_refused(client, enrolled, module):
    module.tries = 1
    module.save_revision().publish()
    actions.publish_plan(module.series.pk)
    actions.move_to_current_plan(enrolled.enrollments.get().pk)
    client.force_login(enrolled)

    client.post(url(module), form(module, right=False))
    response = client.post(url(module), form(module, key="another"), follow=True)

    assert "used all your tries" in response.content.decode()
    assert QuizAttempt.objects.count() == 1


def test_an_unanswered_question_is_named_beside_it(client, enrolled, module):
    client.force_login(enrolled)
    [question] = asked(module).questions
    data = form(module)
    del data[question.id]

    response = client.post(url(module), data)

    assert response.status_code == 422
    page = response.content.decode()
    assert "There is a problem" in page
    assert "Answer question 1." in page
    assert "<title>Error: " in re.sub(r"\s+", " ", page)


@pytest.mark.parametrize("sent", ["nonsense", "\x00", "‮", "🧑‍⚕️", "9" * 1_000, "' OR 1=1 --"])
def test_an_unknown_choice_is_refused_in_words(client, enrolled, module, sent):
    client.force_login(enrolled)
    [question] = asked(module).questions

    response = client.post(url(module), form(module, **{question.id: sent}))

    assert response.status_code == 422
    assert not QuizAttempt.objects.exists()


def test_questions_that_changed_meanwhile_are_not_scored(client, enrolled, module):
    client.force_login(enrolled)

    response = client.post(url(module), form(module, version="an older one"), follow=True)

    assert "questions have changed" in response.content.decode()
    assert not QuizAttempt.objects.exists()


def test_right_answers_are_in_no_page_before_they_are_found(client, enrolled, module):
    client.force_login(enrolled)

    page = client.get(module.url).content.decode()

    for secret in ("Look once more.", QUESTION["why"]):
        assert secret not in page
    radios = re.findall(r"<input[^>]*type=.radio.[^>]*>", page)
    assert len(radios) == 2
    assert len({re.sub(r'(value|id)="[^"]*"', "", radio) for radio in radios}) == 1
    assert QUESTION["why"] not in module.public_text


def test_what_stands_in_the_page_cannot_be_tried_for_the_right_answer(module, settings):
    """Who knows every word could else hash each combination and compare."""
    shown = asked(module).digest

    settings.SECRET_KEY = "another site's key"

    assert asked(module).digest != shown


def test_a_later_edit_of_the_question_changes_no_result(client, enrolled, module):
    client.force_login(enrolled)
    client.post(url(module), form(module))
    before = list(QuizAttempt.objects.values())

    module.body = module.body.stream_block.to_python([WORDS])
    module.pass_mark, module.needs_continue = None, True
    module.save_revision().publish()

    assert list(QuizAttempt.objects.values()) == before
    [marked] = QuizAttempt.objects.get().marked
    assert marked.question.text == QUESTION["text"]


def test_answers_survive_a_session_that_ran_out(client, enrolled, module):
    [question] = asked(module).questions
    data = form(module, right=False, whose=enrolled.pk)

    response = client.post(url(module), data)

    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/?next=/learn/")
    assert not QuizAttempt.objects.exists()
    sign_in = {"login": enrolled.email, "password": "room-in-the-circle"}
    client.post(response["Location"], sign_in)
    page = client.get(module.url).content.decode()
    picked = re.search(rf'<input[^>]*value="{data[question.id]}"[^>]*>', page)
    assert "checked" in picked.group()
    assert "Your answers from before are here." in page
    assert response["Location"].endswith("%23quick-check")


def test_who_is_not_enrolled_is_told_so(client, stranger, module):
    client.force_login(stranger)

    response = client.post(url(module), form(module), follow=True)

    assert "Enroll in the series first" in response.content.decode()
    assert not QuizAttempt.objects.exists()
