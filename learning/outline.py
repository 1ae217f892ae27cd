"""A series as one visitor sees it: its modules in order, what is done, what comes next.

A fixed number of queries whatever the number of modules: one for the modules, one for the
learner's progress. Signed out, or not enrolled, the live modules are shown; enrolled, the plan's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext, pgettext
from wagtail.models import PageViewRestriction

from .models.plans import NamedModule, PlannedModule
from .models.records import Enrollment, ModuleProgress
from .rules import ModuleRule, SeriesRule

if TYPE_CHECKING:
    from .models import ModulePage, SeriesPage


@dataclass(frozen=True)
class Row:
    """One module in an outline. `state`: "done", "next", "open", "locked" or "gone"."""

    module_id: int
    number: int
    title: str
    url: str  # "" when there is nothing to open
    kind: str
    kind_label: str
    minutes: int
    required: bool
    rule: ModuleRule
    state: str = "open"
    completed_at: datetime | None = None
    progress: ModuleProgress | None = field(default=None, compare=False)

    @property
    def is_done(self) -> bool:
        return self.completed_at is not None

    @property
    def state_label(self) -> str:
        return {
            "done": pgettext("module", "Complete"),
            "next": pgettext("module", "Next"),
            "open": pgettext("module", "Not complete yet"),
            "locked": pgettext("module", "Opens after the modules before it"),
            "gone": pgettext("module", "No longer part of the site"),
        }[self.state]


@dataclass(frozen=True)
class Outline:
    """The rows of a series with its rule, for one visitor."""

    rows: tuple[Row, ...]
    rule: SeriesRule
    done: int
    enrolled: bool = False

    @property
    def needed(self) -> int:
        return self.rule.needed

    @property
    def left(self) -> int:
        return max(self.needed - self.done, 0)

    @property
    def share(self) -> float:
        """How much of what is needed is done, 0 to 1."""
        return self.done / self.needed if self.needed else 0.0

    @property
    def total_minutes(self) -> int:
        return sum(row.minutes for row in self.rows)

    @property
    def next_row(self) -> Row | None:
        return next((row for row in self.rows if row.state == "next"), None)

    @property
    def sentence(self) -> str:
        return self.rule.sentence()

    @property
    def progress_sentence(self) -> str:
        return gettext("%(done)s of %(needed)s modules complete") % {
            "done": self.done,
            "needed": self.needed,
        }

    def row_for(self, module_id: int) -> Row | None:
        return next((row for row in self.rows if row.module_id == module_id), None)

    def beside(self, module_id: int) -> tuple[Row | None, Row | None]:
        """The rows before and after a module that can be opened."""
        rows = [row for row in self.rows if row.url or row.module_id == module_id]
        at = next((i for i, row in enumerate(rows) if row.module_id == module_id), None)
        if at is None:
            return None, None
        return (rows[at - 1] if at else None), (rows[at + 1] if at + 1 < len(rows) else None)


def outline_for(series: SeriesPage, enrollment: Enrollment | None) -> Outline:
    """The outline of a series for the holder of `enrollment`, or for a visitor (None)."""
    if enrollment is None:
        return _live_outline(series)
    planned = list(PlannedModule.objects.filter(plan_id=enrollment.plan_id).named())
    progress = {p.module_id: p for p in ModuleProgress.objects.filter(enrollment=enrollment)}
    plan = enrollment.plan
    rule = SeriesRule(sum(p.required for p in planned), plan.k, plan.in_order)
    rows = [
        module_row(
            series, p.named_module, p.position, p.required, p.rule, progress.get(p.module_id)
        )
        for p in planned
    ]
    rows += _added_since(series, {p.module_id for p in planned}, progress, len(rows))
    return Outline(
        tuple(with_states(rows, in_order=plan.in_order)), rule, enrollment.required_done, True
    )


def with_states(rows: Iterable[Row], *, in_order: bool) -> list[Row]:
    """Say of each row where it stands. In order, what follows an unfinished required row is
    locked; what was completed is never locked again."""
    shown, blocked, found_next = [], False, False
    rows = list(rows)
    wants_required = any(not r.is_done and r.required and r.url for r in rows)
    for row in rows:
        if row.is_done:
            state = "done"
        elif not row.url:
            state = "gone"
        elif blocked:
            state = "locked"
        elif not found_next and (row.required or not wants_required):
            state, found_next = "next", True
        else:
            state = "open"
        shown.append(replace(row, state=state))
        # A module that is gone can't be finished, so it must not hold up those after it.
        blocked = blocked or (in_order and row.required and state in ("next", "open"))
    return shown


def _live_outline(series: SeriesPage) -> Outline:
    private = PageViewRestriction.objects.filter(page=OuterRef("pk"))
    modules = list(series.live_modules().annotate(is_private=Exists(private)))
    # What is private counts for those it is for, but is named to nobody else.
    rows = [
        module_row(series, module, number, module.required, module.rule(), None)
        for number, module in enumerate(modules, start=1)
        if not module.is_private
    ]
    rule = SeriesRule(sum(m.required for m in modules), series.modules_needed, series.in_order)
    series.figures = (len(modules), rule.total, sum(m.minutes for m in modules))
    return Outline(tuple(rows), rule, 0)


def _added_since(
    series: SeriesPage, planned: set[int], progress: dict[int, ModuleProgress], count: int
) -> list[Row]:
    """Modules the learner worked in that their plan no longer holds: they stay on the record."""
    extra = [p for module_id, p in progress.items() if module_id not in planned and p.completed_at]
    if not extra:
        return []
    pages = {page.pk: page for page in _modules(series, [p.module_id for p in extra])}
    return [
        module_row(series, pages[p.module_id], count + at, False, pages[p.module_id].rule(), p)
        for at, p in enumerate(extra, start=1)
        if p.module_id in pages
    ]


def _modules(series: SeriesPage, ids: list[int]) -> list[ModulePage]:
    return list(series.live_modules().model.objects.filter(pk__in=ids))


def module_row(
    series: SeriesPage,
    module: ModulePage | NamedModule,
    number: int,
    required: bool,
    rule: ModuleRule,
    progress: ModuleProgress | None,
) -> Row:
    is_here = module.live and series.live and module.path.startswith(series.path)
    return Row(
        module_id=module.pk,
        number=number,
        title=module.title,
        url=f"{series.shown_url}{module.slug}/" if is_here else "",
        kind=module.kind,
        kind_label=str(module.get_kind_display()),
        minutes=module.minutes,
        required=required,
        rule=rule,
        completed_at=progress.completed_at if progress else None,
        progress=progress,
    )
