"""What follows from the clock and from who left: offers lapse, freed seats go to who waits."""

import datetime
import logging

from django.db import OperationalError
from django.db.models import F, QuerySet
from django.utils import timezone

from .. import letters
from ..models import Registration, SeatPool, Session
from ..openness import Phase, holds_seat_in_slot, is_passed_over, phase_of, with_facts
from .announcing import tell_soon
from .changes import change_all, record_pool_event, store
from .locks import Held, locked_pools, retried

Status, Reason = Registration.Status, Registration.Reason
# Offers and lapses under one lock, as each comes with a letter. `settle` goes on with the next.
LETTERS_AT_A_TIME = 50
# Rows under one lock that no letter comes with.
ROWS_AT_A_TIME = 2000

logger = logging.getLogger(__name__)


def settle(pool_id: int, now: datetime.datetime | None = None) -> int:
    """Do what is due in the pool and all that share its slot; how much was. Twice changes nothing."""
    changes = 0
    while made := _settle_once(pool_id, now):
        changes += made
        if made < LETTERS_AT_A_TIME:
            break
    return changes


@retried
def _settle_once(pool_id: int, now: datetime.datetime | None) -> int:
    with locked_pools([pool_id], now) as held:
        return settle_held(held, is_fresh=True)


def settle_due(now: datetime.datetime | None = None) -> int:
    """Settle every pool in which something is due; how much was. For the minute clock."""
    changes = 0
    for pool_id in due(now or timezone.now()):
        try:
            changes += settle(pool_id, now)
        except OperationalError:
            # The next minute tries again; one busy pool holds up no other.
            logger.exception("A pool could not be settled.")
    return changes


def due(now: datetime.datetime) -> list[int]:
    """The pools in which something is due, found without locking one."""
    waiting = Registration.objects.waiting()
    lapsed = Registration.objects.lapsed(now).values("pool")
    begun = Session.objects.filter(starts_at__lte=now)
    left = Registration.objects.filter(
        status__in=[Status.WAITING, Status.OFFERED], pool__session__in=begun
    ).values("pool")
    eligible = waiting.exclude(is_passed_over()).order_by()
    readmitted = eligible.filter(reason__in=Registration.PASSED_OVER).values("pool")
    idle = SeatPool.objects.filter(
        seats_held__lt=F("capacity") + F("override_seats"),
        closed_at=None,
        pk__in=eligible.values("pool"),
    )
    found = {
        pool.pk
        for pool in with_facts(idle, now)
        if phase_of(pool, now) == Phase.IN_TURN
        or (phase_of(pool, now) == Phase.FIRST_COME and pool.late_announced_at is None)
    }
    found.update(lapsed.union(left, readmitted).values_list("pool", flat=True))
    return sorted(found)


def settle_held(held: Held, *, is_fresh: bool = False) -> int:
    """Settle the pools of a lock and store what they hold; how many changes there were.

    `is_fresh`: nothing has changed since they were read.
    """
    work = _Settling(held)
    while True:
        if not is_fresh:
            held.look()
        is_fresh = False
        made = sum(work.step(pool) for pool in held.pools.values())
        if not made:
            break
    return work.changes


