"""A person's own places as their own pages show them. Reads only; queries are fixed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from content.sites import share_roots

from .circle_words import Clock, length_in_words
from .models import DrawEntry, Registration, SeatPool, Session
from .openness import holds_seat_in_slot, keeps_in_slot
from .seats_ahead import keepers_there
from .standing import queue_in_words
from .why import ended_in_words, passed_over_in_words

if TYPE_CHECKING:
    from accounts.models import User

JOIN_BEFORE = datetime.timedelta(minutes=15)
Status = Registration.Status
TONES = {
    Status.WAITING: "accent",
    Status.OFFERED: "warm",
    Status.CONFIRMED: "go",
    Status.DECLINED: "plain",
    Status.EXPIRED: "plain",
    Status.CANCELLED: "plain",
}


@dataclass(frozen=True)
class Place:
    """One registration as the person it is of sees it at `clock.now`."""

    registration: Registration
    clock: Clock
    ahead: int = 0

    @property
    def session(self) -> Session:
        return self.registration.pool.session

    @property
    def pool(self) -> SeatPool:
        return self.registration.pool

    @property
    def status(self) -> str:
        return self.registration.status_at(self.clock.now)

    @property
    def when(self) -> str:
        return self.clock.when(self.session.starts_at)

    @property
    def length(self) -> str:
        return length_in_words(self.session.minutes)

    @property
    def held_until(self) -> str:
        """Until when the offered seat is held; empty when none is."""
        until = self.registration.offer_expires_at
        return self.clock.when(until) if until else ""

    @property
    def is_ahead(self) -> bool:
        """Whether there is something to come: an active place in what isn't over."""
        return self.status in Registration.ACTIVE and self.clock.now < self.session.ends_at

    @property
    def has_started(self) -> bool:
        return self.session.starts_at <= self.clock.now

    @property
    def state(self) -> str:
        """How it stands, in a few words."""
        if self.status == Status.CONFIRMED:
            is_over = self.session.ends_at <= self.clock.now
            return _("It is over") if is_over else _("You have a seat")
        return {
            Status.WAITING: _("You are waiting"),
            Status.OFFERED: _("A seat is held for you"),
            Status.DECLINED: _("You let the seat go"),
            Status.EXPIRED: _("Your turn has lapsed"),
            Status.CANCELLED: _("Cancelled"),
        }[self.status]

    @property
    def tone(self) -> str:
        is_over = not self.is_ahead and self.status == Status.CONFIRMED
        return "plain" if is_over else TONES[self.status]

    @property
    def line(self) -> str:
        """What to know of it in a list: place in the queue, or until when to answer."""
        if self.status == Status.WAITING:
            words = f"{queue_in_words(self.ahead)}."
            return f"{words} {passed_over_in_words(self.registration)}".strip()
        if self.status == Status.OFFERED:
            return _("Please answer by %(when)s.") % {"when": self.held_until}
        if self.status == Status.CONFIRMED:
            return ""
        return ended_in_words(self.registration)

    @property
    def is_passed_over(self) -> bool:
        """Whether who waits here sits elsewhere at that time, or keeps a circle. Read `with_all`."""
        return bool(passed_over_in_words(self.registration))

    @property
    def is_in_turn(self) -> bool:
        """Whether it waits for a seat that is offered in turn."""
        return self.status == Status.WAITING and not (self.is_passed_over or self.is_short_notice)

    @property
    def short_notice_from(self) -> str:
        return self.clock.when(self.pool.cutoff_at) if self.pool.cutoff_at else ""

    @property
    def lacks_keepers(self) -> bool:
        """Whether too few have said yes to keep this circle, and there is time to find somebody."""
        there = getattr(self.registration, "keepers_there", None)
        is_on = self.is_ahead and not self.has_started and not self.session.is_cancelled
        return is_on and there is not None and there < self.session.keepers_needed

    @property
    def can_answer(self) -> bool:
        until = self.registration.offer_expires_at
        return until is not None and self.clock.now < until

    @property
    def can_change(self) -> bool:
        """Whether it can still be given up or moved."""
        return self.registration.is_active and not self.has_started

    @property
    def is_short_notice(self) -> bool:
        """Seats are not offered in turn any more: the first to take one has it."""
        begins = self.pool.first_come_at
        return begins is not None and begins <= self.clock.now and not self.has_started

    @property
    def can_claim(self) -> bool:
        is_waiting = self.registration.status == Status.WAITING
        return is_waiting and self.is_short_notice and self.pool.free > 0

    @property
    def has_room_online(self) -> bool:
        is_on = not self.session.is_cancelled and bool(self.session.sealed_address)
        return is_on and self.registration.status == Status.CONFIRMED and self.is_ahead

    @property
    def can_join(self) -> bool:
        return self.has_room_online and self.session.starts_at - JOIN_BEFORE <= self.clock.now

    @property
    def has_other_times(self) -> bool:
        """Whether it was lost with its circle, whose page may have others."""
        is_lost = self.registration.reason == Registration.Reason.SESSION_CANCELLED
        return is_lost and self.session.is_circle and not self.has_started

    @property
    def can_come_back(self) -> bool:
        """Whether who left it may ask for a seat again."""
        is_on = not self.session.is_cancelled and not self.has_started
        return not self.registration.is_active and is_on and self.pool.page.live


