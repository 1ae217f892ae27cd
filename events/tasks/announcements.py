"""Letters of a message to a run: after it was sent from the desk, and by the clock."""

from django.utils import timezone
from django_tasks import task

from events import actions
from events.models import Announcement


@task()
def write_announcement(announcement_id: int) -> int:
    """Write it to those it is still to be written to; to how many. Nobody gets it twice."""
    announcement = Announcement.objects.filter(pk=announcement_id).first()
    return actions.write_announcement(announcement) if announcement else 0


@task()
def write_announcements() -> int:
    """For the minute clock: write what a lost task has left; how many letters."""
    return actions.write_announcements(timezone.now())
