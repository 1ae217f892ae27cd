"""Each place says why it stands as it does, and each pool how many it has."""

import pytest

from events import actions
from events.admin.words import place_in_words
from events.counting import counts_of
from events.models import Registration
from events.why import ENDED, SEATED, ahead_of, why
from tests.events.engine.conftest import ask
from tests.events.engine.test_queries import queries_of
from tests.factories import events as make

pytestmark = pytest.mark.django_db
Status = Registration.Status


def test_who_waits_reads_how_many_are_before(full, circle):
    third = ask(circle)

    assert [ahead_of(each) for each in [*full, third]] == [0, 0, 0, 1, 2]
    assert "first in the queue" in why(full[2])
    assert "At most 1 person is before you" in why(full[3])
    assert "At most 2 people are before you" in why(third)


def test_nobody_is_told_of_more_people_before_them_than_at_first(parallel):
    """Who is passed over for a seat elsewhere is counted, since they come back in their old place."""
    here, there = parallel
    person, others = ask(here).person, []
    sits = ask(there)
    for each in (sits.person, None):
        others.append(ask(here, each))
    assert person != sits.person
    before = ahead_of(others[1])

    actions.cancel(sits, by=sits.person)

    assert ahead_of(others[1]) == before == 1


def test_staff_read_how_many_wait_now_and_not_the_number_of_the_ticket(full):
    actions.cancel(full[2], by=full[2].person)

    assert "is first in the queue" in place_in_words(full[3])
    assert full[3].position == 2


def test_who_is_offered_a_seat_reads_until_when(full):
    actions.cancel(full[0], by=full[0].person)
    full[2].refresh_from_db()

    assert "Please answer by" in why(full[2])


def test_the_place_is_said_of_every_status_and_reason(full):
    for reason in SEATED:
        full[0].reason = reason
        assert why(full[0]) == str(SEATED[reason])
    full[0].status = Status.CANCELLED
    for reason in ENDED:
        full[0].reason = reason
        assert why(full[0]) == str(ENDED[reason])


def test_every_reason_has_its_sentence():
    Reason = Registration.Reason
    waiting = {
        Reason.FULL,
        Reason.OTHERS_FIRST,
        Reason.SAME_SLOT,
        Reason.KEEPS_BESIDE,
        Reason.NOT_OPEN,
        Reason.IN_TURN,
        Reason.SHORT_NOTICE,
    }

    assert set(Reason) - set(SEATED) - set(ENDED) == waiting


def test_pools_are_counted_in_one_query(full, circle):
    actions.cancel(full[0], by=full[0].person)
    empty = make.a_circle(capacity=7)

    counted = {}
    sent = queries_of(lambda: counted.update(counts_of([circle, empty])))

    assert len(sent) == 1
    here = counted[circle.pk]
    assert (here.seats, here.confirmed, here.offered, here.free, here.waiting) == (2, 1, 1, 0, 1)
    assert (counted[empty.pk].free, counted[empty.pk].waiting) == (7, 0)
