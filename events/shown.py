"""What the page of wellness circles shows to one visitor. Reads only; queries are fixed."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from content.moments import clock_in_words, weekday_in_words

from .circle_words import (
    Clock,
    ShownSeats,
    keepers_in_words,
    length_in_words,
    shown_seats,
    when_and_where,
    why_not,
)
from .counting import Counts, counts_of
from .models.seats import SeatPool
from .models.sessions import Session
from .retention import AFTER_CIRCLE, AFTER_NEED
from .seats_ahead import keepers_there
from .shown_draw import shown_draw
from .standing import Own, own_places
from .states import GIVING, State, Window, state_of

if TYPE_CHECKING:
    from .models import CirclesPage, EventPage


@dataclass(frozen=True)
class Circle:
    """One session with seats, as somebody finds it. `own` is their own place, if they have one."""

    session: Session
    pool: SeatPool
    counts: Counts
    state: State
    day: datetime.date
    time: str
    facts: tuple[str, ...]
    length: str
    why_not: str
    is_ahead: bool
    own: Own | None = None
    elsewhere: Own | None = None  # their seat in another circle at the same time

    @property
    def title(self) -> str:
        return self.session.title or self.time

    @property
    def seats(self) -> ShownSeats:
        return shown_seats(self.counts, is_given_out=self.state in GIVING)

    @property
    def name(self) -> str:
        """What tells it from the others to who hears only the name of its button."""
        return ", ".join((*filter(None, [self.session.title]), self.day_words, self.time))

    @property
    def day_words(self) -> str:
        return weekday_in_words(self.day)

    @property
    def is_drawn(self) -> bool:
        """Whether its ring is worth drawing."""
        return self.state not in (State.OVER, State.CANCELLED)

    @property
    def can_register(self) -> bool:
        return self.state in GIVING and not self.own and not self.elsewhere

    @property
    def can_ask_too(self) -> bool:
        """Whether who sits elsewhere at that time may move here, or wait here as well."""
        return self.state in GIVING and not self.own and self.elsewhere is not None

    @property
    def register_label(self) -> str:
        if self.can_ask_too and self.state == State.OPEN:
            return _("Move here")
        return _("Take a seat") if self.state == State.OPEN else _("Join the waitlist")

    @property
    def register_url(self) -> str:
        return reverse("events:register", args=[self.pool.pk])


@dataclass(frozen=True)
class Day:
    """The circles of one day on the page's calendar."""

    on: datetime.date
    circles: tuple[Circle, ...]

    @property
    def words(self) -> str:
        return weekday_in_words(self.on)


def clock_of(page: EventPage) -> Clock:
    """The page's time, and that of whoever looks."""
    zone = ZoneInfo(page.zone)
    visitor = timezone.get_current_timezone()
    return Clock(timezone.now(), zone, visitor if isinstance(visitor, ZoneInfo) else zone)


def with_keepers() -> QuerySet[SeatPool]:
    """Pools with their session, and how many keepers of it have said yes."""
    pools = SeatPool.objects.select_related("session")
    return pools.annotate(keepers=keepers_there("session"))


def shown_circle(
    pool: SeatPool, counts: Counts, window: Window, clock: Clock, own: dict[int, Own]
) -> Circle:
    """A pool of `with_keepers()` with all that is said of it."""
    session = pool.session
    keepers = pool.keepers
    is_closed = pool.closed_at is not None
    state = state_of(
        session, window, clock.now, is_closed=is_closed, keepers=keepers, counts=counts
    )
    mine = own.get(pool.pk)
    return Circle(
        session=session,
        pool=pool,
        counts=counts,
        state=state,
        day=clock.day_of(session.starts_at),
        time=clock_in_words(session.starts_at, clock.zone, clock.visitor),
        facts=tuple(filter(None, (session.place, keepers_in_words(keepers)))),
        length=length_in_words(session.minutes),
        why_not=why_not(state, window, clock),
        is_ahead=session.ends_at > clock.now,
        own=mine,
        elsewhere=None if mine else _seat_at_that_time(session, own),
    )


def _seat_at_that_time(session: Session, own: dict[int, Own]) -> Own | None:
    if not session.slot:
        return None
    key = f"{session.page_id}:{session.slot}"
    return next((each for each in own.values() if each.is_seated and each.slot_key == key), None)


def by_day(circles: Iterable[Circle]) -> list[Day]:
    return [Day(on, tuple(group)) for on, group in groupby(circles, key=lambda each: each.day)]


def circles_context(page: CirclesPage, request: HttpRequest) -> dict[str, Any]:
    """What a page of circles shows. The same queries, whatever the number of circles and people."""
    clock, window = clock_of(page), Window.of(page)
    pools = list(
        with_keepers()
        .filter(page=page.pk, session__kind=Session.Kind.CIRCLE)
        .order_by("session__starts_at", "session__title", "pk")
    )
    counts = counts_of(pools)
    own = own_places(request.user, counts, clock)
    circles = [shown_circle(pool, counts[pool.pk], window, clock, own) for pool in pools]
    ahead = [each for each in circles if each.is_ahead]
    state = window.state(clock.now)
    return {
        "when_and_where": when_and_where(page),
        "days": by_day(ahead),
        "is_one_a_day": len({each.day for each in ahead}) == len(ahead),
        "past": [each for each in circles if not each.is_ahead],
        "exclude_each_other": _share_a_slot(ahead),
        "page_state": state,
        "page_says": why_not(state, window, clock) if state and ahead else "",
        "draw": shown_draw(page, request, window, clock),
        "is_any_full": any(each.state == State.FULL for each in ahead),
        "days_kept": AFTER_CIRCLE.days,
        "days_needs_kept": AFTER_NEED.days,
    }


def _share_a_slot(circles: Sequence[Circle]) -> bool:
    """Whether any two of them are at one time, so that a person can sit in one only."""
    return any(n > 1 for n in Counter(each.session.slot for each in circles).values())
