"""The last seat, and a code that works once, asked for by many at once: one has it, nobody else."""

import datetime

import pytest
from django.utils import timezone

from accounts.models import User
from events import actions
from events.models import CohortPage, InvitationUse, Registration
from tests.events.engine.conftest import held
from tests.events.engine.unlocked import take_the_lock_off
from tests.factories.cohorts import a_cohort, pool_of
from tests.factories.events import a_person
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 8


@pytest.fixture(autouse=True)
def undelivered(monkeypatch):
    """Letters wait for the worker, as they do on a site, and so do the members."""
    monkeypatch.setattr("accounts.actions.letters._enqueue", lambda letter_id: None)
    monkeypatch.setattr("events.actions.following._enqueue", lambda name, page_id: None)


@pytest.fixture
def races(at_full_size):
    return 100 if at_full_size else 4


@pytest.fixture
def people(site_root):
    return [a_person(number) for number in range(PEOPLE)]


def a_closed_run(uses):
    """A run with one seat, not open yet, and a code for it."""
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    page = a_cohort(capacity=1, registration_opens_at=tomorrow)
    code = actions.make_invitation(page, label="Once", uses=uses, expires_at=None, by=a_by())
    return page, code


def a_by():
    return User.objects.order_by("pk").first()


def race(page, code, people):
    def act(number):
        person = User.objects.get(pk=people[number].pk)
        here = CohortPage.objects.get(pk=page.pk)
        return actions.join_cohort(person, here, form_key="race", invitation=code.code)

    return at_once(len(people), act)


def test_a_code_that_works_once_lets_one_in(people, races):
    for _ in range(races):
        page, code = a_closed_run(uses=1)

        results = race(page, code, people)

        came = [each for each in results if isinstance(each, Registration)]
        refused = [each for each in results if isinstance(each, actions.Refused)]
        assert (len(came), len(refused)) == (1, PEOPLE - 1)
        code.refresh_from_db()
        assert (code.used, InvitationUse.objects.filter(invitation=code).count()) == (1, 1)
        assert held(pool_of(page)) == 1


def test_of_two_with_one_code_one_has_the_last_seat_and_one_waits(people, races):
    for _ in range(races):
        page, code = a_closed_run(uses=2)

        results = race(page, code, people[:2])

        assert sorted(each.status for each in results) == ["confirmed", "waiting"]
        code.refresh_from_db()
        assert code.used == 2


def test_the_same_form_many_times_at_once_uses_it_once(people):
    page, code = a_closed_run(uses=PEOPLE)

    results = race(page, code, people[:1] * PEOPLE)

    assert len({each.pk for each in results}) == 1
    code.refresh_from_db()
    assert code.used == 1


def test_control_without_the_lock_the_last_seat_goes_twice(people, monkeypatch):
    take_the_lock_off(monkeypatch)

    for _ in range(10):
        page, code = a_closed_run(uses=PEOPLE)
        race(page, code, people)
        seated = pool_of(page).registrations.seated().count()
        if seated > 1:
            break

    assert seated > 1
