"""Last year's schedule is copied: days, hours and seats, and nobody in them."""

import datetime

import pytest

from events.actions import CopyRefused, Refused, add_session, copy_schedule
from events.models import Registration, Session, SessionStaff
from tests.factories.events import a_keeper, a_person, circles_page, conference_page, seated

from .test_adding import facts

pytestmark = pytest.mark.django_db

MONDAY = datetime.date(2031, 3, 3)


@pytest.fixture
def last_year():
    return circles_page(title="Circles 2031")


@pytest.fixture
def this_year():
    return circles_page(title="Circles 2032")


def add(page, day=MONDAY, *args, **more):
    return add_session(page, by=None, **facts(day, *args, **more))


def copied(last_year, this_year, first_day, **more):
    return copy_schedule(last_year, this_year, first_day=first_day, by=None, **more)


def test_days_keep_their_distance_and_clocks_their_time(last_year, this_year):
    """From winter to summer: the hour on the clock stays, the hour in UTC doesn't."""
    add(last_year, title="First")
    add(last_year, MONDAY + datetime.timedelta(2), "09:00", "10:00", title="Second", capacity=7)

    rows = copied(last_year, this_year, datetime.date(2032, 6, 7))

    first, second = this_year.event_sessions.in_order()
    assert len(rows) == 2
    assert not any(row.problem or row.note for row in rows)
    assert (first.title, first.starts_on) == ("First", datetime.date(2032, 6, 7))
    assert (second.starts_on, second.pool.capacity) == (datetime.date(2032, 6, 9), 7)
    assert first.start_time == datetime.time(13)
    assert (first.starts_at.hour, last_year.event_sessions.first().starts_at.hour) == (17, 18)


def test_nobody_goes_along(last_year, this_year):
    circle = add(last_year, observed_note="A guest observes", address="https://meet.example.org/x")
    a_keeper(circle, a_person(1))
    seated(circle.pool, a_person(2))

    copied(last_year, this_year, datetime.date(2032, 6, 7))

    new = this_year.event_sessions.get()
    assert not Registration.objects.filter(pool=new.pool).exists()
    assert not SessionStaff.objects.filter(session=new).exists()
    assert (new.pool.seats_held, new.observed_note, new.sealed_address) == (0, "", "")
    assert new.uid != circle.uid
    assert new.keepers_needed == 2


def test_the_day_to_decide_moves_along_on_the_clock(last_year, this_year):
    decide_at = datetime.datetime(2031, 3, 1, 17, tzinfo=datetime.UTC)
    add(last_year, minimum=4, decide_at=decide_at)

    copied(last_year, this_year, datetime.date(2032, 6, 7))

    pool = this_year.event_sessions.get().pool
    assert pool.minimum == 4
    assert pool.decide_at == datetime.datetime(2032, 6, 5, 16, tzinfo=datetime.UTC)


def test_a_time_that_is_skipped_on_its_new_day_holds_up_the_whole_copy(last_year, this_year):
    add(last_year, MONDAY, "02:30", "03:30", title="Night")
    add(last_year, title="Noon")

    with pytest.raises(CopyRefused) as refused:
        copied(last_year, this_year, datetime.date(2032, 3, 14))

    (row,) = refused.value.rows
    assert row.was.startswith("Night")
    assert "skip 2:30 am" in row.problem
    assert not this_year.event_sessions.exists()


def test_what_can_not_be_kept_is_left_out_when_that_is_asked_for(last_year, this_year):
    add(last_year, MONDAY, "02:30", "03:30", title="Night")
    add(last_year, title="Noon")

    rows = copied(last_year, this_year, datetime.date(2032, 3, 14), leave_out=True)

    assert [bool(row.problem) for row in rows] == [True, False]
    assert [each.title for each in this_year.event_sessions.all()] == ["Noon"]


def test_a_time_that_comes_twice_on_its_new_day_is_named(last_year, this_year):
    add(last_year, MONDAY, "01:30", "03:30")

    (row,) = copied(last_year, this_year, datetime.date(2032, 11, 7))

    assert "1:30 am twice" in row.note


def test_what_was_cancelled_is_not_copied(last_year, this_year):
    add(last_year, title="Held")
    circle = add(last_year, title="Cancelled")
    Session.objects.filter(pk=circle.pk).update(status=Session.Status.CANCELLED)

    copied(last_year, this_year, datetime.date(2032, 6, 7))

    assert [each.title for each in this_year.event_sessions.all()] == ["Held"]


def test_the_same_form_sent_twice_copies_once(last_year, this_year):
    add(last_year)
    copied(last_year, this_year, datetime.date(2032, 6, 7))

    with pytest.raises(Refused, match="has a schedule already"):
        copied(last_year, this_year, datetime.date(2032, 6, 7))

    assert this_year.event_sessions.count() == 1


def test_circles_are_not_copied_to_a_conference(last_year):
    add(last_year)

    with pytest.raises(Refused, match="page for circles only"):
        copied(last_year, conference_page(), datetime.date(2032, 6, 7))


def test_an_empty_schedule_is_not_copied(last_year, this_year):
    with pytest.raises(Refused, match="Nothing is scheduled"):
        copied(last_year, this_year, datetime.date(2032, 6, 7))