def clock_for(session: Session) -> Clock:
    """The session's time, and that of whoever looks."""
    zone = session.zone_info
    visitor = timezone.get_current_timezone()
    return Clock(timezone.now(), zone, visitor if isinstance(visitor, ZoneInfo) else zone)


def place_of(registration: Registration) -> Place:
    """One registration, with its pool, session and page loaded."""
    ahead = getattr(registration, "ahead", 0)
    return Place(registration, clock_for(registration.pool.session), ahead)


def with_all(registrations: QuerySet[Registration]) -> QuerySet[Registration]:
    """With pool, session, page, `ahead` (how many wait before each that waits), `sits_beside`
    and `keeps_beside` (at that time), and `keepers_there` (how many have said yes to keep it)."""
    before = Registration.objects.filter(
        pool=OuterRef("pool"), status=Status.WAITING, position__lt=OuterRef("position")
    )
    count = before.order_by().values("pool").annotate(n=Count("pk")).values("n")
    loaded = registrations.select_related("pool__session", "pool__page")
    return loaded.annotate(
        ahead=Coalesce(Subquery(count), 0),
        sits_beside=holds_seat_in_slot(),
        keeps_beside=keeps_in_slot(),
        keepers_there=keepers_there("pool__session"),
    )


@dataclass(frozen=True)
class OwnSeats:
    """All of a person's places: what comes, soonest first; what was, newest first; draws entered."""

    ahead: tuple[Place, ...]
    past: tuple[Place, ...]
    entries: tuple[DrawEntry, ...]


def seats_of(person: User) -> OwnSeats:
    """Two queries, whatever the number of places. What was left and taken anew is there once."""
    found = with_all(Registration.objects.of(person)).order_by("pool__session__starts_at", "-pk")
    places = [place_of(each) for each in found if each.pool.session]
    ahead = tuple(each for each in places if each.is_ahead)
    standing = {each.pool.pk for each in ahead}
    past = _last_of_each(each for each in places if each.pool.pk not in standing)
    entries = DrawEntry.objects.of(person).exclude(status=DrawEntry.Status.LEFT)
    entered = tuple(entries.select_related("draw__page").order_by("-entered_at"))
    share_roots(each.pool.page for each in places)
    share_roots(each.draw.page for each in entered)
    return OwnSeats(ahead, past, entered)


def coming_seats(person: User) -> QuerySet[Registration]:
    """The places somebody has in what isn't over."""
    now = timezone.now()
    return Registration.objects.of(person).standing(now).filter(pool__session__ends_at__gt=now)


def next_seats(person: User, most: int = 3) -> list[Place]:
    """What comes next, soonest first. One query."""
    found = with_all(coming_seats(person)).order_by("pool__session__starts_at", "pk")[:most]
    return [place_of(each) for each in found]


def _last_of_each(places: Iterable[Place]) -> tuple[Place, ...]:
    seen: set[int] = set()
    kept = []
    for each in places:
        if each.pool.pk not in seen:
            seen.add(each.pool.pk)
            kept.append(each)
    return tuple(reversed(kept))
