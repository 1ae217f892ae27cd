"""A circle a week ahead with its two keepers, and people to fill it with."""

import itertools

import pytest

from accounts.models import Letter
from events.models import SessionStaff
from tests.factories import events as make

numbers = itertools.count(1)


def a_somebody(**fields):
    """One more person."""
    return make.a_person(next(numbers), **fields)


def letters_of(person, kind):
    """The letters of one kind somebody has been written."""
    return Letter.objects.of(person).filter(kind=f"seats_{kind}")


def role_of(pool, person):
    return SessionStaff.objects.filter(session=pool.session, person=person).latest("pk")


@pytest.fixture
def keeper(site_root):
    return a_somebody(display_name="Ana")


@pytest.fixture
def other(site_root):
    return a_somebody(display_name="Ben")


@pytest.fixture
def circle(keeper, other):
    """The pool of a circle of ten seats, kept by `keeper` and `other`."""
    return make.a_circle(keepers=[keeper, other], title="Morning circle", place="Room 5")


@pytest.fixture
def unkept(registrar):
    """The pool of a circle that needs two keepers and has none."""
    return make.a_circle(keepers_needed=2, title="Evening circle")
