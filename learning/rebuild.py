"""Progress and totals, told again from the events, and from what was played of recordings.

Events are the account of what happened; the tables are kept beside them because they are quick to
read. `manage.py rebuild_progress` proves that both say the same. Playing makes no event, only
reaching the rule's share does: the account of what was watched is what is kept with each recording.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime

from .models import Enrollment, LearningEvent, PlannedModule, Playback
from .rules import SeriesRule

Kind = LearningEvent.Kind


@dataclass
class ToldModule:
    """What the events say of one module of one enrollment."""

    opened_at: datetime | None = None
    continued_at: datetime | None = None
    marked_done_at: datetime | None = None
    attested_at: datetime | None = None
    best_score: int | None = None
    tries_used: int = 0
    watched_percent: int = 0
    completed_at: datetime | None = None
    revision_id: int | None = None
    rule_digest: str = ""


@dataclass
class ToldEnrollment:
    """What the events say of one enrollment."""

    plan_id: int | None = None
    status: str = Enrollment.Status.ACTIVE
    completed_at: datetime | None = None
    withdrawn_at: datetime | None = None
    required_total: int = 0
    required_done: int = 0
    modules: dict[int, ToldModule] = field(default_factory=dict)


@dataclass(frozen=True)
class Difference:
    """Where a table and the events disagree."""

    enrollment_id: int
    module_id: int | None
    field: str
    table: Any
    events: Any

    def __str__(self) -> str:
        where = f", module {self.module_id}" if self.module_id else ""
        return (
            f"Enrollment {self.enrollment_id}{where}: {self.field} is {self.table!r} in the table "
            f"and {self.events!r} by the events"
        )


def told(events: Iterable[LearningEvent]) -> ToldEnrollment:
    """One enrollment as its events, in order, tell it. Totals are left to `with_totals`."""
    story = ToldEnrollment()
    for event in events:
        if event.module_id is None:
            _tell_enrollment(story, event)
        else:
            _tell_module(story, story.modules.setdefault(event.module_id, ToldModule()), event)
    return story


def retold(enrollment: Enrollment) -> ToldEnrollment:
    """One enrollment as everything tells it that isn't a mere sum: what rebuilding writes."""
    story = told(enrollment.events.order_by("pk"))
    played = Playback.objects.filter(progress__enrollment=enrollment)
    for playback in played.select_related("progress"):
        module = story.modules.get(playback.progress.module_id)
        if module is not None:
            # Not reckoned anew: the recording may have another length now than when it was played.
            module.watched_percent = max(module.watched_percent, playback.watched_percent)
    return with_totals(story)


def with_totals(story: ToldEnrollment) -> ToldEnrollment:
    """Count what the plan asks for and how much of it is complete."""
    plan_modules = PlannedModule.objects.filter(plan=story.plan_id).select_related("plan")
    required = [planned for planned in plan_modules if planned.required]
    rule = SeriesRule(len(required), required[0].plan.k if required else None)
    completed = sum(
        1
        for planned in required
        if (module := story.modules.get(planned.module_id)) and module.completed_at
    )
    story.required_total, story.required_done = rule.needed, rule.done(completed)
    return story


def differences(enrollment: Enrollment) -> list[Difference]:
    """Every field of an enrollment and its progress that the events tell otherwise."""
    story = retold(enrollment)
    found = _compare(enrollment.pk, None, enrollment, story, skip=("modules",))
    progress = {p.module_id: p for p in enrollment.progress.all()}
    for module_id in sorted(progress.keys() | story.modules.keys()):
        if module_id not in progress or module_id not in story.modules:
            there = module_id in progress
            found.append(Difference(enrollment.pk, module_id, "is there", there, not there))
            continue
        found += _compare(enrollment.pk, module_id, progress[module_id], story.modules[module_id])
    return found


def _compare(
    enrollment_id: int, module_id: int | None, row: Any, story: Any, skip: tuple[str, ...] = ()
) -> list[Difference]:
    return [
        Difference(enrollment_id, module_id, name, getattr(row, name), value)
        for name, value in vars(story).items()
        if name not in skip and getattr(row, name) != value
    ]


def _tell_enrollment(story: ToldEnrollment, event: LearningEvent) -> None:
    if event.kind in (Kind.ENROLLED, Kind.MOVED):
        story.plan_id = event.data["plan"]
    elif event.kind == Kind.SERIES_COMPLETED:
        story.status, story.completed_at = Enrollment.Status.COMPLETED, event.at
    elif event.kind == Kind.WITHDREW:
        story.status, story.withdrawn_at = Enrollment.Status.WITHDRAWN, event.at


def _tell_module(story: ToldEnrollment, module: ToldModule, event: LearningEvent) -> None:
    data = event.data
    if event.kind == Kind.OPENED:
        module.opened_at = event.at
    elif event.kind == Kind.CONTINUED:
        module.continued_at = event.at
    elif event.kind == Kind.MARKED_DONE:
        module.marked_done_at = event.at
    elif event.kind == Kind.ATTESTED:
        module.attested_at = event.at
    elif event.kind == Kind.CHECKED:
        module.tries_used += 1
        module.best_score = max(data["score"], module.best_score or 0)
    elif event.kind == Kind.WATCHED:
        module.watched_percent = max(module.watched_percent, data["percent"])
    elif event.kind == Kind.MODULE_COMPLETED:
        module.completed_at = event.at
        module.revision_id, module.rule_digest = data["revision"], data["rule"]
    elif event.kind == Kind.CORRECTED and not data["complete"]:
        # As `corrections` does it: all but the tries is to be done again.
        story.modules[event.module_id] = ToldModule(module.opened_at, tries_used=module.tries_used)
        if data.get("reopens"):
            story.status, story.completed_at = Enrollment.Status.ACTIVE, None
    elif event.kind == Kind.CARRIED:
        _tell_carried(module, data)


def _tell_carried(module: ToldModule, data: dict[str, Any]) -> None:
    def moment(value: str | None) -> datetime | None:
        return parse_datetime(value) if value else None

    module.opened_at = moment(data["opened_at"])
    module.completed_at = moment(data["completed_at"])
    module.continued_at = moment(data["continued"])
    module.marked_done_at = moment(data["marked_done"])
    module.attested_at = moment(data["attested"])
    module.best_score, module.tries_used = data["best_score"], data["tries_used"]
    # Those who came back before recordings were counted carried none.
    module.watched_percent = data.get("watched", 0)
    module.revision_id, module.rule_digest = data["revision"], data["rule"]
