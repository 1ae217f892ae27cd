"""At short notice a free seat is announced to all who wait, and the first to take it has it."""

import datetime

import pytest

from accounts.models import Letter
from events import actions
from events.models import SeatEvent
from events.why import why
from tests.events.engine.conftest import a_somebody, ask, held, stands, statuses

pytestmark = pytest.mark.django_db


def late_letters():
    return Letter.objects.filter(kind__contains="late_seat").count()


@pytest.fixture
def late(full, circle, clock):
    """Short notice has begun, and a seat is free."""
    clock.move_to(circle.cutoff_at)
    actions.cancel(full[0], by=full[0].person)
    circle.refresh_from_db()
    return full


def test_nobody_is_offered_a_seat_in_turn_any_more(late, circle, clock):
    assert statuses(*late) == ["cancelled", "confirmed", "waiting", "waiting"]
    assert circle.late_announced_at == clock.now
    assert held(circle) == 1


def test_all_who_wait_are_told_and_each_once(late):
    actions.tell_queues()
    actions.tell_queues()
    actions.settle_due()

    assert late_letters() == 2
    assert SeatEvent.objects.filter(kind="told").count() == 1


def test_a_letter_that_is_not_written_yet_is_owed(late, monkeypatch):
    monkeypatch.setattr("events.letters.late_seat", lambda registration: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        actions.tell_queues()
    monkeypatch.undo()

    actions.tell_queues()

    assert late_letters() == 2


def test_the_first_to_take_it_has_it_though_others_came_before(late, circle):
    taken = actions.claim_late_seat(late[3], by=late[3].person)

    assert (taken.status, taken.reason) == ("confirmed", "late_seat")
    with pytest.raises(actions.Refused, match="quicker"):
        actions.claim_late_seat(late[2], by=late[2].person)
    circle.refresh_from_db()
    assert (circle.seats_held, circle.late_announced_at) == (2, None)


def test_taking_it_twice_is_once(late):
    actions.claim_late_seat(late[2], by=late[2].person)

    assert actions.claim_late_seat(late[2], by=late[2].person).moves == 1


def test_a_newcomer_may_be_the_first(late, circle):
    assert stands(ask(circle)) == [("confirmed", "late_seat")]
    circle.refresh_from_db()
    assert circle.late_announced_at is None


def test_who_is_told_of_a_seat_that_is_gone_is_told_nothing(late):
    actions.claim_late_seat(late[2], by=late[2].person)

    actions.tell_queues()

    assert late_letters() == 0


def test_the_next_free_seat_is_announced_anew(late, clock):
    actions.tell_queues()
    taken = actions.claim_late_seat(late[2], by=late[2].person)
    clock.move(minutes=5)
    actions.cancel(taken, by=taken.person)

    actions.tell_queues()

    assert late_letters() == 3


def test_before_short_notice_nobody_takes_a_seat_out_of_turn(full):
    with pytest.raises(actions.Refused, match="in turn"):
        actions.claim_late_seat(full[3], by=full[3].person)


def test_an_open_offer_ends_as_short_notice_begins(full, circle, clock):
    actions.cancel(full[0], by=full[0].person)
    clock.move_to(circle.cutoff_at)

    actions.settle_due()

    assert statuses(*full) == ["cancelled", "confirmed", "expired", "waiting"]
    circle.refresh_from_db()
    assert circle.late_announced_at


def test_who_sits_elsewhere_at_that_time_can_t_take_it(parallel, clock):
    first, second = parallel
    person = a_somebody()
    ask(first, person)
    waits = ask(second, person)
    clock.move_to(second.cutoff_at)

    with pytest.raises(actions.Refused, match="another circle"):
        actions.claim_late_seat(waits, by=person)


def test_the_page_says_what_holds_now(late):
    assert "The first to take it" in why(late[2])
    actions.claim_late_seat(late[2], by=late[2].person)
    assert "starts soon" in why(late[3])


def test_at_the_start_the_queue_ends(late, circle, clock):
    clock.move(hours=1)

    assert actions.settle_due() == 2
    assert stands(*late[2:]) == [("expired", "started")] * 2
    with pytest.raises(actions.Refused, match="started"):
        actions.claim_late_seat(late[2], by=late[2].person)


def test_a_clock_that_stood_for_hours_catches_up_and_twice_changes_nothing(full, circle, clock):
    actions.cancel(full[0], by=full[0].person)
    clock.move_to(circle.session.starts_at + datetime.timedelta(minutes=1))

    assert actions.settle_due() > 0
    assert actions.settle_due() == 0
    assert statuses(*full) == ["cancelled", "confirmed", "expired", "expired"]
