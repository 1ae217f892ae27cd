"""A thousand people send the form within a minute: twenty sit, the rest queue in the order they came."""

import itertools
import time
from collections import Counter

import pytest
from django.db import connection

from events.models import Registration, SeatEvent
from tests.events.engine.invariants import broken
from tests.events.faults.ground import seed, wrongs
from tests.events.faults.serving import Crowd, Served
from tests.workers import _address

pytestmark = pytest.mark.django_db(transaction=True)
SEATS = 20
AT_ONCE = 20
SECONDS = 60


@pytest.fixture
def people(at_full_size):
    """How many come: 1,000 on PostgreSQL, 500 on SQLite, every day a tenth."""
    return (1000 if connection.vendor == "postgresql" else 500) // (1 if at_full_size else 10)


@pytest.fixture
def ground(site_root, people):
    return seed(people, SEATS)


@pytest.fixture
def site(ground, tmp_path):
    served = Served(tmp_path, _address())
    served.wait()
    yield served
    served.stop()


def test_twenty_sit_and_everybody_else_queues_in_the_order_they_came(site, ground, people):
    crowd = Crowd(site, ground, AT_ONCE)

    began = time.monotonic()
    crowd.come()
    crowd.wait()
    took = time.monotonic() - began

    rows = Registration.objects.all()
    # Each asked once, and was told of a place that is there.
    assert Counter(crowd.statuses) == {302: people}
    assert dict(rows.values_list("idempotency_key", "code")) == crowd.promised
    assert len(crowd.promised) == people
    assert rows.confirmed().count() == SEATS
    came = SeatEvent.objects.filter(kind="registered").order_by("pk")
    order = list(came.values_list("registration__position", flat=True))
    assert order == [None] * SEATS + list(range(1, people - SEATS + 1))
    moments = list(came.values_list("at", flat=True))
    assert all(earlier <= later for earlier, later in itertools.pairwise(moments))
    assert wrongs() == []
    assert broken() == []
    assert took < SECONDS
