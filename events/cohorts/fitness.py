"""What a program's or a cohort's page lacks before it can go live. Reads only."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from ..models.seats import SeatPool
from ..models.sessions import Session

if TYPE_CHECKING:
    from ..models import CohortPage, ProgramPage
    from ..models.asking import AsksOfPeople

Found = dict[str, Any]


def program_errors(page: ProgramPage) -> Found:
    """By field: prework that nobody can do, or a program that asks for itself."""
    errors = _prework_errors(page)
    if page.pk and any(each.page_id == page.pk for each in page.prerequisites.all()):
        words = _("It asks for its own certificate, so nobody could join. Take that out.")
        errors[NON_FIELD_ERRORS] = [words]
    return errors


def cohort_errors(page: CohortPage) -> Found:
    """By field: prework that nobody can do or that is due at no good time, and registration that
    is announced while there is nothing to register for. Two queries."""
    return {**_prework_errors(page), **_due_errors(page), **_registration_errors(page)}


def _prework_errors(page: AsksOfPeople) -> Found:
    if page.prework is None or page.prework.live:
        return {}
    words = _("“%(title)s” isn't published, so nobody could do it. Publish it first.")
    return {"prework": ValidationError(words % {"title": page.prework.title})}


def _due_errors(page: CohortPage) -> Found:
    due_at = page.prework_due_at
    if due_at is None:
        return {}
    if page.prework is None:
        words = _("Choose the prework first. Nothing else can be due then.")
    elif page.ends_on and _day_of(due_at, page) > page.ends_on:
        words = _("That is after the last day. Prework is done before the run ends.")
    elif page.registration_opens_at and due_at <= page.registration_opens_at:
        words = _("That is before registration opens, so nobody could have done it by then.")
    else:
        return {}
    return {"prework_due_at": ValidationError(words)}


def _registration_errors(page: CohortPage) -> Found:
    """Days of registration are a promise: seats must be there to keep it."""
    name = next(
        (
            name
            for name in ("registration_opens_at", "registration_closes_at")
            if getattr(page, name)
        ),
        "",
    )
    if not name:
        return {}
    if not (page.pk and Session.objects.scheduled().filter(page=page.pk).exists()):
        words = _("There is no session yet. Save a draft, then add its dates and seats.")
    elif not SeatPool.objects.filter(page=page.pk, is_for_all=True).exists():
        words = _("There are no seats yet. Give some to the first session, under Dates and seats.")
    else:
        return {}
    return {name: ValidationError(words)}


def _day_of(moment: datetime.datetime, page: CohortPage) -> datetime.date:
    """The day on the page's calendar."""
    return moment.astimezone(ZoneInfo(page.zone)).date()
