"""Registrars correct with a reason; the tables can be rebuilt from what happened."""

import pytest
from django.core.management import CommandError, call_command

from learning import actions
from learning.models import Certificate, Enrollment, LearningEvent, ModuleProgress
from tests.factories.learning import a_series, modules_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def enrollment(learner):
    return actions.enroll(learner, a_series(modules=2), certificate_name="Learner Example")


def correct(enrollment, number, registrar, *, complete, reason="Finished on paper"):
    module = modules_of(enrollment.series)[number]
    return actions.correct_progress(
        enrollment, module, complete=complete, by=registrar, reason=reason
    )


def test_completing_for_a_learner_counts_and_says_who_and_why(enrollment, registrar):
    progress = correct(enrollment, 0, registrar, complete=True)

    enrollment.refresh_from_db()
    event = LearningEvent.objects.get(kind="corrected")
    assert enrollment.required_done == 1
    assert (progress.source, progress.actor) == (ModuleProgress.Source.STAFF, registrar)
    assert (event.actor, event.data["reason"]) == (registrar, "Finished on paper")
    call_command("rebuild_progress", "--check")


def test_the_last_one_completed_by_staff_finishes_the_series(enrollment, registrar):
    for number in (0, 1):
        correct(enrollment, number, registrar, complete=True)

    assert Certificate.objects.filter(enrollment=enrollment).count() == 1


def test_taking_back_waits_for_the_certificate_and_can_be_earned_again(
    learner, enrollment, registrar
):
    for module in modules_of(enrollment.series):
        actions.continue_module(learner, module)
    with pytest.raises(actions.Refused, match="Revoke the certificate first"):
        correct(enrollment, 1, registrar, complete=False)
    actions.revoke_certificate(Certificate.objects.get(), by=registrar, reason="Mistake")

    correct(enrollment, 1, registrar, complete=False, reason="Mistake")

    enrollment.refresh_from_db()
    assert (enrollment.status, enrollment.required_done) == (Enrollment.Status.ACTIVE, 1)
    call_command("rebuild_progress", "--check")
    correct(enrollment, 1, registrar, complete=True, reason="Shown again")
    enrollment.refresh_from_db()
    assert enrollment.is_completed
    assert Certificate.objects.issued().count() == 1
    call_command("rebuild_progress", "--check")


def test_what_the_learner_finishes_after_that_is_the_learners_own_work(
    learner, enrollment, registrar
):
    module = modules_of(enrollment.series)[0]
    actions.continue_module(learner, module)
    correct(enrollment, 0, registrar, complete=False)

    again = actions.continue_module(learner, module)

    assert again.completed_at
    assert (again.source, again.actor) == (ModuleProgress.Source.LEARNER, None)
    call_command("rebuild_progress", "--check")


def test_a_completion_taken_back_does_not_come_back_by_itself(learner, enrollment, registrar):
    module = modules_of(enrollment.series)[0]
    actions.continue_module(learner, module)
    correct(enrollment, 0, registrar, complete=False)

    assert actions.open_module(learner, module).completed_at is None
    call_command("rebuild_progress", "--check")


def test_taking_back_more_than_was_needed_keeps_the_series_finished(learner, registrar):
    series = a_series(modules=2, modules_needed=1)
    enrollment = actions.enroll(learner, series, certificate_name="Learner Example")
    for module in modules_of(series):
        actions.continue_module(learner, module)
    enrollment.refresh_from_db()
    finished_at = enrollment.completed_at
    actions.revoke_certificate(Certificate.objects.get(), by=registrar, reason="Mistake")

    correct(enrollment, 1, registrar, complete=False)

    enrollment.refresh_from_db()
    assert (enrollment.is_completed, enrollment.completed_at) == (True, finished_at)
    assert not Certificate.objects.issued().exists()
    call_command("rebuild_progress", "--check")


def test_an_earlier_time_through_is_not_reopened_beside_a_newer_one(learner, enrollment, registrar):
    for module in modules_of(enrollment.series):
        actions.continue_module(learner, module)
    actions.revoke_certificate(Certificate.objects.get(), by=registrar, reason="Mistake")
    actions.enroll(learner, enrollment.series, again=True)

    with pytest.raises(actions.Refused, match="taking the series again"):
        correct(enrollment, 0, registrar, complete=False)

    enrollment.refresh_from_db()
    assert enrollment.is_completed
    call_command("rebuild_progress", "--check")


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_nothing_is_corrected_without_a_reason(enrollment, registrar, reason):
    with pytest.raises(actions.Refused, match="reason"):
        correct(enrollment, 0, registrar, complete=True, reason=reason)

    assert not ModuleProgress.objects.exists()


def test_taking_somebody_out_keeps_what_they_did(learner, enrollment, registrar):
    actions.continue_module(learner, modules_of(enrollment.series)[0])

    actions.withdraw_by_staff(enrollment, by=registrar, reason="Asked by phone")

    enrollment.refresh_from_db()
    assert enrollment.status == Enrollment.Status.WITHDRAWN
    assert enrollment.required_done == 1
    call_command("rebuild_progress", "--check")


def test_the_check_fails_when_a_table_was_tampered_with_and_the_rebuild_mends_it(
    learner, enrollment, capsys
):
    actions.continue_module(learner, modules_of(enrollment.series)[0])
    Enrollment.objects.update(required_done=0)
    ModuleProgress.objects.update(continued_at=None)

    with pytest.raises(CommandError, match="1 of 1"):
        call_command("rebuild_progress", "--check")
    assert "required_done is 0" in capsys.readouterr().err
    call_command("rebuild_progress")

    call_command("rebuild_progress", "--check")
    assert Enrollment.objects.get().required_done == 1
