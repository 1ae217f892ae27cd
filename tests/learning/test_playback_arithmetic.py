"""Parts of a recording: added in any order, cut to its length, believed as far as the clock goes."""

from itertools import pairwise
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from learning.playback import (
    FASTEST,
    GRACE_MS,
    MOST_KEPT,
    believed,
    clamped,
    cut,
    kept,
    merged,
    percent,
    room,
    total,
    union,
    without,
)

LENGTH = 600
points = st.integers(-50, LENGTH + 50)
parts = st.lists(st.tuples(points, points), max_size=12)


def played(some):
    """The same as a set of milliseconds, slowly: what the arithmetic must agree with."""
    return {ms for start, end in some for ms in range(start, end)}


@given(parts)
def test_merging_changes_nothing_but_the_shape(some):
    found = merged(some)

    assert played(found) == played(some)
    assert all(start < end for start, end in found)
    assert all(one[1] < two[0] for one, two in pairwise(found))
    assert total(some) == len(played(some))


@given(parts, parts, parts)
def test_adding_is_the_same_in_any_order_and_any_number_of_times(one, two, three):
    all_of_it = union(one, two, three)

    assert all_of_it == union(three, union(two, one)) == union(all_of_it, two, one)
    assert total(all_of_it) >= total(one)


@given(parts)
def test_what_lies_outside_the_recording_is_cut(some):
    assert played(cut(some, LENGTH)) == played(some) & set(range(LENGTH))


@given(parts, st.integers(0, 2 * LENGTH))
def test_what_is_cut_to_a_budget_is_part_of_it_and_as_long_as_may_be(some, budget):
    found = clamped(some, budget)

    assert played(found) <= played(some)
    assert total(found) == min(total(some), budget)


@given(parts, parts)
def test_what_is_left_without_others_stands_in_none_of_them(some, others):
    found = without(some, others)

    assert played(found) == played(some) - played(others)
    assert found == merged(found)


@given(parts, parts, st.integers(-10, LENGTH))
def test_what_is_added_fits_into_all_the_time_and_drops_nothing(before, told, elapsed):
    after = union(before, clamped(without(told, before), room(before, elapsed_ms=elapsed)))

    assert played(before) <= played(after) <= played(before) | played(told)
    assert total(after) <= max(total(before), FASTEST * max(elapsed, 0) + GRACE_MS)


@given(parts, parts, st.integers(0, 5))
def test_what_is_stored_has_an_end_and_loses_nothing(before, told, most):
    before, after = merged(before), union(before, told)
    with patch("learning.playback.MOST_KEPT", most):
        found = kept(before, after)

    assert played(before) <= played(found) <= played(after)
    assert len(found) <= max(most, len(before))
    assert found == after or len(after) > most


def test_beyond_the_most_what_is_there_still_grows():
    before = [(ms, ms + 300) for ms in range(0, 1000 * MOST_KEPT, 1000)]

    after = union(before, [(300, 500), (600, 900)])

    assert kept(before, after) == [(0, 500), *before[1:]]


@given(parts, st.integers(-10, LENGTH), st.integers(-10, LENGTH))
def test_more_time_is_never_believed_less(some, elapsed, later):
    soon = believed(some, length_ms=LENGTH, elapsed_ms=min(elapsed, later))
    late = believed(some, length_ms=LENGTH, elapsed_ms=max(elapsed, later))

    assert played(soon) <= played(late)
    assert total(soon) <= FASTEST * max(min(elapsed, later), 0) + GRACE_MS


@given(parts, parts)
def test_a_share_lies_between_0_and_100_and_never_falls(one, two):
    assert 0 <= percent(one, LENGTH) <= percent(union(one, two), LENGTH) <= 100


def test_all_is_all_but_the_last_second():
    assert percent([(0, 60_000)], 60_000) == 100
    assert percent([(0, 30_000), (31_000, 60_000)], 60_000) == 100
    assert percent([(0, 58_999)], 60_000) == 98
    assert percent([(0, 29_999)], 60_000) == 49


def test_of_something_very_short_or_of_unknown_length_nothing_is_given():
    assert percent([(0, 100)], 1_000) == 10
    assert percent([], 500) == 0
    assert percent([(0, 5_000)], 0) == 0


def test_slivers_fill_no_rows():
    slivers = [(ms, ms + 1) for ms in range(0, 1_000, 2)]

    assert believed(slivers, length_ms=60_000, elapsed_ms=60_000) == []
    assert believed([*slivers, (0, 250)], length_ms=60_000, elapsed_ms=60_000) == [(0, 251)]
