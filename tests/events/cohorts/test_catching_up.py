"""Members catch up with what happened before anybody looked: seats given up, runs cancelled, pages
changed, a prework that opens. Tasks are held back here, as a worker that is late does."""

import datetime

import pytest
from django.utils import timezone

from accounts import actions as accounts
from events import actions
from events.actions import Refused
from events.actions.memberships import lock_membership, settle_membership
from events.cohorts.rebuild import differences
from events.models import Attendance, CohortEvent, Membership, Registration, Session
from learning import actions as learning
from learning.models import Certificate, Enrollment
from tests.factories.cohorts import a_cohort, a_leader, a_member, program_page
from tests.factories.events import a_person, a_session
from tests.factories.learning import a_series

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def now():
    return timezone.now()


def attend(member, *sessions, by):
    for session in sessions:
        actions.record_attendance(
            member, session, status="present", source="staff", by=by, reason="Seen there"
        )


def has_finished(person, series):
    enrollment = learning.enroll(person, series)
    Enrollment.objects.filter(pk=enrollment.pk).update(
        status=Enrollment.Status.COMPLETED, completed_at=now()
    )
    return enrollment


@pytest.fixture
def staff(db):
    return a_person(90)


class TestGoneBeforeAnybodyLooked:
    @pytest.fixture
    def half_way(self, learner, staff):
        """Two of three sessions are over, and the learner was there."""
        accounts.confirm_certificate_name(learner, "Lea Learner")
        page = a_cohort(sessions=3, starts_at=now() - 8 * DAY)
        member = a_member(page, learner)
        attend(member, *Session.objects.filter(page=page.pk).in_order()[:2], by=staff)
        return page, member

    def test_cancelling_half_way_finishes_nobody(self, half_way, staff):
        page, member = half_way

        actions.cancel_cohort(page, reason="No trainer", by=staff)
        actions.settle_cohort(page)

        member.refresh_from_db()
        assert member.registration.status == Registration.Status.CANCELLED
        assert member.status == Membership.Status.ACTIVE
        assert not Certificate.objects.exists()
        actions.follow_due(now())
        member.refresh_from_db()
        assert member.status == Membership.Status.LEFT

    def test_nothing_is_entered_for_who_gave_up_the_seat(self, half_way, staff, learner):
        page, member = half_way
        last = Session.objects.filter(page=page.pk).in_order().last()
        Session.objects.filter(pk=last.pk).update(
            starts_at=now() - datetime.timedelta(hours=1), ends_at=now() + DAY
        )
        actions.cancel(member.registration, by=learner)

        with pytest.raises(Refused, match="left the run"):
            attend(member, last, by=staff)

        assert Attendance.objects.filter(membership=member).count() == 2
        assert not Certificate.objects.exists()

    def test_what_was_read_before_the_lock_is_not_believed(self, half_way):
        page, member = half_way
        held = lock_membership(member.pk)
        assert held.registration.status == Registration.Status.CONFIRMED
        Session.objects.filter(page=page.pk).exclude(attendance__membership=member).update(
            status=Session.Status.CANCELLED
        )
        Registration.objects.update(status=Registration.Status.CANCELLED)

        assert not settle_membership(held, page, now()).is_finished

    def test_who_finishes_while_it_is_cancelled_keeps_the_seat(self, half_way, staff, monkeypatch):
        """The last thing before seats are cancelled is that somebody finishes."""
        page, member = half_way
        mark = actions.cohort_schedule.mark_cancelled

        def finishes_first(session, reason):
            Membership.objects.update(status="finished", finished_at=now())
            mark(session, reason)

        monkeypatch.setattr(actions.cohort_schedule, "mark_cancelled", finishes_first)
        actions.cancel_cohort(page, reason="No trainer", by=staff)

        member.registration.refresh_from_db()
        assert member.registration.status == Registration.Status.CONFIRMED

    def test_who_comes_back_at_once_is_a_member_again(self, learner):
        page = a_cohort()
        first = a_member(page, learner)

        actions.cancel(first.registration, by=learner)
        again = actions.join_cohort(learner, page, form_key="again")

        assert actions.follow_due(now()) == 2
        assert actions.follow_due(now()) == 0
        first.refresh_from_db()
        assert first.status == Membership.Status.LEFT
        assert Membership.objects.standing().get().registration == again

    def test_one_broken_run_holds_up_no_other(self, learner, monkeypatch, caplog):
        program = program_page()
        pages = [a_cohort(program=program, title=title) for title in ("First", "Second")]
        for page in pages:
            actions.join_cohort(learner, page, form_key="a")
        follow_seats = actions.following.follow_seats

        def fails_at_first(page, at):
            if page.pk == pages[0].pk:
                raise ValueError
            return follow_seats(page, at)

        monkeypatch.setattr(actions.following, "follow_seats", fails_at_first)

        assert actions.follow_due(now()) == 1
        assert Membership.objects.get().page_id == pages[1].pk
        assert "could not be followed" in caplog.text


