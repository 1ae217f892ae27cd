"""Deadlines of a run: "11:59 pm Eastern" is that on every clock, also where clocks change.

Entered in Eastern time, decided to the minute, told in the zone of the page and in the reader's.
"""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from events import actions
from events.actions import Refused
from events.models import CohortPage, Registration
from tests.events.engine.conftest import Clock
from tests.factories.cohorts import a_cohort, pool_of
from tests.factories.events import a_person
from tests.factories.learning import a_series

pytestmark = pytest.mark.django_db
EASTERN = ZoneInfo("America/New_York")
# The zone of the page, and that of who reads it. Some change their clocks, on other days or never.
ZONES = [
    ("America/New_York", "America/New_York"),
    ("America/New_York", "America/Los_Angeles"),
    ("America/New_York", "Europe/London"),
    ("America/New_York", "Asia/Kolkata"),
    ("America/Chicago", "America/New_York"),
    ("America/Phoenix", "America/Denver"),
    ("Pacific/Honolulu", "Australia/Sydney"),
    ("Europe/Berlin", "America/St_Johns"),
]
# The last day of registration, and how far Eastern time is behind Greenwich when it ends.
DAYS = [
    (datetime.date(2027, 3, 13), 5),  # the day before clocks go forward
    (datetime.date(2027, 3, 14), 4),  # the day they do
    (datetime.date(2027, 11, 6), 4),  # the day before clocks go back
    (datetime.date(2027, 11, 7), 5),  # the day they do
    (datetime.date(2027, 11, 8), 5),
]
CASES = [(*zones, *day) for zones in ZONES for day in DAYS]
SECOND = datetime.timedelta(seconds=1)


def face(moment):
    """ "11:59 pm", reckoned anew here."""
    words = f"{moment.hour % 12 or 12}:{moment.minute:02} {'am' if moment.hour < 12 else 'pm'}"
    return {"12:00 pm": "noon", "12:00 am": "midnight"}.get(words, words)


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr("django.utils.timezone.now", clock)
    return clock


def test_there_are_forty_cases():
    assert len(CASES) == len(set(CASES)) == 40


@pytest.mark.parametrize(("here", "reader", "day", "hours"), CASES)
def test_a_deadline_is_one_moment_on_every_clock(
    here, reader, day, hours, client, clock, site_root
):
    closes_at = datetime.datetime.combine(day, datetime.time(23, 59), EASTERN)
    opens_at = closes_at - datetime.timedelta(days=7)
    clock.move_to(opens_at - datetime.timedelta(days=1))
    page = a_cohort(
        starts_at=closes_at + datetime.timedelta(days=21),
        prework=a_series(),
        prework_due_at=closes_at + datetime.timedelta(days=14),
        registration_opens_at=opens_at,
        registration_closes_at=closes_at,
        starts_on=day,
        ends_on=day + datetime.timedelta(days=60),
    )
    page.event_sessions.update(zone=here)
    CohortPage.objects.filter(pk=page.pk).update(zone=here)
    page.refresh_from_db()
    me = a_person(1, time_zone=reader)
    client.force_login(me)

    midnight_utc = datetime.datetime.combine(day, datetime.time(0), datetime.UTC)
    assert page.registration_closes_at == midnight_utc + datetime.timedelta(
        hours=23 + hours, minutes=59
    )
    is_told(client, page, opens_at, here, reader)
    clock.move_to(opens_at - SECOND)
    refused(page, me, "not open yet")
    clock.move_to(opens_at)
    is_told(client, page, closes_at, here, reader)
    is_told(client, page, page.prework_due_at, here, reader)
    clock.move_to(closes_at)
    refused(page, me, "has ended")
    clock.move_to(closes_at - SECOND)
    assert actions.join_cohort(me, page, form_key="in time").is_seated
    seat = Registration.objects.get()
    said = client.get(reverse("events:registration", args=[seat.code])).content.decode()
    assert face(page.prework_due_at.astimezone(ZoneInfo(here))) in said


def refused(page, person, why):
    with pytest.raises(Refused, match=why):
        actions.join_cohort(person, page, form_key="out of time")
    assert not Registration.objects.exists()


def is_told(client, page, moment, here, reader):
    """The form tells the moment on the page's clock, and on the reader's where that is another."""
    form = reverse("events:register", args=[pool_of(page).pk])
    said = client.get(form).content.decode()
    there, own = moment.astimezone(ZoneInfo(here)), moment.astimezone(ZoneInfo(reader))
    told = f"{there:%A} {there.day} {there:%B %Y}, {face(there)}"
    assert told in said
    if own.utcoffset() != there.utcoffset():
        assert f"{face(own)}" in said.partition(told)[2].partition("your time")[0]
