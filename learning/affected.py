"""Who is in a series, and what a draft would change for them. Reads only, in a fixed number of queries.

The plan learners hold is compared with what would be live: with the draft alone, and for a series
also with the drafts of its modules, which may go live with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.moments import time_in_words

from .impact import Asked, AskedModule, Change, changes, in_short
from .models.plans import SeriesPlan
from .models.records import Enrollment

if TYPE_CHECKING:
    from wagtail.models import Page

    from .models import ModulePage, SeriesPage


@dataclass(frozen=True)
class Affected:
    """The learners of a series and what meets them, as of one moment.

    `with_modules` counts the modules whose drafts may go live with the series' own;
    `together` is what changes then.
    """

    in_progress: int
    completed: int
    on_older: int
    changes: list[Change] = field(default_factory=list)
    with_modules: int = 0
    together: list[Change] = field(default_factory=list)
    as_of: datetime = field(default_factory=timezone.now)

    @property
    def people(self) -> str:
        """ "143 in progress, 61 completed"."""
        return _("%(active)s in progress, %(completed)s completed") % {
            "active": self.in_progress,
            "completed": self.completed,
        }

    @property
    def sentence(self) -> str:
        """ "143 in progress, 61 completed: 1 module added, 1 rule tightened."."""
        if self.is_by_modules_alone:
            return f"{self.people}. {self.together_sentence}"
        return f"{self.people}: {in_short(self.changes)}."

    @property
    def is_by_modules_alone(self) -> bool:
        """The series' own draft changes nothing, but those of its modules do."""
        return not self.changes and bool(self.together)

    @property
    def moment(self) -> str:
        return _("As of %(time)s.") % {"time": time_in_words(timezone.localtime(self.as_of))}

    @property
    def together_sentence(self) -> str:
        words = ngettext(
            "If its changed module goes live with it: %(changes)s.",
            "If its %(n)s changed modules go live with it: %(changes)s.",
            self.with_modules,
        )
        return words % {"n": self.with_modules, "changes": in_short(self.together)}

    @property
    def detailed(self) -> list[Change]:
        """The changes that are about some of the modules, by title."""
        return [change for change in self.changes if change.details]

    @property
    def together_detailed(self) -> list[Change]:
        return [change for change in self.together if change.details]

    @property
    def older_sentence(self) -> str:
        """What is to be known of those who kept an earlier version; empty when nobody did."""
        if not self.on_older:
            return ""
        return ngettext(
            "%(n)s learner in progress keeps an older version, and moves on with the others if "
            "they move.",
            "%(n)s learners in progress keep an older version, and move on with the others if "
            "they move.",
            self.on_older,
        ) % {"n": self.on_older}


def affected_by(draft: SeriesPage | ModulePage, parent: Page | None = None) -> Affected | None:
    """What meets the learners when `draft` goes live; None when the series has none.

    `parent` is where a module stands that was never saved.
    """
    series = draft.series_chosen_for(parent)
    people = _people(series)
    if people is None:
        return None
    before = _planned(series.plans.order_by("-version").first())
    modules = list(series.modules_with_drafts())
    if series is not draft:
        return replace(people, changes=changes(before, _with_module(series, modules, draft)))
    alone = _asked(draft, [_as_live(module) for module in modules if module.live])
    # What is still empty stays behind.
    with_it = [each for each in map(_draft_of, modules) if each.live or each.body]
    changed = sum(each.has_unpublished_changes for each in with_it)
    together = changes(before, _asked(draft, map(_as_live, with_it))) if changed else []
    return replace(people, changes=changes(before, alone), with_modules=changed, together=together)


def _people(series: SeriesPage) -> Affected | None:
    if series.pk is None:
        return None
    newer = SeriesPlan.objects.filter(
        series=OuterRef("series"), version__gt=OuterRef("plan__version")
    )
    active = Q(status=Enrollment.Status.ACTIVE)
    counts = Enrollment.objects.filter(series=series).aggregate(
        in_progress=Count("pk", filter=active),
        completed=Count("pk", filter=Q(status=Enrollment.Status.COMPLETED)),
        on_older=Count("pk", filter=active & Exists(newer)),
    )
    return Affected(**counts) if counts["in_progress"] or counts["completed"] else None


def _with_module(series: SeriesPage, modules: list[ModulePage], draft: ModulePage) -> Asked:
    """What is live, with the draft of one module in its place; a new one comes last."""
    there = [module for module in modules if module.live or module.pk == draft.pk]
    rows = [_as_live(draft if module.pk == draft.pk else module) for module in there]
    if draft.pk not in [module.pk for module in there]:
        rows.append(_as_live(draft))
    return _asked(series, rows)


def _planned(plan: SeriesPlan | None) -> Asked:
    if plan is None:
        return Asked()
    rows = [
        AskedModule(row.module_id, row.module.title, row.required, row.rule)
        for row in plan.modules.select_related("module")
    ]
    return Asked(rows, plan.k, plan.in_order)


def _asked(series: SeriesPage, rows: Iterable[AskedModule]) -> Asked:
    return Asked(list(rows), series.modules_needed, series.in_order)


def _as_live(module: ModulePage) -> AskedModule:
    return AskedModule(module.pk or 0, module.title, module.required, module.rule())


def _draft_of(module: ModulePage) -> ModulePage:
    """The module as its newest revision has it. Its plain values only, which takes no query."""
    if not module.has_unpublished_changes or module.latest_revision is None:
        return module
    draft, content = copy(module), module.latest_revision.content
    fields = [each for each in module._meta.local_concrete_fields if not each.is_relation]
    for each in fields:
        if each.attname in content:
            setattr(draft, each.attname, each.to_python(content[each.attname]))
    draft.title = content.get("title", module.title)
    return draft
