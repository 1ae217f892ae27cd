"""Who goes through a run follows from who has a seat; how far they are, from what they did.

`follow_seats` and `settle_membership` may be run twice, or late: they bring things to where they
belong and then change nothing.
"""

import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from accounts.models import User
from learning.models import Enrollment

from ..cohorts.standings import rule_of, sessions_of, standings_of
from ..models import CohortEvent, CohortPage, Membership, Registration
from .cohort_events import record_cohort_event
from .cohort_finishing import finish, issue
from .cohort_prework import enroll_in_prework, note_prework, to_enroll

Kind, Status = CohortEvent.Kind, Membership.Status


def follow_seats(page: CohortPage, now: datetime.datetime | None = None) -> int:
    """Members are those with a confirmed seat: let go who left, take in who came; how many.

    Who comes is enrolled in the prework. Who had finished before stays, whatever becomes of the seat.
    """
    now = now or timezone.now()
    changed = 0
    # Who left first: whoever has come back meanwhile is both, and is a member once at a time.
    active = Membership.objects.filter(page=page.pk, status=Status.ACTIVE)
    gone = active.exclude(registration__status=Registration.Status.CONFIRMED)
    for membership_id in list(gone.order_by("pk").values_list("pk", flat=True)):
        changed += let_go(membership_id, now)
    for registration in newcomers().filter(pool__page=page.pk).order_by("pk"):
        changed += _join(registration.pk, page, now)
    return changed


def newcomers() -> QuerySet[Registration]:
    """Confirmed seats in runs whose holders are no members by them yet, and have not finished there."""
    seats = Registration.objects.confirmed().filter(pool__is_for_all=True, membership=None)
    finished = Membership.objects.filter(
        page=OuterRef("pool__page"), person=OuterRef("person"), status=Status.FINISHED
    )
    return seats.exclude(person=None).exclude(Exists(finished))


def follow_prework(page: CohortPage, now: datetime.datetime | None = None) -> int:
    """Write down whose prework is finished since the last look; how many that were."""
    now = now or timezone.now()
    if page.prework_id is None:
        return 0
    done = Membership.objects.filter(
        page=page.pk,
        status=Status.ACTIVE,
        prework_done_at=None,
        person__enrollments__series=page.prework_id,
        person__enrollments__status=Enrollment.Status.COMPLETED,
    )
    ids = list(done.order_by("pk").distinct().values_list("pk", flat=True))
    for membership_id in ids:
        with transaction.atomic():
            settle_membership(lock_membership(membership_id), page, now)
    return len(ids)


def follow_enrollments(page: CohortPage, now: datetime.datetime | None = None) -> int:
    """Enroll members who have no enrollment in the prework: it was closed, or is another; how many."""
    now = now or timezone.now()
    enrolled = 0
    for membership_id in to_enroll(page):
        with transaction.atomic():
            membership = lock_membership(membership_id)
            if membership.status == Status.ACTIVE and has_seat(membership):
                enrolled += enroll_in_prework(membership, page, now) is not None
                settle_membership(membership, page, now)
    return enrolled


def lock_membership(membership_id: int) -> Membership:
    """The membership as it is now, its row held until the transaction ends.

    Nothing is read along: PostgreSQL, having waited, would give what stood there before the wait.
    """
    return Membership.objects.select_for_update().get(pk=membership_id)


def has_seat(membership: Membership) -> bool:
    """Whether the membership's seat is confirmed, read now. A task lets go who has none any more."""
    return Registration.objects.confirmed().filter(pk=membership.registration_id).exists()


def settle_membership(
    membership: Membership, page: CohortPage, now: datetime.datetime
) -> Membership:
    """Count again, save, and finish what is finished, certificate included. The lock must be held.

    Who has finished or left stays as they did: their counts are those of that moment. Who has given
    up the seat, or lost it, is about to leave and finishes nothing more.
    """
    if membership.status != Status.ACTIVE or not has_seat(membership):
        return membership
    note_prework(membership, page, now)
    sessions = list(sessions_of(page))
    rule = rule_of(page, sessions)
    standing = standings_of([membership], sessions)[membership.pk]
    membership.sessions_needed = len(sessions)
    membership.sessions_done = rule.sessions_done(standing)
    if rule.is_met(standing):
        finish(membership, page, sessions, now)
    membership.save()
    return membership


def settle_cohort(page: CohortPage, now: datetime.datetime | None = None) -> int:
    """Settle every active member: sessions were added, cancelled, or more is asked. How many were."""
    now = now or timezone.now()
    active = Membership.objects.filter(page=page.pk, status=Status.ACTIVE).order_by("pk")
    ids = list(active.values_list("pk", flat=True))
    for membership_id in ids:
        with transaction.atomic():
            settle_membership(lock_membership(membership_id), page, now)
    return len(ids)


def issue_waiting(page: CohortPage, now: datetime.datetime | None = None) -> int:
    """Certificates of who finished before their name was confirmed, and has confirmed it since."""
    now = now or timezone.now()
    waiting = Membership.objects.filter(page=page.pk, status=Status.FINISHED, certificate=None)
    named = waiting.exclude(person=None).exclude(person__certificate_name_confirmed_at=None)
    ids = list(named.order_by("pk").values_list("pk", flat=True))
    for membership_id in ids:
        with transaction.atomic():
            membership = lock_membership(membership_id)
            issue(membership, page, now)
            membership.save(update_fields=["certificate"])
    return len(ids)


def _join(registration_id: int, page: CohortPage, now: datetime.datetime) -> int:
    with transaction.atomic():
        # Held, so that of two who follow at once the second sees the first one's membership.
        registration = Registration.objects.select_for_update(of=("self",)).get(pk=registration_id)
        person = User.objects.get(pk=registration.person_id)
        is_seated = registration.status == Registration.Status.CONFIRMED
        if not is_seated or Membership.objects.filter(registration=registration).exists():
            return 0
        if Membership.objects.standing().filter(page=page.pk, person=person).exists():
            return 0
        membership = Membership.objects.create(
            registration=registration,
            person=person,
            page_id=page.pk,
            institution=person.verified_institution(timezone.localdate(now)),
            joined_at=now,
        )
        record_cohort_event(membership, Kind.JOINED, now, actor=person)
        enroll_in_prework(membership, page, now)
        settle_membership(membership, page, now)
    return 1


def let_go(membership_id: int, now: datetime.datetime) -> int:
    """Write down that a member has no seat any more, and so has left; how many that was, 1 or 0."""
    with transaction.atomic():
        membership = lock_membership(membership_id)
        if membership.status != Status.ACTIVE:
            return 0
        if membership.registration.status == Registration.Status.CONFIRMED:
            return 0
        membership.status, membership.left_at = Status.LEFT, now
        membership.save(update_fields=["status", "left_at"])
        record_cohort_event(
            membership,
            Kind.LEFT,
            now,
            data={
                "why": membership.registration.reason,
                "needed": membership.sessions_needed,
                "done": membership.sessions_done,
            },
        )
    return 1
