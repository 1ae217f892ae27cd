"""A fair draw: from a seed and tickets comes an order, from the order and rankings come seats.

Pure. Nobody's name is in here: a ticket stands for a person, a circle is any key.
`docs/check_draw.py` does the first half again, from what is published alone.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

# With fewer, a published list would tell the few who entered about each other.
PUBLISHED_FROM = 5


class Came(StrEnum):
    """What one circle of a ranking came to."""

    SEAT = "seat"
    FULL = "full"  # its seats had gone to tickets drawn before
    NOT_NEEDED = "not_needed"  # a circle ranked higher had a seat
    BARRED = "barred"  # this person can't sit there, whatever is drawn


@dataclass
class Outcome:
    """What came of one ticket: its place in the order, from 1, its seat and every circle ranked."""

    place: int
    seat: int | None = None
    came: list[tuple[int, Came]] = field(default_factory=list)

    @property
    def queues(self) -> list[int]:
        """The circles this person waits for: without a seat, all that were full."""
        if self.seat is not None:
            return []
        return [circle for circle, came in self.came if came is Came.FULL]


def new_seed() -> str:
    """256 random bits, as hex."""
    return secrets.token_hex(32)


def new_ticket() -> str:
    """96 random bits, as hex: no two people draw the same."""
    return secrets.token_hex(12)


def hash_of(seed: str) -> str:
    """The seal: SHA-256 of the seed's bytes, published before anybody enters."""
    return hashlib.sha256(bytes.fromhex(seed)).hexdigest()


def order(seed: str, tickets: Iterable[str]) -> list[str]:
    """The tickets as drawn, whichever way they were handed in."""
    key = bytes.fromhex(seed)
    return sorted(tickets, key=lambda ticket: hmac.digest(key, ticket.encode(), "sha256"))


def allocate(
    drawn: Sequence[str],
    rankings: Mapping[str, Sequence[int]],
    seats: Mapping[int, int],
    barred: Mapping[str, Container[int]] | None = None,
) -> dict[str, Outcome]:
    """What comes of each ticket, in the order drawn.

    Each has the first circle of its ranking in which a seat is free. `seats` are those free before
    the draw; a circle it doesn't name has none.
    """
    free = dict(seats)
    outcomes = {}
    for place, ticket in enumerate(drawn, start=1):
        outcome = Outcome(place)
        closed = (barred or {}).get(ticket, ())
        for circle in rankings[ticket]:
            outcome.came.append((circle, _came(outcome, circle, closed, free)))
        if outcome.seat is not None:
            free[outcome.seat] -= 1
        outcomes[ticket] = outcome
    return outcomes


def _came(outcome: Outcome, circle: int, closed: Container[int], free: Mapping[int, int]) -> Came:
    if outcome.seat is not None:
        return Came.NOT_NEEDED
    if circle in closed:
        return Came.BARRED
    if free.get(circle, 0) <= 0:
        return Came.FULL
    outcome.seat = circle
    return Came.SEAT
