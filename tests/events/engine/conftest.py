"""Circles, people to fill them with, and a clock to move."""

import datetime
import itertools

import pytest
from django.utils import timezone

from events import actions
from events.models import Registration
from tests.factories import events as make

numbers = itertools.count(1)


def a_somebody():
    """One more person."""
    return make.a_person(next(numbers))


def ask(pool, person=None, **facts):
    """A person registers in the pool, having agreed to what its page asks."""
    facts.setdefault("form_key", f"form-{next(numbers)}")
    if getattr(pool.page.specific, "agreement", None):
        facts.setdefault("agreement", make.a_version(pool.page.specific.agreement))
    return actions.register(person or a_somebody(), pool, **facts)


def stands(*registrations):
    """How each stands now, and why."""
    rows = Registration.objects.in_bulk([each.pk for each in registrations])
    return [(rows[each.pk].status, rows[each.pk].reason) for each in registrations]


def statuses(*registrations):
    return [status for status, _ in stands(*registrations)]


def held(pool):
    """The seats held, as stored."""
    pool.refresh_from_db(fields=["seats_held"])
    return pool.seats_held


class Clock:
    """The time as every action reads it; it stands until it is moved."""

    def __init__(self):
        self.now = timezone.now()

    def __call__(self):
        return self.now

    def move(self, **much):
        self.now += datetime.timedelta(**much)

    def move_to(self, moment):
        self.now = moment


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr("django.utils.timezone.now", clock)
    return clock


@pytest.fixture
def circle(site_root):
    """A circle of two seats a week ahead, opened by its keeper."""
    return make.a_circle(capacity=2, keepers=[a_somebody()])


@pytest.fixture
def full(circle):
    """The circle, its two seats taken and two people waiting; returns the four registrations."""
    return [ask(circle) for _ in range(4)]


@pytest.fixture
def parallel(site_root):
    """Two circles of one seat each in the same slot."""
    page = make.circles_page()
    return [
        make.a_circle(page, capacity=1, keepers=[a_somebody()], slot="monday") for _ in range(2)
    ]
