"""The desk of a cohort is open to its staff, while they are it, and to nobody by rank."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.utils import timezone

from events.cohorts import access
from events.models import CohortStaff
from tests.factories.cohorts import a_leader, cohort_page, program_page
from tests.factories.events import a_person

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)
Role = CohortStaff.Role


@pytest.fixture
def page():
    return cohort_page()


def may(person, page):
    return access.may_look(person, page), access.may_lead(person, page)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.FACILITATOR, (True, True)),
        (Role.TRAINER, (True, True)),
        (Role.OBSERVER, (True, False)),
    ],
)
def test_a_role_says_what_its_holder_may_do(page, role, expected):
    person = a_person("one")
    a_leader(page, person, role)

    assert may(person, page) == expected
    assert access.role_in(page, person) == role
    assert access.cohort_or_404(person, page.pk) == page
    assert list(access.cohorts_seen_by(person)) == [page]
    assert list(access.cohorts_led_by(person)) == ([page] if expected[1] else [])


def test_a_role_in_one_cohort_opens_no_other(page):
    person = a_person("one")
    a_leader(page, person)
    other = cohort_page("Fall cohort", program=page.get_parent().specific)

    assert may(person, other) == (False, False)
    with pytest.raises(Http404):
        access.cohort_or_404(person, other.pk)


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (-HOUR, None, True),
        (-HOUR, HOUR, True),
        (HOUR, None, False),
        (-2 * HOUR, -HOUR, False),
        (-HOUR, 0 * HOUR, False),
    ],
)
def test_a_role_holds_from_its_first_moment_to_its_last(page, since, until, expected):
    person, now = a_person("one"), timezone.now()
    a_leader(page, person, since=now + since, until=None if until is None else now + until)

    assert may(person, page) == (expected, expected)


def test_leading_goes_before_observing(page):
    person, soon = a_person("one"), timezone.now() + HOUR
    a_leader(page, person, Role.OBSERVER, until=soon)
    a_leader(page, person, Role.TRAINER)

    assert access.role_in(page, person) == Role.TRAINER


def test_an_observer_leads_nothing(page):
    person = a_person("one")
    a_leader(page, person, Role.OBSERVER)

    with pytest.raises(Http404):
        access.cohort_or_404(person, page.pk, to_lead=True)


def test_rank_opens_nothing(page, registrar, editor, administrator):
    for person in (registrar, editor, administrator, AnonymousUser()):
        assert may(person, page) == (False, False)
        assert not access.cohorts_seen_by(person).exists()


def test_no_other_page_is_a_cohort():
    person, program = a_person("one"), program_page()
    a_leader(program, person)

    with pytest.raises(Http404):
        access.cohort_or_404(person, program.pk)
