"""Attendance as who leads the run enters it: what is taken, what is refused, what is kept of it."""

import datetime

import pytest
from django.utils import timezone

from accounts import actions as accounts
from events import actions
from events.models import Attendance, CohortStaff, Session
from learning.models import Certificate
from tests.factories.cohorts import a_cohort, a_leader, a_member, cohort_page, pool_of
from tests.factories.events import a_person, seated

pytestmark = pytest.mark.django_db
Source, Status = Attendance.Source, Attendance.Status
AGO = timezone.now() - datetime.timedelta(days=30)


@pytest.fixture
def page():
    return a_cohort(sessions=2, starts_at=timezone.now() - datetime.timedelta(days=20))


@pytest.fixture
def member(page, learner):
    return a_member(page, learner)


@pytest.fixture
def facilitator(page):
    return a_leader(page, a_person("facilitator")).person


def sessions(page):
    return list(Session.objects.filter(page=page.pk).in_order())


def entered(member, session, facilitator, status=Status.PRESENT, minutes=None, **more):
    more.setdefault("source", Source.DESK)
    return actions.record_attendance(
        member, session, status=status, minutes=minutes, by=facilitator, **more
    )


def refused(*args, **kwargs):
    with pytest.raises(actions.Refused) as refusal:
        entered(*args, **kwargs)
    assert Attendance.objects.count() == 0
    return refusal.value


@pytest.mark.parametrize(
    ("status", "minutes", "done"),
    [
        ("present", None, 1), ("late", 81, 1), ("late", 80, 0), ("partial", 90, 1),
        ("partial", 1, 0), ("absent", None, 0), ("excused", None, 0),
    ],
)  # fmt: skip
def test_what_counts_follows_from_the_rule(page, member, facilitator, status, minutes, done):
    row = entered(member, sessions(page)[0], facilitator, status, minutes)

    member.refresh_from_db()
    assert (row.status, row.minutes, row.recorded_by) == (status, minutes, facilitator)
    assert (member.sessions_done, member.sessions_needed) == (done, 2)


def test_a_change_is_an_event_of_its_own_and_a_repetition_is_none(page, member, facilitator):
    session = sessions(page)[0]

    entered(member, session, facilitator)
    entered(member, session, facilitator)
    entered(member, session, facilitator, Status.LATE, 70, reason="The bus")

    told = list(member.events.filter(kind="attendance").values_list("data", flat=True))
    assert [(each["status"], each["minutes"]) for each in told] == [("present", None), ("late", 70)]
    assert told[1]["reason"] == "The bus"
    assert Attendance.objects.count() == 1


@pytest.mark.parametrize(
    ("status", "minutes", "field"),
    [
        ("late", None, "minutes"), ("partial", 0, "minutes"), ("late", 91, "minutes"),
        ("present", 10, "minutes"), ("asleep", None, "status"),
    ],
)  # fmt: skip
def test_minutes_fit_the_status_and_the_session(page, member, facilitator, status, minutes, field):
    assert refused(member, sessions(page)[0], facilitator, status, minutes).field == field


def test_nothing_is_entered_before_the_start(learner):
    page = a_cohort(sessions=1)
    facilitator = a_leader(page, a_person(2)).person

    assert "not started" in str(refused(a_member(page, learner), sessions(page)[0], facilitator))


def test_nobody_attends_a_cancelled_session(page, member, facilitator):
    session = sessions(page)[0]
    Session.objects.filter(pk=session.pk).update(status=Session.Status.CANCELLED)

    assert "cancelled" in str(refused(member, session, facilitator))


def test_nor_a_session_of_another_run(page, member, facilitator):
    other = a_cohort(page=cohort_page("Autumn"), starts_at=AGO)

    assert "another run" in str(refused(member, sessions(other)[0], facilitator))


def test_nothing_is_entered_for_who_left(page, member, facilitator):
    member.registration.status = "cancelled"
    member.registration.save()
    actions.follow_seats(page)

    assert "left" in str(refused(member, sessions(page)[0], facilitator))


@pytest.mark.parametrize("role", [None, CohortStaff.Role.OBSERVER, "former", "of another run"])
def test_only_who_leads_the_run_now_enters_attendance(page, member, role):
    person = a_person(7)
    if role == CohortStaff.Role.OBSERVER:
        a_leader(page, person, role)
    elif role == "former":
        a_leader(page, person, since=AGO, until=timezone.now())
    elif role == "of another run":
        a_leader(a_cohort(page=cohort_page("Autumn")), person)

    assert "lead" in str(refused(member, sessions(page)[0], person))


def test_a_facilitator_who_is_a_member_does_not_enter_their_own(page, member, learner):
    a_leader(page, learner)

    assert "your own" in str(refused(member, sessions(page)[0], learner))
    with pytest.raises(actions.Refused):
        actions.record_many(page, sessions(page)[0], {member.pk: ("present", None)}, by=learner)


def test_staff_give_a_reason(page, member, registrar):
    session = sessions(page)[0]

    assert refused(member, session, registrar, source=Source.STAFF).field == "reason"
    entered(member, session, registrar, source=Source.STAFF, reason="The list was lost.")

    assert Attendance.objects.get().source == Source.STAFF


# ------------------------------------------------------------------------------- many at once


def test_many_are_entered_at_once(page, member, facilitator):
    other = a_member(page, a_person(3))
    entries = {member.pk: ("present", None), other.pk: ("partial", 45)}

    assert actions.record_many(page, sessions(page)[0], entries, by=facilitator) == 2
    assert actions.record_many(page, sessions(page)[0], entries, by=facilitator) == 2

    assert Attendance.objects.count() == 2
    assert member.events.filter(kind="attendance").count() == 1


