"""A changed plan meets the people who are in progress."""

from django.db import transaction
from django.utils import timezone

from ..models import Enrollment, SeriesPlan
from .events import Kind, record_event
from .finish import settle_enrollment
from .locks import lock_enrollment, lock_series


def move_to_current_plan(enrollment_id: int) -> Enrollment:
    """The enrollment on its series' newest plan. Completed and withdrawn ones stay as they are.

    What was completed stays completed; a module that was removed leaves the count. A move that
    leaves nothing open completes the learner.
    """
    series_id = Enrollment.objects.values_list("series", flat=True).get(pk=enrollment_id)
    with transaction.atomic():
        # Nobody holds the newest plan yet, so it could be rewritten while this one moves to it.
        lock_series(series_id)
        enrollment = lock_enrollment(enrollment_id)
        newest = SeriesPlan.objects.filter(series=enrollment.series_id).order_by("-version").first()
        if not enrollment.is_active or newest is None or newest.pk == enrollment.plan_id:
            return enrollment
        now = timezone.now()
        enrollment.plan = newest
        record_event(enrollment, Kind.MOVED, now, key=str(newest.version), data={"plan": newest.pk})
        return settle_enrollment(enrollment, now)
