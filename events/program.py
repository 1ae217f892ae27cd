"""What the page of a conference shows: its sessions by day, circles among them. Queries are fixed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.moments import clock_in_words, weekday_in_words
from content.public import restrictions_above
from content.sites import share_roots

from .circle_words import Clock, length_in_words, until_in_words
from .counting import counts_of
from .models.registrations import Registration
from .models.seats import SeatPool
from .models.sessions import Session
from .offerings import figures_of
from .seats_ahead import keepers_there
from .shown import Circle, clock_of, shown_circle
from .standing import Own, own_places
from .states import State, Window

if TYPE_CHECKING:
    from .models import CirclesPage, ConferencePage

Status = Registration.Status


@dataclass(frozen=True)
class Row:
    """One line of the program: a session, or all circles of one page at one time."""

    starts_at: datetime.datetime
    day: datetime.date
    time: str
    length: str
    title: str
    session: Session | None = None  # None for circles
    where: str = ""
    seats: Circle | None = None  # of a session with seats here
    url: str = ""  # of the page of circles
    circles: str = ""  # how many and where
    named: tuple[str, ...] = ()  # each with its name and place, for paper
    words: str = ""  # how it stands with the seats
    own_words: str = ""  # how the reader stands with them
    is_past: bool = False

    @property
    def is_cancelled(self) -> bool:
        return self.session is not None and self.session.is_cancelled

    @property
    def calendar_url(self) -> str:
        """Where the calendar file of a session is; circles have none for everybody."""
        if self.session is None or self.is_past:
            return ""
        return reverse("events:session_calendar", args=[self.session.pk])


@dataclass(frozen=True)
class Day:
    """The lines of one day on the page's calendar."""

    on: datetime.date
    rows: tuple[Row, ...]

    @property
    def words(self) -> str:
        return weekday_in_words(self.on)


def conference_context(page: ConferencePage, request: HttpRequest) -> dict[str, Any]:
    """The program. The same queries, whatever the number of sessions, circles and people."""
    clock = clock_of(page)
    below = _pages_of_circles(page)
    windows = {page.pk: Window.of(page), **{pk: Window.of(each) for pk, each in below.items()}}
    sessions = list(_sessions_with_seats().filter(page__in=list(windows)))
    pools = [_pool_with_keepers(each) for each in sessions if hasattr(each, "pool")]
    counts = counts_of(pools)
    own = own_places(request.user, counts, clock)
    shown = {
        pool.session_id: shown_circle(pool, counts[pool.pk], windows[pool.page_id], clock, own)
        for pool in pools
    }
    sessions_here = [each for each in sessions if each.page_id == page.pk]
    circles = [
        (below[pool.page_id], shown[pool.session_id]) for pool in pools if pool.page_id in below
    ]
    rows = [session_row(each, shown.get(each.pk), clock) for each in sessions_here]
    rows += _circle_rows(circles)
    rows.sort(key=lambda row: (row.starts_at, row.title))
    page.figures = figures_of(sessions_here)
    return {
        "offering": page.offering(),
        "counted": _counted(sessions_here, [circle for _page, circle in circles]),
        "program": by_day(rows),
    }


def by_day(rows: Iterable[Row]) -> list[Day]:
    """The lines, in order of time, under their days."""
    return [Day(on, tuple(group)) for on, group in groupby(rows, key=lambda row: row.day)]


def _sessions_with_seats() -> QuerySet[Session]:
    """Sessions in order, each with its pool if it has one: all of a program in one query."""
    sessions = Session.objects.select_related("pool").annotate(keepers_there=keepers_there("pk"))
    return sessions.in_order()


def _pool_with_keepers(session: Session) -> SeatPool:
    session.pool.keepers = session.keepers_there
    return session.pool


def _pages_of_circles(page: ConferencePage) -> dict[int, CirclesPage]:
    """Those below it that anybody may see, by id."""
    from .models.pages import CirclesPage

    if not page.pk:
        return {}
    found = CirclesPage.objects.child_of(page).live().filter(~Exists(restrictions_above()))
    found = list(found.filter(alias_of=None))
    share_roots(found)
    return {each.pk: each for each in found}


