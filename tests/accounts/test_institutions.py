"""Where people belong: begun, verified and ended, never rewritten."""

import datetime

import pytest
import time_machine
from django.db import IntegrityError, transaction

from accounts import actions
from accounts.models import Affiliation
from tests.factories.accounts import AffiliationFactory, InstitutionFactory, UserFactory

pytestmark = pytest.mark.django_db
DAY = datetime.date


def test_joining_begins_an_affiliation_today(learner):
    institution = InstitutionFactory()

    with time_machine.travel("2026-12-04T17:00:00Z"):
        affiliation = actions.join_institution(learner, institution)

    assert affiliation.started_on == DAY(2026, 12, 4)
    assert affiliation.ended_on is None
    assert learner.institution() == institution


def test_joining_another_ends_the_one_before_and_rewrites_nothing(learner):
    first, second = InstitutionFactory.create_batch(2)
    with time_machine.travel("2026-09-01T17:00:00Z"):
        actions.join_institution(learner, first)

    with time_machine.travel("2026-12-04T17:00:00Z"):
        actions.join_institution(learner, second)

    before, now = Affiliation.objects.of(learner).order_by("started_on")
    assert (before.institution, before.started_on, before.ended_on) == (
        first,
        DAY(2026, 9, 1),
        DAY(2026, 12, 4),
    )
    assert (now.institution, now.ended_on) == (second, None)


def test_joining_the_same_again_changes_nothing(learner):
    institution = InstitutionFactory()
    first = actions.join_institution(learner, institution)

    again = actions.join_institution(learner, institution)

    assert again == first
    assert Affiliation.objects.count() == 1


def test_leaving_and_coming_back_on_one_day_keeps_both_rows(learner):
    institution = InstitutionFactory()

    actions.join_institution(learner, institution)
    actions.leave_institution(learner)
    actions.join_institution(learner, institution)

    assert Affiliation.objects.of(learner).count() == 2
    assert Affiliation.objects.of(learner).current().count() == 1


@pytest.mark.parametrize(
    ("address", "is_verified"),
    [
        ("ada@med.example.edu", True),
        ("ada@mail.med.example.edu", True),
        ("ada@example.edu", False),
        ("ada@notmed.example.edu", False),
        ("ada@med.example.edu.example.com", False),
    ],
)
def test_a_confirmed_address_at_the_domain_verifies(address, is_verified):
    person = UserFactory(email=address)
    institution = InstitutionFactory(domain="med.example.edu")

    affiliation = actions.join_institution(person, institution)

    assert affiliation.is_verified is is_verified


def test_an_address_that_is_not_confirmed_verifies_nothing():
    person = UserFactory(email="ada@med.example.edu")
    person.emailaddress_set.update(verified=False)

    affiliation = actions.join_institution(person, InstitutionFactory(domain="med.example.edu"))

    assert not affiliation.is_verified


def test_history_stays_with_the_institution_of_that_day(learner):
    first, second = InstitutionFactory.create_batch(2)
    AffiliationFactory(
        person=learner,
        institution=first,
        started_on=DAY(2026, 1, 1),
        ended_on=DAY(2026, 6, 1),
        verified=True,
    )
    AffiliationFactory(
        person=learner, institution=second, started_on=DAY(2026, 6, 1), verified=True
    )

    assert learner.verified_institution(DAY(2025, 12, 31)) is None
    assert learner.verified_institution(DAY(2026, 5, 31)) == first
    assert learner.verified_institution(DAY(2026, 6, 1)) == second


def test_an_unverified_affiliation_counts_for_nobody(learner):
    AffiliationFactory(person=learner, started_on=DAY(2026, 1, 1))

    assert learner.verified_institution(DAY(2026, 2, 1)) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"ended_on": DAY(2020, 1, 1)},
        {"verified_by_means": "domain"},
        {"verified_at": datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)},
    ],
)
def test_the_database_refuses_what_actions_would_never_write(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        AffiliationFactory(**wrong)


def test_the_database_refuses_a_second_open_affiliation(learner):
    AffiliationFactory(person=learner)

    with pytest.raises(IntegrityError), transaction.atomic():
        AffiliationFactory(person=learner)
