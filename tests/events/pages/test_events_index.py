"""The list of events: what is ahead by kind, topic and day; what is past apart, a page at a time."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from content.models import Topic
from events import listing
from tests.factories.content import make_private
from tests.factories.events import (
    a_circle,
    a_session,
    an_events_index,
    circles_page,
    conference_page,
)

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def today():
    return timezone.localdate()


def listed(query=""):
    """The titles in the list, and the page's words."""
    answer = Client().get(an_events_index().url + query)
    assert answer.status_code == 200
    return [row.offering.title for row in answer.context["rows"]], answer.content.decode()


@pytest.fixture
def events():
    """A conference with circles below it, circles of their own, and what is past."""
    topic = Topic.objects.create(name="Well-being", slug="well-being")
    meeting = conference_page(
        "Annual meeting", starts_on=today() + 10 * DAY, ends_on=today() + 12 * DAY
    )
    below = circles_page(
        "Circles in Atlanta",
        parent=meeting,
        starts_on=today() + 11 * DAY,
        ends_on=today() + 11 * DAY,
    )
    online = circles_page("Circles online", starts_on=today() + 5 * DAY, ends_on=today() + 5 * DAY)
    online.topics.add(topic)
    online.save_revision().publish()
    circles_page("Circles of last week", starts_on=today() - 8 * DAY, ends_on=today() - 7 * DAY)
    conference_page(
        "Meeting of last year", starts_on=today() - 370 * DAY, ends_on=today() - 365 * DAY
    )
    return meeting, below, online


def test_what_is_ahead_comes_in_the_order_of_its_days(events):
    assert listed()[0] == ["Circles online", "Annual meeting", "Circles in Atlanta"]


def test_what_is_past_stands_apart_the_newest_first(events):
    assert listed("?when=past")[0] == ["Circles of last week", "Meeting of last year"]


def test_an_event_of_today_is_not_past():
    circles_page("Today", starts_on=today() - DAY, ends_on=today())

    assert listed()[0] == ["Today"]
    assert listed("?when=past")[0] == []


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?kind=circles", ["Circles online", "Circles in Atlanta"]),
        ("?kind=conferences", ["Annual meeting"]),
        ("?topic=well-being", ["Circles online"]),
        ("?topic=well-being&kind=conferences", []),
        ("?when=past&kind=conferences", ["Meeting of last year"]),
        # What isn't known is not asked.
        ("?kind=parties&topic=none&day=soon&page=x", None),
        ("?day=2026-02-31", None),
    ],
)
def test_the_list_is_narrowed_by_kind_and_topic(events, query, titles):
    everything = ["Circles online", "Annual meeting", "Circles in Atlanta"]

    assert listed(query)[0] == (everything if titles is None else titles)


def test_the_list_is_narrowed_by_a_day_on_which_something_takes_place(events):
    meeting, below, _online = events
    starts_at = timezone.now() + 11 * DAY
    pool = a_circle(below, starts_at=starts_at)
    a_session(meeting, starts_at + 30 * DAY, status="cancelled")
    day = pool.session.starts_on

    titles, words = listed(f"?day={day}")

    assert titles == ["Annual meeting", "Circles in Atlanta"]
    assert f'<option value="{day}" selected>' in words
    assert f'value="{(starts_at + 30 * DAY).date()}"' not in words


def test_a_meeting_is_found_on_each_of_its_days(events):
    words = listed()[1]

    for n in (10, 11, 12):
        day = today() + n * DAY
        assert f'<option value="{day}">' in words
        assert "Annual meeting" in listed(f"?day={day}")[0]
    assert "Annual meeting" not in listed(f"?day={today() + 13 * DAY}")[0]


def test_what_goes_on_for_months_is_found_on_the_days_of_its_sessions():
    page = circles_page("All winter", starts_on=today() + DAY, ends_on=today() + 150 * DAY)
    noon = timezone.now().replace(hour=17) + 50 * DAY
    day = a_circle(page, starts_at=noon).session.starts_on

    titles, words = listed(f"?day={day}")

    assert titles == ["All winter"]
    assert words.count('<option value="20') == 1
    assert listed(f"?day={day + DAY}")[0] == []


def test_only_topics_of_something_listed_are_offered(events):
    Topic.objects.create(name="Unused", slug="unused")

    assert [each.slug for each in _topics("")] == ["well-being"]
    assert _topics("?when=past") == []
    assert [each.slug for each in _topics("?topic=unused")] == ["unused", "well-being"]


def _topics(query):
    return Client().get(an_events_index().url + query).context["topics"]


def test_a_row_shows_the_months_of_what_lasts_beyond_one():
    first, last = datetime.date(2036, 9, 3), datetime.date(2037, 5, 20)
    circles_page("All year", starts_on=first, ends_on=last)

    words = listed()[1]

    assert '<span class="date-row-month">Sep 2036</span>' in words
    assert '<span class="date-row-month">– May 2037</span>' in words


def test_a_day_without_events_says_so_and_leads_back(events):
    _titles, words = listed("?day=2036-01-01")

    assert "No event matches" in words
    assert 'value="2036-01-01" selected' in words
    assert "Show everything" in words


def test_an_empty_list_says_what_will_stand_there():
    assert "Nothing is planned yet" in listed()[1]
    assert "No past events yet" in listed("?when=past")[1]


def test_a_long_list_is_paged_and_the_choice_goes_along(events, monkeypatch):
    monkeypatch.setattr(listing, "PER_PAGE", 1)

    titles, words = listed("?kind=circles")

    assert titles == ["Circles online"]
    assert "?kind=circles&amp;page=2" in words
    assert listed("?kind=circles&page=2")[0] == ["Circles in Atlanta"]


def test_what_not_everybody_may_see_is_not_listed(events):
    meeting, _below, online = events
    make_private(meeting)
    online.unpublish()

    assert listed()[0] == []


def test_a_row_says_how_it_stands_with_its_seats(events):
    _meeting, _below, online = events
    a_circle(online)

    words = listed("?topic=well-being")[1]

    assert "Seats free" in words
    assert "1 circle" in words
    assert "Choose a circle" in words


def test_events_stand_in_the_menu_once_their_editor_says_so():
    index = an_events_index()
    assert f'href="{index.url}"' not in Client().get("/").content.decode()

    index.show_in_menus = True
    index.save_revision().publish()

    words = Client().get(index.url).content.decode()
    assert f'href="{index.url}" aria-current="page"' in words
