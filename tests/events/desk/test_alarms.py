"""Staff hear in time of a circle that lacks a keeper or people."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from accounts import groups
from accounts.models import Letter
from events import actions
from events.models import SeatPool
from events.schedulers import who_schedules
from tests.factories import events as make

from .conftest import a_somebody, letters_of, role_of

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def short(registrar):
    """A circle in 80 hours that needs two keepers and has one."""
    starts_at = timezone.now() + 80 * HOUR
    return make.a_circle(starts_at=starts_at, keepers_needed=2, keepers=[a_somebody()])


def at(pool, hours_before):
    """The clock strikes so many hours before the start."""
    return actions.raise_alarms(pool.session.starts_at - hours_before * HOUR)


def test_staff_hear_three_days_and_one_day_before_that_a_keeper_is_missing(short, registrar):
    counts = []
    for hours in (73, 72, 71.9, 25, 24, 23.9, 0.1):
        at(short, hours)
        counts.append(letters_of(registrar, "keeper_alarm").count())

    assert counts == [0, 1, 1, 1, 2, 2, 2]


def test_after_the_start_nobody_is_alarmed(short, registrar):
    assert at(short, 0) == 0
    assert not letters_of(registrar, "keeper_alarm").exists()


def test_with_its_keepers_a_circle_alarms_nobody(short, registrar):
    make.a_keeper(short.session, a_somebody(), "co_keeper")

    assert at(short, 24) == 0


def test_an_observer_or_who_is_only_asked_is_no_keeper(short, registrar):
    make.a_keeper(short.session, a_somebody(), "observer")
    make.a_keeper(short.session, a_somebody(), "co_keeper", "invited")

    assert at(short, 24) == 1


def test_a_drop_out_is_a_cause_of_its_own(short, registrar):
    at(short, 24)
    keeper = short.session.keepers().get().person

    actions.drop_out(role_of(short, keeper), by=keeper)

    assert letters_of(registrar, "keeper_alarm").count() == 2


def test_a_cancelled_circle_alarms_nobody(short, registrar):
    actions.cancel_session(short.session, reason="Storm", by=registrar)

    assert at(short, 24) == 0


# ------------------------------------------------------------------------------ too few people


@pytest.fixture
def small(registrar, site_root):
    """A circle for which is decided an hour ago whether at least two people come."""
    decide_at = timezone.now() - HOUR
    return make.a_circle(pool={"minimum": 2, "decide_at": decide_at})


def test_staff_hear_once_that_too_few_people_come(small, registrar):
    make.seated(small, a_somebody())
    make.registered(small, a_somebody(), "offered")

    assert [actions.raise_alarms(timezone.now()) for _ in range(3)] == [1, 0, 0]

    assert letters_of(registrar, "minimum_alarm").count() == 1
    small.refresh_from_db()
    assert small.decided_at


def test_with_enough_people_it_goes_ahead_whoever_leaves_later(small, registrar):
    seats = [make.seated(small, a_somebody()) for _ in range(2)]
    assert actions.raise_alarms(timezone.now()) == 0

    actions.cancel(seats[0], by=seats[0].person)

    assert actions.raise_alarms(timezone.now()) == 0
    assert not letters_of(registrar, "minimum_alarm").exists()


@pytest.mark.parametrize(
    "fields",
    [{"minimum": 0}, {"decide_at": timezone.now() + 9 * HOUR}, {"decide_at": None}],
)
def test_without_a_minimum_or_before_its_time_nothing_is_decided(small, registrar, fields):
    SeatPool.objects.filter(pk=small.pk).update(**fields)

    assert actions.raise_alarms(timezone.now()) == 0
    assert not Letter.objects.exists()


# ------------------------------------------------------------------------------ to whom


def test_alarms_go_to_those_who_keep_the_schedule_of_that_page(
    site_root, registrar, editor, moderator, administrator, learner
):
    elsewhere = a_somebody()
    elsewhere.groups.add(Group.objects.create(name="Editors of something else"))
    page = make.circles_page()

    told = set(who_schedules(page))

    assert registrar in told
    assert administrator in told
    assert told - {registrar, administrator, editor, moderator} == set()
    assert learner not in told


def test_without_anybody_who_schedules_superusers_are_told(site_root):
    Group.objects.filter(name__in=[groups.REGISTRARS]).delete()
    chief = a_somebody(is_superuser=True)

    assert list(who_schedules(make.circles_page())) == [chief]


# ------------------------------------------------------------------------------ where letters lead


def leads_to(letter, address):
    return f"https://site.invalid{address}\n" in letter.text


def test_an_alarm_leads_staff_to_the_session_in_the_schedule(short, registrar, client):
    at(short, 24)

    letter = letters_of(registrar, "keeper_alarm").get()

    address = reverse("events_schedule:inspect", args=[short.session_id])
    assert leads_to(letter, address)
    client.force_login(registrar)
    assert client.get(address).status_code == 200


def test_that_too_few_come_leads_staff_there_too(short, registrar):
    SeatPool.objects.filter(pk=short.pk).update(minimum=5, decide_at=timezone.now())

    at(short, 79)

    letter = letters_of(registrar, "minimum_alarm").get()
    assert leads_to(letter, reverse("events_schedule:inspect", args=[short.session_id]))


def test_a_drop_out_leads_the_other_keeper_to_the_desk(registrar, client):
    keeper, other = a_somebody(), a_somebody()
    circle = make.a_circle(keepers=[keeper, other])

    actions.drop_out(role_of(circle, keeper), by=keeper)

    letter = letters_of(other, "keeper_alarm").get()
    address = reverse("events:circle", args=[circle.session_id])
    assert leads_to(letter, address)
    assert "The staff look for somebody." in letter.text
    client.force_login(other)
    assert client.get(address).status_code == 200
