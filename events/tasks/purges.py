"""Forgetting, on the hour: who sat in circles and went through runs, what they needed, old codes."""

from django.utils import timezone
from django_tasks import task

from events import actions


@task()
def forget() -> int:
    """Forget everybody and everything whose time has come; how many rows. Safe to kill and to run twice."""
    now = timezone.now()
    return (
        actions.purge_needs(now)
        + actions.purge_codes(now)
        + actions.forget_people(now)
        + actions.forget_cohorts(now)
        + actions.purge_lists(now)
    )
