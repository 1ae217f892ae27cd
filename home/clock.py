"""What is due when. Once a minute `tick` hands what is due to the worker.

Safe to run twice, on one machine or on many: the first to take a period in the shared cache
enqueues its task, and every task does nothing when there is nothing to do.
"""

import datetime
from dataclasses import dataclass

from django.core.cache import cache
from django_tasks.base import Task

from accounts.tasks import deliver_due_letters, forget_letters, purge_letters
from events.tasks.announcements import write_announcements
from events.tasks.cohorts import follow_cohorts
from events.tasks.draws import draw_due
from events.tasks.facilitators import follow_certificates
from events.tasks.keepers import raise_alarms
from events.tasks.letters import write_owed_letters, write_to_members
from events.tasks.lists import go_on_with_lists
from events.tasks.purges import forget
from events.tasks.seats import settle_pools
from home.tasks import clear_old_sessions, prune_task_results, publish_scheduled_pages
from learning.tasks import move_stragglers

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * 60 * MINUTE
# Daily work is done when America sleeps: at 08:00 UTC.
DAY_BEGINS = 8 * 60 * MINUTE


@dataclass(frozen=True)
class Due:
    """A task, and how many seconds lie between two runs of it."""

    task: Task
    every: int

    def period(self, now: datetime.datetime) -> int:
        """The number of the period `now` lies in; each is run in once."""
        begins = DAY_BEGINS if self.every == DAY else 0
        return (int(now.timestamp()) - begins) // self.every

    def is_taken(self, now: datetime.datetime) -> bool:
        """Take this period, or say that somebody has."""
        return not cache.add(f"clock:{self.task.name}:{self.period(now)}", True, 2 * self.every)


SCHEDULE = (
    Due(deliver_due_letters, MINUTE),
    Due(write_owed_letters, MINUTE),
    Due(publish_scheduled_pages, MINUTE),
    Due(draw_due, MINUTE),
    Due(settle_pools, MINUTE),
    Due(follow_cohorts, MINUTE),
    Due(write_announcements, MINUTE),
    Due(go_on_with_lists, MINUTE),
    Due(raise_alarms, MINUTE),
    Due(write_to_members, HOUR),
    Due(follow_certificates, HOUR),
    Due(move_stragglers, HOUR),
    Due(forget, HOUR),
    Due(forget_letters, HOUR),
    Due(clear_old_sessions, HOUR),
    Due(purge_letters, DAY),
    Due(prune_task_results, DAY),
)


def tick(now: datetime.datetime) -> list[str]:
    """Enqueue what is due at `now`; returns the names of the tasks that were."""
    enqueued = []
    for due in SCHEDULE:
        if not due.is_taken(now):
            due.task.enqueue()
            enqueued.append(due.task.name)
    return enqueued
