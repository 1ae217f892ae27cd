"""Two facilitators enter a member's last two sessions in the same instant: one certificate, one letter."""

import datetime
import time
from contextlib import nullcontext

import pytest
from django.db import IntegrityError
from django.utils import timezone

from accounts import actions as accounts
from accounts.models import Letter, User
from events import actions
from events.models import CohortEvent, Membership, Registration, Session
from learning.models import Certificate
from tests.factories.cohorts import a_cohort, a_leader, a_member
from tests.factories.events import a_person
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)
# Between looking and writing, so that both have looked before either writes, unless a lock is held.
PAUSE = 0.4


@pytest.fixture(autouse=True)
def undelivered(monkeypatch):
    monkeypatch.setattr("accounts.actions.letters._enqueue", lambda letter_id: None)


@pytest.fixture
def run(site_root):
    return a_cohort(sessions=2, starts_at=timezone.now() - datetime.timedelta(days=20))


@pytest.fixture
def member(run, learner):
    accounts.confirm_certificate_name(learner, "Lea Learner")
    return a_member(run, learner)


@pytest.fixture
def two(run):
    return [a_leader(run, a_person(n)).person for n in range(2)]


def pause_before_finishing(monkeypatch):
    finish = actions.memberships.finish

    def slow(*args):
        time.sleep(PAUSE)
        finish(*args)

    monkeypatch.setattr(actions.memberships, "finish", slow)


def pause_after_looking(monkeypatch):
    entry_of = actions.attending.entry_of

    def slow(*args):
        row = entry_of(*args)
        time.sleep(PAUSE)
        return row

    monkeypatch.setattr(actions.attending, "entry_of", slow)


def take_the_lock_off(monkeypatch):
    """Memberships read as they are; no transaction, which on SQLite is the lock; so no letter either."""

    def no_lock(membership_id):
        return Membership.objects.select_related("person", "registration").get(pk=membership_id)

    monkeypatch.setattr(actions.attending, "lock_membership", no_lock)
    monkeypatch.setattr(actions.attending.transaction, "atomic", nullcontext)
    monkeypatch.setattr("learning.letters.certificate", lambda certificate: None)


def enter_at_once(run, member, two, sessions):
    """Each facilitator enters one of `sessions`; what came of it."""
    return at_once(
        2,
        lambda n: actions.record_attendance(
            Membership.objects.get(pk=member.pk),
            sessions[n],
            status="present",
            source="desk",
            by=User.objects.get(pk=two[n].pk),
        ),
    )


def came_once(results):
    return (
        not [each for each in results if isinstance(each, Exception)]
        and Certificate.objects.count() == 1
        and Letter.objects.filter(kind="certificate").count() == 1
        and CohortEvent.objects.filter(kind="finished").count() == 1
    )


def test_two_last_sessions_at_once_make_one_certificate(run, member, two, monkeypatch):
    pause_before_finishing(monkeypatch)

    results = enter_at_once(run, member, two, list(Session.objects.filter(page=run.pk)))

    assert came_once(results), results
    member.refresh_from_db()
    assert member.is_finished
    assert member.sessions_done == 2


def test_the_same_last_session_at_once_is_one_entry(run, member, two, monkeypatch):
    first, last = Session.objects.filter(page=run.pk).in_order()
    actions.record_attendance(member, first, status="present", source="desk", by=two[0])
    pause_after_looking(monkeypatch)

    results = enter_at_once(run, member, two, [last, last])

    assert came_once(results), results
    assert CohortEvent.objects.filter(kind="attendance", session=last).count() == 1


def test_who_finishes_while_the_run_is_called_off_keeps_the_seat(learner, two, monkeypatch):
    """The last session is on. On PostgreSQL calling it off waits for the last piece to be written."""
    accounts.confirm_certificate_name(learner, "Lea Learner")
    here = a_cohort(sessions=1, starts_at=timezone.now() - datetime.timedelta(minutes=30))
    member = a_member(here, learner)
    pause_before_finishing(monkeypatch)

    def act(number):
        by = User.objects.get(pk=two[1].pk)
        if number:
            time.sleep(PAUSE / 2)
            return actions.cancel_cohort(here, reason="No trainer", by=by)
        session = Session.objects.get(page=here.pk)
        last = {"status": "present", "source": "staff", "by": by, "reason": "Seen there"}
        return actions.record_attendance(member, session, **last)

    results = at_once(2, act)

    member.refresh_from_db()
    assert came_once(results), results
    assert member.is_finished
    assert member.registration.status == Registration.Status.CONFIRMED


def test_without_the_lock_it_is_noticed(run, member, two, monkeypatch):
    """Both find no entry, and the database refuses the second: one of the two reads an error."""
    first, last = Session.objects.filter(page=run.pk).in_order()
    actions.record_attendance(member, first, status="present", source="desk", by=two[0])
    pause_after_looking(monkeypatch)
    take_the_lock_off(monkeypatch)

    results = enter_at_once(run, member, two, [last, last])

    assert [type(each) for each in results].count(IntegrityError) == 1
