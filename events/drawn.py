"""What a draw shows: to everybody its seal and its result, to an entrant what came of each circle."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from content.moments import clock_face

from .circle_words import Clock
from .fair_draw import PUBLISHED_FROM, Came
from .models import Draw, DrawEntry, Session
from .standing import Own, own_places

if TYPE_CHECKING:
    from accounts.models import User

FORMAT = "fair draw 1"


@dataclass(frozen=True)
class DrawnCircle:
    """A circle as the draw numbers it. `seats`: how many there were to draw for, None before."""

    number: int
    pool_id: int
    name: str
    seats: int | None


@dataclass(frozen=True)
class Ticket:
    """A ticket in the order drawn. `circle` is its seat's number; None: in the queue."""

    place: int
    code: str
    circle: int | None
    is_own: bool = False


class ShownDraw:
    """A draw as anybody may see it; with somebody's own ticket marked, for them alone."""

    def __init__(self, draw: Draw, clock: Clock, own_ticket: str = "") -> None:
        self.draw = draw
        self.clock = clock
        self.own_ticket = own_ticket

    @property
    def is_published(self) -> bool:
        return self.draw.is_drawn and self.draw.entrants >= PUBLISHED_FROM

    @property
    def is_open(self) -> bool:
        return self.draw.takes_entries(self.clock.now)

    @property
    def published_from(self) -> int:
        return PUBLISHED_FROM

    @cached_property
    def circles(self) -> list[DrawnCircle]:
        """Numbered in an order that stays. One query."""
        seats = dict(self.draw.result.get("seats", [])) if self.draw.is_drawn else {}
        sessions = circles_of(self.draw.page_id)
        if self.draw.is_drawn:
            sessions = [each for each in sessions if each.pool.pk in seats]
        return [
            DrawnCircle(number, each.pool.pk, name_of(each, self.clock), seats.get(each.pool.pk))
            for number, each in enumerate(sessions, start=1)
        ]

    @cached_property
    def tickets(self) -> list[Ticket]:
        if not self.is_published:
            return []
        number = {circle.pool_id: circle.number for circle in self.circles}
        return [
            Ticket(place, code, number.get(pool_id), code == self.own_ticket)
            for place, (code, pool_id) in enumerate(self.draw.result["tickets"], start=1)
        ]

    @property
    def own(self) -> Ticket | None:
        return next((ticket for ticket in self.tickets if ticket.is_own), None)

    def data(self) -> dict[str, Any]:
        """What is published, for a program to check. Nobody's ticket is marked."""
        draw = self.draw
        facts: dict[str, Any] = {
            "format": FORMAT,
            "title": draw.page.title,
            "seed_hash": draw.seed_hash,
            "opened_at": _iso(draw.opened_at),
            "closes_at": _iso(draw.closes_at),
            "drawn_at": _iso(draw.drawn_at),
        }
        if draw.is_drawn and not self.is_published:
            facts["withheld"] = _("Fewer than %(n)d people entered.") % {"n": PUBLISHED_FROM}
        if not self.is_published:
            return facts
        return facts | {
            "seed": draw.seed,
            "entrants": draw.entrants,
            "circles": [
                {"circle": each.number, "name": each.name, "seats": each.seats}
                for each in self.circles
            ],
            "tickets": [
                {"place": each.place, "ticket": each.code, "circle": each.circle}
                for each in self.tickets
            ],
        }


def circles_of(page_id: int) -> list[Session]:
    """The circles of a page by when they are, with their pools. One query."""
    circles = Session.objects.circles().filter(page=page_id, pool__isnull=False)
    return list(circles.select_related("pool").in_order())


def name_of(session: Session, clock: Clock) -> str:
    """By what people tell it from the others: its title or place, and its day and time."""
    return " · ".join(filter(None, (session.title or session.place, clock.when(session.starts_at))))


def option_of(session: Session, clock: Clock) -> str:
    """The same short enough for a select on a phone, when it is first: "Wed 5 Dec, 7:00 pm · Oak"."""
    start = session.starts_at.astimezone(clock.zone)
    when = f"{date_format(start, 'D j M')}, {clock_face(start)}"
    return " · ".join(filter(None, (when, session.title or session.place)))


@dataclass(frozen=True)
class Line:
    """What one circle of somebody's ranking came to, and why."""

    name: str
    words: str
    tone: str
    own: Own | None = None


def outcome_of(entry: DrawEntry, person: User, clock: Clock) -> list[Line]:
    """For the entrant alone, each circle in the order they ranked it. Two queries."""
    sessions = {each.pool.pk: each for each in circles_of(entry.draw.page_id)}
    own = own_places(person, sessions, clock)
    place = _place(entry)
    return [
        Line(
            name=name_of(sessions[line["pool"]], clock),
            words=_words(line, place, entry.draw.entrants),
            tone="go" if line["came"] == Came.SEAT else "plain",
            own=own.get(line["pool"]),
        )
        for line in entry.outcome
        if line["pool"] in sessions
    ]


def _place(entry: DrawEntry) -> int:
    """Where the ticket came in the order drawn."""
    tickets: Iterable[list] = entry.draw.result.get("tickets", [])
    return next((n for n, (code, _seat) in enumerate(tickets, 1) if code == entry.ticket), 0)


def _words(line: dict[str, Any], place: int, entrants: int) -> str:
    numbers = {"place": place, "of": entrants}
    if line["came"] == Came.SEAT:
        return _("Your ticket was drawn number %(place)d of %(of)d, and a seat was free.") % numbers
    if line["came"] == Came.NOT_NEEDED:
        return _("You have a seat in a circle that you ranked higher.")
    if line["why"] == "not_open":
        return _("It has too few keepers so far, so nobody has a seat in it yet.")
    if line["came"] == Came.FULL:
        return (
            _("Its seats went to tickets drawn before yours, which was number %(place)d of %(of)d.")
            % numbers
        )
    return {
        "cancelled": _("It was cancelled before the draw."),
        "started": _("It had started before the draw."),
        "keeper": _("You keep this circle, or another at that time, so you have no seat in it."),
        "has_place": _("You already had a seat in it, or in another circle at that time."),
    }.get(line["why"], "")


def _iso(moment: datetime.datetime | None) -> str | None:
    return moment.astimezone(datetime.UTC).isoformat(timespec="seconds") if moment else None
