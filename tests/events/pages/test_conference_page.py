"""The page of a meeting: its program by day, seats here and elsewhere, and the circles below it."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories.content import make_private
from tests.factories.events import (
    a_circle,
    a_person,
    a_pool,
    a_session,
    circles_page,
    conference_page,
    registered,
    seated,
)

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def utc(*parts):
    return datetime.datetime(*parts, tzinfo=datetime.UTC)


@pytest.fixture
def meeting():
    return conference_page(meeting_url="https://meeting.example.org/")


def opened(page, person=None):
    client = Client()
    if person:
        client.force_login(person)
    answer = client.get(page.url)
    assert answer.status_code == 200
    rows = [row for day in answer.context["program"] for row in day.rows]
    return rows, answer.content.decode()


def test_sessions_stand_under_their_day_in_order(meeting):
    a_session(meeting, utc(2036, 11, 9, 15), title="Second day")
    a_session(meeting, utc(2036, 11, 8, 20), title="Afternoon")
    a_session(meeting, utc(2036, 11, 8, 14), title="Morning")

    answer = Client().get(meeting.url)

    assert [
        (day.words, [(row.time, row.title) for row in day.rows])
        for day in answer.context["program"]
    ] == [
        (
            "Saturday 8 November 2036",
            [("9:00 am Eastern", "Morning"), ("3:00 pm Eastern", "Afternoon")],
        ),
        ("Sunday 9 November 2036", [("10:00 am Eastern", "Second day")]),
    ]


def test_a_session_says_who_speaks_where_and_how_long(meeting):
    a_session(
        meeting, minutes=75, title="Opening", speakers="Dana Whitfield, MD", place="Hall A",
        summary="A year of listening.",
    )  # fmt: skip

    words = opened(meeting)[1]

    for said in ("Opening", "Dana Whitfield, MD", "Hall A", "A year of listening.", "75 minutes"):
        assert said in words


def test_a_session_with_seats_here_says_how_many_are_left(meeting):
    pool = a_pool(meeting, 3, a_session(meeting, title="Workshop"))
    seated(pool, a_person(1))

    words = opened(meeting)[1]

    assert "2 seats left" in words
    assert f'href="{reverse("events:register", args=[pool.pk])}">Take a seat' in words


def test_a_full_session_has_a_waitlist(meeting):
    pool = a_pool(meeting, 1, a_session(meeting, title="Workshop"))
    seated(pool, a_person(1))

    words = opened(meeting)[1]

    assert "Full, with a waitlist" in words
    assert "Join the waitlist" in words


def test_a_session_with_registration_elsewhere_links_there_and_says_so(meeting):
    a_session(meeting, title="Opening", elsewhere_url="https://meeting.example.org/opening")

    words = opened(meeting)[1]

    assert 'href="https://meeting.example.org/opening">Register on the meeting’s site' in words
    assert 'class="button" href="https://meeting.example.org/">Register for the meeting' in words


def test_circles_below_it_are_one_line_for_each_time(meeting):
    page = circles_page("Wellness circles", parent=meeting)
    morning, noon = utc(2036, 11, 8, 13), utc(2036, 11, 8, 17)
    for name in ("Oak", "Elm", "Ash"):
        a_circle(page, starts_at=morning, slot="morning", capacity=4, title=name, place="Room 7")
    a_circle(page, starts_at=noon, place="Room B312", capacity=2)

    rows, words = opened(meeting)

    assert [(row.title, row.circles, row.words) for row in rows] == [
        ("Wellness circles", "3 circles at this time", "12 seats left"),
        ("Wellness circles", "One circle · Room B312", "2 seats left"),
    ]
    # Each leads to its day there; who has only the paper reads which circles those are.
    assert words.count(f'href="{page.url}#day-2036-11-08"') == 4
    there = Client().get(page.url).content.decode()
    assert there.count('id="day-2036-11-08"') == 1
    assert sorted(rows[0].named) == ["Ash · Room 7", "Elm · Room 7", "Oak · Room 7"]
    assert rows[1].named == ()  # its line says it all


def test_circles_to_be_drawn_have_no_seats_left_to_take(meeting):
    closes_at = timezone.now() + DAY
    page = circles_page(parent=meeting, assignment="fair_draw", registration_closes_at=closes_at)
    a_circle(page)

    assert [row.words for row in opened(meeting)[0]] == ["Its seats are drawn."]


@pytest.mark.parametrize("way", ["unpublished", "private"])
def test_circles_that_not_everybody_may_see_are_left_out(meeting, way):
    page = circles_page(parent=meeting)
    a_circle(page)
    if way == "private":
        make_private(page)
    else:
        page.unpublish()

    assert opened(meeting)[0] == []


def test_one_reads_in_the_program_where_one_has_a_place(meeting):
    person = a_person(1)
    seated(a_pool(meeting, 3, a_session(meeting, title="Workshop")), person)
    seated(a_circle(circles_page(parent=meeting)), person)

    rows, words = opened(meeting, person)
    assert {row.own_words for row in rows} == {
        "You have a seat",
        "You have a seat in one of these",
    }
    assert "You have a seat." in words
    assert [row.own_words for row in opened(meeting, a_person(2))[0]] == ["", ""]
    assert "You have a" not in opened(meeting)[1]


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        (["waiting"], "You wait for a seat in one of these"),
        (["waiting", "waiting"], "You wait for a seat in 2 of these"),
        (["waiting", "offered"], "A seat in one of these is held for you: please answer"),
        (["waiting", "confirmed"], "You have a seat in one of these"),
    ],
)
def test_of_circles_it_says_whether_one_has_a_seat_or_waits(meeting, statuses, said):
    person, circles = a_person(1), circles_page(parent=meeting)
    for status in statuses:
        registered(a_circle(circles, title=status), person, status)

    rows, words = opened(meeting, person)

    assert [row.own_words for row in rows] == [said]
    assert f"{said}." in words


def test_what_is_counted_is_what_the_program_shows(meeting):
    assert opened(meeting)[1].count("1 session") == 0
    circles = circles_page(parent=meeting)
    for number in range(3):
        a_circle(circles, title=f"Circle {number}")
    assert "3 circles</p>" in opened(meeting)[1]
    a_session(meeting, title="Workshop")
    a_session(meeting, title="Called off", status="cancelled")

    assert "1 session and 3 circles</p>" in opened(meeting)[1]


def test_a_cancelled_session_says_why_and_offers_nothing(meeting):
    a_session(meeting, title="Workshop", status="cancelled", cancel_reason="The speaker is ill.")

    words = opened(meeting)[1]

    assert "The speaker is ill." in words
    assert "Calendar file" not in words


def test_a_past_session_offers_nothing(meeting):
    starts_at = timezone.now() - 2 * DAY
    a_session(meeting, starts_at, title="Opening", elsewhere_url="https://meeting.example.org/o")

    words = opened(meeting)[1]

    assert "meeting.example.org/o" not in words
    assert "Calendar file" not in words


def test_a_meeting_without_sessions_says_so(meeting):
    assert "No sessions are planned yet" in opened(meeting)[1]


# ------------------------------------------------------------------ calendar file


def test_a_session_is_taken_away_as_a_calendar_file(meeting):
    session = a_session(meeting, utc(2036, 11, 8, 14), title="Opening")
    url = reverse("events:session_calendar", args=[session.pk])
    assert f'href="{url}"' in opened(meeting)[1]

    answer = Client().get(url)

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    words = answer.content.decode()
    assert "METHOD:PUBLISH\r\n" in words
    assert f"UID:{session.uid}\r\n" in words
    assert "DTSTART:20361108T140000Z\r\n" in words
    assert "ATTENDEE" not in words


@pytest.mark.parametrize("way", ["circle", "unpublished", "private", "unknown"])
def test_there_is_no_calendar_file_of_what_is_not_for_everyone(meeting, way):
    session = a_circle(circles_page()).session if way == "circle" else a_session(meeting)
    if way == "unpublished":
        meeting.unpublish()
    if way == "private":
        make_private(meeting)
    number = session.pk + (1000 if way == "unknown" else 0)

    answer = Client().get(reverse("events:session_calendar", args=[number]))

    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (3, "3 h"),
        (15, "15 h"),
        (24, "until Sunday 9 November"),
        (10 + 24, "until Sunday 9 November"),
        (104, "until Wednesday 12 November"),
    ],
)
def test_what_lasts_days_says_until_when_instead_of_hours(meeting, hours, words):
    a_session(meeting, utc(2036, 11, 8, 14), minutes=hours * 60, title="Long")

    (row,) = opened(meeting)[0]

    assert row.length == words
