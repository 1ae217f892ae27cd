"""Whom those who lead a run may name beside them: only people the program knows already. Reads only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from learning.models import Certificate

from ..models import CohortStaff, Membership, Registration
from .access import roles_now

if TYPE_CHECKING:
    from accounts.models import User

    from ..models import CohortPage


def is_taking_part(person: User, page: CohortPage) -> bool:
    """Whether they are a member of the run, or have, are offered or wait for one of its seats."""
    own = Registration.objects.active().filter(person=person, pool__page=page.pk)
    members = Membership.objects.standing().filter(page=page.pk, person=person)
    return own.exists() or members.exists()


def may_be_named(person: User, page: CohortPage) -> bool:
    """Whether the program knows them: by a valid certificate, or as who leads another run of it.

    Who takes part in this run, or waits to, is not named for it.
    """
    if is_taking_part(person, page):
        return False
    program = page.get_parent()
    runs = Q(page__path__startswith=program.path) & ~Q(page=page.pk)
    leads = roles_now().filter(runs, person=person, role__in=CohortStaff.LEADING)
    certified = Certificate.objects.holding().filter(
        person=person, page__path__startswith=program.path
    )
    return leads.exists() or certified.exists()
