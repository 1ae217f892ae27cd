"""Reminders and thanks: once, in time, and never about what is off; also when the clock slept."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from accounts.models import Letter
from events import actions, letters
from events.actions.reminders import day_before
from events.models import Registration
from tests.factories import events as make

pytestmark = pytest.mark.django_db

STARTS = datetime.datetime(2026, 12, 4, 18, 0, tzinfo=datetime.UTC)
HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)
MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture
def pool():
    return make.a_circle(starts_at=STARTS)


@pytest.fixture
def registration(pool):
    return seated_at(make.seated(pool, make.a_person(1)), STARTS - 7 * DAY)


def seated_at(registration, moment):
    Registration.objects.filter(pk=registration.pk).update(changed_at=moment)
    return registration


def kinds():
    return [letter.kind.removeprefix("seats_") for letter in Letter.objects.order_by("pk")]


def at(*moments):
    for moment in moments:
        actions.write_reminders(moment)
    return kinds()


def test_each_comes_once_when_the_clock_strikes_every_quarter_of_an_hour(registration):
    quarters = [STARTS - 27 * HOUR + n * HOUR / 4 for n in range(4 * 32)]

    assert at(*quarters) == ["reminder_day", "reminder_hour", "thanks"]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (DAY + MINUTE, []),
        (DAY, ["reminder_day"]),
        (2 * HOUR, ["reminder_day"]),
        (HOUR, ["reminder_hour"]),
        (MINUTE, ["reminder_hour"]),
        (MINUTE * 0, []),
        (-HOUR, []),
        (-HOUR * 2, ["thanks"]),
        (-DAY * 3, []),
    ],
)
def test_a_clock_that_slept_until_then_writes_only_what_still_helps(registration, before, expected):
    assert at(STARTS - before) == expected


def test_run_twice_at_once_it_writes_nothing_twice(registration):
    assert at(STARTS - DAY, STARTS - DAY) == ["reminder_day"]
    assert actions.write_reminders(STARTS - DAY) == 0


@pytest.mark.parametrize(
    ("before", "expected"),
    [(2 * HOUR, ["reminder_hour", "thanks"]), (HOUR / 2, ["thanks"])],
)
def test_who_came_later_than_a_reminder_was_due_does_not_get_it(registration, before, expected):
    seated_at(registration, STARTS - before)

    assert at(STARTS - 2 * HOUR, STARTS - HOUR / 2, STARTS + 2 * HOUR) == expected


@pytest.mark.parametrize("status", ["waiting", "offered", "declined", "expired", "cancelled"])
def test_only_who_has_a_place_is_reminded(registration, status):
    registration.status, registration.position = status, 1
    registration.offer_expires_at = STARTS if status == "offered" else None
    registration.save()

    assert at(STARTS - DAY, STARTS - HOUR, STARTS + 2 * HOUR) == []


def test_of_a_cancelled_session_nobody_is_reminded(registration):
    registration.pool.session.status = "cancelled"
    registration.pool.session.save()

    assert at(STARTS - DAY, STARTS - HOUR, STARTS + 2 * HOUR) == []


def test_a_session_moved_after_its_reminder_reminds_anew(registration):
    at(STARTS - DAY)
    session = registration.pool.session
    session.starts_at, session.ends_at = STARTS + 7 * DAY, STARTS + 7 * DAY + HOUR
    session.save()

    assert at(STARTS - HOUR, STARTS + 6 * DAY) == ["reminder_day", "reminder_day"]


def test_a_change_is_told_before_anybody_is_reminded_and_then_not_again(registration):
    session = registration.pool.session
    session.sequence += 1
    session.revised_at = registration.created_at
    session.save()
    assert at(STARTS - DAY + HOUR) == []

    actions.tell_of_changes(STARTS - DAY + HOUR)

    told_at = session.calendar_copies.get()
    told_at.told_at = STARTS - DAY + HOUR
    told_at.save()
    assert at(STARTS - DAY + 2 * HOUR, STARTS - HOUR) == ["changed", "reminder_hour"]


@pytest.mark.parametrize(
    ("zone", "local", "expected"),
    [
        ("America/New_York", "2026-03-08 13:00", "2026-03-07 13:00"),
        ("America/New_York", "2026-11-01 13:00", "2026-10-31 13:00"),
        ("America/New_York", "2026-03-09 02:30", "2026-03-08 01:30"),
        ("Australia/Lord_Howe", "2026-04-05 12:15", "2026-04-04 12:15"),
        ("Asia/Kathmandu", "2026-07-01 09:45", "2026-06-30 09:45"),
    ],
)
def test_the_day_before_is_a_day_by_the_clock_on_the_wall(zone, local, expected):
    here = ZoneInfo(zone)
    starts_at = datetime.datetime.fromisoformat(local).replace(tzinfo=here)
    session = make.a_session(make.conference_page(), starts_at.astimezone(datetime.UTC), zone=zone)

    assert f"{day_before(session).astimezone(here):%Y-%m-%d %H:%M}" == expected


def test_in_the_hour_lived_twice_the_second_is_a_day_after_the_only_one():
    second = datetime.datetime(2026, 11, 1, 6, 30, tzinfo=datetime.UTC)
    session = make.a_session(make.conference_page(), second)

    assert second - day_before(session) == 25 * HOUR


def test_more_people_than_go_under_one_lock_are_all_reminded(pool, monkeypatch):
    monkeypatch.setattr("events.actions.reminders.AT_ONCE", 2)
    for number in range(5):
        seated_at(make.seated(pool, make.a_person(number)), STARTS - 7 * DAY)

    assert actions.write_reminders(STARTS - DAY) == 5


def test_killed_half_way_it_goes_on_where_it_was(pool, monkeypatch):
    monkeypatch.setattr("events.actions.reminders.AT_ONCE", 2)
    for number in range(5):
        seated_at(make.seated(pool, make.a_person(number)), STARTS - 7 * DAY)
    write, written = letters.reminder, []

    def killed(registration, kind):
        if len(written) == 3:
            raise KeyboardInterrupt
        written.append(registration.pk)
        return write(registration, kind)

    monkeypatch.setattr(letters, "reminder", killed)
    with pytest.raises(KeyboardInterrupt):
        actions.write_reminders(STARTS - DAY)
    monkeypatch.setattr(letters, "reminder", write)
    assert kinds() == ["reminder_day"] * 2
    actions.write_reminders(STARTS - DAY)

    assert kinds() == ["reminder_day"] * 5


def test_reminding_takes_as_many_queries_for_nobody_new_with_1_as_with_5(
    pool, django_assert_max_num_queries
):
    for number in range(5):
        seated_at(make.seated(pool, make.a_person(number)), STARTS - 7 * DAY)
    actions.write_reminders(STARTS - DAY)

    with django_assert_max_num_queries(3):
        actions.write_reminders(STARTS - DAY)
