"""Days and times on the page of circles: in the page's zone, and in the visitor's own beside it."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from tests.factories.events import a_circle, a_person, circles_page

pytestmark = pytest.mark.django_db


def utc(*parts):
    return datetime.datetime(*parts, tzinfo=datetime.UTC)


def seen(page, zone=None):
    """What a visitor, or somebody in that zone, reads as (day, time) of each circle."""
    client = Client()
    if zone:
        client.force_login(a_person(1, time_zone=zone))
    context = client.get(page.url).context
    return [(day.words, circle.time) for day in context["days"] for circle in day.circles]


# In 2036 clocks in the United States go forward on 9 March and back on 2 November.
@pytest.mark.parametrize(
    ("moment", "day", "time"),
    [
        (utc(2036, 3, 9, 6, 30), "Sunday 9 March 2036", "1:30 am Eastern"),
        (utc(2036, 3, 9, 7, 30), "Sunday 9 March 2036", "3:30 am Eastern"),
        (utc(2036, 11, 2, 5, 30), "Sunday 2 November 2036", "1:30 am Eastern daylight time"),
        (utc(2036, 11, 2, 6, 30), "Sunday 2 November 2036", "1:30 am Eastern standard time"),
        (utc(2036, 11, 8, 17), "Saturday 8 November 2036", "12:00 noon Eastern"),
        # Late in the evening it is still that day here, though not in UTC.
        (utc(2036, 11, 9, 3), "Saturday 8 November 2036", "10:00 pm Eastern"),
    ],
)
def test_the_page_speaks_its_own_time_where_clocks_change(moment, day, time):
    page = circles_page()
    a_circle(page, starts_at=moment)

    assert seen(page) == [(day, time)]


@pytest.mark.parametrize(
    ("zone", "time"),
    [
        ("America/New_York", "8:00 am Eastern"),
        ("America/Los_Angeles", "8:00 am Eastern (5:00 am Pacific, your time)"),
        ("Asia/Kolkata", "8:00 am Eastern (6:30 pm India, your time)"),
        ("Asia/Kathmandu", "8:00 am Eastern (6:45 pm Kathmandu, your time)"),
        ("Australia/Adelaide", "8:00 am Eastern (11:30 pm Adelaide, your time)"),
        (
            "Pacific/Auckland",
            "8:00 am Eastern (Sunday 9 November, 2:00 am Auckland, your time)",
        ),
    ],
)
def test_somebody_elsewhere_reads_their_own_time_beside_it(zone, time):
    page = circles_page()
    a_circle(page, starts_at=utc(2036, 11, 8, 13))

    assert seen(page, zone) == [("Saturday 8 November 2036", time)]


def test_a_page_of_another_zone_groups_by_its_own_days():
    page = circles_page(zone="Asia/Kolkata")
    a_circle(page, starts_at=utc(2036, 11, 8, 13), zone="Asia/Kolkata")
    a_circle(page, starts_at=utc(2036, 11, 8, 20), zone="Asia/Kolkata")

    assert [(day, time.split(" (")[0]) for day, time in seen(page)] == [
        ("Saturday 8 November 2036", "6:30 pm India"),
        ("Sunday 9 November 2036", "1:30 am India"),
    ]


def test_when_registration_opens_is_said_in_both_times():
    page = circles_page(registration_opens_at=utc(2036, 10, 1, 13))
    a_circle(page, starts_at=utc(2036, 11, 8, 13))
    client = Client()
    client.force_login(a_person(1, time_zone="Asia/Kolkata"))

    words = client.get(page.url).content.decode()

    assert "Opens Wednesday 1 October 2036, 9:00 am Eastern (6:30 pm India, your time)." in words


def test_a_machine_reads_the_moment_with_its_offset():
    page = circles_page()
    starts_at = utc(2036, 11, 8, 13)
    a_circle(page, starts_at=starts_at)

    words = Client().get(page.url).content.decode()

    found = words.split('<time datetime="')[1].split('"')[0]
    assert datetime.datetime.fromisoformat(found) == starts_at
    assert datetime.datetime.fromisoformat(found).astimezone(ZoneInfo("UTC")) == starts_at
