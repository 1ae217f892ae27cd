"""A changed plan meets the people who are in progress."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from ..models import Enrollment, PlannedModule, Policy, SeriesPlan
from .events import Kind, record_event
from .finish import settle_enrollment
from .locks import lock_enrollment, lock_series
from .relief import due_plan


def move_to_current_plan(enrollment_id: int) -> Enrollment:
    """The enrollment on the plan it goes on with. Completed and withdrawn ones stay as they are.

    That is the newest plan to which an editor moved learners; who keeps an older one is moved on
    only when something it asks for is gone. What was completed stays completed; a module that was
    removed leaves the count. A move that leaves nothing open completes the learner.
    """
    series_id = Enrollment.objects.values_list("series", flat=True).get(pk=enrollment_id)
    with transaction.atomic():
        # Nobody holds the newest plan yet, so it could be rewritten while this one moves to it.
        series = lock_series(series_id)
        enrollment = lock_enrollment(enrollment_id)
        if not enrollment.is_active:
            return enrollment
        plan = due_plan(enrollment.plan, series)
        if plan.pk == enrollment.plan_id:
            return enrollment
        now = timezone.now()
        enrollment.plan = plan
        record_event(enrollment, Kind.MOVED, now, key=str(plan.version), data={"plan": plan.pk})
        return settle_enrollment(enrollment, now)


def due_to_move() -> QuerySet[Enrollment]:
    """Learners in progress who are moved to a newer plan, or whose plan asks for what is gone."""
    newer = SeriesPlan.objects.filter(
        series=OuterRef("series"), policy=Policy.MOVE, version__gt=OuterRef("plan__version")
    )
    gone = PlannedModule.objects.filter(plan=OuterRef("plan"), required=True).exclude(
        module__live=True, module__path__startswith=OuterRef("series__path")
    )
    return Enrollment.objects.active().filter(Exists(newer) | (Q(series__live=True) & Exists(gone)))