def session_row(session: Session, seats: Circle | None, clock: Clock, where: str = "") -> Row:
    """The line of one session. `where`: said instead of its place."""
    return Row(
        starts_at=session.starts_at,
        day=clock.day_of(session.starts_at),
        time=clock_in_words(session.starts_at, clock.zone, clock.visitor),
        length=until_in_words(session) or length_in_words(session.minutes),
        title=session.title or _("Session"),
        session=session,
        where=where or session.place,
        seats=seats,
        words=_seats_left([seats]) if seats else "",
        own_words=seats.own.words if seats and seats.own else "",
        is_past=session.ends_at <= clock.now,
    )


def _circle_rows(circles: Iterable[tuple[CirclesPage, Circle]]) -> list[Row]:
    """One line for all circles of one page at one time."""
    groups: dict[tuple[int, datetime.datetime], list[tuple[CirclesPage, Circle]]] = {}
    for page, circle in circles:
        if circle.state != State.CANCELLED:
            groups.setdefault((page.pk, circle.session.starts_at), []).append((page, circle))
    return [
        _circle_row(group[0][0], [circle for _page, circle in group]) for group in groups.values()
    ]


def _circle_row(page: CirclesPage, circles: Sequence[Circle]) -> Row:
    first = circles[0]
    return Row(
        starts_at=first.session.starts_at,
        day=first.day,
        time=first.time,
        length=first.length,
        title=page.title,
        url=_url_of_day(page, circles),
        named=_named(circles),
        circles=_circles_in_words(circles),
        words=_seats_left(circles),
        own_words=_own_in_words([each.own for each in circles if each.own]),
    )


def _own_in_words(own: Sequence[Own]) -> str:
    """How somebody stands with circles at one time: what they have goes before what they wait for."""
    if any(each.status == Status.CONFIRMED for each in own):
        return _("You have a seat in one of these")
    if any(each.status == Status.OFFERED for each in own):
        return _("A seat in one of these is held for you: please answer")
    words = ngettext(
        "You wait for a seat in one of these", "You wait for a seat in %(n)s of these", len(own)
    )
    return words % {"n": len(own)} if own else ""


def _counted(sessions: Sequence[Session], circles: Sequence[Circle]) -> str:
    """For example "1 session and 6 circles": what is in the program and takes place."""
    here = sum(not each.is_cancelled for each in sessions)
    below = sum(each.state != State.CANCELLED for each in circles)
    session_words = ngettext("%(n)s session", "%(n)s sessions", here) % {"n": here}
    circle_words = ngettext("%(n)s circle", "%(n)s circles", below) % {"n": below}
    if here and below:
        return _("%(sessions)s and %(circles)s") % {
            "sessions": session_words,
            "circles": circle_words,
        }
    return session_words if here else circle_words if below else ""


def _url_of_day(page: CirclesPage, circles: Sequence[Circle]) -> str:
    """Where the page of circles shows that day; past ones stand together at its end."""
    if not page.url or not any(each.is_ahead for each in circles):
        return page.url or ""
    return f"{page.url}#day-{circles[0].day.isoformat()}"


def _named(circles: Sequence[Circle]) -> tuple[str, ...]:
    if len(circles) == 1 and not circles[0].session.title:
        return ()
    lines = (filter(None, (each.session.title, each.session.place)) for each in circles)
    return tuple(filter(None, (" · ".join(line) for line in lines)))


def _circles_in_words(circles: Sequence[Circle]) -> str:
    if len(circles) == 1:
        return " · ".join((_("One circle"), *circles[0].facts))
    words = ngettext("%(n)s circle at this time", "%(n)s circles at this time", len(circles))
    return words % {"n": len(circles)}


def _seats_left(circles: Sequence[Circle]) -> str:
    """How many seats somebody new can have, or in a sentence why there are none."""
    free = sum(each.counts.free for each in circles if each.state == State.OPEN)
    if free:
        return ngettext("%(n)s seat left", "%(n)s seats left", free) % {
            "n": number_format(free, force_grouping=True)
        }
    if any(each.state == State.FULL for each in circles):
        return _("Full, with a waitlist")
    return circles[0].why_not
