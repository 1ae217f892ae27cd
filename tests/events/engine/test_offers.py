"""A freed seat is offered to whoever has waited longest, for a time, and answered once."""

import datetime

import pytest

from accounts.models import Letter
from events import actions
from events.models import SeatEvent, SeatPool
from tests.events.engine.conftest import ask, held, stands, statuses

pytestmark = pytest.mark.django_db


@pytest.fixture
def offered(full, clock):
    """The first in the queue has an offer; the other still waits."""
    actions.cancel(full[0], by=full[0].person)
    full[2].refresh_from_db()
    return full[2]


def test_a_freed_seat_is_offered_to_whoever_asked_first(offered, full, clock):
    assert stands(offered, full[3]) == [("offered", "in_turn"), ("waiting", "full")]
    assert offered.offer_expires_at == clock.now + datetime.timedelta(hours=24)
    assert offered.offers == 1
    assert Letter.objects.filter(person=offered.person).count() == 2


def test_an_offer_holds_the_seat(offered, circle):
    assert held(circle) == 2


def test_an_offer_never_lasts_into_short_notice(full, circle, clock):
    clock.move_to(circle.cutoff_at - datetime.timedelta(hours=3))
    actions.cancel(full[0], by=full[0].person)

    full[2].refresh_from_db()
    assert full[2].offer_expires_at == circle.cutoff_at


def test_an_accepted_offer_is_a_seat_and_twice_is_once(offered, circle):
    actions.accept(offered)
    again = actions.accept(offered)

    assert (again.status, again.reason, again.moves) == ("confirmed", "accepted", 2)
    assert held(circle) == 2
    assert SeatEvent.objects.filter(kind="accepted").count() == 1


def test_a_declined_offer_goes_to_the_next_and_twice_is_once(offered, full):
    actions.decline(offered, by=offered.person)
    actions.decline(offered)

    assert stands(offered, full[3]) == [("declined", "by_person"), ("offered", "in_turn")]


def test_an_offer_that_nobody_answers_goes_to_the_next(offered, full, clock):
    clock.move(hours=24)

    actions.settle_due()

    assert stands(offered, full[3]) == [("expired", "too_late"), ("offered", "in_turn")]


@pytest.mark.parametrize("answer", [actions.accept, actions.decline])
def test_an_answer_after_the_deadline_is_refused(offered, answer, clock):
    clock.move(hours=24)

    with pytest.raises(actions.Refused, match="is over"):
        answer(offered)
    actions.settle_due()
    with pytest.raises(actions.Refused, match="is over"):
        answer(offered)


def test_a_moment_before_the_deadline_is_in_time(offered, clock):
    clock.move(hours=24, seconds=-1)

    assert actions.accept(offered).status == "confirmed"


def test_who_was_offered_nothing_has_nothing_to_accept(full):
    with pytest.raises(actions.Refused, match="No seat"):
        actions.accept(full[2])


def test_who_said_no_can_t_say_yes_any_more_and_the_other_way_round(offered, full):
    actions.decline(offered)
    with pytest.raises(actions.Refused, match="given up"):
        actions.accept(offered)

    actions.accept(full[3])
    with pytest.raises(actions.Refused, match="still give it up"):
        actions.decline(full[3])


def test_many_seats_at_once_are_offered_bit_by_bit_and_all_of_them(circle, full, monkeypatch):
    monkeypatch.setattr("events.actions.settling.LETTERS_AT_A_TIME", 2)
    rows = [ask(circle) for _ in range(6)]

    actions.change_seats(circle, capacity=7, by=full[0].person)

    assert statuses(*full, *rows) == ["confirmed"] * 2 + ["offered"] * 5 + ["waiting"] * 3


def test_a_newcomer_waits_while_seats_are_still_being_offered(circle, full, monkeypatch):
    monkeypatch.setattr("events.actions.settling.LETTERS_AT_A_TIME", 1)
    SeatPool.objects.filter(pk=circle.pk).update(capacity=9)

    newcomer = ask(circle)

    assert stands(full[3], newcomer) == [("waiting", "full"), ("waiting", "others_first")]
    actions.settle(circle.pk)
    assert statuses(full[2], full[3], newcomer) == ["offered"] * 3
