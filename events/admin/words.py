"""How sessions, their times and their states are written in the admin."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.moments import (
    clock_face,
    day_and_time_in_words,
    day_in_words,
    time_in_words,
    weekday_in_words,
    zone_name,
)

from ..counting import Counts
from ..models import FacilitatorEntry, Registration, SeatPool, Session, SessionStaff
from ..why import ahead_of

Standing = SessionStaff.Status


def named(session: Session) -> str:
    """The title; without one, what it is and when."""
    return session.title or f"{session.get_kind_display()}, {day_and_time(session)}"


def named_with_day(session: Session) -> str:
    """The title, if there is one, and when."""
    when = day_and_time(session)
    return f"“{session.title}” ({when})" if session.title else when


def day_and_time(session: Session) -> str:
    """ "Friday 4 December 2026, 1:00 pm to 2:30 pm Eastern"."""
    return f"{weekday_in_words(session.starts_on)}, {times(session)}"


def times(session: Session) -> str:
    """ "1:00 pm to 2:30 pm Eastern", with the last day where it is another."""
    starts, ends = (at.astimezone(session.zone_info) for at in (session.starts_at, session.ends_at))
    until = clock_face(ends)
    if ends.date() != starts.date():
        until = f"{day_in_words(ends.date())}, {until}"
    first, zone = time_in_words(starts), zone_name(session.zone_info)
    is_plain = first == f"{clock_face(starts)} {zone}" and time_in_words(ends).endswith(zone)
    if is_plain:
        return _("%(start)s to %(end)s %(zone)s") % {
            "start": clock_face(starts), "end": until, "zone": zone,
        }  # fmt: skip
    # In the hour that is lived twice each says which it means.
    return _("%(start)s to %(end)s") % {"start": first, "end": time_in_words(ends)}


def moment(at: datetime | None, session: Session | None = None) -> str:
    """Day and time on the session's clock, else on the reader's; empty for never."""
    if at is None:
        return ""
    local = at.astimezone(session.zone_info) if session else timezone.localtime(at)
    return day_and_time_in_words(local)


def state_of(session: Session, now: datetime) -> str:
    """How it stands by the clock: scheduled, cancelled, under way, over."""
    if session.is_cancelled:
        return _("Cancelled")
    if session.ends_at <= now:
        return _("Over")
    if session.starts_at <= now:
        return _("Under way")
    return _("Scheduled")


def keepers_of(session: Session, staff: list[SessionStaff]) -> str:
    """How many keepers said yes, and what is amiss."""
    if not session.is_circle:
        return ""
    accepted, asked = (
        sum(each.status == status and each.role in SessionStaff.KEEPERS for each in staff)
        for status in (Standing.ACCEPTED, Standing.INVITED)
    )
    words = _("%(n)d of %(needed)d") % {"n": accepted, "needed": session.keepers_needed}
    if asked:
        words += ", " + _("%(n)d asked") % {"n": asked}
    return words


def keepers_alarm(session: Session, staff: list[SessionStaff], now: datetime) -> str:
    """What is amiss with the keepers of a circle that is ahead; empty when nothing is."""
    if not session.is_circle or session.is_cancelled or session.starts_at <= now:
        return ""
    accepted = sum(
        each.status == Standing.ACCEPTED and each.role in SessionStaff.KEEPERS for each in staff
    )
    missing = session.keepers_needed - accepted
    if missing <= 0:
        return ""
    if any(each.status == Standing.DROPPED_OUT for each in staff):
        return _("A keeper dropped out")
    return ngettext("%(n)d keeper missing", "%(n)d keepers missing", missing) % {"n": missing}


def confirmed_of(counts: Counts | None) -> str:
    """ "3 of 8": seats that are somebody's, and all there are; empty where there are none."""
    if counts is None:
        return ""
    return _("%(n)d of %(seats)d") % {"n": counts.confirmed, "seats": counts.seats}


def minimum_of(pool: SeatPool | None, counts: Counts | None, now: datetime) -> str:
    """How far it is from going ahead, where it takes a number; empty where it doesn't."""
    if not pool or not counts or not pool.minimum:
        return ""
    if counts.confirmed >= pool.minimum:
        return _("Reached (%(n)d)") % {"n": pool.minimum}
    words = _("%(n)d of %(minimum)d") % {"n": counts.confirmed, "minimum": pool.minimum}
    is_due = pool.decide_at and pool.decide_at <= now
    return _("%(words)s: decide now") % {"words": words} if is_due else words


def place_in_words(registration: Registration) -> str:
    """What came of adding somebody, without who."""
    if registration.is_seated:
        return _("The person has been added and has a seat.")
    ahead = ahead_of(registration)
    if not ahead:
        return _("The person has been added and is first in the queue.")
    return ngettext(
        "The person has been added and waits. At most %(n)d person is before them.",
        "The person has been added and waits. At most %(n)d people are before them.",
        ahead,
    ) % {"n": ahead}


def choice_of(pool: SeatPool) -> str:
    """A circle to choose: what it is called, when, where, and how many seats are left."""
    session = pool.session
    where = ", ".join(part for part in (day_and_time(session), session.place) if part)
    words = _("%(when)s, %(free)d of %(seats)d free") % {
        "when": where,
        "free": pool.free,
        "seats": pool.seats,
    }
    return f"{session.title}, {words}" if session.title else words


def facilitator_name(entry: FacilitatorEntry) -> str:
    """What somebody is called on the list of facilitators."""
    return entry.person.get_full_name() or _("No name given")


def facilitator_institution(entry: FacilitatorEntry) -> str:
    return entry.institution.name if entry.institution else _("None verified")


def facilitator(entry: FacilitatorEntry) -> str:
    """ "Rosa Beltrán, Harbor Medical School (South)"; without an institution, the region alone."""
    named = [facilitator_name(entry), entry.institution.name if entry.institution else ""]
    return f"{', '.join(part for part in named if part)} ({entry.get_region_display()})"


def how_many_listed(n: int) -> str:
    """How many facilitators can be chosen."""
    words = ngettext("%(n)d person to choose from.", "%(n)d people to choose from.", n)
    return words % {"n": n} if n else _("Nobody on the list fits.")
