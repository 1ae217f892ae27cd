"""What changes with a session's time: letters owed, offers, purges, the slot. A typo changes none."""

import datetime

import pytest
from django.utils import timezone

from accounts.models import Letter
from events.actions import Refused, add_session, cancel_session, change_session, settle
from events.models import AccessNeed, Registration, Session
from tests.factories.events import (
    a_circle,
    a_person,
    a_session,
    conference_page,
    seated,
)

from .test_adding import facts

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def circle(event):
    return add_session(event, by=None, keepers_needed=1, **facts())


def change(session, **more):
    return change_session(session, by=None, **more)


def at(text):
    return datetime.time.fromisoformat(text)


@pytest.mark.parametrize(
    "more",
    [
        {"start_time": at("12:45")},
        {"end_time": at("15:00")},
        {"zone": "America/Chicago"},
        {"place": "Room 12"},
        {"starts_on": datetime.date(2031, 5, 7), "ends_on": None},
    ],
)
def test_a_change_of_time_or_place_is_owed_in_letters(circle, more):
    changed = change(circle, **more)

    assert changed.sequence == 1
    assert changed.told_sequence == 0
    assert changed.uid == circle.uid


@pytest.mark.parametrize(
    "more", [{"title": "Renamed"}, {"summary": "More"}, {"start_time": at("13:00")}, {}]
)
def test_a_typo_is_told_to_nobody(circle, more):
    assert change(circle, **more).sequence == 0


def test_two_changes_are_two_steps_of_sequence(circle):
    change(circle, place="Room 1")

    assert change(circle, place="Room 2").sequence == 2


def test_needs_and_letters_are_forgotten_after_the_new_end(circle):
    person = a_person(1)
    registration = seated(circle.pool, person)
    purge_at = circle.ends_at + datetime.timedelta(7)
    need = AccessNeed.objects.create(registration=registration, text="A ramp", purge_at=purge_at)
    letter = Letter.objects.create(
        kind="x", person=person, language="en", dedupe_key="x", stream=f"{circle.pk}:{person.pk}",
        forget_at=circle.ends_at + datetime.timedelta(30),
        message_token="0" * 32, due_at=timezone.now(),
    )  # fmt: skip

    change(circle, starts_on=datetime.date(2031, 5, 16), ends_on=None)

    need.refresh_from_db()
    letter.refresh_from_db()
    circle.refresh_from_db()
    assert need.purge_at == circle.ends_at + datetime.timedelta(7)
    assert letter.forget_at == circle.ends_at + datetime.timedelta(30)


def test_an_open_offer_ends_with_the_new_short_notice():
    now = timezone.now().replace(second=0, microsecond=0)
    pool = a_circle(capacity=1, starts_at=now + 48 * HOUR)
    registration = seated(pool, a_person(1))
    Registration.objects.filter(pk=registration.pk).update(
        status="offered", offer_expires_at=now + 24 * HOUR, offers=1
    )
    starts = (now + 5 * HOUR).astimezone(pool.session.zone_info)
    ends = starts + HOUR

    change(
        pool.session,
        starts_on=starts.date(),
        start_time=starts.time(),
        ends_on=ends.date(),
        end_time=ends.time(),
    )

    registration.refresh_from_db()
    assert registration.status == "offered"
    assert registration.offer_expires_at == now + 4 * HOUR


def test_terms_change_without_a_letter_and_the_day_to_decide_is_asked_anew(circle):
    circle.pool.decided_at = timezone.now()
    circle.pool.save()
    decide_at = circle.starts_at - 24 * HOUR

    changed = change(circle, minimum=4, decide_at=decide_at, offer_hours=2)

    pool = changed.pool
    assert (pool.minimum, pool.decide_at, pool.offer_hours) == (4, decide_at, 2)
    assert pool.decided_at is None
    assert changed.sequence == 0


def test_moving_before_the_day_to_decide_is_refused(circle):
    change(circle, minimum=4, decide_at=circle.starts_at - HOUR)

    with pytest.raises(Refused, match="Decide before it starts"):
        change(circle, starts_on=datetime.date(2031, 5, 5), ends_on=None)

    circle.refresh_from_db()
    assert (circle.starts_on, circle.sequence) == (datetime.date(2031, 5, 6), 0)


def test_a_slot_in_which_people_would_hold_two_seats_is_refused_with_their_number(event, circle):
    later = add_session(event, by=None, **facts(start="15:00", end="16:00"))
    both, one = a_person(1), a_person(2)
    for pool in (circle.pool, later.pool):
        seated(pool, both)
    seated(later.pool, one)

    with pytest.raises(
        Refused, match="1 person has a seat in this circle and in another"
    ) as refused:
        change(later, slot=circle.slot)

    assert refused.value.field == "slot"
    later.refresh_from_db()
    assert later.slot == "2"


def test_whoever_sits_in_a_circle_comes_along_into_its_new_slot(event, circle):
    later = add_session(event, by=None, **facts(start="15:00", end="16:00"))
    registration = seated(later.pool, a_person(1))

    change(later, slot=circle.slot)

    registration.refresh_from_db()
    assert registration.slot_key == f"{event.pk}:{circle.slot}"


def test_a_circle_moved_beside_others_must_take_their_slot(event, circle):
    later = add_session(event, by=None, **facts(start="15:00", end="16:00"))

    with pytest.raises(Refused, match="At the same time"):
        change(later, start_time=at("14:00"))

    assert change(later, start_time=at("14:00"), slot="").slot == circle.slot


def test_what_was_cancelled_is_not_changed(circle, registrar):
    cancel_session(circle, reason="Snow", by=registrar)

    with pytest.raises(Refused, match="It was cancelled"):
        change(circle, title="Again")


def test_what_has_begun_is_not_moved_but_may_end_later():
    page = conference_page()
    session = a_session(page, timezone.now() - HOUR, minutes=120)
    ends = session.ends_at.astimezone(session.zone_info) + HOUR

    with pytest.raises(Refused, match="in the past"):
        change(
            session,
            starts_on=datetime.date(2031, 5, 6),
            ends_on=None,
            start_time=at("10:00"),
            end_time=at("12:00"),
        )

    later = change(session, ends_on=ends.date(), end_time=ends.time())
    assert later.ends_at == session.ends_at


def test_a_session_gets_its_first_seats(registrar):
    session = add_session(conference_page(), by=None, **facts())

    assert change(session, capacity=3).pool.seats == 3


def test_a_change_that_is_refused_changes_nothing(circle):
    stood = Session.objects.filter(pk=circle.pk).values().get()

    with pytest.raises(Refused):
        change(circle, place="Elsewhere", start_time=at("15:00"))

    assert Session.objects.filter(pk=circle.pk).values().get() == stood
    assert settle(circle.pool.pk) == 0
