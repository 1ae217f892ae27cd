"""One member of a run as those who lead it see them. Reads only."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Case, QuerySet, Value, When
from django.utils import timezone
from wagtail.models import Page

from content.moments import day_and_time_in_words

from ..models import CohortEvent, CohortNote, Membership, PracticumLog, Session
from .cells import Cell
from .frame import GROUPS, Column, Frame, frame_of
from .grid import Row, rows_of
from .grid_members import named, read
from .made_good import MadeGood, made_good_of
from .rules import Item
from .standings import standings_of

if TYPE_CHECKING:
    from .desk import Led

MOST_SHOWN = 5


@dataclass(frozen=True)
class Part:
    """Things of one kind that are asked, each with how it stands."""

    kind: str
    title: str
    lines: list[tuple[Column, Cell]]

    @property
    def left(self) -> list[tuple[Column, Cell]]:
        return [line for line in self.lines if not line[1].is_done]

    @property
    def done(self) -> list[tuple[Column, Cell]]:
        return [line for line in self.lines if line[1].is_done]

    @property
    def is_long(self) -> bool:
        """Whether what is done is better folded away."""
        return len(self.done) > MOST_SHOWN


@dataclass(frozen=True)
class ShownMember:
    """What is done and what is missing, from the same row as in the grid."""

    led: Led
    membership: Membership

    @cached_property
    def frame(self) -> Frame:
        return frame_of(self.led.cohort)

    @cached_property
    def row(self) -> Row:
        own = named(Membership.objects.filter(pk=self.membership.pk))
        return next(rows_of(self.frame, read(own)))

    @property
    def name(self) -> str:
        return self.row.member.shown_name

    @cached_property
    def items(self) -> list[Item]:
        """What the run asks for, as its rule says it."""
        standing = standings_of([self.membership], self.frame.sessions)[self.membership.pk]
        return self.frame.rule.items(standing)

    @property
    def parts(self) -> list[Part]:
        pairs = list(zip(self.frame.columns, self.row.cells, strict=True))
        return [
            Part(kind, str(title), lines)
            for kind, title in GROUPS.items()
            if (lines := [(column, cell) for column, cell in pairs if column.kind == kind])
        ]

    @cached_property
    def missed(self) -> list[Session]:
        """Sessions that are over or entered as missed, and may be made good."""
        pairs = zip(self.frame.columns, self.row.cells, strict=True)
        return [
            column.session
            for column, cell in pairs
            if column.session and not cell.is_done and column.session.starts_at <= self.frame.now
        ]

    @cached_property
    def made_good(self) -> list[MadeGood]:
        """Sessions another run's session counts for."""
        return made_good_of(self.membership)

    @cached_property
    def elsewhere(self) -> list[Session]:
        """Sessions of other runs of the program that have begun, the newest first; those called
        like one that was missed come before all others.
        """
        program = self.led.cohort.path[: -Page.steplen]
        others = Session.objects.scheduled().filter(
            page__path__startswith=program, starts_at__lte=self.frame.now
        )
        others = others.exclude(page=self.led.cohort.pk).select_related("page")
        titles = [session.title for session in self.missed]
        is_same = Case(When(title__in=titles, then=Value(0)), default=Value(1))
        return list(others.order_by(is_same, "-starts_at", "pk")[:50])

    @cached_property
    def logs(self) -> list[PracticumLog]:
        """Final circles they wrote down, the newest first."""
        return list(self.membership.practicum.select_related("answered_by").order_by("-pk"))

    @property
    def waiting(self) -> PracticumLog | None:
        """The one that waits for a sign-off."""
        return next((log for log in self.logs if log.status == PracticumLog.Status.WRITTEN), None)

    @cached_property
    def notes(self) -> list[CohortNote]:
        return list(self.membership.notes.select_related("by"))

    @property
    def due_at(self) -> datetime.datetime | None:
        return self.membership.due_at(self.led.cohort.prework_due_at)

    @property
    def due(self) -> str:
        """When the prework is due, on the reader's clock."""
        if self.due_at is None:
            return ""
        return day_and_time_in_words(self.due_at.astimezone(timezone.get_current_timezone()))

    @property
    def may_extend(self) -> bool:
        """Whether more time means anything: the prework has a due day and isn't done."""
        asks = self.frame.rule.asks_prework and self.membership.prework_done_at is None
        return asks and self.due_at is not None and not self.membership.is_finished

    @property
    def extensions(self) -> QuerySet[CohortEvent]:
        """Each time more time was given: when, by whom, and why."""
        kind = CohortEvent.Kind.EXTENDED
        return self.membership.events.filter(kind=kind).select_related("actor")
