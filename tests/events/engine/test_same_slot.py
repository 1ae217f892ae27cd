"""Of circles at the same time a person sits in one, and may wait in the others."""

import pytest

from events import actions
from events.models import SeatEvent
from events.why import why
from tests.events.engine.conftest import a_somebody, ask, held, stands, statuses

pytestmark = pytest.mark.django_db


@pytest.fixture
def both(parallel):
    """Somebody with a seat in the first circle, who waits in the second, where a seat is free."""
    person = a_somebody()
    return [ask(pool, person) for pool in parallel]


def test_who_has_a_seat_waits_in_the_other_though_one_is_free(both, parallel):
    assert stands(*both) == [("confirmed", "seat_free"), ("waiting", "same_slot")]
    assert held(parallel[1]) == 0
    assert "give up the other seat" in why(both[1])


def test_nobody_eligible_waits_so_a_newcomer_has_the_seat(both, parallel):
    assert ask(parallel[1]).status == "confirmed"


def test_giving_up_the_one_seat_the_other_is_offered(both):
    actions.cancel(both[0], by=both[0].person)

    assert stands(*both) == [("cancelled", "by_person"), ("offered", "in_turn")]


def test_who_waits_in_both_is_passed_over_once_one_is_offered(parallel):
    seated, person = [ask(pool) for pool in parallel], a_somebody()
    mine = [ask(pool, person) for pool in parallel]
    behind = ask(parallel[1])

    actions.cancel(seated[0], by=seated[0].person)
    actions.cancel(seated[1], by=seated[1].person)

    assert stands(*mine) == [("offered", "in_turn"), ("waiting", "same_slot")]
    assert stands(behind) == [("offered", "in_turn")]
    assert [event.kind for event in mine[1].events.all()] == ["registered", "skipped"]


def test_a_skip_is_recorded_once(both, parallel):
    for _ in range(3):
        actions.settle(parallel[1].pk)
        actions.cancel(ask(parallel[1]), by=both[0].person)

    assert SeatEvent.objects.filter(kind="skipped").count() == 0
    assert both[1].events.count() == 1


def test_passed_over_no_more_one_is_where_one_was_in_the_queue(parallel):
    first, second = parallel
    person = a_somebody()
    seat, _ = ask(first, person), ask(second)
    mine, behind = ask(second, person), ask(second)

    actions.cancel(seat, by=person)

    assert stands(mine) == [("waiting", "full")]
    assert mine.position < behind.position
    assert [event.kind for event in mine.events.all()] == ["registered", "readmitted"]


def test_circles_of_other_slots_exclude_nothing(parallel, circle):
    person = a_somebody()

    assert statuses(ask(parallel[0], person), ask(circle, person)) == ["confirmed", "confirmed"]


@pytest.fixture
def lapsed(parallel, clock):
    """The first circle's seat was offered to somebody whose time is over; nobody has looked since."""
    seat, offered, behind = (ask(parallel[0]) for _ in range(3))
    actions.cancel(seat, by=seat.person)
    clock.move(hours=25)
    return offered, behind


def test_who_is_offered_a_seat_by_their_own_coming_waits_for_the_other(lapsed, parallel):
    late, behind = lapsed

    mine = ask(parallel[1], behind.person)

    assert statuses(late, behind) == ["expired", "offered"]
    assert stands(mine) == [("waiting", "same_slot")]


def test_who_let_an_offer_lapse_has_a_free_seat_in_the_other(lapsed, parallel):
    mine = ask(parallel[1], lapsed[0].person)

    assert stands(mine) == [("confirmed", "seat_free")]
