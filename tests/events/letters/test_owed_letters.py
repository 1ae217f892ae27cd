"""A changed or cancelled session: everyone is told once, whatever happens in between."""

import datetime

import pytest
from django.utils import timezone

from accounts.models import Letter
from events import actions, letters
from events.models import CalendarCopy, Registration, Session, SessionStaff
from tests.factories import events as make

from .every import waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    return make.a_person(90)


@pytest.fixture
def pool(keeper):
    pool = make.a_circle(keepers=[keeper])
    for number in range(3):
        make.seated(pool, make.a_person(number))
    waiting(pool, make.a_person(3))
    return pool


def change(session):
    session.sequence += 1
    session.revised_at = timezone.now()
    session.save()


def cancel(pool):
    pool.session.status = "cancelled"
    change(pool.session)
    pool.registrations.update(status="cancelled", reason="session_cancelled")


def told():
    return sorted(letter.kind.removeprefix("seats_") for letter in Letter.objects.all())


def test_a_change_is_told_to_who_has_a_place_who_waits_and_who_keeps_it(pool):
    change(pool.session)

    assert actions.tell_of_changes(timezone.now()) == 4
    assert actions.tell_of_changes(timezone.now()) == 0

    assert told() == ["changed"] * 4 + ["keeper_time_changed"]
    calendars = list(Letter.objects.exclude(calendar="").values_list("calendar", flat=True))
    assert len(calendars) == 3 + 1
    assert all("METHOD:REQUEST" in calendar for calendar in calendars)
    pool.session.refresh_from_db()
    assert pool.session.told_sequence == pool.session.sequence


def test_each_change_is_told_once(pool):
    for _ in range(2):
        change(pool.session)
        actions.tell_of_changes(timezone.now())

    assert told() == ["changed"] * 8 + ["keeper_time_changed"] * 2


def test_two_changes_before_anybody_was_told_are_one_letter(pool):
    change(pool.session)
    change(pool.session)

    actions.tell_of_changes(timezone.now())

    assert told() == ["changed"] * 4 + ["keeper_time_changed"]


def test_a_cancelled_session_goes_out_of_the_calendars_that_hold_it(pool):
    for registration in pool.registrations.confirmed()[:2]:
        letters.confirmed(registration)
    Letter.objects.all().delete()
    cancel(pool)

    actions.tell_of_changes(timezone.now())

    assert told() == ["cancelled"] * 4 + ["keeper_cancelled"]
    calendars = list(Letter.objects.exclude(calendar="").values_list("calendar", flat=True))
    assert len(calendars) == 2
    assert all("METHOD:CANCEL" in text and "STATUS:CANCELLED" in text for text in calendars)
    assert all(copy.last_method == "CANCEL" for copy in CalendarCopy.objects.all())


def test_who_gave_their_place_up_before_hears_nothing(pool):
    pool.registrations.update(status="cancelled", reason="by_person")
    SessionStaff.objects.update(status="dropped_out")
    change(pool.session)

    actions.tell_of_changes(timezone.now())

    assert told() == []


def test_a_session_without_seats_owes_nothing():
    session = make.a_session(make.conference_page())
    change(session)

    assert actions.tell_of_changes(timezone.now()) == 0

    session.refresh_from_db()
    assert session.told_sequence == 1


def test_of_what_is_over_nobody_is_told_that_it_changed(pool):
    Session.objects.filter(pk=pool.session_id).update(sequence=1)

    actions.tell_of_changes(pool.session.ends_at + datetime.timedelta(hours=1))

    assert told() == []
    pool.session.refresh_from_db()
    assert pool.session.told_sequence == 1


def test_killed_half_way_nobody_is_left_out_and_nobody_told_twice(pool, monkeypatch):
    monkeypatch.setattr("events.actions.owed_letters.AT_ONCE", 2)
    change(pool.session)
    write, calls = letters.changed, []

    def killed(registration):
        calls.append(registration.pk)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return write(registration)

    monkeypatch.setattr(letters, "changed", killed)
    with pytest.raises(KeyboardInterrupt):
        actions.tell_of_changes(timezone.now())
    pool.session.refresh_from_db()
    assert pool.session.told_sequence == 0
    assert told() == ["changed"] * 2
    actions.tell_of_changes(timezone.now())

    assert told() == ["changed"] * 4 + ["keeper_time_changed"]


def test_changed_again_while_it_is_told_everyone_hears_of_the_newest(pool, monkeypatch):
    monkeypatch.setattr("events.actions.owed_letters.AT_ONCE", 2)
    change(pool.session)
    write, calls = letters.changed, []

    def changed_meanwhile(registration):
        calls.append(registration.pk)
        if len(calls) == 2:
            Session.objects.filter(pk=pool.session_id).update(sequence=2)
        return write(registration)

    monkeypatch.setattr(letters, "changed", changed_meanwhile)
    actions.tell_of_changes(timezone.now())

    newest = Letter.objects.filter(dedupe_key__endswith=":2", kind="seats_changed")
    assert newest.count() == Registration.objects.active().count()
    pool.session.refresh_from_db()
    assert pool.session.told_sequence == 2
