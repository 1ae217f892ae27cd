"""How programs and cohorts present themselves on cards, in lists and in action plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from content.offering import Offering

if TYPE_CHECKING:
    from ..models import CohortPage, ProgramPage


def program_offering(page: ProgramPage) -> Offering:
    """The card of a program."""
    return Offering(
        title=page.title,
        url=page.url or "",
        kind=_("Training"),
        summary=page.summary,
        next_step=_("Read about it"),
        image=page.image,
    )


def cohort_offering(page: CohortPage) -> Offering:
    """The card of one run."""
    return Offering(
        title=page.title,
        url=page.url or "",
        kind=_("Training"),
        summary=page.summary,
        next_step=_("Read about it"),
        image=page.image,
    )
