"""Ada registers, is moved, gives up her place, comes back, and the session moves. Her calendar follows.

Two parsers that we don't write with read every file that was mailed to her; both end with the same.
"""

import datetime
import itertools

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from accounts.models import Letter
from events import actions, letters
from events.actions.calendars import tell_calendar
from events.calendars import Notice, calendar_of
from events.models import CalendarCopy, Registration
from tests.conftest import EVIDENCE
from tests.factories import events as make

from .calendar_client import Client, by_ics, by_vobject

PARSERS = [by_ics, by_vobject]


@pytest.fixture
def ada():
    return make.a_person(1)


def files():
    """What was mailed, in order."""
    return [letter.calendar for letter in Letter.objects.order_by("pk") if letter.calendar]


def register(pool, person):
    return actions.register(
        person, pool, form_key=make.new_code(), display_name="Ada", agreement=make.a_version()
    )


def place_of(pool):
    session = pool.session
    session.refresh_from_db()
    return {session.uid: (session.starts_at, session.ends_at)}


@pytest.mark.django_db
@pytest.mark.parametrize("read", PARSERS)
def test_who_registers_is_moved_gives_up_and_returns_sees_it_in_the_calendar(read, ada):
    page = make.circles_page()
    first, second = make.a_circle(page, slot="a"), make.a_circle(page, slot="a")
    staff, client = make.a_person(9), Client(read)
    seen = []

    def look(expected):
        for text in files()[len(seen) :]:
            seen.append(text)
            client.take(text)
        assert client.shown() == expected

    with time_machine.travel(timezone.now()) as clock:
        mine = register(first, ada)
        look(place_of(first))
        clock.shift(60)
        mine = actions.move(mine, second, by=staff, form_key="move")
        look(place_of(second))
        clock.shift(60)
        actions.cancel(mine, by=ada)
        look({})
        clock.shift(60)
        register(second, ada)
        look(place_of(second))
        clock.shift(60)
        session, day = second.session, datetime.timedelta(days=1)
        session.refresh_from_db()
        actions.change_session(
            session, by=staff, starts_on=session.starts_on + day, ends_on=session.ends_on + day
        )
        actions.tell_of_changes(timezone.now())
        look(place_of(second))
        clock.shift(60)
        actions.cancel_session(second.session, reason="ill", by=staff)
        actions.tell_of_changes(timezone.now())
        look({})

    methods = [by_vobject(text).method for text in seen]
    assert sorted(methods[1:3]) == ["CANCEL", "REQUEST"]
    assert methods[3:] == ["CANCEL", "REQUEST", "REQUEST", "CANCEL"]
    assert [by_vobject(text) for text in seen] == [by_ics(text) for text in seen]


STEPS = st.lists(st.sampled_from(["give up", "come back", "change"]), min_size=1, max_size=12)


