"""Eight reports at once: nothing that was watched is lost, and the module completes once."""

import pytest
from django.db import connection

from accounts.models import User
from learning import actions
from learning.models import Certificate, Enrollment, LearningEvent, ModulePage, Playback
from learning.playback import merged
from tests.factories.learning import a_series
from tests.factories.playback import LENGTH, a_recording, told, watching
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)
DEVICES = 8
PART = LENGTH // DEVICES


@pytest.fixture
def watched_before(learner):
    """A learner who has begun to watch the only module of a series."""
    module = watching(a_series(modules=0), a_recording(), watch_share=100)
    actions.enroll(learner, module.series, certificate_name="Learner Example")
    told(learner, module, [(0, 1)])
    return learner, module


def report_at_once(watched_before, mode=None):
    """Each device tells its own eighth, and begins as another had."""
    learner, module = watched_before

    def one(number):
        connection.ensure_connection()
        if mode and connection.vendor == "sqlite":
            connection.transaction_mode = mode
        part = [number * PART, (number + 1) * PART]
        person = User.objects.get(pk=learner.pk)
        return told(person, ModulePage.objects.get(pk=module.pk), [part])

    return at_once(DEVICES, one)


def all_was_kept_once(results):
    parts = [tuple(part) for part in Playback.objects.get().played]
    times = [
        LearningEvent.objects.filter(kind=kind).count()
        for kind in ("opened", "watched", "module_completed", "series_completed")
    ]
    return (
        not [result for result in results if isinstance(result, Exception)]
        and merged(parts) == [(0, LENGTH)]
        and times == [1, 1, 1, 1]
        and Certificate.objects.count() == 1
    )


def test_eight_devices_at_once_lose_nothing_and_complete_once(watched_before):
    assert all_was_kept_once(report_at_once(watched_before))


def test_control_without_the_lock_something_is_lost(watched_before, monkeypatch):
    monkeypatch.setattr(
        "learning.actions.work.lock_enrollment",
        lambda pk: Enrollment.objects.select_related("plan", "person").get(pk=pk),
    )

    assert not all_was_kept_once(report_at_once(watched_before, "DEFERRED"))


def test_the_first_eight_reports_at_once_open_the_module_once(learner):
    module = watching(a_series(modules=0), a_recording(), watch_share=100)
    actions.enroll(learner, module.series, certificate_name="Learner Example")

    assert all_was_kept_once(report_at_once((learner, module)))
