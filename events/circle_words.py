"""What a circle says of itself in a sentence: its seats, its keepers, and why it takes nobody."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.moments import days_in_words, duration_in_words, when_in_words

from .rings import Ring, ring_of
from .states import State, Window

if TYPE_CHECKING:
    from .counting import Counts
    from .models import EventPage, Session

MINUTES_SAID_AS_SUCH = 120
A_DAY = datetime.timedelta(days=1)
AN_INSTANT = datetime.timedelta(microseconds=1)


@dataclass(frozen=True)
class Clock:
    """Whose time it is: the page's, and the visitor's beside it where theirs differs."""

    now: datetime.datetime
    zone: ZoneInfo
    visitor: ZoneInfo

    def when(self, moment: datetime.datetime) -> str:
        return when_in_words(moment, self.zone, self.visitor)

    def day_of(self, moment: datetime.datetime) -> datetime.date:
        """The day on the page's calendar."""
        return moment.astimezone(self.zone).date()


@dataclass(frozen=True)
class ShownSeats:
    """The seats as they are drawn, and once in words."""

    ring: Ring
    figure: str
    below: str
    words: str


def shown_seats(counts: Counts, *, is_given_out: bool = True) -> ShownSeats:
    """How many seats are free, or that it is full and how many wait.

    Where nothing is given out to somebody new, how many are taken, or how many there are.
    """
    ring = ring_of(counts.confirmed, counts.offered, counts.free)
    if counts.free and not is_given_out:
        return _not_given_out(ring, counts)
    figure, below = _middle(counts)
    return ShownSeats(ring, figure, below, seats_in_words(counts))


def _not_given_out(ring: Ring, counts: Counts) -> ShownSeats:
    if not counts.held:
        words = ngettext("%(of)s seat.", "%(of)s seats.", counts.seats) % {"of": _n(counts.seats)}
        seats = ngettext("seat", "seats", counts.seats)
        return ShownSeats(ring, _n(counts.seats), seats, words)
    below = _("of %(of)s taken") % {"of": _n(counts.seats)}
    return ShownSeats(ring, _n(counts.confirmed), below, _taken(counts))


def _taken(counts: Counts) -> str:
    """For example "9 of 10 seats are taken, 1 is held for an offer.", as the ring shows it."""
    if counts.confirmed == counts.seats:
        words = ngettext("The one seat is taken.", "All %(n)s seats are taken.", counts.seats)
        return words % {"n": _n(counts.seats)}
    if counts.offered == counts.seats:
        words = ngettext(
            "The one seat is held for an offer.",
            "All %(n)s seats are held for offers.",
            counts.seats,
        )
        return words % {"n": _n(counts.seats)}
    taken = ngettext(
        "%(n)s of %(of)s seats is taken", "%(n)s of %(of)s seats are taken", counts.confirmed
    ) % {"n": _n(counts.confirmed), "of": _n(counts.seats)}
    if not counts.offered:
        return f"{taken}."
    return _("%(taken)s, %(held)s.") % {"taken": taken, "held": _held(counts)}


def _held(counts: Counts) -> str:
    held = ngettext("%(n)s is held for an offer", "%(n)s are held for offers", counts.offered)
    return held % {"n": _n(counts.offered)}


def _middle(counts: Counts) -> tuple[str, str]:
    if not counts.seats:
        return _("None"), _("no seats yet")
    if counts.free:
        return _n(counts.free), _("free of %(n)s") % {"n": _n(counts.seats)}
    if counts.waiting:
        return _("Full"), waiting_in_words(counts.waiting)
    return _("Full"), ngettext("%(n)s seat", "%(n)s seats", counts.seats) % {"n": _n(counts.seats)}


def waiting_in_words(count: int) -> str:
    return ngettext("%(n)s waiting", "%(n)s waiting", count) % {"n": _n(count)}


def seats_in_words(counts: Counts) -> str:
    """For example "3 of 10 seats are free. 1 is held for an offer." """
    if not counts.seats:
        said = [_("There are no seats yet.")]
    elif counts.free:
        of = {"n": _n(counts.free), "of": _n(counts.seats)}
        said = [
            ngettext(
                "%(n)s of %(of)s seats is free.", "%(n)s of %(of)s seats are free.", counts.free
            )
            % of
        ]
        if counts.offered:
            said.append(f"{_held(counts)}.")
    else:
        said = [_taken(counts)]
    if counts.waiting:
        waits = ngettext("%(n)s person waits.", "%(n)s people wait.", counts.waiting)
        said.append(waits % {"n": _n(counts.waiting)})
    return " ".join(said)


def when_and_where(page: EventPage) -> str:
    """For example "8 to 12 November 2026 · Atlanta, Georgia"."""
    days = days_in_words(page.starts_on, page.ends_on) if page.starts_on and page.ends_on else ""
    return " · ".join(filter(None, [days, page.place]))


def keepers_in_words(count: int) -> str:
    if not count:
        return ""
    if count == 2:
        return _("with two keepers")
    return ngettext("with one keeper", "with %(n)s keepers", count) % {"n": count}


def length_in_words(minutes: int) -> str:
    """ "90 minutes", as people say it; "2 h 30 min" for what is longer than two hours."""
    if minutes > MINUTES_SAID_AS_SUCH:
        return duration_in_words(minutes)
    return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}


def until_in_words(session: Session) -> str:
    """ "until Sunday 20 December", where it takes place; empty for what lasts less than a day."""
    if session.ends_at - session.starts_at < A_DAY:
        return ""
    # What ends at midnight ends with the day before.
    last = (session.ends_at - AN_INSTANT).astimezone(session.zone_info)
    return _("until %(day)s") % {"day": date_format(last, "l j F")}


def why_not(state: State, window: Window, clock: Clock) -> str:
    """The sentence in place of a button; empty where somebody new can do something."""
    if state == State.NOT_YET:
        opens = _("The draw opens %(when)s.") if window.is_drawn_for else _("Opens %(when)s.")
        return opens % {"when": clock.when(window.opens_at)} if window.opens_at else ""
    return {
        State.CANCELLED: _("It will not take place."),
        State.OVER: _("It is over."),
        State.STARTED: _("It has started."),
        State.DRAW: _("Its seats are drawn."),
        State.DRAWING: _("Entry has closed. Its seats are being drawn."),
        State.CLOSED: _("Registration is closed."),
        State.KEEPERS: _("Registration opens once its keepers have said yes."),
    }.get(state, "")


def _n(count: int) -> str:
    return number_format(count, force_grouping=True)