class TestFinished:
    @pytest.fixture
    def finished(self, learner):
        """Finished before the run began, by a session of another."""
        program = program_page()
        other = a_cohort(program=program, sessions=1, starts_at=now() - 2 * DAY, title="Other")
        page = a_cohort(program=program, sessions=1, title="This")
        lead = a_leader(page, a_person(7)).person
        member = a_member(page, learner)
        sessions = [Session.objects.get(page=each.pk) for each in (page, other)]
        actions.make_good(member, *sessions, by=lead, reason="Ill")
        member.refresh_from_db()
        assert member.is_finished
        return member

    def test_who_has_finished_has_nothing_to_give_up(self, finished, learner, staff):
        for by in (learner, staff):
            with pytest.raises(Refused, match="training is finished"):
                actions.cancel(finished.registration, by=by)

    def test_who_has_finished_needs_no_seat_again(self, finished, learner, staff):
        page = finished.page.specific
        Registration.objects.update(status=Registration.Status.CANCELLED)

        with pytest.raises(Refused, match="You have finished this run"):
            actions.join_cohort(learner, page, form_key="again")
        with pytest.raises(Refused, match="This person has finished this run"):
            actions.join_cohort(learner, page, form_key="again", by=staff, note="Asked for it")

    def test_a_seat_they_have_all_the_same_is_no_second_membership(self, finished, learner):
        Registration.objects.update(status=Registration.Status.CANCELLED)
        pool = finished.registration.pool
        actions.register(learner, pool, form_key="again")

        assert actions.follow_due(now()) == 0
        assert Membership.objects.get() == finished

    def test_a_late_certificate_tells_of_the_day_of_finishing(self, finished, learner):
        page = finished.page.specific
        asked = Session.objects.get(page=page.pk)
        minutes = asked.minutes
        Session.objects.filter(pk=asked.pk).update(ends_at=asked.ends_at + DAY)
        a_session(page, now() + 9 * DAY)
        accounts.confirm_certificate_name(learner, "Lea Learner")

        assert actions.issue_waiting(page) == 1

        certificate = Certificate.objects.get()
        assert certificate.minutes == minutes
        assert "1 session" in certificate.statement


class TestPageChanges:
    def publish(self, page, **fields):
        """As an editor does; the tasks then run."""
        page.refresh_from_db()
        for name, value in fields.items():
            setattr(page, name, value)
        page.save_revision().publish()

    def test_asking_for_less_finishes_whoever_has_done_it(
        self, learner, staff, django_capture_on_commit_callbacks
    ):
        page = a_cohort(sessions=1, starts_at=now() - DAY, asks_final_circle=True)
        member = a_member(page, learner)
        attend(member, Session.objects.get(), by=staff)

        with django_capture_on_commit_callbacks(execute=True):
            self.publish(page, asks_final_circle=False)

        member.refresh_from_db()
        assert member.is_finished

    def test_another_prework_enrolls_and_counts_alone(
        self, learner, django_capture_on_commit_callbacks
    ):
        old, new = a_series(title="Old"), a_series(title="New")
        has_finished(learner, old)
        page = a_cohort(prework=old)
        member = a_member(page, learner)
        assert member.prework_done_at

        with django_capture_on_commit_callbacks(execute=True):
            self.publish(page, prework=new)

        member.refresh_from_db()
        assert member.enrollment.series_id == new.pk
        assert member.prework_done_at is None
        assert differences(member, page) == []
        assert actions.follow_due(now()) == 0

        with django_capture_on_commit_callbacks(execute=True):
            self.publish(page, prework=old)

        member.refresh_from_db()
        assert member.enrollment.series_id == old.pk
        assert member.prework_done_at
        assert differences(member, page) == []

    def test_what_finished_stays_when_the_prework_is_another(
        self, learner, staff, django_capture_on_commit_callbacks
    ):
        old, new = a_series(title="Old"), a_series(title="New")
        has_finished(learner, old)
        page = a_cohort(prework=old, sessions=1, starts_at=now() - DAY)
        member = a_member(page, learner)
        attend(member, Session.objects.get(), by=staff)

        with django_capture_on_commit_callbacks(execute=True):
            self.publish(page, prework=new)

        member.refresh_from_db()
        assert member.is_finished
        assert member.prework_done_at
        assert member.enrollment.series_id == old.pk


class TestPreworkThatWasClosed:
    @pytest.fixture
    def series(self):
        return a_series()

    @pytest.fixture
    def refused(self, series, learner):
        """A member whose prework had not opened when they came."""
        self.set_opening(series, now() + 3 * DAY)
        member = a_member(a_cohort(prework=series), learner)
        assert member.enrollment is None
        return member

    def set_opening(self, series, moment):
        type(series).objects.filter(pk=series.pk).update(opens_at=moment)

    def test_they_are_enrolled_once_it_opens(self, series, refused):
        assert actions.follow_due(now()) == 0

        self.set_opening(series, None)

        assert actions.follow_due(now()) == 1
        assert actions.follow_due(now()) == 0
        refused.refresh_from_db()
        assert refused.enrollment.source == Enrollment.Source.COHORT
        assert refused.events.filter(kind=CohortEvent.Kind.ENROLLED).count() == 2

    def test_an_enrollment_of_their_own_is_taken_over(self, series, refused, learner):
        self.set_opening(series, None)
        own = learning.enroll(learner, series)
        self.set_opening(series, now() + 3 * DAY)

        assert actions.follow_due(now()) == 1
        refused.refresh_from_db()
        assert refused.enrollment == own
