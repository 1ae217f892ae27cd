"""What a cohort's page lacks before it can go live. Reads only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from content.publishing import Errors

if TYPE_CHECKING:
    from ..models import CohortPage


def cohort_errors(page: CohortPage) -> Errors:
    """By field: a due date after the last day, or due work without a series to do it in."""
    errors: Errors = {}
    if page.prework_due_at and page.prework is None:
        errors["prework_due_at"] = _("Choose the prework first. Nothing else can be due then.")
    return errors
