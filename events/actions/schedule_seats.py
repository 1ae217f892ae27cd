"""What staff do to a pool as a whole: more or fewer seats, close, open again, cancel the session."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User

from ..models import Registration, SeatPool, Session
from ..models.seats import MOST_SEATS
from .changes import change_all, record_pool_event
from .following import settle_soon
from .locks import gone, locked_pools, retried
from .refused import Refused
from .seat_terms import hangs_on_it, has_others
from .settling import settle, settle_held

Status, Reason = Registration.Status, Registration.Reason


def change_seats(
    pool: SeatPool, *, capacity: int, override_seats: int = 0, by: User, note: str = ""
) -> SeatPool:
    """The pool with so many seats. New ones are offered at once; those held stay.

    Raises Refused below the seats held, and when extra seats are given without a reason.
    """
    if not 0 <= capacity <= MOST_SEATS or not 0 <= override_seats <= MOST_SEATS:
        raise Refused(_("Choose a number from 0 to 100,000."), field="capacity")
    changed = _change_seats(pool.pk, capacity, override_seats, by, note.strip())
    # Under one lock a few are offered; who has many seats to give gives them bit by bit.
    settle(pool.pk)
    return SeatPool.objects.filter(pk=pool.pk).first() or changed


@retried
def _change_seats(
    pool_id: int, capacity: int, override_seats: int, by: User, note: str
) -> SeatPool:
    with locked_pools([pool_id]) as held:
        pool = held.pools[pool_id]
        before = {"capacity": pool.capacity, "override_seats": pool.override_seats}
        after = {"capacity": capacity, "override_seats": override_seats}
        if before == after:
            return pool
        if capacity + override_seats < pool.seated:
            raise Refused(
                ngettext(
                    "%(held)d seat is held, so there can't be fewer.",
                    "%(held)d seats are held, so there can't be fewer.",
                    pool.seated,
                )
                % {"held": pool.seated},
                field="capacity",
            )
        if override_seats > pool.override_seats and not note:
            raise Refused(_("Say why there are extra seats."), field="note")
        SeatPool.objects.filter(pk=pool_id).update(**after)
        data = {"before": before, "after": after}
        record_pool_event(pool, "seats_changed", now=held.now, by=by, note=note, data=data)
        settle_held(held)
        return held.pools[pool_id]


def close_registration(pool: SeatPool, *, by: User) -> SeatPool:
    """Give out no more seats. Who has one keeps it; who waits keeps the place in the queue."""
    return _set_closed(pool.pk, True, by)


def reopen_registration(pool: SeatPool, *, by: User) -> SeatPool:
    """Give out seats again, to who waits first."""
    reopened = _set_closed(pool.pk, False, by)
    settle(pool.pk)
    return reopened


@retried
def _set_closed(pool_id: int, is_closed: bool, by: User) -> SeatPool:
    with locked_pools([pool_id]) as held:
        pool = held.pools[pool_id]
        if bool(pool.closed_at) == is_closed:
            return pool
        closed_at = held.now if is_closed else None
        SeatPool.objects.filter(pk=pool_id).update(closed_at=closed_at)
        record_pool_event(pool, "closed" if is_closed else "reopened", now=held.now, by=by)
        settle_held(held)
        return held.pools[pool_id]


@retried
def cancel_session(session: Session, *, reason: str, by: User) -> Session:
    """Cancel the session and every registration in it; twice is once.

    SEQUENCE rises, so that letters are owed from now on. None is written here: a task does that.
    """
    reason = reason.strip()
    if not reason:
        raise Refused(_("Say why it is cancelled. Everyone in it is told."), field="reason")
    pool = SeatPool.objects.filter(session=session).first()
    if pool is None:
        with transaction.atomic():
            settle_soon(session.page_id)
            return mark_cancelled(session, reason)
    with locked_pools([pool.pk]) as held:
        pool = held.pools[pool.pk]
        if pool.session.is_cancelled:
            return pool.session
        active = list(pool.registrations.active().order_by("pk"))
        if pool.is_for_all and (active or has_others(pool)):
            raise Refused(hangs_on_it())
        change_all(
            active, Status.CANCELLED, Reason.SESSION_CANCELLED, now=held.now, by=by, note=reason
        )
        cancelled = mark_cancelled(pool.session, reason)
        record_pool_event(pool, "session_cancelled", now=held.now, by=by, note=reason)
        settle_soon(pool.page_id)
        settle_held(held)
    return cancelled


def mark_cancelled(session: Session, reason: str) -> Session:
    """The session, cancelled; refused once it is over."""
    now = timezone.now()
    held = Session.objects.filter(pk=session.pk, status=Session.Status.SCHEDULED, ends_at__gt=now)
    changed = held.update(
        status=Session.Status.CANCELLED,
        cancel_reason=reason[:300],
        sequence=F("sequence") + 1,
        revised_at=now,
    )
    try:
        session.refresh_from_db()
    except Session.DoesNotExist:
        raise Refused(gone()) from None
    if not changed and not session.is_cancelled:
        raise Refused(_("This is over. It can't be cancelled any more."))
    return session
