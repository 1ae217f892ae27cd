"""What a page says about itself to cards, lists and action plans. No Django in here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .models import BasePage


@dataclass(frozen=True)
class Offering:
    """One thing a person can go to, as a card shows it.

    Every page type answers `BasePage.offering()` with one of these, so that cards and lists
    never need to know page types. All words are ready to show, already translated.
    """

    title: str
    url: str
    kind: str
    summary: str = ""
    state: str = ""  # "upcoming", "open", "complete", "archived" or "" where none applies
    state_label: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    next_step: str = ""  # words for the button
    meta: str = ""  # "6 modules · 2 h 10 min"
    image: Any = None  # content.models.Image or None
    progress: tuple[int, int] | None = None  # done, needed

    def is_past(self, now: datetime) -> bool:
        """Say whether it was over before `now`; what has no date is never past."""
        last = self.ends_at or self.starts_at
        return last is not None and last < now


def card_of(page: BasePage, *, kind: str, **facts: Any) -> Offering:
    """The card of a page with what every page says of itself. `facts` are more fields, or other ones."""
    facts.setdefault("summary", page.summary)
    # A picture that is left out is not looked up, either: that is a query.
    if "image" not in facts:
        facts["image"] = page.image
    return Offering(title=page.title, url=page.url or "", kind=kind, **facts)
