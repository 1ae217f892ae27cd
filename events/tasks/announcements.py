"""Letters of a message to a run, after it was sent from the desk."""

from django_tasks import task

from events import actions
from events.models import Announcement


@task()
def write_announcement(announcement_id: int, members: list[int]) -> int:
    """Write it to these memberships; to how many. Nobody gets it twice."""
    announcement = Announcement.objects.filter(pk=announcement_id).first()
    return actions.write_announcement(announcement, members) if announcement else 0
