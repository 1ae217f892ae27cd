"""A run as somebody finds it: its sessions, its seats and where it stands. Reads only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wagtail.models import Page

from ..counting import counts_of
from ..models.seats import SeatPool
from ..models.sessions import Session
from ..offerings import figures_of, is_over
from ..seats_ahead import keepers_there
from ..shown import Circle, clock_of, shown_circle
from ..standing import own_places
from ..states import State, Window

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User

    from ..circle_words import Clock
    from ..models import CohortPage


@dataclass(frozen=True)
class Run:
    """One run with all its sessions in order, cancelled ones too, and its seats if it has any.

    `program`: the name of its program; empty while that isn't published.
    """

    page: CohortPage
    program: str
    sessions: tuple[Session, ...]
    seats: Circle | None
    clock: Clock
    window: Window

    @property
    def title(self) -> str:
        """With its program's name, for where nothing else says it."""
        return f"{self.program}: {self.page.title}" if self.program else self.page.title

    @property
    def held(self) -> tuple[Session, ...]:
        """The sessions that take place."""
        return tuple(each for each in self.sessions if not each.is_cancelled)

    @property
    def state(self) -> State | None:
        """Where it stands for somebody new; None while it has no dates or no seats."""
        if self.sessions and not self.held:
            return State.CANCELLED
        if is_over(self.page, figures_of(self.held), self.clock.now):
            return State.OVER
        if self.held and self.held[0].starts_at <= self.clock.now:
            return State.STARTED
        if self.seats is None or not self.held:
            return None
        if self.seats.state in (State.STARTED, State.OVER, State.CANCELLED):
            return (
                State.CLOSED
            )  # its first sessions were moved or called off, and its seats are gone
        return self.seats.state


def runs_of(
    pages: Iterable[CohortPage], person: User | AnonymousUser | None = None
) -> dict[int, Run]:
    """The runs by the ids of their pages: three queries for all, a fourth for one's own places."""
    pages = list(pages)
    if not pages:
        return {}
    found: dict[int, list[Session]] = {page.pk: [] for page in pages}
    for session in _sessions_with_seats(found):
        found[session.page_id].append(session)
    pools = {pk: _pool_for_all(sessions) for pk, sessions in found.items()}
    pools = {pk: pool for pk, pool in pools.items() if pool}
    counts = counts_of(pools.values())
    clocks = {page.pk: clock_of(page) for page in pages}
    own = own_places(person, counts, clocks[pages[0].pk]) if person else {}
    programs = programs_of(pages)
    runs = {}
    for page in pages:
        clock, window, pool = clocks[page.pk], Window.of(page), pools.get(page.pk)
        seats = shown_circle(pool, counts[pool.pk], window, clock, own) if pool else None
        sessions = tuple(found[page.pk])
        runs[page.pk] = Run(page, programs[page.pk], sessions, seats, clock, window)
    return runs


def _sessions_with_seats(page_ids: Iterable[int]) -> Iterable[Session]:
    sessions = Session.objects.filter(page__in=list(page_ids)).select_related("pool")
    return sessions.annotate(keepers_there=keepers_there("pk")).in_order()


def _pool_for_all(sessions: Iterable[Session]) -> SeatPool | None:
    """The seats of the run, with what `shown_circle` asks of a pool."""
    for session in sessions:
        pool = getattr(session, "pool", None)
        if pool and pool.is_for_all:
            pool.session, pool.keepers = session, session.keepers_there
            return pool
    return None


def programs_of(pages: Iterable[CohortPage]) -> dict[int, str]:
    """The name of the program by the id of each run."""
    above = {page.pk: (page.path or "")[: -Page.steplen] for page in pages}
    live = Page.objects.filter(path__in=set(above.values()), live=True)
    titles = dict(live.values_list("path", "title"))
    return {pk: titles.get(path, "") for pk, path in above.items()}
