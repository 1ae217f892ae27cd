"""One place of a person as they see it: how it stands, and what can be done with it. Reads nothing."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from .circle_words import Clock, length_in_words
from .models import Registration, SeatPool, Session
from .standing import queue_in_words
from .why import ended_in_words, passed_over_in_words

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
    def is_run(self) -> bool:
        """Whether the seat is for all sessions of a run of a training."""
        return self.pool.is_for_all

    @property
    def title(self) -> str:
        """The page's; of a run with its program's name before it. Read `with_all`."""
        title = self.pool.page.title
        program = getattr(self.registration, "program", "") if self.is_run else ""
        return f"{program}: {title}" if program and program not in title else title

    @property
    def ends_at(self) -> datetime.datetime:
        """The end of the session; of a run, that of its last one. Read `with_all`."""
        last = getattr(self.registration, "run_ends_at", None) if self.is_run else None
        return max(self.session.ends_at, last) if last else self.session.ends_at

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
        return self.status in Registration.ACTIVE and self.clock.now < self.ends_at

    @property
    def has_started(self) -> bool:
        return self.session.starts_at <= self.clock.now

    @property
    def state(self) -> str:
        """How it stands, in a few words."""
        if self.status == Status.CONFIRMED:
            is_over = self.ends_at <= self.clock.now
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
        """Whether something in it can still be set right, before it starts."""
        return self.registration.is_active and not self.has_started

    @property
    def can_leave(self) -> bool:
        """Whether it can still be given up or moved: a seat in a run, until the last session ends."""
        is_in_run = self.is_run and self.status == Status.CONFIRMED and self.is_ahead
        return self.can_change or (is_in_run and not self.is_finished)

    @property
    def is_finished(self) -> bool:
        """Whether the training is finished, with its certificate. Read `with_all`."""
        return bool(getattr(self.registration, "has_finished", False))

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
        # Of a run each session has its own room, on the page of the training.
        is_on = not self.session.is_cancelled and bool(self.session.sealed_address)
        return (
            not self.is_run
            and is_on
            and self.registration.status == Status.CONFIRMED
            and self.is_ahead
        )

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
