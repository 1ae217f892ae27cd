"""The prework of one member: the enrollment that comes with the run, and since when it is finished."""

import datetime

from django.db import transaction
from django.db.models import F, OuterRef, QuerySet, Subquery

from learning import actions as learning
from learning.models import Enrollment
from learning.openness import why_not_enroll

from ..models import CohortEvent, CohortPage, Membership
from .cohort_events import record_cohort_event

Kind = CohortEvent.Kind


def unenrolled() -> QuerySet[Membership]:
    """Active members without an enrollment in what is the prework of their run now."""
    prework = CohortPage.objects.filter(pk=OuterRef("page")).values("prework")[:1]
    active = Membership.objects.filter(status=Membership.Status.ACTIVE).exclude(person=None)
    asked = active.annotate(prework=Subquery(prework)).exclude(prework=None)
    return asked.exclude(enrollment__series=F("prework"))


def to_enroll(page: CohortPage) -> list[int]:
    """Ids of members to enroll: who can enroll now, or has done so by themselves. No row is locked."""
    if page.prework is None:
        return []
    members = list(unenrolled().filter(page=page.pk).select_related("person").order_by("pk"))
    own = Enrollment.objects.filter(
        series=page.prework_id, person__in=[each.person_id for each in members]
    )
    standing = own.exclude(status=Enrollment.Status.WITHDRAWN)
    have = set(standing.values_list("person", flat=True)) if members else set()
    return [
        each.pk
        for each in members
        if each.person_id in have or not why_not_enroll(each.person, page.prework)
    ]


def enroll_in_prework(
    membership: Membership, page: CohortPage, now: datetime.datetime
) -> Enrollment | None:
    """Enroll a member, unsaved on the membership; None where the series takes nobody. Lock it first.

    An active or completed enrollment counts as it is; a series that is closed is for staff to open.
    """
    if page.prework is None or membership.person is None:
        return None
    try:
        with transaction.atomic():
            enrollment = learning.enroll(
                membership.person, page.prework, source=Enrollment.Source.COHORT
            )
    except learning.Refused as refusal:
        _record(membership, Kind.ENROLLED, now, {"why": str(refusal)})
        return None
    membership.enrollment = enrollment
    _record(membership, Kind.ENROLLED, now, {"enrollment": enrollment.pk})
    return enrollment


def note_prework(membership: Membership, page: CohortPage, now: datetime.datetime) -> None:
    """Write down, unsaved, since when the prework is finished. That of another series doesn't count."""
    if page.prework_id is None or membership.person_id is None:
        return
    own = Enrollment.objects.filter(person=membership.person_id, series=page.prework_id)
    done = own.completed().order_by("completed_at").first()
    since = max(done.completed_at, membership.joined_at) if done else None
    if since == membership.prework_done_at:
        return
    membership.prework_done_at = since
    told = {"done_at": since.isoformat(), "enrollment": done.pk} if since else {}
    _record(membership, Kind.PREWORK_DONE, now, told)


def _record(membership: Membership, kind: str, now: datetime.datetime, told: dict) -> None:
    """With another prework both can happen again: their number tells these events apart."""
    number = membership.events.filter(kind=kind).count() + 1
    record_cohort_event(membership, kind, now, key=str(number), data=told)
