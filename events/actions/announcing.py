"""Letters to many about one thing that happened to a pool. Written after its lock, not under it.

The event of the pool is the reminder that they are owed; a second one says that they were written.
"""

import datetime
from collections.abc import Callable

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Concat
from django.utils import timezone

from accounts.models import Letter

from .. import letters
from ..models import Registration, SeatEvent

# Letters in one transaction: whoever else writes is kept waiting for no longer than they take.
AT_A_TIME = 20
# What nobody was told for so long is no news any more.
NEWS_FOR = datetime.timedelta(days=3)
TOLD = ":told"


def tell_queues() -> int:
    """Write the letters that are owed about late seats and merged circles; how many were owed.

    Safe to kill and to run twice: letters have keys, and what is told is marked last.
    """
    return sum(_tell(event) for event in owed(timezone.now()))


def tell_soon() -> None:
    """Have the letters written once what is being done is done."""
    transaction.on_commit(_enqueue, robust=True)


def _enqueue() -> None:
    # Here, because tasks call actions. Should this fail, the minute clock finds what is owed.
    from ..tasks.seats import tell_queues

    tell_queues.enqueue()


def owed(now: datetime.datetime) -> QuerySet[SeatEvent]:
    """What happened to pools that those in them may not have been told of."""
    marks = SeatEvent.objects.filter(key=Concat(OuterRef("key"), Value(TOLD)))
    news = SeatEvent.objects.told_to_many().filter(at__gte=now - NEWS_FOR)
    return news.exclude(Exists(marks)).select_related("pool__session")


def _tell(event: SeatEvent) -> int:
    if event.kind == "late_seat":
        told = _write_all(letters.late_seat, lambda: _to_tell(event))
    else:
        told = _write_all(letters.moved, lambda: _to_tell(event))
        told += _write_all(letters.cancelled, lambda: _ended(event))
    with transaction.atomic():
        SeatEvent.objects.get_or_create(
            key=event.key + TOLD,
            defaults={"pool": event.pool, "kind": "told", "at": timezone.now()},
        )
    return told


def _write_all(
    write: Callable[[Registration], Letter], to_tell: Callable[[], QuerySet[Registration]]
) -> int:
    """Write to all of these, a few at a time; how many they are."""
    people = list(to_tell().values_list("pk", flat=True))
    for start in range(0, len(people), AT_A_TIME):
        with transaction.atomic():
            # Once more: who has left since then is told nothing.
            still = to_tell().filter(pk__in=people[start : start + AT_A_TIME])
            for registration in still.select_related("person", "pool__session__page"):
                write(registration)
    return len(people)


def _to_tell(event: SeatEvent) -> QuerySet[Registration]:
    there = Registration.objects.filter(pool=event.pool_id).exclude(person=None)
    if event.kind == "late_seat":
        # Taken in the meantime, or announced anew: then this is no news.
        return there.waiting().filter(pool__late_announced_at=event.at)
    moved = SeatEvent.objects.filter(registration=OuterRef("pk"), kind="merged", at=event.at)
    return there.active().filter(Exists(moved)).order_by("pk")


def _ended(event: SeatEvent) -> QuerySet[Registration]:
    """Places that ended by a merge, of people to whom it gave none: they had one there before."""
    merged = SeatEvent.objects.filter(kind="merged", at=event.at)
    here = merged.filter(registration=OuterRef("pk"), data__into=event.pool_id)
    came = merged.filter(pool=event.pool_id, registration__person=OuterRef("person"))
    ended = Registration.objects.filter(reason=Registration.Reason.MERGED).exclude(person=None)
    return ended.filter(Exists(here)).exclude(Exists(came)).order_by("pk")
