"""Members are those with a seat; finishing follows from what they did, and brings the certificate."""

import pytest
from django.utils import timezone

from accounts import actions as accounts
from events import actions
from events.models import Attendance, CohortEvent, Membership, Session
from learning import actions as learning
from learning.models import Enrollment
from tests.factories.cohorts import a_cohort, a_member, pool_of
from tests.factories.events import a_person, seated
from tests.factories.learning import a_series

pytestmark = pytest.mark.django_db


def attends_all(membership):
    for session in Session.objects.filter(page=membership.page_id):
        Attendance.objects.create(
            membership=membership,
            session=session,
            status=Attendance.Status.PRESENT,
            source=Attendance.Source.DESK,
            recorded_at=timezone.now(),
        )


def test_a_seat_makes_a_member_and_enrolls_in_the_prework(learner):
    series = a_series()
    page = a_cohort(prework=series)
    seated(pool_of(page), learner)

    assert actions.follow_seats(page) == 1
    assert actions.follow_seats(page) == 0

    membership = Membership.objects.get()
    assert membership.enrollment.series_id == series.pk
    assert membership.enrollment.source == Enrollment.Source.COHORT
    assert membership.sessions_needed == 3
    assert list(membership.events.values_list("kind", flat=True)) == ["joined", "enrolled"]


def test_an_active_enrollment_counts_as_it_is(learner):
    series = a_series()
    own = learning.enroll(learner, series)

    membership = a_member(a_cohort(prework=series), learner)

    assert membership.enrollment == own
    assert Enrollment.objects.count() == 1


def test_who_gives_up_the_seat_has_left(learner):
    page = a_cohort()
    membership = a_member(page, learner)
    actions.cancel(membership.registration, by=learner)

    assert actions.follow_seats(page) == 1
    membership.refresh_from_db()
    assert membership.status == Membership.Status.LEFT
    assert actions.follow_seats(page) == 0


def test_the_last_piece_finishes_and_brings_the_certificate(learner):
    accounts.confirm_certificate_name(learner, "Lea Learner")
    page = a_cohort(certificate_months=24)
    membership = a_member(page, learner)
    attends_all(membership)

    actions.settle_cohort(page)

    membership.refresh_from_db()
    assert membership.is_finished
    assert membership.sessions_done == membership.sessions_needed == 3
    assert membership.certificate.valid_until.year == membership.certificate.finished_on.year + 2
    assert membership.certificate.page_id == page.pk
    assert CohortEvent.objects.filter(kind="finished").count() == 1


def test_a_certificate_waits_for_the_name(learner):
    page = a_cohort()
    membership = a_member(page, learner)
    attends_all(membership)
    actions.settle_cohort(page)
    membership.refresh_from_db()
    assert membership.is_finished
    assert membership.certificate is None

    accounts.confirm_certificate_name(learner, "Lea Learner")

    assert actions.issue_waiting(page) == 1
    assert actions.issue_waiting(page) == 0
    membership.refresh_from_db()
    assert membership.certificate.name == "Lea Learner"


def test_nobody_finishes_a_run_that_asks_for_nothing():
    page = a_cohort()
    membership = a_member(page, a_person(1))
    Session.objects.filter(page=page.pk).update(status=Session.Status.CANCELLED)

    actions.settle_cohort(page)

    membership.refresh_from_db()
    assert not membership.is_finished
