"""Where the seats of a ring lie: taken, held for an offer, free. Pure geometry, no Django in here."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

MIDDLE = 200.0  # of a drawing that is 400 wide and high
RADIUS = 150.0
BIGGEST_SEAT = 22.0
MOST_SEATS_DRAWN = 30  # more are an arc with the share of each: nobody counts 31 dots


@dataclass(frozen=True)
class Seat:
    """One seat's place, as the drawing writes it: in whatever language, with a point."""

    x: str
    y: str


@dataclass(frozen=True)
class Arc:
    """A piece of the ring in hundredths of it, as `stroke-dasharray` and its offset take them."""

    length: str
    start: str


@dataclass(frozen=True)
class Ring:
    """A ring of seats, clockwise from the top: those taken, then those held, then those free.

    It has single seats, or one arc for each kind when there are too many of them.
    """

    taken: tuple[Seat, ...] = ()
    held: tuple[Seat, ...] = ()
    free: tuple[Seat, ...] = ()
    seat: str = ""  # the radius of each
    taken_arc: Arc | None = None
    held_arc: Arc | None = None
    is_arc: bool = False


def ring_of(taken: int, held: int, free: int) -> Ring:
    """The ring of so many seats. None at all leave its line alone."""
    seats = taken + held + free
    if seats > MOST_SEATS_DRAWN:
        return Ring(taken_arc=_arc(0, taken, seats), held_arc=_arc(taken, held, seats), is_arc=True)
    places = [_seat(number, seats) for number in range(seats)]
    return Ring(
        taken=tuple(places[:taken]),
        held=tuple(places[taken : taken + held]),
        free=tuple(places[taken + held :]),
        seat=_number(_size(seats)),
    )


def _seat(number: int, seats: int) -> Seat:
    angle = 2 * pi * number / seats
    return Seat(_number(MIDDLE + RADIUS * sin(angle)), _number(MIDDLE - RADIUS * cos(angle)))


def _size(seats: int) -> float:
    """The radius of a seat: as big as it may be while neighbors keep apart by half of one."""
    if seats < 2:
        return BIGGEST_SEAT
    apart = 2 * RADIUS * sin(pi / seats)
    return min(BIGGEST_SEAT, apart / 2.5)


def _arc(before: int, count: int, seats: int) -> Arc | None:
    """The share of `count` among `seats`; a few among very many still show, as a hundredth."""
    if not count:
        return None
    share = 100 * count / seats
    if count < seats:
        share = min(max(share, 1.0), 99.0)
    return Arc(_number(share), _number(-100 * before / seats))


def _number(value: float) -> str:
    return f"{value:.1f}".replace("-0.0", "0.0")
