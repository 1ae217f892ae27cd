"""Bars for a table of numbers, drawn on the server: lengths in percent of the longest. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .report import STAGES, Numbers

HEIGHT, GAP = 6, 2
# Longer ones are the table's: a chart of more rows is one that nobody reads.
MOST_ROWS = 30


@dataclass(frozen=True)
class Bar:
    """One bar: which stage it is of, where it stands and how long it is. Hidden ones have no length."""

    stage: int
    y: int
    width: float
    is_hidden: bool


@dataclass(frozen=True)
class Row:
    """The bars of one row of the table, in its own picture."""

    numbers: Numbers
    bars: tuple[Bar, ...]

    @property
    def height(self) -> int:
        return len(STAGES) * (HEIGHT + GAP)


def chart_of(rows: Sequence[Numbers]) -> list[Row]:
    """A picture for each row of a table but the totals: a hidden number draws nothing but a mark."""
    drawn = [row for row in rows if row.key is not None][:MOST_ROWS]
    longest = max((n for row in drawn for n in row.reached if n), default=1)
    return [
        Row(
            row,
            tuple(
                Bar(at, at * (HEIGHT + GAP), round(100 * (n or 0) / longest, 1), n is None)
                for at, n in enumerate(row.reached)
            ),
        )
        for row in drawn
    ]
