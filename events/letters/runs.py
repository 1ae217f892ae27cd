"""What letters say of a run of a program: its name, its dates, and what is asked."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content import moments

from ..cohorts.naming import title_in_run, title_of_run
from ..cohorts.seated import sessions_of_seat
from ..cohorts.standings import rule_of
from ..models import CohortPage, Registration, Session
from .facts import Facts, how_long, no_longer, when, where

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Run:
    """A run as letters name it; `sessions` are those that were not cancelled, in order."""

    page: CohortPage
    title: str
    sessions: list[Session]

    @property
    def opening(self) -> Session:
        return self.sessions[0]

    def title_of(self, session: Session) -> str:
        return title_in_run(session, self.title)


def run_of(registration: Registration) -> Run:
    """The run that the seat is in. Where all of it is cancelled it still has its sessions."""
    page = CohortPage.objects.select_related("prework").get(pk=registration.pool.page_id)
    every = sessions_of_seat(registration)
    return Run(page, title_of_run(page), [each for each in every if not each.is_cancelled] or every)


def all_dates(run: Run, person: User) -> Facts:
    """Every date of the run, and what is asked."""
    rows = [(_("What"), run.title)]
    for number, session in enumerate(run.sessions, 1):
        label = session.title or _("Session %(n)s") % {"n": number}
        parts = [when(session.starts_at, session, person), how_long(session), where(session)]
        rows.append((label, " · ".join(filter(None, parts))))
    if run.page.place:
        rows.append((_("Where"), run.page.place))
    rows.append((_("For the certificate"), rule_of(run.page, run.sessions).sentence()))
    rows += prework_of(run, person)
    if run.page.fee_note:
        rows.append((_("Fee"), run.page.fee_note))
    return rows


def to_decide(run: Run, person: User, until: datetime.datetime | None = None) -> Facts:
    """All that somebody weighs who may get a seat, and until when an offer of one stands."""
    rows = all_dates(run, person)
    return [*rows, answer_by(until, run.opening, person)] if until else rows


def prework_of(run: Run, person: User, due_at: datetime.datetime | None = None) -> Facts:
    """The series to finish before, and by when. `due_at` is the person's own date."""
    if run.page.prework is None:
        return []
    rows = [(_("Prework"), run.page.prework.title)]
    if due := due_at or run.page.prework_due_at:
        rows.append((_("Prework is due"), when_there(due, run, person)))
    return rows


def in_short(run: Run, person: User, until: datetime.datetime | None = None) -> Facts:
    """What run it is, when it starts and ends; until when an offer of a seat stands."""
    number = len(run.sessions)
    rows = [
        (_("What"), run.title),
        (_("Starts"), when(run.opening.starts_at, run.opening, person)),
        (_("How long"), ngettext("%(n)s session", "%(n)s sessions", number) % {"n": number}),
    ]
    if number > 1:
        last = run.sessions[-1]
        rows.append((_("Last session"), when(last.starts_at, last, person)))
    if there := run.page.place or where(run.opening):
        rows.append((_("Where"), there))
    if until:
        rows.append(answer_by(until, run.opening, person))
    return rows


def answer_by(until: datetime.datetime, session: Session, person: User) -> tuple[str, str]:
    return _("Answer by"), when(until, session, person)


def one_date(run: Run, session: Session, person: User, was: Session | None = None) -> Facts:
    """One session of the run; with what held before a change."""
    rows = [(_("What"), run.title)]
    if session.title:
        rows.append((_("Session"), session.title))
    rows.append((_("When"), when(session.starts_at, session, person)))
    rows.append((_("How long"), how_long(session)))
    if there := where(session):
        rows.append((_("Where"), there))
    return rows + (no_longer(person, session, was) if was else [])


def when_there(moment: datetime.datetime, run: Run, person: User) -> str:
    """A moment in the zone of the run, and in the reader's."""
    return moments.when_in_words(moment, ZoneInfo(run.page.zone), person.zone)


def links_of(run: Run) -> list[tuple[str, str]]:
    """Words and address of the prework, and of where the fee is paid."""
    links = []
    if run.page.prework is not None and run.page.prework.live:
        links.append((_("Go to the prework"), run.page.prework.shown_url))
    if run.page.fee_url:
        links.append((_("Pay the fee"), run.page.fee_url))
    return links


def stream_of(registration: Registration) -> str:
    """All letters to one person about a run leave in the order they were written."""
    return f"run{registration.pool.page_id}:{registration.person_id}"
