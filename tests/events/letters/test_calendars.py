"""Calendar files: one event, one reader, times in UTC; nothing that gives a circle away."""

import datetime
import re

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from events.actions.calendars import tell_calendar
from events.calendars import Notice, calendar_of, own_calendar, public_calendar
from events.models import Session
from tests.factories import events as make

from .calendar_client import by_ics, by_vobject

STARTS = datetime.datetime(2026, 11, 30, 18, 0, tzinfo=datetime.UTC)
MOMENT = datetime.datetime(2026, 11, 1, 9, 30, 15, 123456, tzinfo=datetime.UTC)


def a_session(**fields):
    """A session that no database knows."""
    return Session(
        **{
            "kind": "session",
            "title": "How we teach",
            "place": "Room 12",
            "zone": "America/New_York",
            "starts_at": STARTS,
            "ends_at": STARTS + datetime.timedelta(minutes=90),
            "revised_at": MOMENT,
            **fields,
        }
    )


def a_notice(**fields):
    return Notice(
        **{
            "method": "REQUEST",
            "sequence": 0,
            "stamp": MOMENT,
            "link": "https://equip.example.org/j/abc/",
            "attendee": "ada@example.org",
            **fields,
        }
    )


def lines(text):
    return text.replace("\r\n ", "").split("\r\n")


def test_a_file_in_full():
    text = calendar_of(a_session(uid="u-1", sequence=2), a_notice(sequence=3))

    assert sorted(lines(text)[:-1]) == sorted(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Equip//Seats//EN",
            "METHOD:REQUEST",
            "BEGIN:VEVENT",
            "UID:u-1",
            "SEQUENCE:3",
            "DTSTAMP:20261101T093015Z",
            "LAST-MODIFIED:20261101T093015Z",
            "DTSTART:20261130T180000Z",
            "DTEND:20261130T193000Z",
            "SUMMARY:How we teach",
            "LOCATION:Room 12",
            "DESCRIPTION:https://equip.example.org/j/abc/",
            "URL:https://equip.example.org/j/abc/",
            "STATUS:CONFIRMED",
            "ORGANIZER;CN=Equip:mailto:equip@example.org",
            "ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:ada@example.org",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    )


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL", "PUBLISH"])
def test_of_a_circle_a_file_says_only_when(method):
    circle = a_session(
        kind="circle",
        title="Wellness circle on harm",
        summary="About conflict",
        place="Circle room",
        sealed_address="https://meet.example.org/secret",
    )

    text = calendar_of(circle, a_notice(method=method))

    assert "CLASS:PRIVATE" in lines(text)
    assert "SUMMARY:Your seat (Equip)" in lines(text)
    assert not re.search("circle|wellness|harm|conflict|secret|location", text, re.IGNORECASE)


def test_of_a_circle_a_file_says_the_room_if_its_name_gives_nothing_away():
    told = calendar_of(a_session(kind="circle", place="Room 12"), a_notice(method="REQUEST"))
    kept = calendar_of(a_session(kind="circle", place="Wellness room"), a_notice(method="REQUEST"))

    assert "LOCATION:Room 12" in lines(told)
    assert "CLASS:PRIVATE" in lines(told)
    assert "LOCATION" not in kept


@pytest.mark.parametrize(
    ("method", "status", "said"),
    [
        ("REQUEST", "scheduled", "STATUS:CONFIRMED"),
        ("PUBLISH", "scheduled", "STATUS:CONFIRMED"),
        ("CANCEL", "scheduled", ""),
        ("CANCEL", "cancelled", "STATUS:CANCELLED"),
        ("PUBLISH", "cancelled", "STATUS:CANCELLED"),
    ],
)
def test_one_persons_cancel_says_nothing_of_the_session(method, status, said):
    text = calendar_of(a_session(status=status), a_notice(method=method))

    assert [line for line in lines(text) if line.startswith("STATUS")] == ([said] if said else [])


EVIL = [
    "a\r\nATTENDEE:mailto:eve@example.org",
    "a\nATTENDEE:mailto:eve@example.org",
    "a\rATTENDEE:mailto:eve@example.org",
    "a\u2028ATTENDEE:mailto:eve@example.org",
    "a\u2029ATTENDEE:x",
    "a\x85ATTENDEE:x",
    "a\x0bATTENDEE:x",
    "a\x0cATTENDEE:x",
    "a\x1c\x1d\x1eATTENDEE:x",
    "a\\nATTENDEE:x",
    "END:VEVENT\r\nBEGIN:VEVENT",
    "semi;colon,comma\\back\"quote'",
    "\x00\x01\x07\x7f",
    "é" * 120,
    "🪑" * 60,
]


