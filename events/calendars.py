"""Calendar files: one VEVENT, the session's own UID, times in UTC. Neutral and private for circles.

The same state of the database gives the same file, byte by byte.
"""

import datetime
import re
import unicodedata
from dataclasses import dataclass
from email.utils import parseaddr
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from .cohorts.naming import title_in_run, title_of_run
from .cohorts.seated import is_of_run, sessions_of_seat
from .models import CalendarCopy, Registration, Session, SessionStaff

if TYPE_CHECKING:
    from icalendar import Event

    from accounts.models import User

PRODUCT = "-//Equip//Seats//EN"
# The name of a room that says what it is for stays out of calendars that others may see.
TELLING = re.compile(r"circle|wellness", re.IGNORECASE)


@dataclass(frozen=True)
class Notice:
    """What a file says besides the session: to whom, in which order, what to do with it.

    `is_help`: for who keeps or observes it, and has no seat there. `run`: the title of the run that
    it is a session of.
    """

    method: str
    sequence: int
    stamp: datetime.datetime
    link: str
    attendee: str = ""
    language: str = settings.LANGUAGE_CODE
    is_help: bool = False
    run: str = ""


def calendar_of(session: Session, notice: Notice) -> str:
    """The file: CRLF, lines of at most 75 octets."""
    return _file([(session, notice)])


def _file(entries: list[tuple[Session, Notice]]) -> str:
    """Several in one file only by PUBLISH: REQUEST and CANCEL are of one UID (RFC 5546, 3.2)."""
    # Here, as reading icalendar takes a tenth of a second that few processes need.
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", entries[0][1].method)
    for session, notice in entries:
        with translation.override(notice.language):
            calendar.add_component(_event(session, notice))
    return calendar.to_ical().decode()


def _event(session: Session, notice: Notice) -> "Event":
    from icalendar import Event, vUri

    event = Event()
    event.add("uid", session.uid)
    event.add("sequence", notice.sequence)
    event.add("dtstamp", _second(notice.stamp))
    event.add("last-modified", _second(session.revised_at))
    event.add("dtstart", _second(session.starts_at))
    event.add("dtend", _second(session.ends_at))
    event.add("summary", _summary(session, notice))
    event.add("description", notice.link)
    event.add("url", vUri(notice.link))
    if session.is_circle:
        event.add("class", "PRIVATE")
    if session.place and not (session.is_circle and TELLING.search(session.place)):
        event.add("location", one_line(session.place))
    # Of one person's CANCEL it would say that the session is off for everyone (RFC 5546, 3.2.5).
    if session.is_cancelled:
        event.add("status", "CANCELLED")
    elif notice.method != CalendarCopy.Method.CANCEL:
        event.add("status", "CONFIRMED")
    _add_people(event, notice)
    return event


def _add_people(event: "Event", notice: Notice) -> None:
    """The site's mailbox, and of all who take part the recipient alone."""
    from icalendar import vCalAddress

    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    organizer = vCalAddress(_mailto(address))
    organizer.params["CN"] = one_line(name) or settings.SITE_NAME
    event.add("organizer", organizer)
    if notice.attendee:
        attendee = vCalAddress(_mailto(notice.attendee))
        attendee.params["PARTSTAT"] = "ACCEPTED"
        attendee.params["RSVP"] = "FALSE"
        event.add("attendee", attendee)


def _summary(session: Session, notice: Notice) -> str:
    if notice.run:
        return one_line(title_in_run(session, notice.run))
    if session.is_circle:
        words = _("Your help (%(site)s)") if notice.is_help else _("Your seat (%(site)s)")
        return words % {"site": settings.SITE_NAME}
    return one_line(session.title or session.page.title)


def one_line(text: str) -> str:
    """The text without whatever ends a line or is no letter at all to some parser."""
    spaced = " ".join(text.split())
    return "".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cs"))


def _mailto(address: str) -> str:
    return "mailto:" + quote(one_line(address), safe="@+!$'*=/^`{|}~-._&")


def _second(moment: datetime.datetime) -> datetime.datetime:
    return moment.astimezone(datetime.UTC).replace(microsecond=0)


def link_of(registration: Registration) -> str:
    """Where the person sees this place. It opens for that person alone."""
    return settings.BASE_URL + reverse("events:registration", args=[registration.code])


def desk_link_of(staff: SessionStaff) -> str:
    """Where a keeper sees what they keep; an observer sees no list, only that they are named."""
    if staff.role in SessionStaff.KEEPERS:
        return settings.BASE_URL + reverse("events:circle", args=[staff.session_id])
    return settings.BASE_URL + reverse("events:desk")


def own_calendar(registration: Registration) -> str:
    """The person's own confirmed seat as a file to download; empty for who has none.

    A seat in a run gives one file with all its sessions that take place.
    """
    if registration.status != Registration.Status.CONFIRMED or registration.person is None:
        return ""
    person, link, run = registration.person, link_of(registration), ""
    sessions = sessions_of_seat(registration)
    if registration.pool.is_for_all:
        run = title_of_run(registration.pool.page)
        sessions = [each for each in sessions if not each.is_cancelled] or sessions
    return _file([(each, _as_it_stands(each, person, link=link, run=run)) for each in sessions])


def keepers_calendar(staff: SessionStaff) -> str:
    """What somebody keeps, as a file to download. `staff` has said yes; session and person are loaded."""
    notice = _as_it_stands(staff.session, staff.person, link=desk_link_of(staff), is_help=True)
    return calendar_of(staff.session, notice)


def _as_it_stands(session: Session, person: "User", **said: Any) -> Notice:
    copy = CalendarCopy.objects.filter(session=session, person=person).first()
    return Notice(
        method="PUBLISH",
        sequence=max(session.sequence, copy.last_sequence if copy else 0),
        stamp=max(session.revised_at, copy.told_at) if copy else session.revised_at,
        language=person.language,
        **said,
    )


def public_calendar(session: Session) -> str:
    """A session that is no circle, as a file anyone may download; a circle has none."""
    if session.is_circle:
        raise ValueError("A circle is in the calendars of its own people alone.")
    notice = Notice(
        method="PUBLISH",
        sequence=session.sequence,
        stamp=session.revised_at,
        link=urljoin(settings.BASE_URL, session.page.url or "/"),
        run=title_of_run(session.page) if is_of_run(session) else "",
    )
    return calendar_of(session, notice)
