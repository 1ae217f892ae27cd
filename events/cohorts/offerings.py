"""How programs and cohorts present themselves on cards, in lists and in action plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from content.offering import Offering, card_of

if TYPE_CHECKING:
    from ..models import CohortPage, ProgramPage


def program_offering(page: ProgramPage) -> Offering:
    """The card of a program."""
    return card_of(page, kind=_("Training"), next_step=_("Read about it"))


def cohort_offering(page: CohortPage) -> Offering:
    """The card of one run."""
    return card_of(page, kind=_("Training"), next_step=_("Read about it"))
