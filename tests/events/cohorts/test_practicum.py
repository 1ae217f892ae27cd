"""A final circle: written down by who facilitated it, answered by who leads the run."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from events import actions
from events.models import CohortPage, CohortStaff, PracticumLog
from tests.factories.cohorts import a_cohort, a_leader, a_member
from tests.factories.events import a_person

pytestmark = pytest.mark.django_db
Status = PracticumLog.Status


@pytest.fixture
def page():
    return a_cohort(sessions=1, asks_final_circle=True)


@pytest.fixture
def member(page, learner):
    return a_member(page, learner)


@pytest.fixture
def facilitator(page):
    return a_leader(page, a_person("facilitator")).person


def write(member, **facts):
    facts = {
        "held_on": timezone.localdate(),
        "role": "keeper",
        "size": "middle",
        "reflection": "I spoke less than I had planned.",
        "by": member.person,
    } | facts
    return actions.write_circle(member, **facts)


def test_a_circle_waits_for_a_sign_off(member):
    log = write(member)

    assert (log.status, log.person) == (Status.WRITTEN, member.person)
    assert member.events.last().data == {"log": log.pk, "held_on": log.held_on.isoformat()}


def test_the_events_keep_nothing_of_the_reflection(member):
    write(member)

    assert "spoke" not in str(list(member.events.values_list("data", flat=True)))


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"held_on": timezone.localdate() + datetime.timedelta(days=3)}, "held_on"),
        ({"held_on": timezone.localdate().replace(year=226)}, "held_on"),
        ({"role": "guest"}, "role"),
        ({"size": "crowd"}, "size"),
    ],
)
def test_facts_that_cannot_be_are_refused(member, facts, field):
    with pytest.raises(actions.Refused) as refusal:
        write(member, **facts)
    assert refusal.value.field == field


def test_one_at_a_time(member):
    write(member)

    with pytest.raises(actions.Refused, match="waits"):
        write(member)


def test_nobody_writes_for_somebody_else(member, facilitator):
    with pytest.raises(actions.Refused, match="Only the person"):
        write(member, by=facilitator)


def test_where_no_circle_is_asked_for_none_is_written(page, member):
    CohortPage.objects.update(asks_final_circle=False)

    with pytest.raises(actions.Refused, match="ask"):
        write(member)


def test_signed_off_it_counts(member, facilitator):
    log = actions.sign_off(write(member), by=facilitator, answer="Well held.")

    member.refresh_from_db()
    assert (log.status, log.answer, log.answered_by) == ("signed_off", "Well held.", facilitator)
    assert member.signed_off_at == log.answered_at
    # Pressed twice, it is signed off once.
    actions.sign_off(log, by=facilitator)
    assert member.events.filter(kind="signed_off").count() == 1
    with pytest.raises(actions.Refused, match="before"):
        actions.send_back(log, by=facilitator, answer="After all not")
    with pytest.raises(actions.Refused, match="signed off"):
        write(member)


def test_sent_back_with_words_another_is_written(member, facilitator):
    log = write(member)
    with pytest.raises(actions.Refused) as refusal:
        actions.send_back(log, by=facilitator, answer=" ")
    assert refusal.value.field == "answer"

    actions.send_back(log, by=facilitator, answer="Please say what your part was.")

    member.refresh_from_db()
    assert member.signed_off_at is None
    actions.sign_off(write(member), by=facilitator)
    member.refresh_from_db()
    assert member.signed_off_at


@pytest.mark.parametrize("role", [None, CohortStaff.Role.OBSERVER])
def test_only_who_leads_the_run_answers(page, member, role):
    person = a_person(4)
    if role:
        a_leader(page, person, role)
    log = write(member)

    for act in (
        lambda: actions.sign_off(log, by=person),
        lambda: actions.send_back(log, by=person, answer="No"),
    ):
        with pytest.raises(actions.Refused, match="lead"):
            act()


def test_nobody_signs_off_their_own(page, member, learner):
    a_leader(page, learner)
    log = write(member)

    with pytest.raises(actions.Refused, match="your own"):
        actions.sign_off(log, by=learner)
    # Nor does the database take it.
    with pytest.raises(IntegrityError), transaction.atomic():
        PracticumLog.objects.filter(pk=log.pk).update(
            status="signed_off", answered_by=learner, answered_at=timezone.now()
        )
