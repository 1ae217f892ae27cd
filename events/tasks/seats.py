"""What the clock does for seats: offers lapse, freed seats are offered, many are told of one thing."""

from django_tasks import task

from events import actions


@task()
def settle_pools() -> int:
    """For the minute clock: settle every pool in which something is due; how much was."""
    changes = actions.settle_due()
    actions.tell_queues()
    return changes


@task()
def tell_queues() -> int:
    """Write to everyone who waits for a late seat, or whose circle was put together with another."""
    return actions.tell_queues()
