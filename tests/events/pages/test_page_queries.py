"""Public pages of events take the same queries whatever the number of circles, people and events.

Every day with a tenth of the registrations that `make evidence` has.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from events.models import Registration
from tests.factories.events import (
    a_circle,
    a_pool,
    a_session,
    an_events_index,
    circles_page,
    conference_page,
)

pytestmark = pytest.mark.django_db
# Beside what the page itself reads: one for the frame; signed in, session, person and the admin.
# The page, its circles, their counts; one's own places.
CIRCLES = {"visitor": 4, "learner": 8}
# The page, the pages of circles below it, all sessions, their counts; one's own places.
CONFERENCE = {"visitor": 5, "learner": 9}


@pytest.fixture
def most(at_full_size):
    return 1_000 if at_full_size else 100


def queries(client, url):
    client.get(url)  # what is cached for everybody is there
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def filled(pool, count):
    """That many people ask for a seat: the first have one, the others wait."""
    made = User.objects.bulk_create(
        [User(email=f"{pool.pk}-{number}@example.org") for number in range(count)]
    )
    Registration.objects.bulk_create(
        [
            Registration(
                pool=pool, person=person, idempotency_key="k",
                status="confirmed" if number < pool.seats else "waiting",
                reason="seat_free" if number < pool.seats else "full",
                position=number, created_at=timezone.now(), changed_at=timezone.now(),
            )
            for number, person in enumerate(made)
        ]
    )  # fmt: skip
    return made


@pytest.mark.parametrize("who", ["visitor", "learner"])
def test_the_page_of_circles_takes_fixed_queries(client, learner, who, most):
    found = []
    for circles, people in ((1, 10), (1, most), (10, 10), (100, 0)):
        page = circles_page(f"{circles} of {people}")
        pools = [a_circle(page) for _each in range(circles)]
        filled(pools[0], people)
        if who == "learner":
            client.force_login(learner)
            Registration.objects.create(
                pool=pools[0], person=learner, idempotency_key="k", status="waiting",
                reason="full", position=people + 1, created_at=timezone.now(),
                changed_at=timezone.now(),
            )  # fmt: skip
        found.append(queries(client, page.url))

    assert found == [CIRCLES[who]] * 4


@pytest.mark.parametrize("who", ["visitor", "learner"])
def test_the_page_of_a_meeting_takes_fixed_queries(client, learner, who, most):
    if who == "learner":
        client.force_login(learner)
    found = []
    for sessions, people in ((1, 10), (1, most), (10, 10), (40, 0)):
        page = conference_page(f"{sessions} of {people}")
        below = circles_page("Circles", parent=page)
        pools = [a_pool(page, 10, a_session(page, title="S")) for _each in range(sessions)]
        pools += [a_circle(below) for _each in range(sessions)]
        filled(pools[0], people)
        filled(pools[-1], people)
        found.append(queries(client, page.url))

    assert found == [CONFERENCE[who]] * 4


def test_the_list_of_events_takes_fixed_queries(client):
    found = []
    for count in (1, 9):
        for number in range(count):
            meeting = conference_page(f"Meeting {count} {number}")
            a_session(meeting)
            a_circle(circles_page(f"Circles {count} {number}", parent=meeting))
        found.append(queries(client, an_events_index().url))

    assert found[0] == found[1]
    assert found[0] <= 15


def test_drawing_a_hundred_circles_costs_no_query_each(client):
    """A control: what is counted here would notice a query for each circle."""
    page = circles_page()
    for _each in range(3):
        a_circle(page)
    circles = [each for day in client.get(page.url).context["days"] for each in day.circles]

    with CaptureQueriesContext(connection) as captured:
        for circle in circles:
            circle.session.keepers().count()

    assert len(captured) == 3