class _Settling:
    """One settling under one lock: how many letters it may still write, and what it has changed."""

    def __init__(self, held: Held) -> None:
        self.now = held.now
        self.letters_left = LETTERS_AT_A_TIME
        self.changes = 0

    def step(self, pool: SeatPool) -> int:
        """What is due in one pool as it was read; how many changes that made."""
        phase = phase_of(pool, self.now)
        if phase == Phase.OVER:
            made = self._end(pool)
        else:
            made = self._lapse(pool) or self._readmit(pool) or self._give_out(pool, phase)
        if not made and pool.seats_held != pool.seated:
            store(pool)
            pool.seats_held = pool.seated
        self.changes += made
        return made

    def _lapse(self, pool: SeatPool) -> int:
        """Offers that nobody answered in time."""
        if not pool.has_lapsed:
            return 0
        lapsed = self._some(pool.registrations.lapsed(self.now).order_by("pk"))
        change_all(lapsed, Status.EXPIRED, Reason.TOO_LATE, now=self.now, kind="lapsed")
        for registration in lapsed:
            registration.pool = pool
            letters.lapsed(registration)
        return len(lapsed)

    def _readmit(self, pool: SeatPool) -> int:
        """Who was passed over for what they had or kept in the same slot, and don't any more."""
        if not pool.has_readmitted:
            return 0
        skipped = pool.registrations.waiting().filter(reason__in=Registration.PASSED_OVER)
        again = list(skipped.exclude(is_passed_over())[:ROWS_AT_A_TIME])
        change_all(again, Status.WAITING, Reason.FULL, now=self.now, kind="readmitted")
        return len(again)

    def _give_out(self, pool: SeatPool, phase: Phase) -> int:
        free = pool.seats - pool.seated
        if free > 0 and pool.has_waiting and phase == Phase.IN_TURN:
            return self._offer(pool, free)
        return self._announce(pool, free > 0 and phase == Phase.FIRST_COME)

    def _offer(self, pool: SeatPool, free: int) -> int:
        """Offer free seats to those who have waited longest and can sit there."""
        waiting = pool.registrations.waiting()
        first = self._some(waiting.exclude(is_passed_over()), free)
        passed_over = waiting.filter(is_passed_over()).exclude(reason__in=Registration.PASSED_OVER)
        if len(first) == free or not self.letters_left:
            passed_over = passed_over.filter(position__lt=first[-1].position if first else 0)
        skipped = self._skip(passed_over)
        until = offer_until(pool, self.now)
        change_all(
            first, Status.OFFERED, Reason.IN_TURN, now=self.now, offer_expires_at=until
        )  # fmt: skip
        for registration in first:
            registration.pool = pool
            letters.offer(registration)
        return len(first) + skipped

    def _skip(self, passed_over: QuerySet[Registration]) -> int:
        """Say of each why they are passed over; how many there are."""
        skipped = list(passed_over.annotate(sits=holds_seat_in_slot())[:ROWS_AT_A_TIME])
        for reason, sits in ((Reason.SAME_SLOT, True), (Reason.KEEPS_BESIDE, False)):
            those = [each for each in skipped if each.sits == sits]
            change_all(those, Status.WAITING, reason, now=self.now, kind="skipped")
        return len(skipped)

    def _announce(self, pool: SeatPool, is_free: bool) -> int:
        """Mark that a seat is free at short notice, or that none is. Letters follow by a task."""
        if is_free == bool(pool.late_announced_at):
            return 0
        if is_free:
            eligible = pool.registrations.waiting().exclude(is_passed_over())
            if not (pool.has_waiting and eligible.exists()):
                return 0
            record_pool_event(pool, "late_seat", now=self.now)
            tell_soon()
        pool.late_announced_at = self.now if is_free else None
        SeatPool.objects.filter(pk=pool.pk).update(late_announced_at=pool.late_announced_at)
        return 1

    def _end(self, pool: SeatPool) -> int:
        """It has begun: the queue ends, and so does what nobody answered."""
        offered = self._some(pool.registrations.offered().order_by("pk"))
        change_all(offered, Status.EXPIRED, Reason.STARTED, now=self.now, kind="lapsed")
        for registration in offered:
            registration.pool = pool
            letters.lapsed(registration)
        waiting = list(pool.registrations.waiting()[:ROWS_AT_A_TIME]) if pool.has_waiting else []
        change_all(waiting, Status.EXPIRED, Reason.STARTED, now=self.now, kind="ended")
        return len(offered) + len(waiting)

    def _some(self, rows: QuerySet[Registration], most: int = LETTERS_AT_A_TIME) -> list:
        """The first rows, as many as there may still be letters for."""
        found = list(rows.select_related("person")[: min(most, self.letters_left)])
        self.letters_left -= len(found)
        return found


def offer_until(pool: SeatPool, now: datetime.datetime) -> datetime.datetime:
    """How long a seat offered now is held: some hours, but not beyond the pool's cut-off."""
    until = now + datetime.timedelta(hours=pool.offer_hours)
    return min(until, pool.cutoff_at) if pool.session else until
