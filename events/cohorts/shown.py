"""What the pages of programs and cohorts show. Reads only; queries are fixed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from content.public import hidden_paths, restrictions_above
from content.sites import share_roots

from ..circle_words import ShownSeats, when_and_where
from ..models.members import Membership
from ..models.registrations import Registration
from ..program import by_day, session_row
from ..standing import Own
from ..states import GIVING, State
from .runs import Run, runs_of
from .words import (
    certificate_in_words,
    finished_in_words,
    label_of,
    sentence_of,
    until_when,
)

if TYPE_CHECKING:
    from ..models import CohortPage, ProgramPage


@dataclass(frozen=True)
class Needed:
    """Something to have before one may join: what to have done with the page that is named."""

    lead: str
    title: str
    url: str


@dataclass(frozen=True)
class ShownRun:
    """A run with all that is said of it."""

    run: Run

    @property
    def days(self) -> str:
        """For example "27 January to 24 February 2027 · Washington, DC"."""
        return when_and_where(self.run.page)

    @property
    def label(self) -> dict[str, str]:
        text, tone = label_of(self.run.state)
        return {"text": text, "tone": tone}

    @property
    def words(self) -> str:
        return sentence_of(self.run)

    @property
    def until(self) -> str:
        return until_when(self.run)

    @property
    def own(self) -> Own | None:
        """One's own place; a seat leads to what there is to do in the training."""
        own = self.run.seats.own if self.run.seats else None
        if own is None or own.status != Registration.Status.CONFIRMED:
            return own
        url = reverse("events:training", args=[own.code])
        return replace(own, url=url, label=_("Go to your training"))

    @property
    def can_register(self) -> bool:
        seats = self.run.seats
        return seats is not None and self.run.state in GIVING and not seats.own

    @property
    def is_full(self) -> bool:
        return self.run.state == State.FULL

    @property
    def is_over(self) -> bool:
        return self.run.state == State.OVER

    @property
    def is_missed(self) -> bool:
        """Whether nobody new can come any more, so that another run is worth a look."""
        return self.run.state in (State.CLOSED, State.STARTED, State.OVER, State.CANCELLED)

    @property
    def ring(self) -> ShownSeats | None:
        """The seats as they are drawn, while somebody may still look for one."""
        seats = self.run.seats
        is_drawn = seats is not None and self.run.state not in (State.OVER, State.CANCELLED)
        return seats.seats if is_drawn else None


def program_context(page: ProgramPage, request: HttpRequest) -> dict[str, Any]:
    """The same queries, whatever the number of runs and people."""
    runs = [ShownRun(run) for run in runs_of(_public_runs(page), request.user).values()]
    sessions = list(page.template_sessions.all())
    needed = [each.page_id for each in page.prerequisites.all()]
    return {
        "ahead": sorted((each for each in runs if not each.is_over), key=_has_begun),
        "past": [each for each in reversed(runs) if each.is_over],
        "certificate": certificate_in_words(page, sessions),
        "template_sessions": sessions,
        "finished": finished_in_words(_finished(page)),
        **_needed(needed, page.prework),
    }


def cohort_context(page: CohortPage, request: HttpRequest) -> dict[str, Any]:
    """The same queries, whatever the number of sessions and people."""
    run = runs_of([page], request.user)[page.pk]
    shown = ShownRun(run)
    clock, window = run.clock, run.window
    rows = [session_row(each, None, clock, each.place or _("Online")) for each in run.sessions]
    return {
        "shown": shown,
        "program": by_day(rows),
        "certificate": certificate_in_words(page, run.held),
        "due": clock.when(page.prework_due_at) if page.prework_due_at else "",
        "is_past_due": page.prework_due_at is not None and page.prework_due_at <= clock.now,
        "opens": clock.when(window.opens_at) if window.opens_at and not shown.is_missed else "",
        "closes": clock.when(window.closes_at) if window.closes_at and not shown.is_missed else "",
        **_needed(_asked_of_runs(page), page.prework),
    }


def _has_begun(shown: ShownRun) -> bool:
    """What can still be joined comes before what has begun."""
    return shown.run.state == State.STARTED


def _public_runs(page: ProgramPage) -> list[CohortPage]:
    """Its runs that anybody may see, the first to begin first."""
    from ..models.cohorts import CohortPage

    if not page.pk:  # it is only being made
        return []
    runs = CohortPage.objects.child_of(page).live().filter(~Exists(restrictions_above()))
    found = list(runs.filter(alias_of=None).order_by("starts_on", "path"))
    share_roots(found)
    return found


def _finished(page: ProgramPage) -> int:
    """How many people have finished a run of it; who was erased counts for each run."""
    if not page.pk:
        return 0
    done = Membership.objects.filter(
        page__path__startswith=page.path, status=Membership.Status.FINISHED
    )
    counted = done.aggregate(
        people=Count("person", distinct=True), erased=Count("pk", filter=Q(person=None))
    )
    return counted["people"] + counted["erased"]


def _asked_of_runs(page: CohortPage) -> list[int]:
    """The pages that its program asks for."""
    from ..models.programs import ProgramPrerequisite

    above = (page.path or "")[: -Page.steplen]
    asked = ProgramPrerequisite.objects.filter(program__path=above).order_by("sort_order", "pk")
    return list(asked.values_list("page", flat=True))


def _needed(ids: Iterable[int], prework: Page | None) -> dict[str, Any]:
    """What is needed before, and the prework, each with its name only where anybody may read it."""
    ids = list(ids)
    pages = Page.objects.in_bulk(ids)
    wanted = [pages[pk] for pk in ids if pk in pages]
    along = [*wanted, *([prework] if prework else [])]
    hidden = hidden_paths(page.path for page in along)
    share_roots(along)
    shown = [_needed_page(page) for page in wanted if page.path not in hidden]
    return {
        "needed": shown,
        "needed_hidden": len(wanted) - len(shown),
        "prework": prework if prework and prework.path not in hidden else None,
    }


def _needed_page(page: Page) -> Needed:
    is_program = page.cached_content_type.model == "programpage"
    lead = _("A valid certificate of") if is_program else _("Finished before:")
    return Needed(lead, page.title, page.url or "")
