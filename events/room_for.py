"""Whether somebody who comes now would get a seat at once. Reads; the lock decides when they do."""

import datetime

from .models import SeatPool
from .openness import Phase, is_passed_over, phase_of, with_facts


def has_room(pool: SeatPool, now: datetime.datetime) -> bool:
    """Whether a seat is free that nobody waits for. The pool is read `with_facts`."""
    phase = phase_of(pool, now)
    if phase not in (Phase.IN_TURN, Phase.FIRST_COME) or pool.seated >= pool.seats:
        return False
    if phase == Phase.FIRST_COME or not pool.has_waiting:
        return True
    return not _somebody_waits(pool)


def goes_to_the_next(pool_id: int, now: datetime.datetime) -> bool:
    """Whether a seat given up now would be offered to somebody who waits."""
    pool = with_facts(SeatPool.objects.all(), now).get(pk=pool_id)
    is_freed = pool.seated <= pool.seats
    return is_freed and phase_of(pool, now) == Phase.IN_TURN and _somebody_waits(pool)


def _somebody_waits(pool: SeatPool) -> bool:
    # Who sits in another circle at that time, or keeps one, is passed over.
    return pool.registrations.waiting().exclude(is_passed_over()).exists()
