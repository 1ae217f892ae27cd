"""Freezing what finishing a series takes.

Called after commit by whatever changes what is live (`learning.apps`), and at each enrollment,
which heals a call that was lost.
"""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from ..models import (
    Enrollment,
    ModulePage,
    PlannedModule,
    Policy,
    PolicyChoice,
    SeriesPage,
    SeriesPlan,
)
from ..tasks import move_learners
from .locks import lock_series
from .policies import Choices, read_choices, spend, without_a_choice
from .relief import plan_digest, plans_for_relief, write_relief


def publish_plan(series_id: int, *, saved: int | None = None) -> SeriesPlan | None:
    """The plan that matches what is live now; None when the series isn't live.

    Idempotent. A plan nobody holds is rewritten in place, so that a copied or rearranged series
    makes one version and not one for each of its modules. Learners in progress follow in a task,
    as the editor chose. `saved` is the page whose saving called for this, if one was saved.
    """
    with transaction.atomic():
        series = lock_series(series_id)
        if series is None:
            return None
        modules = list(series.live_modules())
        choices = read_choices(series, modules, saved)
        plan = _plan_of(series, modules, choices)
        if choices.unspent:
            spend(choices, plan)
        return plan


def release_unheld_plans(page: Page) -> None:
    """Let go of what no learner's record holds below `page`, so that it doesn't hold up the deletion:
    plans, and choices that were spent."""
    with transaction.atomic():
        below = Q(series__path__startswith=page.path) | Q(
            modules__module__path__startswith=page.path
        )
        unheld = SeriesPlan.objects.unheld().filter(below)
        SeriesPlan.objects.filter(pk__in=list(unheld.values_list("pk", flat=True))).delete()
        PolicyChoice.objects.filter(page__path__startswith=page.path).delete()


def _plan_of(series: SeriesPage, modules: list[ModulePage], choices: Choices) -> SeriesPlan:
    rows = [(module.pk, module.required, module.rule().as_data()) for module in modules]
    digest = plan_digest(series.modules_needed, series.in_order, rows)
    last = series.plans.order_by("-version").first()
    if last and last.digest == digest:
        return last
    policy = choices.policy or without_a_choice(series, last)
    plan = _plan_to_write(series, modules, last, policy, digest)
    plan.digest, plan.policy = digest, policy
    _write(plan, series, modules)
    if plan.version > 1:
        move_learners.enqueue(series.pk)
    return plan


def _plan_to_write(
    series: SeriesPage,
    modules: list[ModulePage],
    last: SeriesPlan | None,
    policy: str,
    digest: str,
) -> SeriesPlan:
    """The last plan, emptied, if it may be rewritten; else a new one, after those for relief."""
    if last is None:
        return SeriesPlan(series=series, version=1)
    relief = []
    if policy == Policy.KEEP:
        relief = plans_for_relief(series, {module.pk for module in modules}, digest)
    if not relief and _may_be_rewritten(last, policy):
        last.modules.all().delete()
        return last
    for version, left in enumerate(relief, start=last.version + 1):
        write_relief(left, version)
    return SeriesPlan(series=series, version=last.version + len(relief) + 1)


def _may_be_rewritten(last: SeriesPlan, policy: str) -> bool:
    """Nobody holds it, and nobody who was to be moved to it would be left behind."""
    if not SeriesPlan.objects.unheld().filter(pk=last.pk).exists():
        return False
    if (last.policy, policy) != (Policy.MOVE, Policy.KEEP):
        return True
    return not Enrollment.objects.active().filter(series=last.series_id).exists()


def _write(plan: SeriesPlan, series: SeriesPage, modules: list[ModulePage]) -> None:
    plan.k = series.modules_needed
    plan.in_order = series.in_order
    plan.revision_id = series.live_revision_id
    plan.made_at = timezone.now()
    plan.save()
    PlannedModule.objects.bulk_create(
        PlannedModule(
            plan=plan,
            module=module,
            position=position,
            required=module.required,
            rule_data=module.rule().as_data(),
            revision_id=module.live_revision_id,
        )
        for position, module in enumerate(modules, start=1)
    )
