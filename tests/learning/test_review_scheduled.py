"""What is approved for a moment goes live at that moment, a series and its modules together."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command

from content.publishing import PublishRefused
from learning.models import SeriesPage
from tests.factories.learning import a_series, modules_of
from tests.learning.reviews import a_draft_series, approve, change, fresh, hand_in, status

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 3, 4, 15, 0, tzinfo=UTC)
MONDAY = datetime(2027, 3, 8, 14, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def series(site_root, editor):
    return a_draft_series(editor, modules_needed=3)


def publish_what_is_due(clock, moment):
    clock.move_to(moment)
    call_command("publish_scheduled", verbosity=0)


def live(series):
    return [page.live for page in [SeriesPage.objects.get(pk=series.pk), *modules_of(series)]]


def moments(series):
    return [
        page.scheduled_revision and page.scheduled_revision.approved_go_live_at
        for page in [SeriesPage.objects.get(pk=series.pk), *modules_of(series)]
    ]


def test_all_wait_for_the_moment_of_the_series(series, editor, moderator, clock):
    change(series, editor, go_live_at=MONDAY)
    hand_in(series, editor)

    approve(series, moderator)

    assert moments(series) == [MONDAY] * 4
    assert live(series) == [False] * 4
    publish_what_is_due(clock, MONDAY - HOUR)
    assert live(series) == [False] * 4
    publish_what_is_due(clock, MONDAY + timedelta(minutes=1))
    assert live(series) == [True] * 4


def test_they_go_live_with_one_plan(
    series, editor, moderator, clock, django_capture_on_commit_callbacks
):
    change(series, editor, go_live_at=MONDAY)
    hand_in(series, editor)
    approve(series, moderator)

    with django_capture_on_commit_callbacks(execute=True):
        publish_what_is_due(clock, MONDAY + timedelta(minutes=1))

    (plan,) = SeriesPage.objects.get(pk=series.pk).plans.all()
    assert plan.modules.count() == 3


def test_a_live_series_stays_as_it_is_until_then(site_root, editor, moderator, clock):
    series = a_series(modules=2)
    first = modules_of(series)[0]
    change(first, editor, minutes=25)
    change(series, editor, summary="From Monday on", go_live_at=MONDAY)
    hand_in(series, editor)

    approve(series, moderator)

    assert live(series) == [True] * 3
    assert modules_of(series)[0].minutes == 10
    publish_what_is_due(clock, MONDAY + timedelta(minutes=1))
    assert modules_of(series)[0].minutes == 25
    assert SeriesPage.objects.get(pk=series.pk).summary == "From Monday on"


def test_the_moment_a_reviewer_gives_it_holds(series, editor, moderator):
    change(series, editor, go_live_at=MONDAY)
    hand_in(series, editor)
    change(series, moderator, go_live_at=MONDAY + HOUR)

    approve(series, moderator)

    assert moments(series) == [MONDAY + HOUR] * 4


def test_an_earlier_moment_of_a_module_waits_for_the_series(series, editor, moderator):
    change(modules_of(series)[0], editor, go_live_at=MONDAY - HOUR)
    change(series, editor, go_live_at=MONDAY)
    hand_in(series, editor)

    approve(series, moderator)

    assert moments(series) == [MONDAY] * 4


def test_a_later_moment_of_a_module_is_its_own(site_root, editor, moderator):
    series = a_draft_series(editor, modules_needed=2)
    change(modules_of(series)[2], editor, go_live_at=MONDAY + HOUR)
    change(series, editor, go_live_at=MONDAY)
    hand_in(series, editor)

    approve(series, moderator)

    assert moments(series) == [MONDAY, MONDAY, MONDAY, MONDAY + HOUR]


def test_a_module_that_comes_too_late_does_not_count(series, editor, moderator):
    change(modules_of(series)[2], editor, go_live_at=MONDAY + HOUR)
    change(series, editor, go_live_at=MONDAY)
    hand_in(series, editor)

    with pytest.raises(PublishRefused):
        approve(series, moderator)

    assert moments(series) == [None] * 4


def test_a_series_that_goes_out_now_takes_now_what_has_no_moment(series, editor, moderator):
    hand_in(series, editor)

    approve(series, moderator)

    assert live(series) == [True] * 4
    assert moments(series) == [None] * 4


def test_a_module_that_would_expire_before_holds_up_all(series, editor, moderator):
    change(modules_of(series)[0], editor, expire_at=MONDAY - HOUR)
    change(series, editor, go_live_at=MONDAY)
    hand_in(series, editor)

    with pytest.raises(PublishRefused) as refused:
        approve(series, moderator)

    assert "expires before the series goes live" in refused.value.sentences[0]
    assert moments(series) == [None] * 4
    assert status(series) == "in_progress"


def test_each_page_expires_at_its_own_moment(series, editor, moderator, clock):
    change(modules_of(series)[0], editor, expire_at=MONDAY + 24 * HOUR)
    change(series, editor, go_live_at=MONDAY, modules_needed=None)
    hand_in(series, editor)
    approve(series, moderator)
    publish_what_is_due(clock, MONDAY + timedelta(minutes=1))

    publish_what_is_due(clock, MONDAY + 25 * HOUR)

    assert live(series) == [True, False, True, True]


def test_the_version_that_waits_is_the_reviewers(series, editor, moderator):
    change(series, editor, go_live_at=MONDAY)
    hand_in(series, editor)

    approve(series, moderator)

    newest = fresh(modules_of(series)[0]).latest_revision
    assert (newest.user, newest.as_object().go_live_at) == (moderator, MONDAY)


def test_an_approval_for_a_moment_is_checked_as_one_for_now(series, editor, moderator):
    change(series, editor, go_live_at=MONDAY)
    hand_in(series, editor)
    change(modules_of(series)[1], moderator, body=[])

    with pytest.raises(PublishRefused):
        approve(series, moderator)

    assert moments(series) == [None] * 4
