"""All dates of a run, in words. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..circle_words import Clock, length_in_words, until_in_words
from ..models import CohortPage, Session

if TYPE_CHECKING:
    from ..models import SeatPool


@dataclass(frozen=True)
class Date:
    """One session of a run in words."""

    session: Session
    when: str
    length: str


def dates_of(page: CohortPage, clock: Clock) -> list[Date]:
    """All its sessions in order, cancelled ones too. One query."""
    sessions = Session.objects.filter(page=page.pk).in_order()
    return [
        Date(
            each,
            clock.when(each.starts_at),
            until_in_words(each) or length_in_words(each.minutes),
        )
        for each in sessions
    ]


def run_of(pool: SeatPool) -> CohortPage | None:
    """The run whose seats these are; None for seats of anything else. No query for those."""
    return CohortPage.objects.filter(pk=pool.page_id).first() if pool.is_for_all else None
