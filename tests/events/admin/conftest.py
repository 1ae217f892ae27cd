"""An event with a circle that is full and has a queue, and somebody who schedules it."""

import pytest

from events.models import AccessNeed
from tests.factories.events import a_circle, a_keeper, a_person, circles_page, registered, seated

NAMES = "Kestrel"


@pytest.fixture
def event(db):
    return circles_page(title="Circles in spring")


@pytest.fixture
def circle(event):
    """Two seats, both taken, one person waiting; a keeper who said yes, one role open."""
    keeper = a_person(1)
    pool = a_circle(event, capacity=2, keepers=[keeper], title="Circle of trust", slot="1")
    pool.session.keepers_needed = 2
    pool.session.save()
    for number in (11, 12):
        person = a_person(number)
        type(person).objects.filter(pk=person.pk).update(full_name=f"{NAMES} {number}")
        registration = seated(pool, person, display_name=f"{NAMES} {number}")
    AccessNeed.objects.create(
        registration=registration, text="A quiet corner", purge_at=pool.session.ends_at
    )
    registered(pool, a_person(13), "waiting")
    return pool.session


@pytest.fixture
def desk(client, registrar):
    client.force_login(registrar)
    return client


@pytest.fixture
def invited(circle):
    return a_keeper(circle, a_person(2), "co_keeper", "invited")


def step(session, name):
    return f"/admin/events/sessions/{session.pk}/{name}/"


def inspect(session):
    return f"/admin/events/schedule/inspect/{session.pk}/"
