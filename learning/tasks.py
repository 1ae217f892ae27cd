"""Work that isn't a reply to a request. Arguments are ids; twice does no harm."""

from django_tasks import task


@task()
def move_learners(series_id: int) -> None:
    """Take everybody who is in progress in a series over to its current plan, one at a time."""
    from .actions.moves import move_to_current_plan
    from .models import Enrollment

    waiting = Enrollment.objects.active().filter(series_id=series_id).order_by("pk")
    for enrollment_id in waiting.values_list("pk", flat=True):
        move_to_current_plan(enrollment_id)
