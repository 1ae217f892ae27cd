"""How programs and cohorts present themselves on cards, in lists and in action plans."""

from __future__ import annotations

import functools
import operator
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, Q
from django.utils.translation import gettext as _

from content.offering import Offering
from content.public import restrictions_above

from ..circle_words import when_and_where
from ..offerings import figures_of, offered_dates
from ..states import State
from .runs import Run, runs_of
from .words import label_of

if TYPE_CHECKING:
    from ..models import CohortPage, ProgramPage

# As cards color them. What can be asked for is open; so is what is under way.
OPEN = (State.OPEN, State.FULL, State.STARTED)
DONE = (State.OVER, State.CANCELLED)
# Of several runs a program speaks of the one that says most to somebody new.
FIRST = (State.OPEN, State.FULL, State.NOT_YET, None, State.CLOSED, State.STARTED)


def prepare_cohorts(pages: Sequence[CohortPage]) -> None:
    """Keep on each page what its card says: three queries for all of them."""
    runs = runs_of(pages)
    for page in pages:
        page.run = runs[page.pk]


def prepare_programs(pages: Sequence[ProgramPage]) -> None:
    """Keep on each page its runs that anybody may see: four queries for all of them."""
    from ..models.cohorts import CohortPage

    below = functools.reduce(operator.or_, (Q(path__startswith=page.path) for page in pages), Q())
    public = CohortPage.objects.live().filter(below, ~Exists(restrictions_above()), alias_of=None)
    runs = runs_of(list(public.order_by("starts_on", "path")))
    for page in pages:
        page.runs = [run for run in runs.values() if run.page.path.startswith(page.path)]


def cohort_offering(page: CohortPage) -> Offering:
    """The card of one run, named with its program."""
    if not hasattr(page, "run"):
        prepare_cohorts([page])
    run: Run = page.run
    return Offering(
        title=run.title,
        url=page.url or "",
        kind=_("Training"),
        summary=page.summary,
        next_step="" if run.state in DONE else _("See the dates"),
        meta=when_and_where(page),
        image=page.image,
        **_stands(run.state),
        **offered_dates(page, figures_of(run.held), run.clock.now),
    )


def program_offering(page: ProgramPage) -> Offering:
    """The card of a program: how its next run stands, and when that begins."""
    if not hasattr(page, "runs"):
        prepare_programs([page])
    run = _next_of(page.runs)
    begins = run.held[0].starts_at if run and run.held and run.state != State.STARTED else None
    return Offering(
        title=page.title,
        url=page.url or "",
        kind=_("Training"),
        summary=page.summary,
        next_step=_("See the training"),
        meta=when_and_where(run.page) if run else "",
        image=page.image,
        starts_at=begins,
        **(_stands(run.state) if run else {}),
    )


def _next_of(runs: Sequence[Run]) -> Run | None:
    """The first of those that still take people, else of those to come, else the one under way."""
    ahead = [run for run in runs if run.state in FIRST]
    return min(ahead, key=lambda run: FIRST.index(run.state), default=None)


def _stands(state: State | None) -> dict[str, Any]:
    label, _tone = label_of(state)
    color = "open" if state in OPEN else "complete" if state in DONE else "upcoming"
    return {"state": color, "state_label": label}
