"""How events present themselves on cards, in lists and in action plans."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db.models import Count, Max, Min, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.offering import Offering, card_of

from .circle_words import when_and_where
from .models.draws import Draw
from .models.sessions import Session
from .seats_ahead import free_ahead
from .states import State, Window

if TYPE_CHECKING:
    from .models import CirclesPage, ConferencePage, EventPage


@dataclass(frozen=True)
class Figures:
    """What is counted of one event: when its sessions are, how many, and whether seats are free."""

    first: datetime.datetime | None = None
    last: datetime.datetime | None = None
    circles: int = 0
    sessions: int = 0
    free: int = 0
    is_drawn: bool = False


def prepare_events(pages: Sequence[EventPage]) -> None:
    """Keep on each page what its card counts: three queries for all of them."""
    ids = [page.pk for page in pages]
    is_circle = Q(kind=Session.Kind.CIRCLE)
    rows = (
        Session.objects.scheduled()
        .filter(page__in=ids)
        .order_by()
        .values("page")
        .annotate(
            first=Min("starts_at"),
            last=Max("ends_at"),
            circles=Count("pk", filter=is_circle),
            sessions=Count("pk", filter=~is_circle),
        )
    )
    found = {row.pop("page"): row for row in rows}
    free = free_ahead(ids, timezone.now())
    drawn = set(
        Draw.objects.filter(page__in=ids).exclude(drawn_at=None).values_list("page", flat=True)
    )
    for page in pages:
        page.figures = Figures(
            **found.get(page.pk, {}), free=free.get(page.pk, 0), is_drawn=page.pk in drawn
        )


def figures_of(sessions: Sequence[Session]) -> Figures:
    """The same of sessions that are loaded already, but for free seats."""
    scheduled = [each for each in sessions if not each.is_cancelled]
    circles = sum(each.is_circle for each in scheduled)
    return Figures(
        first=min((each.starts_at for each in scheduled), default=None),
        last=max((each.ends_at for each in scheduled), default=None),
        circles=circles,
        sessions=len(scheduled) - circles,
    )


def _figures(page: EventPage) -> Figures:
    if not hasattr(page, "figures"):
        type(page).prepare_offerings([page])
    return page.figures


def is_over(page: EventPage, figures: Figures, now: datetime.datetime) -> bool:
    """Whether the last session is over; without sessions, whether the last day is."""
    if figures.last:
        return figures.last <= now
    return bool(page.ends_on and page.ends_on < now.astimezone(ZoneInfo(page.zone)).date())


def circles_offering(page: CirclesPage) -> Offering:
    """The card of a page of circles. Three queries unless `prepare_offerings` ran."""
    figures, now = _figures(page), timezone.now()
    state, label, step = _circles_state(page, figures, now)
    count = ngettext("%(n)s circle", "%(n)s circles", figures.circles) % {"n": figures.circles}
    return card_of(
        page,
        kind=_("Wellness circles"),
        state=state,
        state_label=label,
        next_step=step,
        meta=_meta(page, count if figures.circles else ""),
        **offered_dates(page, figures, now),
    )


def _circles_state(
    page: CirclesPage, figures: Figures, now: datetime.datetime
) -> tuple[str, str, str]:
    if is_over(page, figures, now):
        return "complete", _("Past"), ""
    if not figures.circles:
        return "upcoming", _("Planned"), _("Read about it")
    kept_back = Window.of(page, is_drawn=figures.is_drawn).state(now)
    if kept_back == State.NOT_YET:
        return "upcoming", _("Opens soon"), _("Read about it")
    if kept_back == State.DRAW:
        return "open", _("Enter the draw"), _("See the circles")
    if kept_back:
        return "upcoming", _("Registration closed"), _("Read about it")
    if figures.free:
        return "open", _("Seats free"), _("Choose a circle")
    return "open", _("Waitlist"), _("See the circles")


def conference_offering(page: ConferencePage) -> Offering:
    """The card of a conference. Three queries unless `prepare_offerings` ran."""
    figures, now = _figures(page), timezone.now()
    if is_over(page, figures, now):
        state, label = "complete", _("Past")
    elif figures.first and figures.first <= now:
        state, label = "open", _("On now")
    else:
        state, label = "upcoming", _("Coming up")
    return card_of(
        page,
        kind=_("Conference"),
        state=state,
        state_label=label,
        next_step="" if state == "complete" else _("See the program"),
        meta=when_and_where(page),
        **offered_dates(page, figures, now),
    )


def _meta(page: EventPage, count: str) -> str:
    """For example "8 to 12 November 2026 · Atlanta, Georgia · 9 circles"."""
    return " · ".join(filter(None, [when_and_where(page), count]))


def offered_dates(
    page: EventPage, figures: Figures, now: datetime.datetime
) -> dict[str, datetime.datetime | None]:
    """Its moments, as far as sessions say them. Of days alone only the end, once it is past: a
    list would otherwise show an hour that nobody has set."""
    if figures.first or not is_over(page, figures, now) or not page.ends_on:
        return {"starts_at": figures.first, "ends_at": figures.last}
    after = page.ends_on + datetime.timedelta(days=1)
    end = datetime.datetime.combine(after, datetime.time.min, tzinfo=ZoneInfo(page.zone))
    return {"starts_at": None, "ends_at": end}
