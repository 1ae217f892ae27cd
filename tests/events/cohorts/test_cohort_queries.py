"""Pages of programs and cohorts take the same queries whatever the number of runs and people."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from content.public import ready_for_cards
from events.models import Registration
from tests.events.pages.test_page_queries import filled, queries
from tests.factories.cohorts import a_cohort, pool_of, program_page
from tests.factories.events import an_events_index
from tests.factories.learning import a_series

pytestmark = pytest.mark.django_db
COHORT = {"visitor": 7, "learner": 11}
PROGRAM = {"visitor": 11, "learner": 15}


@pytest.fixture
def most(at_full_size):
    return 1_000 if at_full_size else 100


def waits(pool, person, people):
    Registration.objects.create(
        pool=pool, person=person, idempotency_key="k", status="waiting", reason="full",
        position=people + 1, created_at=timezone.now(), changed_at=timezone.now(),
    )  # fmt: skip


@pytest.mark.parametrize("who", ["visitor", "learner"])
def test_the_page_of_a_cohort_takes_fixed_queries(client, learner, who, most):
    series, program = a_series(1), program_page()
    if who == "learner":
        client.force_login(learner)
    found = []
    for sessions, people in ((1, 10), (1, most), (20, 10)):
        page = a_cohort(
            title=f"{sessions} {people}", program=program, sessions=sessions, prework=series
        )
        filled(pool_of(page), people)
        if who == "learner":
            waits(pool_of(page), learner, people)
        found.append(queries(client, page.url))

    assert found[0] == found[1] == found[2]
    assert found[0] <= COHORT[who]


@pytest.mark.parametrize("who", ["visitor", "learner"])
def test_the_page_of_a_program_takes_fixed_queries(client, learner, who, most):
    if who == "learner":
        client.force_login(learner)
    found = []
    for runs, people in ((1, 10), (1, most), (20, 10)):
        program = program_page(f"{runs} of {people}")
        for number in range(runs):
            page = a_cohort(title=f"Run {number}", program=program)
        filled(pool_of(page), people)
        if who == "learner":
            waits(pool_of(page), learner, people)
        found.append(queries(client, program.url))

    assert found[0] == found[1] == found[2]
    assert found[0] <= PROGRAM[who]


def test_cards_take_fixed_queries():
    ready_for_cards([a_cohort()])  # what is read once for all is there
    found = []
    for count in (1, 5):
        programs = [program_page(f"Program {count} {n}") for n in range(count)]
        cohorts = [a_cohort(program=each, title="Spring") for each in programs]
        with CaptureQueriesContext(connection) as captured:
            ready_for_cards([*programs, *cohorts])
            for each in (*programs, *cohorts):
                each.offering()
        found.append(len(captured))

    assert found[0] == found[1] <= 9


def test_the_list_of_events_takes_fixed_queries(client):
    found = []
    for count in (1, 8):
        for number in range(count):
            program = program_page(f"Program {count} {number}")
            a_cohort(program=program, title="Spring")
        found.append(queries(client, an_events_index().url))

    assert found[0] == found[1]
