"""The ring of seats: every seat is drawn once, none touches another, many become shares."""

from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.rings import MIDDLE, MOST_SEATS_DRAWN, RADIUS, ring_of

few = st.integers(0, 10)


def places(seats):
    return [(float(seat.x), float(seat.y)) for seat in seats]


@given(few, few, few)
def test_each_seat_is_drawn_once_and_apart_from_the_others(taken, held, free):
    ring = ring_of(taken, held, free)

    assert (len(ring.taken), len(ring.held), len(ring.free)) == (taken, held, free)
    drawn = places((*ring.taken, *ring.held, *ring.free))
    pairs = [(a, b) for i, a in enumerate(drawn) for b in drawn[i + 1 :]]
    assert all(dist(a, b) > 2 * float(ring.seat) for a, b in pairs)
    assert all(abs(dist(place, (MIDDLE, MIDDLE)) - RADIUS) < 0.2 for place in drawn)


def test_the_first_seat_is_at_the_top_and_the_others_follow_clockwise():
    ring = ring_of(1, 1, 2)

    assert places(ring.taken) == [(200, 50)]
    assert places(ring.held) == [(350, 200)]
    assert places(ring.free) == [(200, 350), (50, 200)]


def test_no_seat_at_all_is_a_ring_without_seats():
    ring = ring_of(0, 0, 0)

    assert (ring.taken, ring.held, ring.free, ring.is_arc) == ((), (), (), False)


def test_one_seat_alone_has_the_size_of_any():
    assert ring_of(0, 0, 1).seat == ring_of(0, 0, 10).seat


@pytest.mark.parametrize("seats", [MOST_SEATS_DRAWN, MOST_SEATS_DRAWN + 1])
def test_from_thirty_one_on_seats_are_shares_of_an_arc(seats):
    ring = ring_of(0, 0, seats)

    assert ring.is_arc == (seats > MOST_SEATS_DRAWN)
    assert len(ring.free) == (0 if ring.is_arc else seats)


@pytest.mark.parametrize(
    ("taken", "held", "free", "taken_arc", "held_arc"),
    [
        (50, 25, 25, ("50.0", "0.0"), ("25.0", "-50.0")),
        (100, 0, 0, ("100.0", "0.0"), None),
        (0, 0, 100, None, None),
        # One among many shows, and so does the last free one.
        (1, 0, 99_999, ("1.0", "0.0"), None),
        (99_999, 0, 1, ("99.0", "0.0"), None),
    ],
)
def test_an_arc_has_the_share_of_each(taken, held, free, taken_arc, held_arc):
    ring = ring_of(taken, held, free)

    found = [arc and (arc.length, arc.start) for arc in (ring.taken_arc, ring.held_arc)]
    assert found == [taken_arc, held_arc]