class TestAnyHistory(TestCase):
    """Files of any history, told as the actions do, leave in the calendar what is so."""

    @classmethod
    def setUpTestData(cls):
        cls.registration = make.seated(make.a_circle(), make.a_person(1))

    @settings(
        max_examples=100 if EVIDENCE else 10,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(steps=STEPS)
    def test_after_any_history_the_calendar_shows_whether_there_is_a_place(self, steps):
        registration = Registration.objects.get(pk=self.registration.pk)
        session = registration.pool.session
        clients, sequences = [Client(read) for read in PARSERS], []

        def told(method):
            with transaction.atomic():
                text = tell_calendar(registration, method)
            if text:
                sequences.append((method, by_vobject(text).sequence))
                for client in clients:
                    client.take(text)

        told("REQUEST")
        for step in steps:
            if step == "change":
                session.sequence += 1
                session.starts_at += datetime.timedelta(hours=1)
                session.ends_at += datetime.timedelta(hours=1)
                session.save()
                if registration.status == "confirmed":
                    told("REQUEST")
            else:
                registration.status = "cancelled" if step == "give up" else "confirmed"
                registration.save()
                told("CANCEL" if step == "give up" else "REQUEST")

        there = {session.uid: (session.starts_at, session.ends_at)}
        expected = there if registration.status == "confirmed" else {}
        for client in clients:
            assert client.shown() == expected
        numbers = [number for _method, number in sequences]
        assert all(one < other for one, other in itertools.pairwise(numbers))
        assert CalendarCopy.objects.get().last_sequence == numbers[-1] >= 0


@pytest.mark.django_db
@pytest.mark.parametrize("read", PARSERS)
def test_with_the_sequence_of_the_session_alone_a_cancel_is_ignored(read):
    """The control: between two changes of a session its SEQUENCE stays, for one person it may not."""
    session = make.a_circle().session
    client = Client(read)

    for method in ("REQUEST", "CANCEL"):
        notice = Notice(method, session.sequence, timezone.now(), "https://x/", "ada@example.org")
        client.take(calendar_of(session, notice))

    assert client.shown()


@pytest.mark.django_db
def test_nothing_is_taken_out_of_a_calendar_that_holds_nothing(ada):
    registration = make.seated(make.a_circle(), ada)

    with transaction.atomic():
        assert tell_calendar(registration, "CANCEL") == ""
        assert tell_calendar(registration, "REQUEST")
        assert tell_calendar(registration, "CANCEL")
        assert tell_calendar(registration, "CANCEL") == ""


@pytest.mark.django_db
def test_a_place_given_up_a_moment_ago_is_not_put_in_the_calendar(ada):
    registration = make.seated(make.a_circle(), ada)
    Registration.objects.update(status="cancelled")

    with transaction.atomic():
        letter = letters.confirmed(registration)

    assert letter.calendar == ""
    assert not CalendarCopy.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("read", PARSERS)
def test_who_keeps_a_circle_has_it_in_the_calendar_as_long_as_they_do(read, ada):
    pool, staff, client = make.a_circle(keepers_needed=1), make.a_person(9), Client(read)
    seen = []

    def look(expected):
        for text in files()[len(seen) :]:
            seen.append(text)
            client.take(text)
        assert client.shown() == expected

    with time_machine.travel(timezone.now()) as clock:
        # She sat there once: her calendar has seen this UID before.
        mine = make.seated(pool, ada)
        with transaction.atomic():
            letters.confirmed(mine)
        clock.shift(60)
        actions.cancel(mine, by=ada)
        look({})
        clock.shift(60)
        asked = actions.invite_keeper(pool.session, ada, "keeper", by=staff)
        look({})
        actions.answer_invitation(asked, yes=True, shown_name="Ada", by=ada)
        look(place_of(pool))
        clock.shift(60)
        session, day = pool.session, datetime.timedelta(days=1)
        actions.change_session(
            session, by=staff, starts_on=session.starts_on + day, ends_on=session.ends_on + day
        )
        actions.tell_of_changes(timezone.now())
        look(place_of(pool))
        clock.shift(60)
        actions.drop_out(asked, by=ada)
        look({})

    numbers = [by_vobject(text).sequence for text in seen]
    assert all(one < other for one, other in itertools.pairwise(numbers))
    assert "Your help (" in seen[-1]


@pytest.mark.django_db
@pytest.mark.parametrize("how", ["handed over", "cancelled"])
def test_a_keepers_calendar_lets_go_of_what_they_keep_no_longer(ada, how):
    pool, staff = make.a_circle(keepers_needed=1), make.a_person(9)
    asked = actions.invite_keeper(pool.session, ada, "keeper", by=staff)
    actions.answer_invitation(asked, yes=True, shown_name="Ada", by=ada)

    if how == "handed over":
        other = make.a_person(2)
        asked = actions.hand_over(asked, other.email, by=ada)
        actions.answer_invitation(asked, yes=True, shown_name="Bo", by=other)
    else:
        actions.cancel_session(pool.session, reason="ill", by=staff)
        actions.tell_of_changes(timezone.now())

    copy = CalendarCopy.objects.get(person=ada)
    assert copy.last_method == "CANCEL"


@pytest.mark.django_db
def test_who_was_called_away_since_is_not_put_in_the_calendar(ada):
    keeps = make.a_keeper(make.a_circle().session, ada)
    type(keeps).objects.update(status="dropped_out")

    with transaction.atomic():
        letter = letters.keeper_named(keeps)

    assert letter.calendar == ""
