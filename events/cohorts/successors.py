"""Whom those who lead a run may name beside them: only people the program knows already. Reads only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from learning.models import Certificate

from ..models import CohortStaff, Membership
from .access import roles_now

if TYPE_CHECKING:
    from accounts.models import User

    from ..models import CohortPage


def may_be_named(person: User, page: CohortPage) -> bool:
    """Whether the program knows them: by a valid certificate, or as who leads another run of it.

    A member of this run is not named for it.
    """
    if Membership.objects.standing().filter(page=page.pk, person=person).exists():
        return False
    program = page.get_parent()
    runs = Q(page__path__startswith=program.path) & ~Q(page=page.pk)
    leads = roles_now().filter(runs, person=person, role__in=CohortStaff.LEADING)
    certified = Certificate.objects.holding().filter(
        person=person, page__path__startswith=program.path
    )
    return leads.exists() or certified.exists()
