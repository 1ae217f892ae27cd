"""For the clock: who is on the list of facilitators follows from certificates."""

from django.utils import timezone
from django_tasks import task

from events import actions


@task()
def follow_certificates() -> int:
    """Take off the list of facilitators whose certificate no longer holds; how many. Safe to run twice."""
    return actions.follow_certificates(timezone.now())
