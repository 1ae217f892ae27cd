"""What stands above and around a cohort's grid: its columns, its rule, and what is due by now.

Read in two queries, whatever the number of people.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.models import Enrollment, PlannedModule, SeriesPlan

from ..models import Session
from .arrivals import is_open_to_arrive
from .rules import CohortRule, Standing
from .standings import rule_of, sessions_of

if TYPE_CHECKING:
    from ..models import CohortPage
    from .grid_members import Member

MODULE, SESSION, CIRCLE, CERTIFICATE = "module", "session", "circle", "certificate"
GROUPS = {
    MODULE: gettext_lazy("Prework"),
    SESSION: gettext_lazy("Sessions"),
    CIRCLE: gettext_lazy("Final circle"),
    CERTIFICATE: gettext_lazy("Certificate"),
}

# With so many columns their headings still fit side by side on a screen of 1280.
MOST_LYING = 12


@dataclass(frozen=True)
class Column:
    """One thing that is asked: `key` is the id of its module or session, 0 for what is asked once.

    `starts` is whether it is the first of its group.
    """

    kind: str
    key: int
    title: str
    session: Session | None = None
    starts: bool = False


@dataclass(frozen=True)
class Group:
    """Columns that belong together."""

    kind: str
    title: str
    size: int


@dataclass(frozen=True)
class Frame:
    """The columns, and what decides about their cells at the moment `now`."""

    page: CohortPage
    now: datetime.datetime
    rule: CohortRule
    sessions: list[Session]
    columns: tuple[Column, ...]
    # Of each plan that a member follows: the modules it asks for. 0 stands for the newest.
    plans: dict[int, frozenset[int]] = field(default_factory=dict)

    @property
    def at_hand(self) -> list[Session]:
        """Sessions people may come into or that are on by now; where there are none, the next."""
        on = [session for session in self.sessions if is_open_to_arrive(session, self.now)]
        return on or [each for each in self.sessions if each.starts_at > self.now][:1]

    @property
    def takes_codes(self) -> bool:
        """Whether there can be a code for the rooms of those at hand."""
        return any(is_open_to_arrive(session, self.now) for session in self.at_hand)

    @property
    def is_crowded(self) -> bool:
        """Whether the columns are so many that their headings have to stand upright."""
        return len(self.columns) > MOST_LYING

    @property
    def groups(self) -> list[Group]:
        """The columns by what they are of."""
        kinds = [column.kind for column in self.columns]
        return [
            Group(kind, str(GROUPS[kind]), kinds.count(kind)) for kind in GROUPS if kind in kinds
        ]

    def modules_of(self, member: Member) -> frozenset[int]:
        """The modules this member is asked for."""
        return self.plans.get(member.plan or 0, frozenset())

    def is_prework_overdue(self, member: Member) -> bool:
        """Whether the prework was due for this member and isn't done."""
        if not self.rule.asks_prework or member.prework_done_at or member.is_finished:
            return False
        due_at = member.prework_due_at or self.page.prework_due_at
        return due_at is not None and due_at <= self.now

    def is_circle_overdue(self, member: Member) -> bool:
        """Whether the run's last day is over and no final circle is signed off or waits for it."""
        if not self.rule.asks_final_circle or member.signed_off_at or member.is_finished:
            return False
        return member.circle != "written" and self.page.ends_on < timezone.localdate(self.now)

    def missed(self, member: Member, standing: Standing) -> list[Session]:
        """Sessions that attendance was entered for, and that don't count for this member.

        Those it was not entered for are for who leads the run to enter, and nobody is stuck there.
        """
        if member.is_finished:
            return []
        return [
            session
            for session in self.sessions
            if session.pk in standing.attended and not self.rule.is_attended(session.pk, standing)
        ]

    def stuck_at(self, member: Member, standing: Standing, first_open: str = "") -> str:
        """The first thing that is overdue, in words; empty for who is not stuck.

        `first_open` is the first module that is not done, for who knows it.
        """
        if self.is_prework_overdue(member):
            return first_open or _("Prework")
        missed = self.missed(member, standing)
        if missed:
            return missed[0].title
        return _("Final circle") if self.is_circle_overdue(member) else ""


def frame_of(page: CohortPage, at: datetime.datetime | None = None) -> Frame:
    """The frame of a run's grid. Two queries; one where no prework is asked for."""
    sessions = list(sessions_of(page))
    rule = rule_of(page, sessions)
    modules, plans = _prework(page) if rule.asks_prework else ([], {})
    columns = [
        *modules,
        *(Column(SESSION, session.pk, session.title, session) for session in sessions),
    ]
    if rule.asks_final_circle:
        columns.append(Column(CIRCLE, 0, str(GROUPS[CIRCLE])))
    columns.append(Column(CERTIFICATE, 0, str(GROUPS[CERTIFICATE])))
    kinds = [""] + [column.kind for column in columns]
    marked = (
        replace(column, starts=column.kind != before)
        for before, column in zip(kinds, columns, strict=False)
    )
    return Frame(page, at or timezone.now(), rule, sessions, tuple(marked), plans)


def _prework(page: CohortPage) -> tuple[list[Column], dict[int, frozenset[int]]]:
    """The modules asked for by the newest plan, then those only older ones of members ask for."""
    plans = SeriesPlan.objects.filter(series=page.prework_id).order_by("-version")
    followed = Enrollment.objects.filter(memberships__page=page.pk).values("plan")
    asked = PlannedModule.objects.filter(required=True).filter(
        Q(plan=plans.values("pk")[:1]) | Q(plan__in=followed)
    )
    titles: dict[int, str] = {}
    found: dict[int, set[int]] = {}
    rows = asked.order_by("-plan__version", "position")
    for plan, module, title in rows.values_list("plan", "module", "module__title"):
        found.setdefault(plan, set()).add(module)
        titles.setdefault(module, title)
    sets = {plan: frozenset(modules) for plan, modules in found.items()}
    # The first is the newest one: it is asked of who could not be enrolled.
    columns = [Column(MODULE, module, title) for module, title in titles.items()]
    return columns, {0: next(iter(sets.values()), frozenset()), **sets}
