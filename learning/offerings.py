"""How a series presents itself on cards and in lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext, ngettext

from content.moments import duration_in_words
from content.offering import Offering, card_of

from .models.records import Enrollment

if TYPE_CHECKING:
    from .models import SeriesPage

Figures = tuple[int, int, int]


def prepare_series(pages: Sequence[SeriesPage], figures: dict[str, Figures]) -> None:
    """Keep on each page how many modules it has, how many count, and how many minutes they take."""
    for page in pages:
        page.figures = figures.get(page.path, (0, 0, 0))


def series_offering(page: SeriesPage, *, plain: bool = False) -> Offering:
    """The card of a series. Costs a query unless `prepare_offerings` ran; none for progress.

    A plain one has neither figures nor picture, and costs nothing.
    """
    state = page.state
    return card_of(
        page,
        kind=gettext("Learning series"),
        state=state,
        state_label=str(page.State(state).label),
        starts_at=page.opens_at,
        ends_at=page.ends_at,
        next_step=next_step(page, state),
        meta="" if plain else _figures(page),
        image=None if plain else page.image,
    )


def _figures(page: SeriesPage) -> str:
    if not hasattr(page, "figures"):
        type(page).prepare_offerings([page])
    count, _required, minutes = page.figures
    return figures_in_words(count, minutes)


def figures_in_words(count: int, minutes: int) -> str:
    """For example "6 modules · 2 h 10 min"."""
    words = ngettext("%(n)s module", "%(n)s modules", count) % {"n": count}
    return f"{words} · {duration_in_words(minutes)}" if minutes else words


def next_step(page: SeriesPage, state: str) -> str:
    """What the button of a card says to who isn't enrolled."""
    if state in (page.State.ARCHIVED, page.State.UPCOMING):
        return gettext("Read about it")
    return gettext("Start learning")


def personal_offering(
    page: SeriesPage, enrollment: Enrollment | None, *, plain: bool = False
) -> Offering:
    """The card of a series for one learner: their progress, and their own next step."""
    offering = series_offering(page, plain=plain)
    if enrollment is None:
        return offering
    label = gettext("You finished this") if enrollment.is_completed else gettext("In progress")
    return replace(
        offering,
        state="done" if enrollment.is_completed else "in-progress",
        state_label=label,
        next_step=gettext("Open again") if enrollment.is_completed else gettext("Go on"),
        progress=(enrollment.required_done, enrollment.required_total),
    )
