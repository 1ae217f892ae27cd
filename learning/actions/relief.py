"""Nobody is held to a module that is gone.

Learners who keep an older plan would be stuck on a module that was unpublished, taken away or
deleted since. For them there is the same plan without it; when nothing would be left of it, they go
on with the newest one.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils import timezone

from ..models import Enrollment, PlannedModule, Policy, SeriesPage, SeriesPlan
from ..rules import digest_of


@dataclass(frozen=True)
class Left:
    """What is left of a plan once what is gone is taken out of it."""

    plan: SeriesPlan
    rows: list[PlannedModule] = field(default_factory=list)

    @property
    def digest(self) -> str:
        rows = [(row.module_id, row.required, row.rule_data) for row in self.rows]
        return plan_digest(self.plan.k, self.plan.in_order, rows)

    @property
    def can_be_finished(self) -> bool:
        return any(row.required for row in self.rows)


def plan_digest(k: int | None, in_order: bool, rows: Collection[tuple[int, bool, dict]]) -> str:
    """Of everything that decides about completion, and no words. A row: module, required, rule."""
    return digest_of([[k, in_order], [list(row) for row in rows]])


def due_plan(held: SeriesPlan, series: SeriesPage | None) -> SeriesPlan:
    """The plan with which a learner in progress goes on who holds `held`.

    `series` is the live series, or None: while it isn't live nothing is gone.
    """
    plan = _moved(held)
    left = _left(plan, _here(series)) if series else None
    if left is None:
        return plan
    newest = _later(plan).first() or plan
    if not left.can_be_finished:
        return newest
    return _later(plan).filter(digest=left.digest).first() or newest


def plans_for_relief(series: SeriesPage, here: Collection[int], digest: str) -> list[Left]:
    """What is to be written down besides a new plan with `digest`, so that who keeps an older
    one can finish. `here` are the modules that are live."""
    held = SeriesPlan.objects.filter(
        series=series, enrollments__status=Enrollment.Status.ACTIVE
    ).distinct()
    found: dict[str, Left] = {}
    for plan in {_moved(plan) for plan in held}:
        left = _left(plan, here)
        if left is None or not left.can_be_finished or left.digest == digest:
            continue
        if not _later(plan).filter(digest=left.digest).exists():
            found[left.digest] = left
    return list(found.values())


def write_relief(left: Left, version: int) -> None:
    """Keep what is left of a plan as a plan of its own. Nobody else is moved to it."""
    plan = SeriesPlan.objects.create(
        series_id=left.plan.series_id,
        version=version,
        digest=left.digest,
        k=left.plan.k,
        in_order=left.plan.in_order,
        revision_id=left.plan.revision_id,
        policy=Policy.KEEP,
        made_at=timezone.now(),
    )
    PlannedModule.objects.bulk_create(
        PlannedModule(
            plan=plan,
            module_id=row.module_id,
            position=position,
            required=row.required,
            rule_data=row.rule_data,
            revision_id=row.revision_id,
        )
        for position, row in enumerate(left.rows, start=1)
    )


def _moved(held: SeriesPlan) -> SeriesPlan:
    """The newest plan to which an editor moves those who hold this one; else this one."""
    return _later(held).filter(policy=Policy.MOVE).first() or held


def _later(plan: SeriesPlan) -> QuerySet[SeriesPlan]:
    later = SeriesPlan.objects.filter(series=plan.series_id, version__gt=plan.version)
    return later.order_by("-version")


def _here(series: SeriesPage) -> set[int]:
    return set(series.live_modules().values_list("pk", flat=True))


def _left(plan: SeriesPlan, here: Collection[int]) -> Left | None:
    """None when nothing that the plan asks for is gone."""
    rows = list(plan.modules.all())
    if all(row.module_id in here for row in rows if row.required):
        return None
    return Left(plan, [row for row in rows if row.module_id in here])
