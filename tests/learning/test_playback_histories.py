"""1,000 random histories: progress never falls, is never more than was watched, completes once.

A tenth of them every day, all of them with EVIDENCE=1.
"""

import random

import pytest

from accounts.models import User
from learning import actions
from learning.actions import playback as action
from learning.models import Certificate, LearningEvent, ModulePage, ModuleProgress, Playback
from learning.playback import cut, total, union
from tests.factories.learning import a_series
from tests.factories.playback import LENGTH, a_recording, watching

from .playback_histories import START, Truth, a_history

pytestmark = pytest.mark.django_db
HISTORIES, OF_EVERY_DAY = 1000, 100
SHARE = 80


class Wrong(AssertionError):
    """A promise to the learner, or to who certifies, was broken."""


@pytest.fixture
def clock(monkeypatch):
    """A function that makes it a certain time."""

    def it_is(moment):
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    it_is(START)
    return it_is


@pytest.fixture
def module(clock):
    made = watching(a_series(modules=0), a_recording(), watch_share=SHARE)
    return ModulePage.objects.get(pk=made.pk)


def a_learner(number, module):
    person = User.objects.create(email=f"{number}@example.org", full_name=f"Learner {number}")
    actions.enroll(person, module.series, certificate_name=person.full_name)
    return person


def tell(person, module, report):
    return actions.record_playback(
        person,
        module,
        recording_id=module.recording.pk,
        parts=report.parts,
        position_ms=report.position,
        began_at=report.load.began_at,
        elapsed_ms=report.elapsed,
    )


def live_through(person, module, history, clock):
    """Deliver every report and look after each. Raises Wrong."""
    truth, before, completed_at = Truth(), 0, None
    for report in history:
        clock(report.arrives_at)
        truth.hear(report)
        progress = tell(person, module, report)
        playback = Playback.objects.get(progress=progress)
        if progress.watched_percent < before:
            raise Wrong(f"fell from {before} to {progress.watched_percent}")
        if max(total(playback.played), progress.watched_percent * LENGTH / 100) > truth.most + 1000:
            raise Wrong(f"{progress.watched_percent}%, and only {truth.most} ms can be true")
        if completed_at and progress.completed_at != completed_at:
            raise Wrong("completed twice")
        before, completed_at = progress.watched_percent, progress.completed_at
    if history:
        _look_at_the_end(person, truth, before, completed_at)


def _look_at_the_end(person, truth, watched, completed_at):
    playback = Playback.objects.get(progress__enrollment__person=person)
    if not truth.others and union(playback.played) != truth.honest:
        raise Wrong("something that was watched is not there")
    if (playback.position_at, playback.position_ms) != truth.newest:
        raise Wrong("stands where it stood before")
    times = [
        LearningEvent.objects.filter(enrollment__person=person, kind=kind).count()
        for kind in ("watched", "module_completed", "series_completed")
    ]
    times.append(Certificate.objects.filter(person=person).count())
    if set(times) != {int(watched >= SHARE)} or bool(completed_at) != (watched >= SHARE):
        raise Wrong(f"{watched}% watched, and these happened so often: {times}")


def histories(count):
    for seed in range(count):
        yield seed, a_history(random.Random(seed))


def test_progress_never_falls_is_never_too_much_and_completes_once(module, clock, at_full_size):
    for seed, history in histories(HISTORIES if at_full_size else OF_EVERY_DAY):
        clock(START)
        live_through(a_learner(seed, module), module, history, clock)

    completed = ModuleProgress.objects.exclude(completed_at=None).count()
    assert 0 < completed < ModuleProgress.objects.count()


def summed(parts, length_ms):
    return min(100, sum(end - start for start, end in parts) * 100 // length_ms)


CONTROLS = {
    "seeking believed": {"believed": lambda parts, length_ms, elapsed_ms: cut(parts, length_ms)},
    "reports added up": {"room": lambda _before, elapsed_ms: LENGTH},
    "added up": {
        "union": lambda one, two: [*one, *two],
        "without": lambda new, _before: new,
        "percent": summed,
    },
    "the newest report alone": {"union": lambda _before, new: new},
}


def goes_wrong(module, clock):
    """Whether anything goes wrong in the histories of every day."""
    for seed, history in histories(OF_EVERY_DAY):
        clock(START)
        try:
            live_through(a_learner(seed, module), module, history, clock)
        except Wrong:
            return True
    return False


@pytest.mark.parametrize("changes", CONTROLS.values(), ids=CONTROLS)
def test_control_without_the_protection_it_goes_wrong(module, clock, monkeypatch, changes):
    for name, unprotected in changes.items():
        monkeypatch.setattr(action, name, unprotected)

    assert goes_wrong(module, clock)
