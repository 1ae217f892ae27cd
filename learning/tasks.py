"""Work that isn't a reply to a request. Arguments are ids; twice does no harm."""

from django.db.models import F, Max
from django_tasks import task


@task()
def move_learners(series_id: int) -> None:
    """Take everybody who is in progress in a series over to its current plan, one at a time."""
    from .actions.moves import move_to_current_plan
    from .models import Enrollment

    waiting = Enrollment.objects.active().filter(series_id=series_id).order_by("pk")
    for enrollment_id in waiting.values_list("pk", flat=True):
        move_to_current_plan(enrollment_id)


@task()
def move_stragglers() -> None:
    """Find series in which somebody is still on an older plan, as when a worker died, and go on."""
    from .models import Enrollment

    behind = (
        Enrollment.objects.active()
        .annotate(newest=Max("series__plans__version"))
        .filter(plan__version__lt=F("newest"))
    )
    for series_id in sorted(set(behind.values_list("series_id", flat=True))):
        move_learners.enqueue(series_id)
