"""Lists of people are worked through some rows at a time, and taken up again after a kill."""

from django_tasks import task

from events import actions


@task()
def enroll_list(list_id: int) -> int:
    """Do the next rows of a list; how many. It has itself called again while any are left."""
    return actions.work_through(list_id)


@task()
def go_on_with_lists() -> int:
    """For the minute clock: lists whose worker is gone are given to another; how many."""
    return actions.go_on_with_lists()
