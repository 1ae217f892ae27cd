"""What the bench asks of circles is answered, and takes no more queries than it may. Nothing is timed."""

import pytest
from wagtail.models import Page

from bench.burst import Burst
from bench.inside import queries
from bench.seed_circles import placed, registrations, seed_circles
from bench.shape import Sizes, Works
from events.models import Registration

pytestmark = pytest.mark.django_db
# The last hands the letter to the worker, once all is committed.
SEATED, WAITING = 15, 14


def test_a_registration_takes_at_most_fifteen_queries(settings, monkeypatch):
    """The first two get seats, the others wait."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda act, **_facts: act())
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
    works = Works()
    seed_circles(works, Sizes(writers=4), Page.objects.get(depth=2))
    asks = works.asks["register"]
    taken = queries(Works({"register": asks[:2]}))["register"]
    waiting = queries(Works({"register": asks[2:]}))["register"]

    assert list(placed().values()) == [[2, 1, 2]]
    assert registrations() == Registration.objects.count() == 4
    assert (taken, waiting) == (SEATED, WAITING)


def test_seats_and_places_must_be_exactly_right():
    assert Burst(1.0, 0, 2, [1, 2, 3]).is_right(5, 2)
    assert not Burst(1.0, 0, 3, [1, 2]).is_right(5, 2)
    assert not Burst(1.0, 0, 2, [1, 3, 4]).is_right(5, 2)
    assert not Burst(1.0, 0, 1, [1, 2, 3, 4]).is_right(5, 2)
