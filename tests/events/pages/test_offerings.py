"""What events say of themselves on cards, in lists and in action plans."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from content.public import ready_for_cards
from tests.factories.events import (
    a_circle,
    a_person,
    a_session,
    circles_page,
    conference_page,
    seated,
)

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
DAY = 24 * HOUR


def now():
    return timezone.now().replace(second=0, microsecond=0)


def state(page):
    offering = page.offering()
    return offering.state, offering.state_label, offering.next_step


@pytest.mark.parametrize(
    ("fields", "circle", "expected"),
    [
        ({}, None, ("upcoming", "Planned", "Read about it")),
        ({}, {}, ("open", "Seats free", "Choose a circle")),
        ({}, {"capacity": 0}, ("open", "Waitlist", "See the circles")),
        # Seats that nobody can have yet are not free.
        ({}, {"keepers_needed": 2}, ("open", "Waitlist", "See the circles")),
        ({"registration_opens_at": DAY}, {}, ("upcoming", "Opens soon", "Read about it")),
        (
            {"registration_closes_at": -DAY},
            {},
            ("upcoming", "Registration closed", "Read about it"),
        ),
        (
            {"assignment": "fair_draw", "registration_closes_at": DAY},
            {},
            ("open", "Enter the draw", "See the circles"),
        ),
        ({}, {"starts_at": -DAY}, ("complete", "Past", "")),
    ],
)
def test_circles_say_how_they_stand(fields, circle, expected):
    moments = {name: now() + value for name, value in fields.items() if name.startswith("reg")}
    page = circles_page(**{**fields, **moments})
    if circle is not None:
        if "starts_at" in circle:
            circle = {**circle, "starts_at": now() + circle["starts_at"]}
        a_circle(page, **circle)

    assert state(page) == expected


def test_seats_that_are_held_are_not_free():
    page = circles_page()
    seated(a_circle(page, capacity=1), a_person(1))

    assert state(page)[1] == "Waitlist"


@pytest.mark.parametrize(
    ("begins", "expected"),
    [
        (DAY, ("upcoming", "Coming up", "See the program")),
        (-HOUR, ("open", "On now", "See the program")),
        (-3 * DAY, ("complete", "Past", "")),
    ],
)
def test_a_meeting_says_whether_it_is_on(begins, expected):
    page = conference_page()
    a_session(page, now() + begins)

    assert state(page) == expected


def test_dates_are_those_of_the_sessions_that_take_place():
    page = conference_page()
    a_session(page, now() + 2 * DAY, minutes=60)
    a_session(page, now() + 4 * DAY, minutes=60)
    a_session(page, now() + 9 * DAY, status="cancelled")

    offering = page.offering()

    assert (offering.starts_at, offering.ends_at) == (now() + 2 * DAY, now() + 4 * DAY + HOUR)


def test_days_without_sessions_give_no_hour_but_are_past_in_time():
    today = timezone.localdate()
    ahead = conference_page(starts_on=today + DAY, ends_on=today + 2 * DAY)
    over = circles_page(starts_on=today - 3 * DAY, ends_on=today - 2 * DAY)

    assert (ahead.offering().starts_at, ahead.offering().ends_at) == (None, None)
    assert over.offering().is_past(now())
    assert state(over) == ("complete", "Past", "")


def test_a_card_says_days_place_and_how_many_circles():
    days = {"starts_on": datetime.date(2036, 11, 8), "ends_on": datetime.date(2036, 11, 12)}
    page = circles_page(place="Atlanta, Georgia", **days)
    a_circle(page)
    a_circle(page)

    assert page.offering().meta == "8 to 12 November 2036 · Atlanta, Georgia · 2 circles"


@pytest.mark.parametrize("count", [1, 12])
def test_cards_of_many_events_take_the_same_queries(count):
    pages = []
    draw = {"assignment": "fair_draw", "registration_closes_at": now() + DAY}
    for number in range(count):
        pages += [circles_page(f"Circles {number}", **draw), conference_page(f"Meeting {number}")]
        a_circle(pages[-2])
        a_session(pages[-1])
    ready_for_cards(pages)  # what is remembered of the site is there
    pages = [type(page).objects.get(pk=page.pk) for page in pages]

    with CaptureQueriesContext(connection) as captured:
        ready_for_cards(pages)
        [page.offering() for page in pages]

    # Sessions, seats and draws, for each of the two kinds.
    assert len(captured) == 6
