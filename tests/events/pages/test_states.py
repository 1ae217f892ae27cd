"""Where a circle stands for somebody new: the first of its states that holds."""

import datetime
from types import SimpleNamespace

import pytest

from events.counting import Counts
from events.states import State, Window, state_of

NOW = datetime.datetime(2026, 11, 8, 13, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)
FREE, FULL = Counts(10, 3, 0, 0), Counts(10, 9, 1, 2)


def session(begins=24 * HOUR, is_cancelled=False, needed=2):
    return SimpleNamespace(
        starts_at=NOW + begins,
        ends_at=NOW + begins + 1.5 * HOUR,
        is_cancelled=is_cancelled,
        keepers_needed=needed,
    )


DRAW = {"is_drawn_for": True, "closes_at": NOW + HOUR}
OVER = {"is_drawn_for": True, "closes_at": NOW - HOUR}


@pytest.mark.parametrize(
    ("circle", "window", "closed", "keepers", "counts", "state"),
    [
        (session(), {}, False, 2, FREE, State.OPEN),
        (session(), {}, False, 2, FULL, State.FULL),
        (session(), {}, False, 2, Counts(0, 0, 0, 0), State.FULL),
        (session(), {}, False, 1, FREE, State.KEEPERS),
        (session(), {}, True, 1, FREE, State.CLOSED),
        (session(), {"opens_at": NOW + HOUR}, True, 0, FREE, State.NOT_YET),
        (session(), {"opens_at": NOW}, False, 2, FREE, State.OPEN),
        (session(), {"closes_at": NOW}, False, 2, FREE, State.CLOSED),
        (session(), DRAW, False, 2, FREE, State.DRAW),
        (session(), {**DRAW, "opens_at": NOW + HOUR / 2}, False, 2, FREE, State.NOT_YET),
        (session(), OVER, False, 2, FREE, State.DRAWING),
        # What a draw leaves free is for whoever comes, although entry has closed.
        (session(), {**OVER, "is_drawn": True}, False, 2, FREE, State.OPEN),
        (session(), {**OVER, "is_drawn": True}, False, 2, FULL, State.FULL),
        (session(begins=datetime.timedelta()), {}, False, 2, FREE, State.STARTED),
        (session(begins=-1 * HOUR), OVER, True, 0, FREE, State.STARTED),
        (session(begins=-1.5 * HOUR), {}, False, 2, FREE, State.OVER),
        (session(is_cancelled=True), {}, False, 2, FREE, State.CANCELLED),
        (session(begins=-24 * HOUR, is_cancelled=True), {}, False, 2, FREE, State.CANCELLED),
    ],
)
def test_the_first_state_that_holds(circle, window, closed, keepers, counts, state):
    found = state_of(
        circle, Window(**window), NOW, is_closed=closed, keepers=keepers, counts=counts
    )

    assert found == state
