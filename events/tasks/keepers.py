"""For the minute clock: circles in trouble."""

from django.utils import timezone
from django_tasks import task

from events import actions


@task()
def raise_alarms() -> int:
    """Tell staff of circles that lack a keeper or people; how many do."""
    return actions.raise_alarms(timezone.now())
