"""Tell everyone of a session that has changed or is cancelled, a few at a time."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import F, Q, QuerySet

from .. import letters
from ..cohorts.seated import is_of_run, pools_of, registrations_in
from ..models import CalendarCopy, Registration, Session, SessionStaff
from .locks import locked_pools, retried
from .unwritten import going_on, unwritten

Reason = Registration.Reason
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
            _letter_about(session, registration)
        if not some:
            _tell_keepers(session, now)
            Session.objects.filter(pk=session.pk).update(told_sequence=session.sequence)
        return len(some)


@contextmanager
def _held(session_id: int, now: datetime.datetime) -> Iterator[Session]:
    """The session as it stands, while nobody takes or gives up a seat in it."""
    pools = [pool.pk for pool in pools_of(Session.objects.get(pk=session_id))]
    with locked_pools(pools, now) if pools else transaction.atomic():
        rows = Session.objects.select_for_update(of=("self",)).select_related("page")
        yield rows.get(pk=session_id)


def _to_tell(session: Session, now: datetime.datetime) -> QuerySet[Registration]:
    """Of a cancelled session those whose seat ended with it; else all with a seat or in the queue.

    Of a later session in a run: whose seat goes on without it, and else all with a seat.
    """
    rows = registrations_in(session)
    in_run = f":{session.pk}"
    if session.is_cancelled:
        ended = unwritten(rows.filter(reason=Reason.SESSION_CANCELLED), "seats_cancelled:")
        if not is_of_run(session):
            return ended
        goes_on = unwritten(rows.confirmed(), "seats_session_off:", in_run)
        return rows.filter(Q(pk__in=ended.values("pk")) | Q(pk__in=goes_on.values("pk")))
    if session.ends_at <= now:
        return rows.none()
    # Who came after the change was told what holds by their first letter.
    knew_another = rows.active().filter(created_at__lte=session.revised_at)
    newest = f":{session.sequence}"
    if not is_of_run(session):
        return unwritten(knew_another, "seats_changed:", newest)
    if not hasattr(session, "pool"):
        knew_another = knew_another.confirmed().filter(changed_at__lte=session.revised_at)
    untold = unwritten(knew_another, "seats_session_added:", in_run + newest)
    return unwritten(untold, "seats_changed:", in_run + newest)


def _letter_about(session: Session, registration: Registration) -> None:
    if registration.pool.is_for_all:
        _letter_about_date(session, registration)
    elif session.is_cancelled:
        letters.cancelled(registration)
    else:
        letters.changed(registration)


def _letter_about_date(session: Session, registration: Registration) -> None:
    """Of one date in a run: it has changed, or is new, or is off, and maybe the seat with it."""
    if session.is_cancelled and registration.status != Registration.Status.CONFIRMED:
        letters.cancelled(registration)
    elif session.is_cancelled:
        letters.session_off(registration, session)
    elif _is_new_to(registration, session):
        letters.session_added(registration, session)
    else:
        letters.changed(registration, session)


def _is_new_to(registration: Registration, session: Session) -> bool:
    """Whether it came into the schedule after the person was told all dates."""
    told = CalendarCopy.objects.filter(session=session, person=registration.person)
    return registration.status == Registration.Status.CONFIRMED and not told.exists()


def _tell_keepers(session: Session, now: datetime.datetime) -> None:
    if session.ends_at <= now:
        return
    standing = session.staff.filter(status__in=SessionStaff.STANDING).exclude(person=None)
    for staff in standing.select_related("person", "session__page"):
        tell = letters.keeper_told_of_end if session.is_cancelled else letters.keeper_told_of_change
        tell(staff)
