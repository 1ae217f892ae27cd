"""Sessions are put in the schedule with the times people mean, circles of one time in one slot."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from events.actions import Refused, add_session, remove_session
from events.models import SeatPool, Session
from events.sealing import unseal
from tests.factories.events import a_keeper, a_person, circles_page, conference_page, seated

pytestmark = pytest.mark.django_db

DAY = datetime.date(2031, 5, 6)


@pytest.fixture
def circles():
    return circles_page()


@pytest.fixture
def conference():
    return conference_page()


def facts(day=DAY, start="13:00", end="14:30", zone="America/New_York", **more):
    return {
        "starts_on": day,
        "start_time": datetime.time.fromisoformat(start),
        "end_time": datetime.time.fromisoformat(end),
        "zone": zone,
        **more,
    }


def added(page, *args, **more):
    return add_session(page, by=None, **facts(*args, **more))


def refusal(page, *args, **more):
    with pytest.raises(Refused) as refused:
        added(page, *args, **more)
    return refused.value


def test_a_circle_has_ten_seats_two_keepers_and_a_slot(circles):
    circle = added(circles)

    assert circle.is_circle
    assert (circle.pool.capacity, circle.keepers_needed, circle.slot) == (10, 2, "1")
    assert circle.starts_at == datetime.datetime(2031, 5, 6, 17, tzinfo=datetime.UTC)


def test_a_session_of_a_conference_has_no_seats_unless_asked_for(conference):
    plain, seats = added(conference), added(conference, capacity=0)

    assert not SeatPool.objects.filter(session=plain).exists()
    assert seats.pool.capacity == 0
    assert plain.slot == seats.slot == ""


def test_a_circle_at_the_same_time_joins_the_slot(circles):
    first = added(circles)
    later = added(circles, start="15:00", end="16:00")

    assert added(circles, start="14:00", end="14:45").slot == first.slot
    assert later.slot == "2"


def test_a_circle_that_overlaps_two_slots_is_refused_by_their_names(circles):
    added(circles, title="Morning")
    added(circles, start="14:30", end="16:00", title="Afternoon")

    refused = refusal(circles, start="14:00", end="15:00")

    assert refused.field == "slot"
    assert "“Morning” (slot 1) and “Afternoon” (slot 2)" in str(refused)


def test_a_slot_other_than_that_of_the_same_time_is_refused(circles):
    added(circles)

    assert refusal(circles, slot="Friday").field == "slot"
    assert added(circles, slot="1").slot == "1"


def test_two_circles_that_only_touch_may_have_different_slots(circles):
    added(circles)

    assert added(circles, start="14:30", end="15:00").slot == "2"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"end": "12:00"}, "end_time"),
        ({"end": "13:00"}, "end_time"),
        ({"ends_on": DAY - datetime.timedelta(1)}, "end_time"),
        ({"ends_on": DAY + datetime.timedelta(20)}, "ends_on"),
        ({"zone": "Mars/Olympus"}, "zone"),
        ({"day": datetime.date(1, 1, 1)}, "starts_on"),
        ({"day": datetime.date(9999, 12, 31)}, "starts_on"),
        ({"day": datetime.date(2020, 5, 6)}, "starts_on"),
        ({"ends_on": datetime.date(9999, 12, 31)}, "ends_on"),
        ({"capacity": 100_001}, "capacity"),
        ({"offer_hours": 0}, "offer_hours"),
        ({"minimum": 4}, "decide_at"),
        ({"minimum": 11, "decide_at": timezone.now()}, "minimum"),
        (
            {"minimum": 4, "decide_at": datetime.datetime(2031, 5, 7, tzinfo=datetime.UTC)},
            "decide_at",
        ),
        ({"elsewhere_url": "https://example.org/"}, "elsewhere_url"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(circles, more, field):
    assert refusal(circles, **more).field == field
    assert not Session.objects.exists()


@pytest.mark.parametrize("seats", [0, 1, 100_000])
def test_any_number_of_seats_there_can_be_is_taken(circles, seats):
    assert added(circles, capacity=seats).pool.seats == seats


def test_a_time_the_clock_skips_is_refused_at_its_field(circles):
    refused = refusal(circles, datetime.date(2031, 3, 9), "02:30", "04:00")

    assert refused.field == "start_time"
    assert "skip 2:30 am" in str(refused)


def test_a_time_that_comes_twice_asks_which(circles):
    day = datetime.date(2031, 11, 2)

    refused = refusal(circles, day, "01:30", "03:00")

    assert refused.field == "is_second_start"
    first = added(circles, day, "01:30", "03:00", is_second_start=False)
    second = added(circles, day, "01:30", "03:00", is_second_start=True)
    assert second.starts_at - first.starts_at == datetime.timedelta(hours=1)
    assert first.start_time == second.start_time


def test_a_circle_may_start_and_end_at_the_same_time_on_the_clock(circles):
    """From the first 1:30 to the second is an hour."""
    circle = added(
        circles,
        datetime.date(2031, 11, 2),
        "01:30",
        "01:30",
        is_second_start=False,
        is_second_end=True,
    )

    assert circle.minutes == 60


@pytest.mark.parametrize("zone", ["Asia/Kolkata", "Australia/Lord_Howe", "Asia/Kathmandu"])
def test_zones_of_half_hours_are_kept_to_the_minute(conference, zone):
    session = added(conference, zone=zone)

    assert session.starts_at.astimezone(ZoneInfo(zone)).time() == datetime.time(13)


def test_the_address_of_a_room_is_kept_encrypted(conference):
    session = added(conference, address="https://meet.example.org/canary-room")

    assert "canary" not in session.sealed_address
    assert unseal(session.sealed_address) == "https://meet.example.org/canary-room"


def test_what_nobody_asked_for_is_removed(circles):
    circle = added(circles)

    remove_session(circle, by=None)

    assert not Session.objects.exists()
    assert not SeatPool.objects.exists()


def test_what_somebody_asked_for_is_not_removed(circles):
    circle = added(circles)
    seated(circle.pool, a_person(1))

    with pytest.raises(Refused, match="Cancel it instead"):
        remove_session(circle, by=None)

    assert Session.objects.get() == circle


def test_what_somebody_was_asked_to_keep_is_not_removed(circles):
    circle = added(circles)
    a_keeper(circle, a_person(1))

    with pytest.raises(Refused, match="Cancel it instead"):
        remove_session(circle, by=None)
