"""Who may do what at the desk of a cohort: its own staff, while they are it, and nobody by rank.

Facilitators and trainers lead; observers read the grid and nothing else. Somebody taken off has lost
it with the next request, because every view and every action asks here. Reads only.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone
from wagtail.models import Page

from ..models import CohortPage, CohortStaff

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User


def roles_now(now: datetime.datetime | None = None) -> QuerySet[CohortStaff]:
    """The roles that hold at this moment, in all cohorts."""
    now = now or timezone.now()
    return CohortStaff.objects.filter(Q(until=None) | Q(until__gt=now), since__lte=now)


def cohorts_led_by(person: User | AnonymousUser) -> QuerySet[CohortPage]:
    """The runs somebody leads now, the latest first."""
    return _cohorts(person, CohortStaff.LEADING)


def cohorts_seen_by(person: User | AnonymousUser) -> QuerySet[CohortPage]:
    """The runs somebody leads or observes now, the latest first."""
    return _cohorts(person, CohortStaff.Role.values)


def role_in(page: Page, person: User | AnonymousUser) -> str:
    """The person's role in the run now; leading before observing, and empty for none."""
    if not person.is_authenticated:
        return ""
    roles = set(roles_now().filter(page=page.pk, person=person.pk).values_list("role", flat=True))
    return next((role for role in CohortStaff.Role.values if role in roles), "")


def may_lead(person: User | AnonymousUser, page: Page) -> bool:
    """Whether they may write: attendance, sign-offs, notes, messages, more time."""
    return role_in(page, person) in CohortStaff.LEADING


def may_look(person: User | AnonymousUser, page: Page) -> bool:
    """Whether they may read the grid."""
    return bool(role_in(page, person))


def cohort_or_404(
    person: User | AnonymousUser, page_id: int, *, to_lead: bool = False
) -> CohortPage:
    """The run, for who may look at it, or `to_lead` it. For everybody else there is none."""
    cohorts = cohorts_led_by(person) if to_lead else cohorts_seen_by(person)
    page = cohorts.filter(pk=page_id).first()
    if page is None:
        raise Http404
    return page


def _cohorts(person: User | AnonymousUser, roles: Collection[str]) -> QuerySet[CohortPage]:
    if not person.is_authenticated:
        return CohortPage.objects.none()
    own = roles_now().filter(person=person.pk, role__in=roles).values("page")
    return CohortPage.objects.filter(pk__in=own).order_by("-starts_on", "-pk")
