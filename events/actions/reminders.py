"""Letters that are due by the clock: reminders, and thanks afterward.

Each is written once, whoever runs this and however often; after an hour asleep it goes on where it was.
"""

import datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet

from .. import letters, wall_times
from ..cohorts.seated import pools_of, registrations_in, with_seats
from ..models import CalendarCopy, LetterWording, Membership, Registration, Session
from .locks import locked_pools, retried
from .unwritten import going_on, unwritten

Kind = LetterWording.Kind
# In a run each session has its reminders, and words of its own for them.
OF_RUN = {Kind.REMINDER_DAY: Kind.COHORT_DAY, Kind.REMINDER_HOUR: Kind.COHORT_HOUR}
HOUR = datetime.timedelta(hours=1)
# More than the day before a start, also where clocks go back.
AHEAD = datetime.timedelta(hours=26)
# Who hears nothing for so long needs no thanks any more.
THANKS_WITHIN = datetime.timedelta(days=2)
# Letters under one lock: some milliseconds each.
AT_ONCE = 20


def write_reminders(now: datetime.datetime) -> int:
    """For the minute clock: remind who has a place, thank who had one; how many letters that is."""
    return _remind(now) + _thank(now)


def due_reminder(session: Session, now: datetime.datetime) -> tuple[str, datetime.datetime] | None:
    """The reminder that is due, and since when; None when there is none. The nearest only."""
    if session.is_cancelled or now >= session.starts_at:
        return None
    if now >= session.starts_at - HOUR:
        return Kind.REMINDER_HOUR, session.starts_at - HOUR
    since = day_before(session)
    return (Kind.REMINDER_DAY, since) if now >= since else None


def day_before(session: Session) -> datetime.datetime:
    """When clocks there show the same time on the day before: 23 or 25 hours when they change between."""
    zone = session.zone_info
    start = session.starts_at.astimezone(zone)
    day = start.date() - datetime.timedelta(days=1)
    try:
        return wall_times.moment(day, start.time(), zone, second=bool(start.fold))
    except wall_times.NoSuchTime:
        return session.starts_at - datetime.timedelta(hours=24)


def _remind(now: datetime.datetime) -> int:
    scheduled = Session.objects.scheduled()
    soon = with_seats(scheduled.filter(starts_at__gt=now, starts_at__lte=now + AHEAD))
    written = 0
    # Who is still to hear of a change hears of that first.
    for session in soon.filter(told_sequence__gte=F("sequence")).in_order():
        with going_on(session.pk):
            if _to_remind(session, now, in_run=session.in_run).exists():
                while some := _remind_some(session, now, in_run=session.in_run):
                    written += some
    return written


@retried
def _remind_some(session: Session, now: datetime.datetime, *, in_run: bool = False) -> int:
    """`in_run`: people have a seat there by one in a run."""
    with locked_pools([pool.pk for pool in pools_of(session)], now):
        fresh = Session.objects.select_related("page").get(pk=session.pk)
        some = list(_to_remind(fresh, now, in_run=in_run)[:AT_ONCE])
        for registration in some:
            kind = due_reminder(fresh, now)[0]
            if in_run:
                letters.session_reminder(registration, fresh, OF_RUN[kind])
            else:
                letters.reminder(registration, kind)
        return len(some)


def _to_remind(session: Session, now: datetime.datetime, *, in_run: bool) -> QuerySet[Registration]:
    """Who had their place, and knew this time, before the reminder was due, and has none yet."""
    due = due_reminder(session, now)
    if due is None:
        return Registration.objects.none()
    kind, since = due
    told_since = CalendarCopy.objects.filter(
        session=session, person=OuterRef("person"), told_at__gt=since
    )
    seated = registrations_in(session).confirmed()
    known = seated.filter(~Exists(told_since), changed_at__lte=since)
    start = f":{session.starts_at:%Y%m%d%H%M}"
    if in_run:
        # Who has finished needs no more sessions: one of another run stood for it.
        needed = known.exclude(membership__status=Membership.Status.FINISHED)
        return unwritten(needed, f"seats_{OF_RUN[kind]}:", f":{session.pk}{start}")
    return unwritten(known, f"seats_{kind}:", start)


def _thank(now: datetime.datetime) -> int:
    over = Session.objects.scheduled().filter(
        ends_at__lte=now, ends_at__gt=now - THANKS_WITHIN, forgotten_at=None
    )
    # Of a run people are thanked once, when they have finished.
    over = over.filter(pool__is_for_all=False)
    written = 0
    for session in over.in_order():
        with going_on(session.pk):
            written += _thank_all(session)
    return written


def _thank_all(session: Session) -> int:
    written = 0
    seated = registrations_in(session).confirmed()
    while some := list(unwritten(seated, "seats_thanks:")[:AT_ONCE]):
        with transaction.atomic():
            for registration in some:
                letters.thanks(registration)
        written += len(some)
    return written
