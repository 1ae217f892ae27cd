"""What the page of circles says of its fair draw, and how one person stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from .circle_words import Clock
from .models.draws import DrawEntry
from .states import State, Window

if TYPE_CHECKING:
    from .models import CirclesPage


@dataclass(frozen=True)
class ShownDraw:
    """One sentence and one thing to do: enter, look at one's entry, or check what was drawn."""

    words: str
    label: str
    url: str
    is_entered: bool = False
    is_open: bool = False


def shown_draw(
    page: CirclesPage, request: HttpRequest, window: Window, clock: Clock
) -> ShownDraw | None:
    """None where nothing is drawn for, or not yet. One query for somebody signed in."""
    state = window.state(clock.now)
    if not window.is_drawn_for or state not in (State.DRAW, State.DRAWING, None):
        return None
    if state is None:
        url = reverse("events:draw", args=[page.fair_draw.pk])
        return ShownDraw(_("The seats have been drawn."), _("See how it was drawn"), url)
    is_entered = _is_in(page, request)
    if state == State.DRAWING:
        words = _("Entry has closed. The seats are being drawn.")
        return ShownDraw(words, "", "", is_entered=is_entered)
    if window.closes_at is None:
        words = _("Seats are given out by a fair draw.")
    else:
        words = _("Seats are given out by a fair draw. Enter until %(when)s.")
        words = words % {"when": clock.when(window.closes_at)}
    label = _("Change your entry") if is_entered else _("Enter the draw")
    url = reverse("events:enter_draw", args=[page.pk])
    return ShownDraw(words, label, url, is_entered=is_entered, is_open=True)


def _is_in(page: CirclesPage, request: HttpRequest) -> bool:
    draw = getattr(page, "fair_draw", None)
    if draw is None or not request.user.is_authenticated:
        return False
    entries = DrawEntry.objects.of(request.user).entered()
    return entries.filter(draw=draw).exists()
