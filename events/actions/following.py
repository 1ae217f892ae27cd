"""Keeping up with the seats of cohorts: at once after they change, and by the minute clock."""

import datetime
import logging
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from learning.models import Enrollment

from ..models import CohortPage, Membership, Registration, Session
from .cohort_prework import to_enroll, unenrolled
from .memberships import (
    follow_enrollments,
    follow_prework,
    follow_seats,
    issue_waiting,
    newcomers,
    settle_cohort,
)

Status = Membership.Status

logger = logging.getLogger(__name__)


def follow_soon(page_ids: Iterable[int]) -> None:
    """Have members follow from seats once what is being done is done."""
    for page_id in set(page_ids):
        transaction.on_commit(lambda each=page_id: _enqueue("follow_cohort", each), robust=True)


def settle_soon(page_id: int) -> None:
    """Have every member counted anew, as the sessions of the page have changed."""
    if Membership.objects.filter(page=page_id).exists():
        transaction.on_commit(lambda: _enqueue("settle_cohort", page_id), robust=True)


def catch_up_soon(page_id: int) -> None:
    """Have the members follow what is on the page now: its prework, and what finishing takes."""
    if Membership.objects.filter(page=page_id).exists():
        follow_soon([page_id])
        settle_soon(page_id)


def _enqueue(name: str, page_id: int) -> None:
    # Here, because tasks call actions. Should this fail, the minute clock finds what is due.
    from ..tasks import cohorts

    getattr(cohorts, name).enqueue(page_id)


def follow_cohort(page: CohortPage, now: datetime.datetime) -> int:
    """Bring the members of one run to where they belong; how much that was. Twice changes nothing."""
    changed = follow_seats(page, now) + follow_enrollments(page, now) + follow_prework(page, now)
    if _miscounted().filter(page=page.pk).exists():
        changed += settle_cohort(page, now)
    return changed + issue_waiting(page, now)


def follow_due(now: datetime.datetime) -> int:
    """Follow every run in which something is due; how much was. For the minute clock."""
    changed = 0
    for page in CohortPage.objects.filter(pk__in=_due()).order_by("pk"):
        try:
            changed += follow_cohort(page, now)
        except Exception:
            # The next minute tries again; one run that is busy, or broken, holds up no other.
            logger.exception("The members of a cohort could not be followed.")
    return changed


def _due() -> set[int]:
    """Pages of runs with something to do, found without locking a row."""
    active = Membership.objects.filter(status=Status.ACTIVE)
    gone = active.exclude(registration__status=Registration.Status.CONFIRMED)
    unnamed = Membership.objects.filter(status=Status.FINISHED, certificate=None)
    named = unnamed.exclude(person=None).exclude(person__certificate_name_confirmed_at=None)
    found = [
        newcomers().values_list("pool__page"),
        gone.values_list("page"),
        _done_prework(active).values_list("page"),
        named.values_list("page"),
        _miscounted().values_list("page"),
    ]
    due = {page_id for rows in found for (page_id,) in rows.order_by().distinct()}
    return due | _with_prework_to_enroll_in()


def _with_prework_to_enroll_in() -> set[int]:
    """Not where the series is closed, or takes none of them: that would be due for ever."""
    pages = CohortPage.objects.filter(pk__in=unenrolled().values("page")).select_related("prework")
    return {page.pk for page in pages if to_enroll(page)}


def _done_prework(active: QuerySet[Membership]) -> QuerySet[Membership]:
    prework = CohortPage.objects.filter(pk=OuterRef("page")).values("prework")[:1]
    return active.filter(
        prework_done_at=None,
        person__enrollments__series=Subquery(prework),
        person__enrollments__status=Enrollment.Status.COMPLETED,
    )


def _miscounted() -> QuerySet[Membership]:
    """Active members whose run has more or fewer sessions than were counted for them."""
    sessions = Session.objects.scheduled().filter(page=OuterRef("page")).order_by()
    number = sessions.values("page").annotate(n=Count("pk")).values("n")
    there = Coalesce(Subquery(number, output_field=IntegerField()), 0)
    active = Membership.objects.filter(status=Status.ACTIVE).annotate(there=there)
    return active.exclude(sessions_needed=F("there"))
