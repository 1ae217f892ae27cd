"""One enrollment for a registrar: module by module, and what happened. Reads only.

Reflections and answers to quick checks are the learner's own: nothing here asks for them.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..models import (
    Certificate,
    Enrollment,
    LearningEvent,
    ModulePage,
    ModuleProgress,
    PlannedModule,
)
from .words import moment, named


@dataclass(frozen=True)
class ProgressRow:
    """One module: as the learner's plan asks for it, and what the learner did in it.

    A module that left the plan has no `planned`; one never opened has no `progress`.
    """

    module: ModulePage
    planned: PlannedModule | None
    progress: ModuleProgress | None

    @property
    def is_complete(self) -> bool:
        return bool(self.progress and self.progress.completed_at)

    @property
    def has_text(self) -> bool:
        """Whether the text is kept that the learner had."""
        completed = self.is_complete and self.progress.revision_id
        return bool(completed or (self.planned and self.planned.revision_id))

    @property
    def counts(self) -> str:
        if self.planned is None:
            return _("No longer in the series")
        return _("Yes") if self.planned.required else _("Extra")

    @property
    def opened(self) -> str:
        return moment(self.progress.opened_at) if self.progress else ""

    @property
    def completed(self) -> str:
        return moment(self.progress.completed_at) if self.progress else ""

    @property
    def watched(self) -> str:
        percent = self.progress.watched_percent if self.progress else 0
        return f"{percent}%" if percent else ""

    @property
    def score(self) -> str:
        best = self.progress.best_score if self.progress else None
        return "" if best is None else f"{best}%"

    @property
    def tries(self) -> int | str:
        return self.progress.tries_used or "" if self.progress else ""

    @property
    def source(self) -> str:
        if not self.is_complete:
            return ""
        label = str(self.progress.get_source_display())
        return f"{label} ({named(self.progress.actor)})" if self.progress.actor else label


def progress_rows(enrollment: Enrollment) -> list[ProgressRow]:
    """The plan's modules in its order, then those that left it. Two queries."""
    done = {
        progress.module_id: progress
        for progress in enrollment.progress.select_related("module", "actor").order_by("pk")
    }
    plan = PlannedModule.objects.filter(plan=enrollment.plan_id).select_related("module")
    rows = [ProgressRow(each.module, each, done.pop(each.module_id, None)) for each in plan]
    return rows + [ProgressRow(each.module, None, each) for each in done.values()]


@dataclass(frozen=True)
class EventRow:
    """One thing that happened: when, what, in which module, by whom, why."""

    event: LearningEvent

    @property
    def at(self) -> str:
        return moment(self.event.at)

    @property
    def what(self) -> str:
        event, kinds = self.event, LearningEvent.Kind
        if event.kind == kinds.CORRECTED:
            taken = _("Completion taken back by staff")
            return _("Completed by staff") if event.data.get("complete") else taken
        if event.kind == kinds.CHECKED:
            return f"{event.get_kind_display()}: {event.data.get('score')}%"
        if event.kind == kinds.WATCHED:
            return f"{event.get_kind_display()}: {event.data.get('percent')}%"
        return str(event.get_kind_display())

    @property
    def module(self) -> str:
        return self.event.module.title if self.event.module else ""

    @property
    def who(self) -> str:
        return named(self.event.actor) or _("The site")

    @property
    def why(self) -> str:
        return self.event.data.get("reason", "")


def event_rows(enrollment: Enrollment) -> list[EventRow]:
    """Everything that happened, the first first. One query."""
    return [
        EventRow(event)
        for event in enrollment.events.select_related("module", "actor").order_by("pk")
    ]


def certificates_of(enrollment: Enrollment) -> list[Certificate]:
    """The newest first. One query."""
    return list(enrollment.certificates.order_by("-pk"))
