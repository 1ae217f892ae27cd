"""Nobody is offered a seat with too little time to answer, and nobody is put out for that."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from events import actions, offer_links
from events.models import SeatEvent
from events.models.seats import TIME_TO_ANSWER
from events.why import why
from tests.events.engine.conftest import ask, held, stands, statuses
from tests.events.engine.invariants import broken

pytestmark = pytest.mark.django_db


def begin_at(circle, moment):
    """Put the circle to that moment."""
    session = circle.session
    session.refresh_from_db()
    starts = moment.astimezone(ZoneInfo(session.zone)).replace(second=0, microsecond=0)
    ends = starts + datetime.timedelta(minutes=90)
    actions.change_session(
        session,
        by=None,
        starts_on=starts.date(),
        start_time=starts.time(),
        ends_on=ends.date(),
        end_time=ends.time(),
    )
    circle.refresh_from_db()


@pytest.fixture
def offered(full):
    """The first of the two who wait has been offered a seat."""
    actions.cancel(full[0], by=full[0].person)
    full[2].refresh_from_db()
    return full[2]


def test_a_seat_freed_just_before_the_cut_off_is_offered_to_nobody_in_turn(full, circle, clock):
    clock.move_to(circle.cutoff_at - datetime.timedelta(minutes=2))
    actions.cancel(full[0], by=full[0].person)
    clock.move(minutes=3)
    actions.settle_due()

    assert statuses(*full) == ["cancelled", "confirmed", "waiting", "waiting"]
    circle.refresh_from_db()
    assert circle.late_announced_at
    assert actions.claim_late_seat(full[2], by=full[2].person).is_seated


def test_the_last_offer_leaves_time_to_answer(full, circle, clock):
    clock.move_to(circle.first_come_at - datetime.timedelta(seconds=1))
    actions.cancel(full[0], by=full[0].person)

    full[2].refresh_from_db()
    assert full[2].offer_expires_at - clock.now > TIME_TO_ANSWER


def test_an_offer_made_before_lasts_until_the_cut_off(full, circle, clock):
    clock.move_to(circle.cutoff_at - datetime.timedelta(hours=2))
    actions.cancel(full[0], by=full[0].person)
    clock.move_to(circle.cutoff_at - datetime.timedelta(minutes=1))
    actions.settle_due()

    assert statuses(*full) == ["cancelled", "confirmed", "offered", "waiting"]
    assert actions.accept(full[2]).is_seated


def test_an_offer_that_is_only_cut_short_stands_until_the_new_cut_off(offered, circle, clock):
    begin_at(circle, clock.now + datetime.timedelta(hours=5))

    offered.refresh_from_db()
    assert (offered.status, offered.offer_expires_at) == ("offered", circle.cutoff_at)


@pytest.fixture
def taken_back(offered, circle, clock):
    """The circle is put to within the hour, while the offer stands."""
    begin_at(circle, clock.now + datetime.timedelta(minutes=50))
    return offered


def test_an_offer_that_a_new_time_leaves_no_time_for_is_taken_back(taken_back, full, circle):
    assert stands(taken_back, full[3]) == [("waiting", "short_notice"), ("waiting", "full")]
    row = taken_back.pool.registrations.get(pk=taken_back.pk)
    assert (row.position, row.offers, row.offer_expires_at) == (1, 1, None)
    assert SeatEvent.objects.filter(kind="taken_back", from_status="offered").count() == 1
    assert held(circle) == 1
    assert circle.late_announced_at
    assert broken() == []


def test_whose_offer_was_taken_back_is_told_so_and_may_be_the_first(taken_back):
    with pytest.raises(actions.Refused, match="sooner now"):
        actions.accept(taken_back)

    taken_back.refresh_from_db()
    assert "first to take it" in why(taken_back)
    assert actions.claim_late_seat(taken_back, by=taken_back.person).is_seated


def test_the_link_of_an_offer_taken_back_answers_no_later_one(taken_back, circle, clock):
    link = offer_links.token(taken_back)
    begin_at(circle, clock.now + datetime.timedelta(days=7))

    taken_back.refresh_from_db()
    assert (taken_back.status, taken_back.offers) == ("offered", 2)
    assert offer_links.registration_of(link) is None
    assert offer_links.registration_of(offer_links.token(taken_back)) == taken_back


def test_an_offer_that_had_its_time_and_was_not_answered_lapses(offered, circle, clock):
    begin_at(circle, clock.now + datetime.timedelta(hours=5))
    clock.move_to(circle.cutoff_at)
    actions.settle_due()

    assert stands(offered) == [("expired", "too_late")]


def test_a_newcomer_takes_a_free_seat_in_the_last_half_hour_before_the_cut_off(full, circle, clock):
    clock.move_to(circle.first_come_at)
    actions.cancel(full[0], by=full[0].person)

    assert stands(ask(circle)) == [("confirmed", "late_seat")]
