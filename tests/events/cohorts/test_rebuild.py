"""The events, replayed, give the same attendance and counts as the tables; what was tampered with shows."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts import actions as accounts
from events import actions
from events.models import Attendance, CohortEvent, CohortPage, Membership, Session
from tests.factories.cohorts import a_cohort, a_leader, a_member, cohort_page
from tests.factories.events import a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    """A run with all that can happen: going on, made good, finished and corrected, left."""
    page = a_cohort(sessions=2, starts_at=timezone.now() - datetime.timedelta(days=20))
    other = a_cohort(
        page=cohort_page("Autumn", page.get_parent().specific),
        starts_at=timezone.now() - datetime.timedelta(days=90),
    )
    facilitator = a_leader(page, a_person("facilitator")).person
    first, last = Session.objects.filter(page=page.pk).in_order()
    going, done, left = (a_member(page, a_person(n)) for n in range(3))

    def enter(member, session, status, minutes=None):
        actions.record_attendance(
            member, session, status=status, minutes=minutes, source="desk", by=facilitator
        )

    enter(going, first, "partial", 30)
    actions.make_good(
        going, first, Session.objects.filter(page=other.pk).first(), by=facilitator, reason="Ill"
    )
    actions.make_good(going, first, None, by=facilitator)
    enter(going, last, "late", 85)
    enter(done, first, "present")
    enter(done, last, "present")
    enter(done, last, "absent")
    enter(left, first, "present")
    left.registration.status = "cancelled"
    left.registration.save()
    actions.follow_seats(page)
    return page


def test_the_events_say_the_same_as_the_tables(page, capsys):
    call_command("rebuild_cohorts", "--check")

    assert "3 memberships compared with their events, 0 differ" in capsys.readouterr().out
    stood = list(Membership.objects.order_by("pk").values_list("status", "sessions_done"))
    assert stood == [("active", 1), ("finished", 2), ("left", 1)]


@pytest.mark.parametrize(
    "tamper",
    [
        lambda: Attendance.objects.filter(status="partial").update(minutes=89),
        lambda: Attendance.objects.filter(status="late").delete(),
        lambda: Membership.objects.filter(status="active").update(sessions_done=2),
        lambda: Membership.objects.filter(status="finished").update(sessions_done=1),
        lambda: Membership.objects.filter(status="left").update(left_at=timezone.now()),
        lambda: Membership.objects.filter(status="active").update(signed_off_at=timezone.now()),
        lambda: CohortEvent.objects.filter(kind="attendance").last().delete(),
    ],
)
def test_what_was_tampered_with_is_noticed(page, tamper, capsys):
    tamper()

    with pytest.raises(CommandError, match="1 of 3 memberships differ"):
        call_command("rebuild_cohorts", "--check")
    assert "by the events" in capsys.readouterr().err


def test_it_is_written_anew(page):
    before = list(Attendance.objects.order_by("pk").values())
    Attendance.objects.filter(status="partial").update(minutes=89)
    Membership.objects.filter(status="active").update(sessions_done=2)

    call_command("rebuild_cohorts")

    assert list(Attendance.objects.order_by("pk").values()) == before
    call_command("rebuild_cohorts", "--check")


def test_a_session_called_off_or_added_counts_as_it_does_in_the_table(page):
    last = Session.objects.filter(page=page.pk).in_order().last()
    Session.objects.filter(pk=last.pk).update(status="cancelled")
    actions.settle_cohort(page)

    call_command("rebuild_cohorts", "--check")
    finished = Membership.objects.get(sessions_needed=2, status="finished")
    assert finished.sessions_done == 2


def test_the_events_still_say_the_same_once_people_are_forgotten(page):
    """One erases their account, and six years later nobody is known any more."""
    person = Membership.objects.get(status="finished").person
    later = Session.objects.filter(page=page.pk).in_order().last()
    Session.objects.filter(pk=later.pk).update(
        starts_at=timezone.now(), ends_at=timezone.now() + datetime.timedelta(minutes=90)
    )
    actions.arrive(a_member(page, a_person(4)), later)

    for each in (person, Membership.objects.last().person):
        accounts.erase(each, by=each)
    call_command("rebuild_cohorts", "--check")

    CohortPage.objects.filter(pk=page.pk).update(ends_on=datetime.date(2010, 1, 1))
    long_ago = timezone.now() - datetime.timedelta(days=4000)
    Session.objects.filter(page=page.pk).update(
        starts_at=long_ago, ends_at=long_ago + datetime.timedelta(minutes=90)
    )
    assert actions.forget_cohorts(timezone.now())
    assert not Membership.objects.exclude(person=None).exists()
    call_command("rebuild_cohorts", "--check")
