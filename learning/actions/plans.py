"""Freezing what finishing a series takes.

Called after commit by whatever changes what is live (`learning.apps`), and at each enrollment,
which heals a call that was lost.
"""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from ..models import ModulePage, PlannedModule, PolicyChoice, SeriesPage, SeriesPlan
from ..rules import digest_of
from ..tasks import move_learners
from .locks import lock_series


def publish_plan(series_id: int) -> SeriesPlan | None:
    """The plan that matches what is live now; None when the series isn't live.

    Idempotent. A plan nobody holds is rewritten in place, so that a copied or rearranged series
    makes one version and not one for each of its modules. Learners in progress follow in a task.
    """
    with transaction.atomic():
        series = lock_series(series_id)
        if series is None:
            return None
        modules = list(series.live_modules())
        digest = digest_of(_what_counts(series, modules))
        last = series.plans.order_by("-version").first()
        if last and last.digest == digest:
            return last
        if last and SeriesPlan.objects.unheld().filter(pk=last.pk).exists():
            plan = last
            plan.modules.all().delete()
        else:
            plan = SeriesPlan(series=series, version=last.version + 1 if last else 1)
        _write(plan, series, modules, digest)
        if plan.version > 1:
            move_learners.enqueue(series.pk)
        return plan


def release_unheld_plans(page: Page) -> None:
    """Let go of plans below `page` that nobody's record holds, so that they don't hold up its deletion."""
    with transaction.atomic():
        below = Q(series__path__startswith=page.path) | Q(
            modules__module__path__startswith=page.path
        )
        unheld = SeriesPlan.objects.unheld().filter(below)
        SeriesPlan.objects.filter(pk__in=list(unheld.values_list("pk", flat=True))).delete()
        PolicyChoice.objects.filter(page__path__startswith=page.path, plan=None).delete()


def _what_counts(series: SeriesPage, modules: list[ModulePage]) -> list[Any]:
    """Everything that decides about completion, and no words."""
    return [
        [series.modules_needed, series.in_order],
        [[module.pk, module.required, module.rule().as_data()] for module in modules],
    ]


def _write(plan: SeriesPlan, series: SeriesPage, modules: list[ModulePage], digest: str) -> None:
    plan.digest = digest
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
