"""Times in words: whose time it is, also where clocks change."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from content.moments import (
    clock_in_words,
    day_in_words,
    days_in_words,
    duration_in_words,
    when_in_words,
)

EASTERN = ZoneInfo("America/New_York")
PACIFIC = ZoneInfo("America/Los_Angeles")
ARIZONA = ZoneInfo("America/Phoenix")
INDIA = ZoneInfo("Asia/Kolkata")


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "visitor", "words"),
    [
        # An ordinary winter day.
        (
            utc(2026, 12, 4, 18),
            PACIFIC,
            "Friday 4 December 2026, 1:00 pm Eastern (10:00 am Pacific, your time)",
        ),
        (
            utc(2026, 12, 4, 18),
            INDIA,
            "Friday 4 December 2026, 1:00 pm Eastern (11:30 pm India, your time)",
        ),
        # The next day has begun there.
        (
            utc(2026, 12, 4, 20),
            INDIA,
            "Friday 4 December 2026, 3:00 pm Eastern (Saturday 5 December, 1:30 am India, your time)",
        ),
        # Arizona keeps its clocks: three hours behind in summer, two in winter.
        (
            utc(2026, 10, 31, 17),
            ARIZONA,
            "Saturday 31 October 2026, 1:00 pm Eastern (10:00 am Arizona, your time)",
        ),
        (
            utc(2026, 11, 1, 18),
            ARIZONA,
            "Sunday 1 November 2026, 1:00 pm Eastern (11:00 am Arizona, your time)",
        ),
        # The hour lived twice when clocks go back on 1 November 2026.
        (utc(2026, 11, 1, 5, 30), EASTERN, "Sunday 1 November 2026, 1:30 am Eastern daylight time"),
        (utc(2026, 11, 1, 6, 30), EASTERN, "Sunday 1 November 2026, 1:30 am Eastern standard time"),
        (
            utc(2026, 11, 1, 6, 30),
            PACIFIC,
            "Sunday 1 November 2026, 1:30 am Eastern standard time "
            "(Saturday 31 October, 11:30 pm Pacific, your time)",
        ),
        # Between the two changes of one night, coast and coast are two hours apart.
        (
            utc(2026, 11, 1, 8),
            PACIFIC,
            "Sunday 1 November 2026, 3:00 am Eastern (1:00 am Pacific daylight time, your time)",
        ),
        # Clocks go forward on 14 March 2027: 1:59 am is followed by 3:00 am.
        (utc(2027, 3, 14, 6, 59), EASTERN, "Sunday 14 March 2027, 1:59 am Eastern"),
        (utc(2027, 3, 14, 7), EASTERN, "Sunday 14 March 2027, 3:00 am Eastern"),
        (
            utc(2027, 3, 14, 7),
            PACIFIC,
            "Sunday 14 March 2027, 3:00 am Eastern (Saturday 13 March, 11:00 pm Pacific, your time)",
        ),
        (
            utc(2027, 3, 14, 17),
            INDIA,
            "Sunday 14 March 2027, 1:00 pm Eastern (10:30 pm India, your time)",
        ),
        (
            utc(2027, 3, 14, 17),
            ARIZONA,
            "Sunday 14 March 2027, 1:00 pm Eastern (10:00 am Arizona, your time)",
        ),
        # Noon and midnight leave no doubt; the same clock is not said twice.
        (utc(2026, 12, 4, 17), EASTERN, "Friday 4 December 2026, 12:00 noon Eastern"),
        (utc(2026, 12, 4, 5), EASTERN, "Friday 4 December 2026, 12:00 midnight Eastern"),
        (
            utc(2026, 12, 4, 18),
            ZoneInfo("America/Toronto"),
            "Friday 4 December 2026, 1:00 pm Eastern",
        ),
        (
            utc(2026, 12, 4, 18),
            ZoneInfo("Europe/Berlin"),
            "Friday 4 December 2026, 1:00 pm Eastern (7:00 pm Berlin, your time)",
        ),
    ],
)
def test_a_time_names_both_zones(moment, visitor, words):
    assert when_in_words(moment, EASTERN, visitor) == words


@given(
    st.datetimes(datetime(2026, 10, 30), datetime(2027, 3, 16), timezones=st.just(UTC)),
    st.sampled_from([EASTERN, PACIFIC, ARIZONA, INDIA]),
)
def test_two_moments_an_hour_apart_never_read_the_same(moment, visitor):
    later = moment + timedelta(hours=1)

    assert when_in_words(moment, EASTERN, visitor) != when_in_words(later, EASTERN, visitor)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, ""), (45, "45 min"), (60, "1 h"), (130, "2 h 10 min"), (-5, "")],
)
def test_minutes_become_hours(minutes, words):
    assert duration_in_words(minutes) == words


def test_a_day_is_written_so_that_it_cannot_be_taken_for_a_month():
    assert day_in_words(date(2026, 12, 4)) == "4 December 2026"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 8), date(2026, 11, 8), "Sunday 8 November 2026"),
        (date(2026, 11, 8), date(2026, 11, 12), "8 to 12 November 2026"),
        (date(2026, 11, 30), date(2026, 12, 2), "30 November to 2 December 2026"),
        (date(2026, 12, 30), date(2027, 1, 2), "30 December 2026 to 2 January 2027"),
    ],
)
def test_days_say_month_and_year_once_where_they_share_them(first, last, words):
    assert days_in_words(first, last) == words


def test_a_clock_says_no_day_unless_the_visitor_has_another():
    assert clock_in_words(utc(2026, 12, 4, 18), EASTERN, EASTERN) == "1:00 pm Eastern"
    assert clock_in_words(utc(2026, 12, 4, 20), EASTERN, INDIA) == (
        "3:00 pm Eastern (Saturday 5 December, 1:30 am India, your time)"
    )


def render(source, **context):
    return Template("{% load content_tags %}" + source).render(Context(context))


def test_the_tag_speaks_to_the_visitor_in_their_own_zone():
    with timezone.override(PACIFIC):
        html = render("{% when moment %}", moment=utc(2026, 12, 4, 18))

    assert html == (
        '<time datetime="2026-12-04T13:00:00-05:00">Friday 4 December 2026, 1:00 pm Eastern '
        "(10:00 am Pacific, your time)</time>"
    )


def test_the_day_of_a_moment_is_the_visitors_day():
    moment = utc(2026, 12, 4, 20)

    with timezone.override(INDIA):
        assert "5 December 2026" in render("{% day moment %}", moment=moment)
    with timezone.override(PACIFIC):
        assert "4 December 2026" in render("{% day moment %}", moment=moment)


def test_nothing_is_said_of_no_time():
    assert render("{% when m %}{% day m %}{{ n|hours }}", m=None, n=None) == ""
