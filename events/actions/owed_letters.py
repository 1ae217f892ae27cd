"""Tell everyone of a session that has changed or is cancelled, a few at a time."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import F, QuerySet

from .. import letters
from ..models import Registration, SeatPool, Session, SessionStaff
from .locks import locked_pools, retried
from .unwritten import going_on, unwritten

# Letters under one lock: some milliseconds each.
AT_ONCE = 20


def tell_of_changes(now: datetime.datetime) -> int:
    """For the minute clock: write the letters owed since SEQUENCE rose; how many.

    A session counts as told once nobody is left. Changed again meanwhile, it goes on with what holds then.
    """
    owed = Session.objects.filter(told_sequence__lt=F("sequence")).order_by("starts_at", "pk")
    written = 0
    for session_id in list(owed.values_list("pk", flat=True)):
        with going_on(session_id):
            while some := _tell_some(session_id, now):
                written += some
    return written


@retried
def _tell_some(session_id: int, now: datetime.datetime) -> int:
    """Write to a few who don't know yet; 0 once all do, and then that is kept."""
    with _held(session_id, now) as session:
        some = list(_to_tell(session, now)[:AT_ONCE])
        for registration in some:
            tell = letters.cancelled if session.is_cancelled else letters.changed
            tell(registration)
        if not some:
            _tell_keepers(session, now)
            Session.objects.filter(pk=session.pk).update(told_sequence=session.sequence)
        return len(some)


@contextmanager
def _held(session_id: int, now: datetime.datetime) -> Iterator[Session]:
    """The session as it stands, while nobody takes or gives up a seat in it."""
    pools = list(SeatPool.objects.filter(session=session_id).values_list("pk", flat=True))
    with locked_pools(pools, now) if pools else transaction.atomic():
        yield Session.objects.select_for_update().get(pk=session_id)


def _to_tell(session: Session, now: datetime.datetime) -> QuerySet[Registration]:
    """Of a cancelled session those whose place ended with it; else all with a place or in the queue."""
    rows = Registration.objects.filter(pool__session=session).exclude(person=None)
    rows = rows.select_related("person", "pool__session__page").order_by("pk")
    if session.is_cancelled:
        ended = rows.filter(reason=Registration.Reason.SESSION_CANCELLED)
        return unwritten(ended, "seats_cancelled:")
    if session.ends_at <= now:
        return rows.none()
    # Who came after the change was told what holds by their first letter.
    knew_another = rows.active().filter(created_at__lte=session.revised_at)
    return unwritten(knew_another, "seats_changed:", f":{session.sequence}")


def _tell_keepers(session: Session, now: datetime.datetime) -> None:
    if session.ends_at <= now:
        return
    standing = session.staff.filter(status__in=SessionStaff.STANDING).exclude(person=None)
    for staff in standing.select_related("person", "session__page"):
        tell = letters.keeper_told_of_end if session.is_cancelled else letters.keeper_told_of_change
        tell(staff)
