"""Letters by the clock: what is owed since a session changed, reminders, thanks."""

from django.utils import timezone
from django_tasks import task

from events import actions


@task()
def write_owed_letters() -> int:
    """For the minute clock: tell of changes first, then remind and thank; how many letters."""
    now = timezone.now()
    return actions.tell_of_changes(now) + actions.write_reminders(now)


@task()
def write_to_members() -> int:
    """On the hour: to the members of runs what is due, what is missing, and thanks; how many letters."""
    return actions.write_to_members(timezone.now())