def test_of_many_none_is_written_where_one_is_wrong(page, member, facilitator):
    other = a_member(page, a_person(3))
    entries = {member.pk: ("present", None), other.pk: ("partial", 900)}

    with pytest.raises(actions.Refused) as refusal:
        actions.record_many(page, sessions(page)[0], entries, by=facilitator)

    assert refusal.value.field == str(other.pk)
    assert Attendance.objects.count() == 0


def test_somebody_of_another_run_is_not_among_them(page, facilitator):
    elsewhere = a_cohort(page=cohort_page("Autumn"), starts_at=AGO)
    stranger = a_member(elsewhere, a_person(4))

    with pytest.raises(actions.Refused):
        actions.record_many(
            page, sessions(page)[0], {stranger.pk: ("present", None)}, by=facilitator
        )


# -------------------------------------------------------------------------------- finishing


def finished(page, member, learner, facilitator):
    accounts.confirm_certificate_name(learner, "Lea Learner")
    for session in sessions(page):
        entered(member, session, facilitator)
    member.refresh_from_db()


def test_the_last_entry_brings_the_certificate(page, member, learner, facilitator):
    first, last = sessions(page)
    accounts.confirm_certificate_name(learner, "Lea Learner")
    entered(member, last, facilitator)
    assert not Certificate.objects.exists()

    entered(member, first, facilitator)

    member.refresh_from_db()
    assert member.is_finished
    assert Certificate.objects.get() == member.certificate


def test_a_correction_afterwards_takes_nothing_back(page, member, learner, facilitator):
    finished(page, member, learner, facilitator)

    entered(member, sessions(page)[0], facilitator, Status.ABSENT)

    member.refresh_from_db()
    assert member.is_finished
    assert (member.sessions_done, member.sessions_needed) == (2, 2)
    assert member.certificate.is_valid
    assert member.events.filter(kind="attendance").last().data["is_correction"]
    assert Attendance.objects.get(session=sessions(page)[0]).status == Status.ABSENT


# -------------------------------------------------------------------------------- made good


@pytest.fixture
def autumn(page):
    return a_cohort(page=cohort_page("Autumn", page.get_parent().specific), starts_at=AGO)


def test_a_missed_session_is_made_good_in_another_run(page, member, facilitator, autumn):
    entered(member, sessions(page)[0], facilitator, Status.ABSENT)

    row = actions.make_good(
        member, sessions(page)[0], sessions(autumn)[0], by=facilitator, reason="Ill"
    )

    member.refresh_from_db()
    assert (row.status, member.sessions_done) == (Status.ABSENT, 1)
    actions.make_good(member, sessions(page)[0], sessions(autumn)[0], by=facilitator, reason="Ill")
    assert member.events.filter(kind="attendance").count() == 2


def test_it_can_be_taken_back(page, member, facilitator, autumn):
    session = sessions(page)[1]
    actions.make_good(member, session, sessions(autumn)[1], by=facilitator, reason="Ill")

    row = actions.make_good(member, session, None, by=facilitator)

    member.refresh_from_db()
    assert (row.status, row.made_good_in, member.sessions_done) == (Status.EXCUSED, None, 0)


def test_what_another_program_or_the_run_itself_holds_makes_nothing_good(page, member, facilitator):
    # No parent is given, so the run is of a program of its own.
    other = a_cohort(page=cohort_page("Elsewhere"), starts_at=AGO)
    own = sessions(page)

    for session in (sessions(other)[0], own[1]):
        with pytest.raises(actions.Refused, match="another run"):
            actions.make_good(member, own[0], session, by=facilitator, reason="Ill")


def test_nor_does_one_that_is_to_come_or_cancelled(page, member, facilitator):
    ahead = a_cohort(page=cohort_page("Summer", page.get_parent().specific))
    off = sessions(ahead)[1]
    Session.objects.filter(pk=off.pk).update(status=Session.Status.CANCELLED)

    for session, word in ((sessions(ahead)[0], "not started"), (off, "cancelled")):
        with pytest.raises(actions.Refused, match=word):
            actions.make_good(member, sessions(page)[0], session, by=facilitator, reason="Ill")


def test_nor_one_that_the_person_missed_there(page, member, learner, facilitator, autumn):
    there = a_member(autumn, learner)
    other = a_leader(autumn, a_person(5)).person
    entered(there, sessions(autumn)[0], other, Status.ABSENT)

    with pytest.raises(actions.Refused, match="missed"):
        actions.make_good(
            member, sessions(page)[0], sessions(autumn)[0], by=facilitator, reason="Ill"
        )


def test_what_is_attended_needs_no_making_good(page, member, facilitator, autumn):
    entered(member, sessions(page)[0], facilitator)

    with pytest.raises(actions.Refused, match="nothing to make good"):
        actions.make_good(
            member, sessions(page)[0], sessions(autumn)[0], by=facilitator, reason="Ill"
        )


def test_nobody_makes_good_for_themselves_or_elsewhere(page, member, learner, autumn):
    a_leader(page, learner)
    elsewhere = a_leader(autumn, a_person(6)).person

    for person in (learner, elsewhere):
        with pytest.raises(actions.Refused):
            actions.make_good(
                member, sessions(page)[0], sessions(autumn)[0], by=person, reason="Ill"
            )


def test_who_waits_for_a_seat_is_no_member(page):
    seated(pool_of(page), a_person(8))

    assert actions.follow_seats(page) == 1
