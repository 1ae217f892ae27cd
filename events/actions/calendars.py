"""Tell one person's calendar about a session, and keep what it was told."""

from django.utils import timezone

from ..calendars import Notice, calendar_of, link_of
from ..models import CalendarCopy, Registration

Method = CalendarCopy.Method


def tell_calendar(registration: Registration, method: str, *, is_new: bool = False) -> str:
    """The calendar part of a letter to be written in the caller's transaction, which keeps its SEQUENCE.

    SEQUENCE rises with each file for one person, or calendars would ignore the later one. Empty where
    there is nothing to say: CANCEL for a calendar that holds nothing of this session, REQUEST for a
    place that was given up a moment ago. `is_new`: made in this transaction, and the first that the
    person has there, so nobody else has seen it and no calendar was told.
    """
    session = registration.pool.session
    copy = None
    if not is_new:
        # Its row is held: of a file and of giving up the place, one comes after the other.
        stands = Registration.objects.select_for_update().get(pk=registration.pk)
        if method == Method.REQUEST and stands.status != Registration.Status.CONFIRMED:
            return ""
        copy = CalendarCopy.objects.filter(session=session, person=registration.person).first()
    if method == Method.CANCEL and (copy is None or copy.last_method == Method.CANCEL):
        return ""
    now = timezone.now()
    sequence = max(session.sequence, copy.last_sequence + 1) if copy else session.sequence
    copy = copy or CalendarCopy(session=session, person=registration.person)
    copy.last_sequence, copy.last_method, copy.told_at = sequence, method, now
    copy.save()
    notice = Notice(
        method=method,
        sequence=sequence,
        stamp=now,
        link=link_of(registration),
        attendee=registration.person.email,
        language=registration.person.language,
    )
    return calendar_of(session, notice)
