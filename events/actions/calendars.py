"""Tell one person's calendar about a session, and keep what it was told."""

from typing import Any

from django.utils import timezone

from accounts.models import User

from ..calendars import Notice, calendar_of, desk_link_of, link_of
from ..cohorts.naming import title_of_run
from ..cohorts.seated import sessions_of_seat
from ..models import CalendarCopy, Registration, Session, SessionStaff

Method = CalendarCopy.Method


def tell_calendar(
    registration: Registration,
    method: str,
    *,
    session: Session | None = None,
    is_new: bool = False,
) -> str:
    """The calendar part of a letter to be written in the caller's transaction, which keeps its SEQUENCE.

    A seat in a run gives one file after the other, for each session that is still to come; with
    `session` for that one alone.

    SEQUENCE rises with each file for one person, or calendars would ignore the later one. Empty where
    there is nothing to say: CANCEL for a calendar that holds nothing of this session, REQUEST for a
    place that was given up a moment ago. `is_new`: made in this transaction, and the first that the
    person has there, so nobody else has seen it and no calendar was told.
    """
    if not is_new:
        # Its row is held: of a file and of giving up the seat, one comes after the other.
        stands = Registration.objects.select_for_update().get(pk=registration.pk)
        if method == Method.REQUEST and stands.status != Registration.Status.CONFIRMED:
            return ""
    sessions = [session] if session else _still_ahead(registration, method)
    return "".join(_tell_of(each, registration, method, is_new=is_new) for each in sessions)


def _still_ahead(registration: Registration, method: str) -> list[Session]:
    """Of a run the sessions that aren't over, and are to go into a calendar or may be in it."""
    sessions = sessions_of_seat(registration)
    if not registration.pool.is_for_all:
        return sessions
    now = timezone.now()
    ahead = [each for each in sessions if each.ends_at > now]
    return [each for each in ahead if method == Method.CANCEL or not each.is_cancelled]


def _tell_of(session: Session, registration: Registration, method: str, *, is_new: bool) -> str:
    person = registration.person
    copy = None if is_new else _copy(session, person)
    run = title_of_run(session.page) if registration.pool.is_for_all else ""
    return _tell(session, person, method, copy, link=link_of(registration), run=run)


def tell_keepers_calendar(staff: SessionStaff, method: str) -> str:
    """The same of what somebody keeps or observes: there once they said yes, gone when that ends."""
    stands = SessionStaff.objects.select_for_update().get(pk=staff.pk)
    if method == Method.REQUEST and stands.status != SessionStaff.Status.ACCEPTED:
        return ""
    session, person = staff.session, staff.person
    copy = _copy(session, person)
    return _tell(session, person, method, copy, link=desk_link_of(staff), is_help=True)


def _copy(session: Session, person: User) -> CalendarCopy | None:
    return CalendarCopy.objects.filter(session=session, person=person).first()


def _tell(
    session: Session, person: User, method: str, copy: CalendarCopy | None, **said: Any
) -> str:
    if method == Method.CANCEL and (copy is None or copy.last_method == Method.CANCEL):
        return ""
    now = timezone.now()
    sequence = max(session.sequence, copy.last_sequence + 1) if copy else session.sequence
    copy = copy or CalendarCopy(session=session, person=person)
    copy.last_sequence, copy.last_method, copy.told_at = sequence, method, now
    copy.save()
    notice = Notice(
        method=method,
        sequence=sequence,
        stamp=now,
        attendee=person.email,
        language=person.language,
        **said,
    )
    return calendar_of(session, notice)
