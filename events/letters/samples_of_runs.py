"""A letter about a run as it would read: a run of three sessions that isn't, in no database."""

import copy
import datetime
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User

from ..models import CohortPage, LetterWording, Session
from . import runs
from .cohorts import FILES, NAME_FIRST
from .in_runs import SEE
from .post import Note

Kind = LetterWording.Kind
WEEKS = 3
DUE_BEFORE = datetime.timedelta(days=3)


def sample_of_run(kind: str, first: Session, reader: User) -> Note:
    """What such a letter says of a made-up run that opens with `first`, in the language that holds now."""
    run = _run(first)
    more = _said(kind, run, first, reader)
    more.setdefault("about", run.title)
    return Note(
        kind=kind, key="", path="/j/", button=SEE, name=str(_("Name of the reader")), **more
    )


def _run(first: Session) -> runs.Run:
    dates = [copy.copy(first) for _week in range(WEEKS)]
    for number, session in enumerate(dates):
        session.pk = number
        session.title = _("Session %(n)s") % {"n": number + 1}
        session.starts_at += datetime.timedelta(weeks=number)
        session.ends_at += datetime.timedelta(weeks=number)
    page = CohortPage(zone=first.zone, place=_("Atlanta, Georgia"), asks_final_circle=True)
    return runs.Run(page, _("Title of the training"), dates)


def _said(kind: str, run: runs.Run, first: Session, reader: User) -> dict[str, Any]:
    what = [(_("What"), run.title)]
    due_at = first.starts_at - DUE_BEFORE
    prework = _("Title of the prework")
    if kind == Kind.COHORT_CONFIRMED:
        return {"facts": runs.all_dates(run, reader), "lines": [FILES]}
    if kind in (Kind.COHORT_DAY, Kind.COHORT_HOUR):
        return {
            "facts": runs.one_date(run, run.opening, reader),
            "about": run.title_of(run.opening),
        }
    if kind == Kind.PREWORK_DUE:
        due = (_("Prework is due"), runs.when_there(due_at, run, reader))
        return {"facts": [*what, (_("Prework"), prework), due], "deadline": due_at}
    if kind == Kind.STILL_MISSING:
        return {"facts": [*what, (_("Prework"), _("Finish “%(series)s”.") % {"series": prework})]}
    return {"facts": what, "lines": [NAME_FIRST]}
