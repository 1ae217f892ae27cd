"""Counting and finishing: the one place where totals are written."""

from datetime import datetime

from ..models import Enrollment, ModulePage, ModuleProgress, PlannedModule
from ..rules import ModuleRule, SeriesRule
from .certificates import issue_when_confirmed
from .events import Kind, record_event


def settle_module(
    enrollment: Enrollment,
    progress: ModuleProgress,
    module: ModulePage,
    rule: ModuleRule,
    now: datetime,
) -> ModuleProgress:
    """Save the progress; if the rule is met for the first time, complete the module and recount.

    The enrollment's lock must be held.
    """
    completes = progress.completed_at is None and rule.is_met(progress.evidence)
    if completes:
        complete_module(enrollment, progress, module, rule, now)
    progress.save()
    if completes:
        settle_enrollment(enrollment, now)
    return progress


def complete_module(
    enrollment: Enrollment,
    progress: ModuleProgress,
    module: ModulePage,
    rule: ModuleRule,
    now: datetime,
) -> None:
    """Write down, unsaved, that the module is complete, and under which text and rule."""
    progress.completed_at = now
    progress.revision_id = module.live_revision_id
    progress.rule_digest = rule.digest
    record_event(
        enrollment,
        Kind.MODULE_COMPLETED,
        now,
        module=module,
        actor=progress.actor,
        key=again(progress),
        data={"revision": progress.revision_id, "rule": rule.digest, "source": progress.source},
    )


def settle_enrollment(enrollment: Enrollment, now: datetime) -> Enrollment:
    """Recount from the progress, save, and finish what is finished. The lock must be held."""
    rule, completed = count(enrollment)
    enrollment.required_total = rule.needed
    enrollment.required_done = rule.done(completed)
    finishes = enrollment.is_active and rule.is_met(completed)
    if finishes:
        enrollment.status = Enrollment.Status.COMPLETED
        enrollment.completed_at = now
        before = enrollment.events.filter(kind=Kind.SERIES_COMPLETED).count()
        record_event(enrollment, Kind.SERIES_COMPLETED, now, key=str(before or ""))
    enrollment.save()
    if finishes:
        issue_when_confirmed(enrollment, now)
    return enrollment


def count(enrollment: Enrollment) -> tuple[SeriesRule, int]:
    """The rule over the enrollment's plan, and how many of its required modules are complete.

    The only count there is: pages, rosters and the rebuild all read what this wrote.
    """
    required = list(
        PlannedModule.objects.filter(plan_id=enrollment.plan_id, required=True).values_list(
            "module_id", flat=True
        )
    )
    completed = ModuleProgress.objects.filter(
        enrollment=enrollment, module__in=required, completed_at__isnull=False
    ).count()
    plan = enrollment.plan
    return SeriesRule(len(required), plan.k, plan.in_order), completed


def again(progress: ModuleProgress) -> str:
    """Tells what is done once more, after staff took a completion back, from the first time."""
    taken_back = progress.enrollment.events.filter(
        kind=Kind.CORRECTED, module_id=progress.module_id
    ).count()
    return str(taken_back) if taken_back else ""
