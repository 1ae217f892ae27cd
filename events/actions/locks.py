"""The lock under which seats change hands. Held for milliseconds; nothing slow inside.

The first statement of the transaction is a write to the pools' rows: SQLite ignores
`select_for_update`, and PostgreSQL reads what others committed only after it has waited for them.
"""

import contextvars
import datetime
import functools
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from django.db import OperationalError, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User

from ..models import SeatPool, Session
from ..openness import with_facts, with_person
from .following import follow_soon
from .refused import Refused

TRIES = 4
# Seconds after which waiting for a lock is not begun again: somebody looks at a page meanwhile.
PATIENCE = 25
# PostgreSQL: serialization failure, deadlock, lock timeout.
PASSING_STATES = {"40001", "40P01", "55P03"}

_joining = contextvars.ContextVar("joining", default=False)
P = ParamSpec("P")
R = TypeVar("R")


class Regrouped(OperationalError):
    """While the lock was waited for, a circle came into the slot or left it.

    Tried in vain too often, it is a database that is busy, and said to people as such.
    """


class Pools(dict[int, SeatPool]):
    """Pools by their ids. One taken out of the schedule while the lock was waited for is Refused."""

    def __missing__(self, pool_id: int) -> SeatPool:
        raise Refused(gone())


def gone() -> str:
    """What is said of a session that was there a moment ago."""
    return _("This is no longer in the schedule.")


@dataclass
class Held:
    """The pools of a lock by their ids, read `with_facts` after it was had, and the moment of it.

    With the `person` whom it is about, they are read `with_person` too.
    """

    pools: Pools
    now: datetime.datetime
    person: User | None = None

    def is_whole(self) -> bool:
        """Whether all pools of the slots are among them."""
        slots = Counter(slot_of(pool) for pool in self.pools.values())
        return all(
            pool.in_slot == slots[slot_of(pool)] for pool in self.pools.values() if slot_of(pool)
        )

    def look(self) -> None:
        """Read everything again. By ids alone: PostgreSQL must see that they are few."""
        found = with_facts(SeatPool.objects.filter(pk__in=self.pools), self.now)
        if self.person:
            found = with_person(found, self.person, self.now)
        self.pools = Pools({pool.pk: pool for pool in found})


@contextmanager
def locked_pools(
    pool_ids: Iterable[int], now: datetime.datetime | None = None, person: User | None = None
) -> Iterator[Held]:
    """These pools and all that share a slot with one, locked until the block ends.

    The block is an outermost transaction of its own and RuntimeError anywhere else, but inside
    `joining()`. Raises Regrouped, for `retried` to begin anew.
    """
    wanted = set(pool_ids)
    ids = sorted(group_of(wanted).values_list("pk", flat=True))
    with transaction.atomic(durable=not _joining.get()):
        write_first(ids)
        now = now or timezone.now()
        held = Held(Pools.fromkeys(ids), now, person)
        held.look()
        if not held.is_whole():
            raise Regrouped
        yield held
        follow_soon(pool.page_id for pool in held.pools.values() if pool.is_for_all)


def slot_of(pool: SeatPool) -> tuple[int, str] | None:
    """What the pool shares with those it excludes; None where it excludes none."""
    session = pool.session
    return (session.page_id, session.slot) if session and session.slot else None


def write_first(pool_ids: list[int]) -> None:
    """Wait for whoever holds one of these pools. In the order of their ids, so that nobody meets."""
    in_order = SeatPool.objects.filter(pk__in=pool_ids).order_by("pk").select_for_update()
    SeatPool.objects.filter(pk__in=in_order.values("pk")).update(lock_version=F("lock_version") + 1)


def group_of(pool_ids: Iterable[int]) -> QuerySet[SeatPool]:
    """These pools and those of circles in a slot with one of them: a seat in one counts in all."""
    ids = list(pool_ids)
    neighbor = Session.objects.filter(
        pool__in=ids, page=OuterRef("session__page"), slot=OuterRef("session__slot")
    ).exclude(slot="")
    return SeatPool.objects.filter(Q(pk__in=ids) | Exists(neighbor))


@contextmanager
def joining() -> Iterator[None]:
    """Let what runs inside lock pools within the transaction that is already open.

    For a transaction that has written before, such as erasing an account: on SQLite it holds the
    database since it began, on PostgreSQL each statement reads what is committed. Who joins locks
    all pools at once, and nothing is tried again.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("There is no transaction to join.")
    token = _joining.set(True)
    try:
        yield
    finally:
        _joining.reset(token)


def retried(action: Callable[P, R]) -> Callable[P, R]:
    """The action, begun anew when a lock was not to be had; a few times, and not for long."""

    @functools.wraps(action)
    def tried(*args: P.args, **kwargs: P.kwargs) -> R:
        began = time.monotonic()
        for tries in range(1, TRIES + 1):
            try:
                return action(*args, **kwargs)
            except OperationalError as failure:
                is_last = tries == TRIES or time.monotonic() - began > PATIENCE
                if _joining.get() or is_last or not is_passing(failure):
                    raise
        raise AssertionError("the last try returns or raises")

    return tried


def is_passing(failure: Exception) -> bool:
    """Whether the same may go well in a moment: somebody else was in the way."""
    if isinstance(failure, Regrouped):
        return True
    cause = failure.__cause__
    if isinstance(cause, sqlite3.OperationalError):
        return cause.sqlite_errorname.startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))
    return getattr(cause, "sqlstate", None) in PASSING_STATES
