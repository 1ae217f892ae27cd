"""Twenty at once: one enrollment, one certificate, one letter. And without the lock, not."""

import pytest
from django.db import connection

from accounts.models import Letter, User
from learning import actions
from learning.models import Certificate, Enrollment, LearningEvent, ModulePage, SeriesPage
from tests.factories.learning import a_series, modules_of
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 20


@pytest.fixture
def unlocked(monkeypatch):
    """Every lock replaced by a plain reading, and SQLite's writers no longer queued at BEGIN."""
    monkeypatch.setattr(
        "learning.actions.work.lock_enrollment",
        lambda pk: Enrollment.objects.select_related("plan", "person").get(pk=pk),
    )
    monkeypatch.setattr(
        "learning.actions.enrollments.lock_person", lambda person: User.objects.get(pk=person.pk)
    )
    monkeypatch.setattr(
        "learning.actions.plans.lock_series", lambda pk: SeriesPage.objects.get(pk=pk)
    )
    return "deferred"


def as_many(act, mode=None):
    def one(number):
        connection.ensure_connection()
        if mode and connection.vendor == "sqlite":
            connection.transaction_mode = mode.upper()
        return act(number)

    return at_once(PEOPLE, one)


def all_went_well(results):
    return not [result for result in results if isinstance(result, Exception)]


# ---------------------------------------------------------------- finishing


@pytest.fixture
def almost_done(learner):
    """A learner with one *Continue* left to press, and that module opened."""
    series = a_series(modules=2)
    actions.enroll(learner, series, certificate_name="Learner Example")
    first, last = modules_of(series)
    actions.continue_module(learner, first)
    actions.open_module(learner, last)
    return learner, last


def finish(almost_done, mode=None):
    learner, last = almost_done
    return as_many(
        lambda number: actions.continue_module(
            User.objects.get(pk=learner.pk), ModulePage.objects.get(pk=last.pk)
        ),
        mode,
    )


def finished_once(results):
    return (
        all_went_well(results)
        and Certificate.objects.count() == 1
        and Letter.objects.filter(kind="certificate").count() == 1
        and LearningEvent.objects.filter(kind="series_completed").count() == 1
    )


def test_twenty_at_once_finishing_get_one_certificate_and_one_letter(almost_done):
    assert finished_once(finish(almost_done))


def test_control_without_the_lock_finishing_goes_wrong(almost_done, unlocked):
    assert not finished_once(finish(almost_done, unlocked))


# ---------------------------------------------------------------- enrolling


@pytest.fixture
def newcomer(learner):
    return learner, a_series(modules=2)


def enroll(newcomer, mode=None):
    learner, series = newcomer
    return as_many(
        lambda number: actions.enroll(
            User.objects.get(pk=learner.pk), SeriesPage.objects.get(pk=series.pk)
        ),
        mode,
    )


def enrolled_once(results):
    return (
        all_went_well(results)
        and Enrollment.objects.count() == 1
        and len({result.pk for result in results}) == 1
        and Letter.objects.filter(kind="welcome").count() == 1
    )


def test_twenty_at_once_enrolling_get_one_enrollment(newcomer):
    assert enrolled_once(enroll(newcomer))


def test_control_without_the_lock_enrolling_goes_wrong(newcomer, unlocked):
    assert not enrolled_once(enroll(newcomer, unlocked))
