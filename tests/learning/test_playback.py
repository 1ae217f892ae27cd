"""What was watched is counted, once, and no more than was watched."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from learning import actions
from learning.models import LearningEvent, ModulePage, ModuleProgress, Playback
from tests.factories.learning import QUICK_CHECK, a_series
from tests.factories.playback import a_recording, recorded, told, watching

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def media():
    return a_recording()


@pytest.fixture
def series():
    return a_series(modules=1)


@pytest.fixture
def module(series, media, learner):
    module = watching(series, media)
    actions.enroll(learner, series, certificate_name="Learner Example")
    return module


def test_what_was_watched_adds_up_and_completes_the_module_once(learner, module):
    assert told(learner, module, [(0, 30_000)]).watched_percent == 30
    assert told(learner, module, [(20_000, 50_000)]).watched_percent == 50
    assert told(learner, module, [(20_000, 50_000)]).completed_at is None

    progress = told(learner, module, [(50_000, 80_000)])

    assert (progress.watched_percent, progress.completed_at is not None) == (80, True)
    assert told(learner, module, [(0, 100_000)]).completed_at == progress.completed_at
    assert LearningEvent.objects.filter(kind="module_completed").count() == 1
    watched = LearningEvent.objects.get(kind="watched")
    assert watched.data == {"percent": 80, "recording": module.recording.pk}


def test_seeking_to_the_end_is_not_watching(learner, module):
    progress = told(learner, module, [(0, 2_000), (99_000, 100_000)], position=100_000)

    assert progress.watched_percent == 3
    assert Playback.objects.get().position_ms == 100_000


@pytest.mark.parametrize(
    ("elapsed", "percent"), [(50_000, 100), (25_000, 51), (0, 1), (-5_000, 1), (10**9, 100)]
)
def test_twice_the_speed_is_watching_and_no_more_is_believed(learner, module, elapsed, percent):
    progress = told(learner, module, [(0, 100_000)], elapsed=elapsed)

    assert progress.watched_percent == percent


def test_the_players_clock_is_not_believed_against_the_servers(learner, module):
    began = timedelta(seconds=10)

    progress = told(learner, module, [(0, 100_000)], began=began, elapsed=10**9)

    assert progress.watched_percent == 21


@time_machine.travel(timezone.now(), tick=False)
def test_many_reports_of_one_page_are_believed_no_more_than_one(learner, module):
    for start in range(0, 100_000, 8_500):
        progress = told(
            learner, module, [(start, start + 8_500)], began=timedelta(seconds=4), elapsed=4_000
        )

    assert progress.watched_percent == 9
    assert progress.completed_at is None


def test_what_was_played_out_of_reach_is_credited_after_newer_pages(learner, module):
    told(learner, module, [(0, 30_000)], began=timedelta(seconds=15))

    assert told(learner, module, [(30_000, 80_000)], began=HOUR).completed_at


def test_a_module_is_opened_when_its_page_was_loaded(learner, module):
    told(learner, module, [(0, 60_000)], began=timedelta(seconds=30), elapsed=30_000)

    again = told(learner, module, [(60_000, 61_000)], began=timedelta(0), elapsed=0)

    assert again.watched_percent == 61
    assert timezone.now() - again.opened_at > timedelta(seconds=30)
    call_command("rebuild_progress", "--check")


def test_so_many_gaps_as_nobody_leaves_fill_no_row(learner, module, monkeypatch):
    monkeypatch.setattr("learning.playback.MOST_KEPT", 3)
    told(learner, module, [(0, 1_000), (2_000, 3_000), (4_000, 5_000)])

    told(learner, module, [(3_000, 3_500), (6_000, 7_000)])

    assert Playback.objects.get().played == [[0, 1_000], [2_000, 3_500], [4_000, 5_000]]


def test_a_clock_that_runs_ahead_harms_nothing(learner, module):
    progress = told(learner, module, [(0, 50_000)], began=-HOUR)

    assert progress.watched_percent == 1


def test_the_newest_position_stays_whatever_order_reports_come_in(learner, module):
    told(learner, module, [], began=HOUR, elapsed=60_000, position=60_000)
    told(learner, module, [], began=HOUR, elapsed=20_000, position=20_000)
    assert Playback.objects.get().position_ms == 60_000

    told(learner, module, [], began=HOUR / 2, elapsed=5_000, position=10_000)
    assert Playback.objects.get().position_ms == 10_000


def test_other_parts_of_the_rule_still_have_to_be_met(learner, series, media):
    both = watching(series, media, body=[recorded(media), QUICK_CHECK], pass_mark=70)
    actions.enroll(learner, series)

    progress = told(learner, both, [(0, 100_000)])

    assert both.rule().sentence() == (
        "Complete when you watch 80% of the recording and pass the quick check at 70%."
    )
    assert progress.completed_at is None
    assert [item.done for item in both.rule().items(progress.evidence)] == [True, False]


def test_a_report_from_before_the_recording_was_exchanged_still_counts(learner, module, media):
    other = a_recording(title="The second cut")
    module.body = ModulePage.body.field.to_python([recorded(other)])
    module.save_revision().publish()

    assert told(learner, module, [(0, 40_000)], media=media).watched_percent == 40
    assert told(learner, module, [(0, 30_000)], media=other).watched_percent == 40
    assert told(learner, module, [(30_000, 50_000)], media=other).watched_percent == 50
    assert Playback.objects.count() == 2


def test_a_recording_that_is_gone_counts_for_nothing(learner, module, media):
    media.pk += 1

    with pytest.raises(actions.Refused, match="no longer here"):
        told(learner, module, [(0, 40_000)], media=media)


def test_a_recording_without_length_remembers_only_the_place(learner, module, media):
    type(media).objects.update(duration=0)

    progress = told(learner, module, [(0, 40_000)], position=12_000)

    assert progress.watched_percent == 0
    assert Playback.objects.get().position_ms == 12_000


def test_without_enrollment_nothing_is_counted(stranger, module):
    with pytest.raises(actions.Refused, match="Enroll in the series first"):
        told(stranger, module, [(0, 40_000)])
    assert not Playback.objects.exists()


def test_one_after_the_other_holds_for_watching_too(learner, media):
    series = a_series(modules=1, in_order=True)
    module = watching(series, media)
    actions.enroll(learner, series)

    with pytest.raises(actions.Refused, match="one module after the other"):
        told(learner, module, [(0, 100_000)])

    assert not ModuleProgress.objects.exists()


def written(captured):
    return [q["sql"].split()[:3] for q in captured if q["sql"].startswith(("INSERT", "UPDATE"))]


def test_a_report_takes_few_queries_and_writes_only_what_is_new(
    learner, module, django_assert_max_num_queries
):
    told(learner, module, [(0, 10_000)], position=10_000)
    fresh = ModulePage.objects.get(pk=module.pk)
    fields = {
        "recording_id": fresh.recording.pk,
        "began_at": timezone.now() - HOUR / 2,
        "elapsed_ms": 30_000,
    }
    fresh = ModulePage.objects.get(pk=module.pk)
    assert fresh.series.live  # the view has looked

    with django_assert_max_num_queries(9 + 2) as captured:  # and the savepoint, set and released
        actions.record_playback(learner, fresh, parts=[(0, 30_000)], position_ms=30_000, **fields)
    assert len(written(captured)) == 2

    with django_assert_max_num_queries(9 + 2) as captured:
        actions.record_playback(learner, fresh, parts=[(0, 30_000)], position_ms=30_000, **fields)
    assert written(captured) == []
