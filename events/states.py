"""Where a circle stands for somebody new, as its page tells it. Pure; `openness` decides at the door."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from .counting import Counts
    from .models import Draw, EventPage, Session


class State(StrEnum):
    """Where a session with seats stands for somebody new: the first of these that holds."""

    CANCELLED = "cancelled"
    OVER = "over"
    STARTED = "started"
    NOT_YET = "not-yet"  # registration, or entry to the draw, opens later
    DRAW = "draw"  # the draw can be entered
    DRAWING = "drawing"  # entry has closed, and nothing is drawn yet
    CLOSED = "closed"
    KEEPERS = "keepers"  # too few of them have said yes
    FULL = "full"
    OPEN = "open"


# Where somebody new can ask for a seat.
GIVING = (State.OPEN, State.FULL)


@dataclass(frozen=True)
class Window:
    """From when to when a page gives out seats, and how."""

    opens_at: datetime.datetime | None = None
    closes_at: datetime.datetime | None = None
    is_drawn_for: bool = False
    is_drawn: bool = False

    @classmethod
    def of(cls, page: EventPage, *, is_drawn: bool | None = None) -> Self:
        """The window of a page. Whether its draw was held is one query, unless it was loaded with
        the page or is said."""
        is_drawn_for = bool(getattr(page, "is_drawn_for", False))
        if is_drawn is None:
            draw: Draw | None = getattr(page, "fair_draw", None) if is_drawn_for else None
            is_drawn = draw is not None and draw.drawn_at is not None
        return cls(
            opens_at=page.registration_opens_at,
            closes_at=page.registration_closes_at,
            is_drawn_for=is_drawn_for,
            is_drawn=is_drawn,
        )

    def state(self, now: datetime.datetime) -> State | None:
        """What keeps the whole page from giving out seats at `now`; None when nothing does."""
        if self.opens_at and now < self.opens_at:
            return State.NOT_YET
        is_closed = self.closes_at is not None and self.closes_at <= now
        if self.is_drawn_for and not self.is_drawn:
            return State.DRAWING if is_closed else State.DRAW
        # What a draw leaves free is for whoever comes, until the start.
        if is_closed and not self.is_drawn_for:
            return State.CLOSED
        return None


def state_of(
    session: Session,
    window: Window,
    now: datetime.datetime,
    *,
    is_closed: bool,
    keepers: int,
    counts: Counts,
) -> State:
    """Where a session with seats stands. `is_closed`: staff have stopped registration for it."""
    if session.is_cancelled:
        return State.CANCELLED
    if session.ends_at <= now:
        return State.OVER
    if session.starts_at <= now:
        return State.STARTED
    if kept_back := window.state(now):
        return kept_back
    if is_closed:
        return State.CLOSED
    if keepers < session.keepers_needed:
        return State.KEEPERS
    return State.OPEN if counts.free else State.FULL
