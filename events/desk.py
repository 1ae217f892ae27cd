"""What keepers see at their desk: their own circles, and who comes to one. A fixed number of queries.

Nobody else sees it, whatever their rights. It holds for as long as somebody keeps the circle, and names
people until thirty days after it.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Exists, Prefetch, Q, QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from content.moments import when_in_words

from .actions.keeping import LATE_FROM, MINUTES_LATE
from .circle_words import ShownSeats, length_in_words, shown_seats
from .cohorts.access import roles_now
from .counting import Counts, counts_of
from .models import CirclesPage, Registration, Session, SessionStaff
from .retention import AFTER_CIRCLE, AFTER_NEED
from .sealing import unseal
from .states import Window

PEOPLE_ON_A_PAGE = 100
# In the session, which every page of somebody signed in reads anyway.
IN_MENU = "has_desk"


@dataclass(frozen=True)
class Kept:
    """A circle and what its keeper may do with it now. `mine` is the keeper's own role in it."""

    session: Session
    mine: SessionStaff
    counts: Counts
    window: Window
    now: datetime.datetime

    @property
    def title(self) -> str:
        return self.session.title or self.session.page.title

    @property
    def when(self) -> str:
        return when_in(self.session)

    @property
    def length(self) -> str:
        return length_in_words(self.session.minutes)

    @property
    def address(self) -> str:
        """Of the online room."""
        return unseal(self.session.sealed_address)

    @property
    def seats(self) -> ShownSeats:
        return shown_seats(self.counts, is_given_out=not self.to_be_drawn)

    @property
    def to_be_drawn(self) -> str:
        """That its seats are still to be drawn, and when; empty where they are not."""
        closes_at = self.window.closes_at
        if not self.window.is_drawn_for or self.window.is_drawn:
            return ""
        if closes_at is None or closes_at <= self.now:
            return _("To be drawn. Entry has closed.") if closes_at else _("To be drawn.")
        closes = when_in_words(closes_at, self.session.zone_info, timezone.get_current_timezone())
        return _("To be drawn. Entry closes %(when)s.") % {"when": closes}

    @property
    def keepers(self) -> list[SessionStaff]:
        """Those who said yes, oneself included. That others are asked would tell who has an account."""
        return [each for each in self.session.staff.all() if each.role in SessionStaff.KEEPERS]

    @property
    def lacks_keepers(self) -> bool:
        return self.is_ahead and len(self.keepers) < self.session.keepers_needed

    @property
    def is_ahead(self) -> bool:
        """It will take place and has not begun."""
        return not self.session.is_cancelled and self.now < self.session.starts_at

    @property
    def is_over(self) -> bool:
        return self.now >= self.session.ends_at

    @property
    def is_standing(self) -> bool:
        """Whether one may still hand it over or drop out."""
        return not self.session.is_cancelled and not self.is_over

    @property
    def is_named(self) -> bool:
        """Whether people's names are still there: until thirty days after."""
        is_kept = self.now < self.session.ends_at + AFTER_CIRCLE
        return is_kept and self.session.forgotten_at is None and not self.session.is_cancelled

    @property
    def has_needs(self) -> bool:
        return self.now < self.session.ends_at + AFTER_NEED

    @property
    def asking(self) -> int:
        """How many wait, or are offered a seat."""
        return self.counts.waiting + self.counts.offered

    @property
    def may_write(self) -> bool:
        return self.is_named and self.counts.confirmed > 0

    @property
    def may_say_late(self) -> bool:
        return self.is_standing and self.now >= self.session.starts_at - LATE_FROM

    @property
    def may_count(self) -> bool:
        return not self.session.is_cancelled and self.now >= self.session.starts_at

    minutes_late = MINUTES_LATE


def kept_circles(person: User) -> list[Kept]:
    """The circles somebody keeps, those ahead first, then those of the last thirty days."""
    now = timezone.now()
    sessions = list(_of(person).filter(ends_at__gt=now - AFTER_CIRCLE).in_order())
    return _kept(person, sessions, now)


def kept_circle(person: User, session_id: int) -> Kept | None:
    """One of them, however long ago; None if they don't keep it."""
    return next(iter(_kept(person, list(_of(person).filter(pk=session_id)), timezone.now())), None)


def invitations_of(person: User) -> list[SessionStaff]:
    """What somebody is asked to keep or observe, and can still answer."""
    open_ones = person.keeping.filter(
        status=SessionStaff.Status.INVITED,
        session__status=Session.Status.SCHEDULED,
        session__ends_at__gt=timezone.now(),
    )
    return list(open_ones.select_related("session__page").order_by("session__starts_at", "pk"))


def at_the_desk(person: User) -> QuerySet[SessionStaff]:
    """What there is at the desk for this person."""
    return SessionStaff.objects.filter(person=person, status__in=SessionStaff.STANDING)


def has_desk(person: User) -> Q:
    """Whether there is anything at the desk for this person: to ask within another query."""
    return Exists(at_the_desk(person)) | Exists(roles_now().filter(person=person))


def remember_desk(request: HttpRequest, found: bool | None = None) -> None:
    """Let the menu know, without a query on other pages, whether to lead to the desk.

    `found`: whether there is anything, for who has asked already.
    """
    if found is None:
        found = User.objects.filter(has_desk(request.user), pk=request.user.pk).exists()
    if found != request.session.get(IN_MENU, False):
        request.session[IN_MENU] = found


def roster(session: Session) -> QuerySet[Registration]:
    """Who comes, by the name they chose; nothing that says who they are otherwise."""
    confirmed = Registration.objects.confirmed().filter(pool__session=session)
    shown = ("display_name", "pronouns", "access_need__text")
    return (
        confirmed.select_related("access_need").only(*shown).order_by(Lower("display_name"), "pk")
    )


def when_in(session: Session) -> str:
    """In the zone of the circle, and beside it in the reader's own."""
    return when_in_words(session.starts_at, session.zone_info, timezone.get_current_timezone())


def _of(person: User) -> QuerySet[Session]:
    named = SessionStaff.objects.filter(status=SessionStaff.Status.ACCEPTED)
    circles = Session.objects.circles().kept_by(person).select_related("page", "pool")
    return circles.prefetch_related(Prefetch("staff", named))


def _kept(person: User, sessions: list[Session], now: datetime.datetime) -> list[Kept]:
    counts = counts_of(session.pool for session in sessions)
    pages = CirclesPage.objects.filter(pk__in={session.page_id for session in sessions})
    windows = {page.pk: Window.of(page) for page in pages.select_related("fair_draw")}
    return [
        Kept(
            session,
            _role(session, person),
            counts[session.pool.pk],
            windows.get(session.page_id, Window()),
            now,
        )
        for session in sessions
    ]


def _role(session: Session, person: User) -> SessionStaff:
    return next(each for each in session.staff.all() if each.person_id == person.pk)
