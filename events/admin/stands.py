"""How sessions stand for those who schedule them: what is given out now, and if nothing is, why."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..counting import Counts
from ..models import DrawEntry, EventPage, SeatPool, Session, SessionStaff
from ..states import GIVING, State, Window, state_of
from . import words

DRAWS = (State.DRAW, State.DRAWING)


@dataclass(frozen=True)
class Situation:
    """What a page as a whole does: gives out seats from when to when, is public, has entries."""

    window: Window
    is_live: bool = True
    entered: int = 0


def situations(page_ids: Iterable[int]) -> dict[int, Situation]:
    """The situation of each page by its id. Two queries for all."""
    ids = set(page_ids)
    pages = EventPage.objects.filter(pk__in=ids).select_related("circlespage__fair_draw")
    entries = DrawEntry.objects.entered().filter(draw__page__in=ids).order_by()
    entered = dict(entries.values_list("draw__page").annotate(n=Count("pk")))
    return {
        page.pk: Situation(
            Window.of(getattr(page, "circlespage", page)), page.live, entered.get(page.pk, 0)
        )
        for page in pages
    }


@dataclass(frozen=True)
class Stands:
    """One session. Without seats it has no `state` beyond its time."""

    session: Session
    pool: SeatPool | None
    staff: list[SessionStaff]
    counts: Counts | None
    page: Situation
    now: datetime.datetime

    @property
    def state(self) -> State | None:
        if self.pool is None or self.counts is None:
            return None
        accepted = SessionStaff.Status.ACCEPTED
        keepers = [each for each in self.staff if each.role in SessionStaff.KEEPERS]
        found = state_of(
            self.session,
            self.page.window,
            self.now,
            is_closed=self.pool.closed_at is not None,
            keepers=sum(each.status == accepted for each in keepers),
            counts=self.counts,
        )
        # What staff have stopped stays so, whatever the page does.
        is_stopped = self.pool.closed_at and found in (State.NOT_YET, *DRAWS)
        return State.CLOSED if is_stopped else found

    @property
    def is_giving(self) -> bool:
        """Whether a seat can be had now."""
        return self.page.is_live and self.state in GIVING

    @property
    def said(self) -> tuple[str, str]:
        """The state in a few words, and more about it."""
        now, state = words.state_of(self.session, self.now), self.state
        if self.session.is_cancelled or self.session.starts_at <= self.now:
            return now, ""
        short, more = self._seats_said(state) if state else (now, "")
        if not self.page.is_live:
            more = _("Its page is not published")
        return short, more

    def _seats_said(self, state: State) -> tuple[str, str]:
        window = self.page.window
        if state == State.NOT_YET:
            return _("Not open yet"), _("Opens %(when)s") % {"when": words.moment(window.opens_at)}
        if state in DRAWS:
            return _("To be drawn"), self._entered()
        if state == State.KEEPERS:
            return _("Not open: keepers missing"), ""
        if state == State.CLOSED:
            stopped = self.pool is not None and self.pool.closed_at
            return (_("Registration stopped") if stopped else _("Registration has ended")), ""
        return (_("Full") if state == State.FULL else _("Open")), ""

    def _entered(self) -> str:
        n, closes = self.page.entered, self.page.window.closes_at
        entered = ngettext("%(n)d person entered", "%(n)d people entered", n) % {"n": n}
        if closes is None:
            return entered
        if closes <= self.now:
            return _("%(entered)s, entry has closed") % {"entered": entered}
        return _("%(entered)s, closes %(when)s") % {
            "entered": entered,
            "when": words.moment(closes),
        }

    @property
    def seats(self) -> tuple[str, str]:
        """ "3 of 8" and below it "1 offered, 4 free": free only while a seat can be had."""
        if self.counts is None:
            return "", ""
        more = [_("%(n)d offered") % {"n": self.counts.offered}] if self.counts.offered else []
        if self.is_giving:
            more.append(_("%(n)d free") % {"n": self.counts.free})
        elif self.state in DRAWS:
            more.append(_("to be drawn"))
        return words.confirmed_of(self.counts), ", ".join(more)
