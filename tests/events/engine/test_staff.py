"""What staff do to a pool as a whole: seats, closing, opening again, cancelling the session."""

import pytest

from events import actions
from events.models import AccessNeed, SeatEvent, SessionStaff
from events.why import why
from tests.events.engine.conftest import ask, held, stands, statuses
from tests.factories import events as make

pytestmark = pytest.mark.django_db


def test_more_seats_are_offered_in_turn(full, circle, editor):
    changed = actions.change_seats(circle, capacity=3, by=editor)

    assert (changed.capacity, changed.seats_held) == (3, 3)
    assert statuses(*full) == ["confirmed", "confirmed", "offered", "waiting"]


def test_there_can_t_be_fewer_seats_than_are_held(full, circle, editor):
    with pytest.raises(actions.Refused, match="2 seats are held"):
        actions.change_seats(circle, capacity=1, by=editor)

    assert actions.change_seats(circle, capacity=2, by=editor).capacity == 2


def test_extra_seats_are_given_with_a_reason(full, circle, editor):
    with pytest.raises(actions.Refused, match="Say why"):
        actions.change_seats(circle, capacity=2, override_seats=1, by=editor)

    actions.change_seats(circle, capacity=2, override_seats=1, by=editor, note="A guest")

    assert statuses(full[2]) == ["offered"]
    assert held(circle) == 3


@pytest.mark.parametrize("capacity", [-1, 100_001])
def test_a_number_of_seats_that_is_none_is_refused(circle, editor, capacity):
    with pytest.raises(actions.Refused, match=r"100,000"):
        actions.change_seats(circle, capacity=capacity, by=editor)


def test_a_change_of_seats_is_on_record_and_none_isn_t(circle, editor):
    actions.change_seats(circle, capacity=5, by=editor)
    actions.change_seats(circle, capacity=5, by=editor)

    event = SeatEvent.objects.get(kind="seats_changed")
    assert (event.data["before"]["capacity"], event.data["after"]["capacity"]) == (2, 5)


def test_down_to_no_seats_everybody_waits_and_back_again(site_root, editor):
    pool = make.a_circle(capacity=1)
    actions.change_seats(pool, capacity=0, by=editor)
    rows = [ask(pool), ask(pool)]

    actions.change_seats(pool, capacity=100_000, by=editor)

    assert statuses(*rows) == ["offered", "offered"]


def test_while_it_is_closed_seats_are_kept_and_none_given_out(full, circle, editor):
    actions.close_registration(circle, by=editor)
    actions.close_registration(circle, by=editor)
    actions.cancel(full[0], by=full[0].person)

    assert statuses(*full) == ["cancelled", "confirmed", "waiting", "waiting"]
    assert "closed" in why(full[2])
    assert SeatEvent.objects.filter(kind="closed").count() == 1


def test_opened_again_it_goes_on_with_who_waits_first(full, circle, editor):
    actions.close_registration(circle, by=editor)
    actions.cancel(full[0], by=full[0].person)

    assert actions.reopen_registration(circle, by=editor).closed_at is None
    assert statuses(*full) == ["cancelled", "confirmed", "offered", "waiting"]


def test_an_open_offer_can_be_accepted_though_it_closes(full, circle, editor):
    actions.cancel(full[0], by=full[0].person)
    actions.close_registration(circle, by=editor)

    assert actions.accept(full[2]).status == "confirmed"


def test_without_its_keeper_a_circle_gives_out_nothing_and_takes_nothing(full, circle):
    circle.session.staff.update(status=SessionStaff.Status.DROPPED_OUT)
    actions.cancel(full[0], by=full[0].person)

    assert statuses(*full) == ["cancelled", "confirmed", "waiting", "waiting"]
    assert "keeper is missing" in why(full[2])

    circle.session.staff.update(status=SessionStaff.Status.ACCEPTED)
    assert actions.settle_due() == 1
    assert statuses(full[2]) == ["offered"]


def test_a_cancelled_session_ends_every_place(full, circle, editor):
    ask(circle, need="A ramp")

    session = actions.cancel_session(circle.session, reason="The room is flooded", by=editor)

    assert session.is_cancelled
    assert (session.sequence, session.told_sequence) == (1, 0)
    assert stands(*full) == [("cancelled", "session_cancelled")] * 4
    assert held(circle) == 0
    assert not AccessNeed.objects.exists()


def test_cancelling_a_session_twice_is_once(full, circle, editor):
    actions.cancel_session(circle.session, reason="The room is flooded", by=editor)
    session = actions.cancel_session(circle.session, reason="Again", by=editor)

    assert (session.sequence, session.cancel_reason) == (1, "The room is flooded")


def test_a_session_is_cancelled_with_a_reason_and_before_it_is_over(circle, editor, clock):
    with pytest.raises(actions.Refused, match="Say why"):
        actions.cancel_session(circle.session, reason=" ", by=editor)

    clock.move_to(circle.session.ends_at)
    with pytest.raises(actions.Refused, match="over"):
        actions.cancel_session(circle.session, reason="Too late", by=editor)


def test_a_session_without_seats_is_cancelled_too(site_root, editor):
    session = make.a_session(make.conference_page(), title="Opening")

    assert actions.cancel_session(session, reason="No speaker", by=editor).is_cancelled
