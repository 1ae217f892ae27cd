"""What is over reads so at once, though the minute clock has yet to find it."""

import datetime

import pytest

from events import actions
from events.circle_words import Clock
from events.models import Registration
from events.own_seats import coming_seats, place_of, seats_of, with_all
from events.standing import own_places
from events.why import why
from tests.events.engine.conftest import ask

pytestmark = pytest.mark.django_db


def place(registration):
    return place_of(with_all(Registration.objects.filter(pk=registration.pk)).get())


@pytest.fixture
def waits(full):
    return full[2]


@pytest.fixture
def begun(waits, circle, clock):
    """Somebody waits still, and it has begun."""
    clock.move_to(circle.session.starts_at)
    return waits


@pytest.mark.parametrize("minutes", [0, 45, 90, 60 * 24])
def test_nobody_waits_for_what_has_begun(waits, circle, clock, minutes):
    clock.move_to(circle.session.starts_at + datetime.timedelta(minutes=minutes))

    found = place(waits)

    assert found.registration.status == "waiting"
    assert found.state == "Your turn has lapsed"
    assert "started before a seat came free" in found.line
    assert found.line == why(found.registration)
    assert not found.is_ahead
    assert not found.is_in_turn


def test_it_reads_the_same_once_the_clock_has_struck(begun):
    before = place(begun)

    actions.settle_due()

    after = place(begun)
    assert after.registration.status == "expired"
    assert (before.state, before.line, before.tone) == (after.state, after.line, after.tone)


def test_it_is_among_what_was(begun):
    mine = seats_of(begun.person)

    assert (len(mine.ahead), len(mine.past)) == (0, 1)
    assert not coming_seats(begun.person)


def test_the_card_of_the_circle_says_nothing_of_a_queue(begun, circle, clock):
    zone = circle.session.zone_info

    assert own_places(begun.person, [circle.pk], Clock(clock.now, zone, zone)) == {}


def test_who_has_a_seat_has_it_while_it_lasts(full, circle, clock):
    clock.move_to(circle.session.starts_at)

    assert place(full[0]).is_ahead
    assert place(full[0]).state == "You have a seat"
    assert coming_seats(full[0].person)


def test_an_offer_nobody_answered_in_time_is_no_offer(full, clock):
    actions.cancel(full[0], by=full[0].person)
    clock.move(hours=25)

    found = place(full[2])

    assert found.registration.status == "offered"
    assert found.state == "Your turn has lapsed"
    assert "not answered in time" in found.line
    assert why(found.registration) == found.line


def test_who_waits_for_what_is_still_to_come_waits(full, circle):
    assert place(ask(circle)).state == "You are waiting"
