"""Work on letters that isn't a reply to a request. Each is safe to run twice and from two processes."""

import time

from django.utils import timezone
from django_tasks import task

from accounts import actions
from accounts.models import Letter

# The clock strikes each minute; a run stops before the next one starts.
SECONDS_PER_RUN = 45
LETTERS_PER_RUN = 500


@task()
def deliver_letter(letter_id: int) -> bool:
    """Send one letter, if nobody has."""
    return actions.deliver(letter_id)


@task()
def deliver_due_letters() -> int:
    """For the minute clock: send what waits (lost first tries, later tries, dated letters); how many."""
    actions.park_given_up_letters()
    stop_at = time.monotonic() + SECONDS_PER_RUN
    due = Letter.objects.due(timezone.now()).order_by("due_at", "pk")
    sent = 0
    for letter_id in list(due.values_list("pk", flat=True)[:LETTERS_PER_RUN]):
        if time.monotonic() > stop_at:
            break
        sent += actions.deliver(letter_id)
    return sent


@task()
def purge_letters() -> int:
    """For once a day: empty letters older than 90 days; how many."""
    return actions.empty_old_letters()


@task()
def forget_letters() -> int:
    """For once an hour: let letters whose day has come say no longer whose they were; how many."""
    return actions.forget_letters()