@pytest.mark.parametrize("words", EVIL)
@pytest.mark.parametrize("read", [by_ics, by_vobject])
def test_whatever_is_typed_stays_in_its_line(words, read):
    session = a_session(title=f"T {words}", place=words)

    told = read(calendar_of(session, a_notice(attendee=f"ada{words[:3]}@example.org")))

    assert len(told.attendees) == 1
    assert told.title.startswith("T ")
    assert told.begins == STARTS


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    title=st.text(max_size=150).filter(lambda words: words.split()),
    place=st.text(max_size=150),
    starts_at=st.datetimes(
        datetime.datetime(2020, 1, 1), datetime.datetime(2060, 1, 1), timezones=st.timezones()
    ),
    minutes=st.integers(1, 3000),
    sequence=st.integers(0, 10**6),
    method=st.sampled_from(["REQUEST", "CANCEL", "PUBLISH"]),
)
def test_what_is_written_is_read_back_and_written_alike(
    title, place, starts_at, minutes, sequence, method
):
    starts_at = starts_at.astimezone(datetime.UTC)
    ends_at = starts_at + datetime.timedelta(minutes=minutes)
    session = a_session(title=title, place=place, starts_at=starts_at, ends_at=ends_at)

    text = calendar_of(session, a_notice(sequence=sequence, method=method))

    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert "\r" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    read = Calendar.from_ical(text)
    assert read.to_ical().decode() == text
    (event,) = read.walk("VEVENT")
    assert event["DTSTART"].dt == starts_at.replace(microsecond=0)
    assert event["DTEND"].dt == ends_at.replace(microsecond=0)
    assert event["SEQUENCE"] == sequence
    assert text.count("ATTENDEE;") == 1
    assert "Z" in event["DTSTART"].to_ical().decode()


@pytest.mark.parametrize(
    ("zone", "fold", "utc"),
    [
        ("America/New_York", 0, "20261101T053000Z"),
        ("America/New_York", 1, "20261101T063000Z"),
        ("Australia/Lord_Howe", 0, "20260404T144500Z"),
        ("Australia/Lord_Howe", 1, "20260404T151500Z"),
    ],
)
@pytest.mark.django_db
def test_an_hour_lived_twice_is_told_in_utc_as_the_one_that_was_meant(zone, fold, utc):
    from zoneinfo import ZoneInfo

    from events import wall_times

    day, time = (
        (datetime.date(2026, 11, 1), datetime.time(1, 30))
        if zone == "America/New_York"
        else (datetime.date(2026, 4, 5), datetime.time(1, 45))
    )
    starts_at = wall_times.moment(day, time, ZoneInfo(zone), second=bool(fold))

    text = public_calendar(make.a_session(make.conference_page(), starts_at, zone=zone))

    assert f"DTSTART:{utc}" in lines(text)


@pytest.mark.django_db
def test_the_same_state_gives_the_same_file():
    pool = make.a_pool()
    registration = make.seated(pool, make.a_person(1))

    assert own_calendar(registration) == own_calendar(registration)
    assert public_calendar(pool.session) == public_calendar(pool.session)


@pytest.mark.django_db
def test_who_downloads_their_place_gets_what_the_letter_told():
    pool = make.a_circle()
    registration = make.seated(pool, make.a_person(1))
    with transaction.atomic():
        for method in ("REQUEST", "CANCEL", "REQUEST"):
            sent = tell_calendar(registration, method)

    got = by_vobject(own_calendar(registration))

    assert got.method == "PUBLISH"
    assert got.attendees == ()
    assert (got.uid, got.sequence, got.stamp) == (
        pool.session.uid,
        by_vobject(sent).sequence,
        by_vobject(sent).stamp,
    )


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["waiting", "offered", "declined", "expired", "cancelled"])
def test_who_has_no_place_has_nothing_to_download(status):
    registration = make.seated(make.a_circle(), make.a_person(1))
    registration.status = status

    assert own_calendar(registration) == ""


@pytest.mark.django_db
def test_a_circle_has_no_public_file():
    with pytest.raises(ValueError, match="circle"):
        public_calendar(make.a_circle().session)


@pytest.mark.django_db
def test_a_public_file_names_no_reader():
    pool = make.a_pool()
    make.seated(pool, make.a_person(1))

    text = public_calendar(pool.session)

    assert "ATTENDEE" not in text
    assert "METHOD:PUBLISH" in lines(text)
    assert "person1" not in text
