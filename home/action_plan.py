"""Where each row of an action plan is shown, and since when it has been past. No Django in here.

Editors write a row under one of three headings. A row under "next" whose date has gone by is
shown to visitors under "now", so that no past date can stay under "What happens next". What the
editor wrote stays as it is: the same rows are listed in the page's editor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from content.offering import Offering


@dataclass(frozen=True)
class PlanRow:
    """One row. It has words of its own (`text`) or stands for a page (`offering`).

    `on` and `label` are a day and what happens on it, as the editor wrote them. Where the page has
    dates of its own, those count and `on` does not. `arrange` fills `coming_at`: the page's next
    date, its start or, once that has gone by, its end (`is_under_way` is then true).
    """

    text: Any = ""
    lead: str = ""
    offering: Offering | None = None
    on: date | None = None
    label: str = ""
    coming_at: datetime | None = None
    is_under_way: bool = False

    @property
    def is_dated_by_page(self) -> bool:
        """Say whether the page it stands for brings a date."""
        return self.offering is not None and bool(self.offering.starts_at or self.offering.ends_at)

    def is_past(self, now: datetime, zone: ZoneInfo) -> bool:
        """Say whether its date is over at `now`.

        A moment (a page's own date) is over as soon as it has gone by; a day, when it has ended in
        `zone`. A row without a date is never past.
        """
        if self.offering is not None and self.is_dated_by_page:
            return self.offering.is_past(now)
        return self.on is not None and day_ends(self.on, zone) <= now

    def is_over(self, now: datetime, zone: ZoneInfo) -> bool:
        """Say whether it can no longer be joined at `now`: past, and its page isn't open either."""
        is_open = self.offering is not None and self.offering.state == "open"
        return self.is_past(now, zone) and not is_open

    def at(self, now: datetime) -> PlanRow:
        """The same row, saying which of its page's dates comes next after `now`."""
        if self.offering is None:
            return self
        starts_at, ends_at = self.offering.starts_at, self.offering.ends_at
        if starts_at and starts_at >= now:
            return replace(self, coming_at=starts_at)
        if ends_at and ends_at >= now:
            return replace(self, coming_at=ends_at, is_under_way=starts_at is not None)
        return self


@dataclass(frozen=True)
class Sections:
    """The rows of a plan under its three headings, in order."""

    now: tuple[PlanRow, ...] = ()
    next: tuple[PlanRow, ...] = ()
    involved: tuple[PlanRow, ...] = ()


def day_ends(day: date, zone: ZoneInfo) -> datetime:
    """The first moment after `day` in `zone`, in UTC."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=zone).astimezone(UTC)


def past_rows(rows: Sequence[PlanRow], now: datetime, zone: ZoneInfo) -> tuple[PlanRow, ...]:
    """Those of `rows` whose date is over at `now`, in order."""
    return tuple(row for row in rows if row.is_past(now, zone))


def arrange(written: Sections, now: datetime, zone: ZoneInfo) -> Sections:
    """The plan as a visitor sees it at `now`: what is past under "next" goes to the end of "now"."""
    moved = past_rows(written.next, now, zone)
    stays = [row for row in written.next if not row.is_past(now, zone)]
    return Sections(
        now=tuple(row.at(now) for row in (*written.now, *moved)),
        next=tuple(row.at(now) for row in stays),
        involved=tuple(row.at(now) for row in written.involved),
    )
