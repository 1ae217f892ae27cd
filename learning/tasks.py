"""Work that isn't a reply to a request. Arguments are ids; twice does no harm."""

from django_tasks import task


@task()
def move_learners(series_id: int) -> None:
    """Take everybody in a series who is due over to another plan, one at a time."""
    from .actions.moves import due_to_move, move_to_current_plan

    waiting = due_to_move().filter(series_id=series_id).order_by("pk")
    for enrollment_id in list(waiting.values_list("pk", flat=True)):
        move_to_current_plan(enrollment_id)


@task()
def move_stragglers() -> None:
    """Find series in which somebody was left behind, as when a worker died, and go on."""
    from .actions.moves import due_to_move
    from .actions.plans import publish_plan

    for series_id in sorted(set(due_to_move().values_list("series_id", flat=True))):
        publish_plan(series_id)  # the call that makes it may have been lost too
        move_learners.enqueue(series_id)
