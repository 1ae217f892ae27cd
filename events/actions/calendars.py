"""Tell one person's calendar about a session, and keep what it was told."""

from typing import Any

from django.utils import timezone

from accounts.models import User

from ..calendars import Notice, calendar_of, desk_link_of, link_of
from ..models import CalendarCopy, Registration, Session, SessionStaff

Method = CalendarCopy.Method


def tell_calendar(registration: Registration, method: str, *, is_new: bool = False) -> str:
    """The calendar part of a letter to be written in the caller's transaction, which keeps its SEQUENCE.

    SEQUENCE rises with each file for one person, or calendars would ignore the later one. Empty where
    there is nothing to say: CANCEL for a calendar that holds nothing of this session, REQUEST for a
    place that was given up a moment ago. `is_new`: made in this transaction, and the first that the
    person has there, so nobody else has seen it and no calendar was told.
    """
    session, person = registration.pool.session, registration.person
    if is_new:
        return _tell(session, person, method, None, link=link_of(registration))
    # Its row is held: of a file and of giving up the place, one comes after the other.
    stands = Registration.objects.select_for_update().get(pk=registration.pk)
    if method == Method.REQUEST and stands.status != Registration.Status.CONFIRMED:
        return ""
    return _tell(session, person, method, _copy(session, person), link=link_of(registration))


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
