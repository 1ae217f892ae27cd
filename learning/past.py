"""What a learner had: a page as it stood for them, beside the same page today. Reads only.

A completed module is shown in the revision it was completed under; everything else in the revision
that the learner's plan froze. Works for pages that are unpublished or moved, and for text with
blocks, pictures or recordings that are gone: those are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _
from wagtail.models import Revision

from .differences import differences, of_lists, of_rules
from .models import ModulePage, ModuleProgress, PlannedModule, SeriesPlan
from .rules import SeriesRule

Numbered = list[tuple[int, str]]


@dataclass(frozen=True)
class Past:
    """A page then and now. `then` and `now` are pages of one type; `at` is the day it is about."""

    then: Any
    now: Any
    revision: Revision
    at: datetime
    is_completed: bool  # the day is that of completion; else that of the plan
    version: int | None  # of the plan, where the text is the plan's
    rule_then: str
    rule_now: str
    is_live: bool
    modules_then: Numbered = field(default_factory=list)
    modules_now: Numbered = field(default_factory=list)
    elsewhere: str = ""  # title of the series a module was moved to

    def differences(self) -> list[str]:
        """What has changed since, in sentences; empty when nothing has."""
        if not self.is_live:
            return [_("Today it isn’t published, so nobody can open it.")]
        moved = [_("Today it stands in another series: “%s”.") % self.elsewhere]
        return [
            *(moved if self.elsewhere else []),
            *differences(self.then, self.now),
            *of_rules(self.rule_then, self.rule_now),
            *of_lists(self.modules_then, self.modules_now),
        ]


def past_of_module(
    series_id: int, planned: PlannedModule | None, progress: ModuleProgress | None
) -> Past | None:
    """The module as the learner completed it, else as their plan has it; None if nothing was kept."""
    completed = bool(progress and progress.completed_at and progress.revision_id)
    if not completed and not (planned and planned.revision_id):
        return None
    revision = progress.revision if completed else planned.revision
    module = progress.module if completed else planned.module
    then = revision.as_object()
    return Past(
        then=then,
        now=module,
        revision=revision,
        at=progress.completed_at if completed else planned.plan.made_at,
        is_completed=completed,
        version=None if completed else planned.plan.version,
        rule_then=_rule_then(then, planned, progress).sentence(),
        rule_now=module.rule().sentence(),
        is_live=module.live and module.series.live,
        elsewhere=module.series.title if module.series.pk != series_id else "",
    )


def _rule_then(then: ModulePage, planned: PlannedModule | None, progress: Any) -> Any:
    """The rule it was completed under; for what isn't complete, the plan's."""
    rules = [*([planned.rule] if planned else []), then.rule()]
    digest = progress.rule_digest if progress else ""
    return next((rule for rule in rules if rule.digest == digest), rules[0])


def past_of_series(plan: SeriesPlan) -> Past | None:
    """The series as the plan froze it; None if its text wasn't kept."""
    if plan.revision_id is None:
        return None
    series = plan.series
    live = list(series.live_modules())
    rule_now = SeriesRule(sum(m.required for m in live), series.modules_needed, series.in_order)
    return Past(
        then=plan.revision.as_object(),
        now=series,
        revision=plan.revision,
        at=plan.made_at,
        is_completed=False,
        version=plan.version,
        rule_then=plan.rule().sentence(),
        rule_now=rule_now.sentence(),
        is_live=series.live,
        modules_then=titles_in(plan),
        modules_now=[(module.pk, module.title) for module in live],
    )


def titles_in(plan: SeriesPlan) -> Numbered:
    """Number and title of each module of a plan, as they were called then. One query."""
    planned = PlannedModule.objects.filter(plan=plan).annotate(
        then=F("revision__object_str"), now=F("module__title")
    )
    return [(each.module_id, each.then or each.now) for each in planned]


def with_text(plan: SeriesPlan) -> set[int]:
    """The modules of a plan whose text was kept. One query."""
    kept = PlannedModule.objects.filter(plan=plan).exclude(revision=None)
    return set(kept.values_list("module_id", flat=True))
