"""Every minute what is due goes to the worker, once, whoever else is keeping time."""

import datetime

import pytest
from django.utils import timezone
from django_tasks import task_backends

from home import clock
from tests.races import at_once

MIDDAY = datetime.datetime(2026, 12, 4, 12, 0, 30, tzinfo=datetime.UTC)
MINUTE = datetime.timedelta(minutes=1)


def every(seconds):
    return [due.task.name for due in clock.SCHEDULE if due.every == seconds]


EVERY_MINUTE, EVERY_HOUR, EVERY_DAY = map(every, (clock.MINUTE, clock.HOUR, clock.DAY))


@pytest.fixture(autouse=True)
def queue(settings):
    """Tasks wait to be looked at instead of running."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    yield task_backends["default"]
    task_backends["default"].clear()


def test_no_two_tasks_share_a_name_by_which_a_period_is_taken():
    names = [due.task.name for due in clock.SCHEDULE]

    assert len(set(names)) == len(names)


@pytest.mark.django_db
def test_the_first_tick_hands_over_everything():
    assert sorted(clock.tick(MIDDAY)) == sorted(EVERY_MINUTE + EVERY_HOUR + EVERY_DAY)


@pytest.mark.django_db
def test_the_same_minute_is_handed_over_once():
    clock.tick(MIDDAY)

    assert clock.tick(MIDDAY + datetime.timedelta(seconds=29)) == []


@pytest.mark.django_db
def test_the_next_minute_hands_over_what_is_due_by_the_minute():
    clock.tick(MIDDAY)

    assert clock.tick(MIDDAY + MINUTE) == EVERY_MINUTE


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("later", "is_due"),
    [
        (datetime.datetime(2026, 12, 5, 7, 59, tzinfo=datetime.UTC), False),
        (datetime.datetime(2026, 12, 5, 8, 0, tzinfo=datetime.UTC), True),
    ],
)
def test_daily_work_is_due_when_america_sleeps(later, is_due):
    clock.tick(MIDDAY)

    assert ("purge_letters" in clock.tick(later)) is is_due


@pytest.mark.django_db(transaction=True)
def test_two_clocks_hand_over_once():
    enqueued = at_once(4, lambda _number: clock.tick(timezone.now()))

    names = [name for names in enqueued for name in names]
    assert sorted(names) == sorted(EVERY_MINUTE + EVERY_HOUR + EVERY_DAY)
