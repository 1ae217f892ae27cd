"""Forgetting may be killed at any moment. The next run goes on, and nobody is forgotten half."""

import random

import pytest
from django.db import transaction
from django.utils import timezone

from events import actions
from events.actions import batching, forgetting
from events.models import CalendarCopy, Registration, SeatEvent, Session
from tests.events.privacy.test_forgetting import DAY, NOW, a_past_circle, counts, registered
from tests.killing import finished_or_killed
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)
Status = Registration.Status


@pytest.fixture
def small_batches(monkeypatch):
    monkeypatch.setattr(batching, "BATCH", 3)


def circles(people):
    """Two circles over for a month, each with half of the people."""
    pools = [a_past_circle(), a_past_circle()]
    for number in range(people):
        status = list(Status)[number % len(Status)]
        registered(pools[number % 2], number + 1, status)
    return pools


def halves():
    """Rows that say who somebody was though their registration is forgotten, or the reverse."""
    forgotten = Registration.objects.filter(person=None)
    spoken = SeatEvent.objects.filter(registration__in=forgotten, actor__isnull=False)
    named = forgotten.exclude(display_name="")
    return spoken.count() + named.count()


def left():
    """What still tells of people in circles that are over."""
    return (
        Registration.objects.filter(person__isnull=False).count()
        + SeatEvent.objects.filter(actor__isnull=False).count()
        + CalendarCopy.objects.count()
    )


def killed_again_and_again(work, kills):
    """Run `work` and kill it so many times at any moment; how many kills came in the middle."""
    in_the_middle, longest = 0, 0.05
    for _ in range(kills):
        before = left()
        finished_or_killed(work, random.uniform(0, longest))
        in_the_middle += 0 < left() < before
        assert halves() == 0
        # Neither before the first batch nor after the last.
        longest *= 1.3 if left() == before else 0.8
    return in_the_middle


def test_killed_many_times_everybody_is_forgotten_and_the_counts_stay(small_batches, at_full_size):
    people, kills = (300, 50) if at_full_size else (60, 10)
    pools = circles(people)
    before = [counts(pool) for pool in pools]

    in_the_middle = killed_again_and_again(lambda: actions.forget_people(NOW), kills)
    actions.forget_people(NOW)

    assert in_the_middle > 0
    assert left() == 0
    assert [counts(pool) for pool in pools] == before
    assert not Session.objects.filter(forgotten_at=None).exists()


def test_a_run_that_marks_first_what_it_means_to_forget_forgets_somebody(small_batches):
    """The control: what is left after the last run is noticed."""
    circles(60)

    def careless():
        due = list(Session.objects.filter(forgotten_at=None, ends_at__lte=NOW - 30 * DAY))
        with transaction.atomic():
            Session.objects.filter(pk__in=[each.pk for each in due]).update(
                forgotten_at=timezone.now()
            )
        for session in due:
            forgetting._forget_session(session, NOW)

    longest = 0.02
    while Session.objects.filter(forgotten_at=None).exists():
        finished_or_killed(careless, random.uniform(0, longest))
        longest *= 1.2
    careless()

    assert left() > 0


def test_two_runs_at_once_do_the_same_as_one(small_batches):
    pools = circles(30)
    before = [counts(pool) for pool in pools]

    results = at_once(2, lambda _number: actions.forget_people(NOW))

    assert not [each for each in results if isinstance(each, Exception)]
    assert left() == 0
    assert [counts(pool) for pool in pools] == before
