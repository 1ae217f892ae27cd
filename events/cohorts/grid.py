"""People × what is asked of them: read once, for the page, CSV, XLSX and paper alike.

Nothing is counted here: `CohortRule` says what counts. A fixed number of queries for every
`grid_members.AT_ONCE` people, and no record is made of what is only shown.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from django.db.models import Q

from learning.models import ModuleProgress

from . import cells
from .cells import Cell
from .frame import CIRCLE, MODULE, SESSION, Column, Frame, frame_of
from .grid_members import Member, batches, members_of, read
from .rules import Standing
from .standings import standings_of

if TYPE_CHECKING:
    from ..models import CohortPage

# By person, then by module: whether it is done. A module that was never opened is not there.
Work = dict[int, dict[int, bool]]
# What presses: it is overdue, or it waits for who leads the run.
PRESSING = ("missing", "to_enter")
ON_A_CARD = 4


@dataclass(frozen=True, slots=True)
class Row:
    """One member: `cells` stand in the order of the frame's columns.

    `stuck_at` is the first thing that is overdue, in words, or empty.
    """

    member: Member
    cells: tuple[Cell, ...]
    modules_done: int
    modules_asked: int
    sessions_done: int
    sessions_asked: int
    stuck_at: str
    columns: tuple[Column, ...] = ()

    @property
    def pairs(self) -> list[tuple[Column, Cell]]:
        """Each cell with what it is of."""
        return list(zip(self.columns, self.cells, strict=True))

    @property
    def pressing(self) -> list[tuple[Column, Cell]]:
        """What is overdue, then what waits for who leads the run."""
        found = [pair for pair in self.pairs if pair[1].state in PRESSING]
        return sorted(found, key=lambda pair: PRESSING.index(pair[1].state))

    @property
    def on_card(self) -> list[tuple[Column, Cell]]:
        """What a card lists: the first of what presses, and of what lies ahead the next thing."""
        ahead = (pair for pair in self.pairs if pair[1].state in ("part", "open"))
        return [*self.pressing[:ON_A_CARD], *islice(ahead, 1)]

    @property
    def more_on_card(self) -> int:
        """How much of what presses a card leaves out."""
        return max(0, len(self.pressing) - ON_A_CARD)

    @property
    def is_waiting(self) -> bool:
        """Whether a final circle waits for a sign-off."""
        return self.member.circle == "written"


@dataclass(frozen=True)
class Grid:
    """A frame, and all its rows at once."""

    frame: Frame
    rows: list[Row]

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.frame.columns


def grid_of(page: CohortPage, *, at: datetime.datetime | None = None) -> Grid:
    """Everybody in the run, by name. Five queries for a thousand people."""
    frame = frame_of(page, at)
    return Grid(frame, list(rows_of(frame, read(members_of(page)))))


def rows_of(frame: Frame, members: Iterable[Member]) -> Iterator[Row]:
    """The rows of these members, in their order; two queries for every batch of them."""
    for batch in batches(members):
        standings = standings_of(batch, frame.sessions)
        work = _work(frame, batch)
        for member in batch:
            yield _row(frame, member, standings[member.pk], work.get(member.person or 0, {}))


def stuck(frame: Frame, members: Iterable[Member]) -> Iterator[Member]:
    """Those of the members for whom something is overdue; one query for every batch."""
    for batch in batches(members):
        standings = standings_of(batch, frame.sessions)
        yield from (each for each in batch if frame.stuck_at(each, standings[each.pk]))


def _work(frame: Frame, batch: list[Member]) -> Work:
    """What they did in the prework, whichever time through it was."""
    work: Work = {}
    if not frame.rule.asks_prework:
        return work
    people = [member.person for member in batch if member.person]
    progress = ModuleProgress.objects.filter(
        enrollment__series=frame.page.prework_id, enrollment__person__in=people
    )
    # Whether there is a moment is asked of the database: fifty thousand moments take a second to read.
    rows = progress.annotate(is_done=Q(completed_at__isnull=False))
    for person, module, is_done in rows.values_list("enrollment__person", "module", "is_done"):
        own = work.setdefault(person, {})
        own[module] = is_done or own.get(module, False)
    return work


def _row(frame: Frame, member: Member, standing: Standing, work: dict[int, bool]) -> Row:
    asked = frame.modules_of(member)
    done = sum(work.get(module, False) for module in asked)
    modules_asked = len(asked) if member.modules_asked is None else member.modules_asked
    first_open = next(
        (
            column.title
            for column in frame.columns
            if column.kind == MODULE and column.key in asked and not work.get(column.key)
        ),
        "",
    )
    return Row(
        member=member,
        cells=tuple(_cells(frame, member, standing, work)),
        modules_done=min(done, modules_asked),
        modules_asked=modules_asked,
        sessions_done=frame.rule.sessions_done(standing),
        sessions_asked=len(frame.sessions),
        stuck_at=frame.stuck_at(member, standing, first_open),
        columns=frame.columns,
    )


def _cells(
    frame: Frame, member: Member, standing: Standing, work: dict[int, bool]
) -> Iterator[Cell]:
    asked, is_late = frame.modules_of(member), frame.is_prework_overdue(member)
    for column in frame.columns:
        if column.kind == MODULE:
            if column.key not in asked:
                yield cells.NOT_ASKED
                continue
            done = work.get(column.key)
            yield cells.module_cell(done=bool(done), started=done is not None, overdue=is_late)
        elif column.kind == SESSION:
            yield cells.session_cell(
                standing.attended.get(column.key),
                counts=frame.rule.is_attended(column.key, standing),
                is_over=column.session is not None and column.session.ends_at <= frame.now,
            )
        elif column.kind == CIRCLE:
            is_due = frame.is_circle_overdue(member)
            yield cells.circle_cell(member.signed_off_at, member.circle, overdue=is_due)
        else:
            yield cells.certificate_cell(member.certificate, is_finished=member.is_finished)
