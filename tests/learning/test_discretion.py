"""What nobody else learns, and what the learner's own copy holds back: private titles, right answers."""

import pytest
from django.core.management import call_command
from wagtail.models import PageViewRestriction

from accounts import actions as accounts
from accounts import privacy
from learning import actions
from learning.models import LearningEvent
from tests.factories.learning import QUICK_CHECK, a_module, a_series

pytestmark = pytest.mark.django_db

STATEMENT = "I led the circle.\nEveryone spoke."


def for_some_only(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def test_a_private_module_is_not_named_to_visitors(client):
    series = a_series(modules=1)
    for_some_only(a_module(series, "Behind closed doors"))

    shown = client.get(series.url).content.decode()

    assert "A series, module 1" in shown
    assert "Behind closed doors" not in shown


def test_a_private_series_is_asked_for_without_its_title(client, learner):
    private, series = a_series(modules=1, title="Behind closed doors"), a_series(modules=1)
    series.prerequisites.add(private)
    series.save()
    for_some_only(private)
    client.force_login(learner)

    shown = client.get(series.url).content.decode()

    assert "Behind closed doors" not in shown
    assert "open to some people only" in shown


def test_the_copy_of_ones_data_tells_no_right_answer(learner):
    series = a_series(modules=0)
    module = a_module(series, body=[QUICK_CHECK], pass_mark=100, tries=2)
    actions.enroll(learner, series)
    asked = module.quick_check.asked
    question = asked.questions[0]
    wrong = question.choices[1]
    actions.answer_quick_check(
        learner, module, asked=asked, answers={question.id: [wrong.id]}, form_key="1"
    )

    held = privacy.export(learner)["data"]["learning.QuizAttempt"]

    assert held[0]["answers"] == [{"question": question.text, "picked": [wrong.text]}]
    assert question.choices[0].text not in str(held)
    assert question.why not in str(held)


@pytest.fixture
def signed(learner):
    """An enrollment with one of two modules complete: signed, with the line breaks of a browser."""
    series = a_series(modules=0)
    module = a_module(series, attestation=STATEMENT, needs_continue=False)
    a_module(series, "Another")
    enrollment = actions.enroll(learner, series)
    progress = actions.attest(learner, module, statement=STATEMENT.replace("\n", "\r\n"))
    assert progress.completed_at
    return enrollment


def test_a_signed_statement_goes_with_its_signer_from_every_run(learner, signed):
    actions.withdraw(signed, by=learner)
    actions.enroll(learner, signed.series)

    accounts.erase(learner, by=learner)

    assert LearningEvent.objects.filter(kind="carried").count() == 1
    assert not [e for e in LearningEvent.objects.all() if "circle" in str(e.data)]
    call_command("rebuild_progress", "--check")


@pytest.mark.parametrize("closed", ["series", "catalogue"])
def test_the_catalogue_names_no_private_series(client, learner, closed):
    a_series(title="Open to all")
    hidden = a_series(title="Behind a door")
    page = hidden if closed == "series" else hidden.get_parent()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    client.force_login(learner)

    answer = client.get(hidden.get_parent().url)

    assert "Behind a door" not in answer.content.decode()
    assert ("Open to all" in answer.content.decode()) == (closed == "series")
    assert (client.get("/my-learning/").context["catalogue_url"] == "") == (closed == "catalogue")
