"""The draw's arithmetic: order and seats, over any tickets, rankings and seats."""

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from events import fair_draw
from events.fair_draw import Came

CIRCLES = list(range(1, 7))
seeds = st.binary(min_size=32, max_size=32).map(bytes.hex)
tickets = st.lists(st.binary(min_size=12, max_size=12).map(bytes.hex), unique=True, max_size=20)
ranking = st.lists(st.sampled_from(CIRCLES), unique=True, min_size=1)


@st.composite
def draws(draw):
    """A seed, everybody's ranking by ticket, seats for each circle, and who can't sit where."""
    entered = draw(tickets)
    rankings = {ticket: draw(ranking) for ticket in entered}
    seats = {circle: draw(st.integers(0, 8)) for circle in CIRCLES}
    barred = {
        ticket: draw(st.sets(st.sampled_from(CIRCLES), max_size=2))
        for ticket in entered
        if draw(st.integers(0, 4)) == 0
    }
    return draw(seeds), rankings, seats, barred


def outcomes_of(seed, rankings, seats, barred):
    drawn = fair_draw.order(seed, rankings)
    return drawn, fair_draw.allocate(drawn, rankings, seats, barred)


def taken(outcomes, circle):
    return sum(outcome.seat == circle for outcome in outcomes.values())


@given(seeds, tickets, st.randoms())
def test_the_order_does_not_depend_on_how_tickets_are_handed_in(seed, entered, shuffler):
    shuffled = list(entered)
    shuffler.shuffle(shuffled)

    drawn = fair_draw.order(seed, shuffled)

    assert drawn == fair_draw.order(seed, entered)
    assert sorted(drawn) == sorted(entered)


@given(seeds, seeds, st.sets(st.binary(min_size=12, max_size=12).map(bytes.hex), min_size=30))
@settings(max_examples=20)
def test_another_seed_draws_another_order(seed, other, entered):
    same = fair_draw.order(seed, entered) == fair_draw.order(other, entered)

    assert same == (seed == other)


@given(draws())
def test_no_circle_gives_out_more_seats_than_it_has(drawing):
    _seed, _rankings, seats, _barred = drawing

    _drawn, outcomes = outcomes_of(*drawing)

    assert all(taken(outcomes, circle) <= seats[circle] for circle in CIRCLES)


@given(draws())
def test_a_seat_stays_free_only_if_nobody_left_wants_it(drawing):
    _seed, rankings, seats, barred = drawing

    _drawn, outcomes = outcomes_of(*drawing)

    for circle in CIRCLES:
        if taken(outcomes, circle) < seats[circle]:
            assert not any(
                circle in rankings[ticket] and circle not in barred.get(ticket, ())
                for ticket, outcome in outcomes.items()
                if outcome.seat is None
            )


@given(draws())
def test_whoever_misses_a_circle_was_drawn_after_all_who_sit_in_it(drawing):
    _seed, _rankings, seats, _barred = drawing

    _drawn, outcomes = outcomes_of(*drawing)

    for outcome in outcomes.values():
        for circle, came in outcome.came:
            if came is Came.FULL:
                before = [other for other in outcomes.values() if other.seat == circle]
                assert len(before) == seats[circle]
                assert all(other.place < outcome.place for other in before)


@given(draws())
def test_each_circle_of_a_ranking_is_accounted_for_and_at_most_one_is_a_seat(drawing):
    _seed, rankings, _seats, barred = drawing

    _drawn, outcomes = outcomes_of(*drawing)

    for ticket, outcome in outcomes.items():
        assert [circle for circle, _came in outcome.came] == list(rankings[ticket])
        words = [came for _circle, came in outcome.came]
        assert words.count(Came.SEAT) == (outcome.seat is not None)
        assert outcome.seat not in barred.get(ticket, ())
        assert not (outcome.queues and outcome.seat)


@given(draws())
def test_drawn_again_from_the_same_seed_it_comes_out_the_same(drawing):
    assert outcomes_of(*drawing) == outcomes_of(*drawing)


def test_a_later_ticket_takes_nothing_from_an_earlier_one():
    drawn, rankings = ["a", "b", "c"], {"a": [1, 2], "b": [1, 2], "c": [1, 2]}

    outcomes = fair_draw.allocate(drawn, rankings, {1: 1, 2: 1})

    assert [outcomes[ticket].seat for ticket in drawn] == [1, 2, None]
    assert outcomes["c"].queues == [1, 2]
    assert outcomes["b"].came == [(1, Came.FULL), (2, Came.SEAT)]
    assert outcomes["a"].came == [(1, Came.SEAT), (2, Came.NOT_NEEDED)]


def test_the_seal_is_the_hash_of_the_seeds_bytes():
    seed = fair_draw.new_seed()

    assert fair_draw.hash_of(seed) == hashlib.sha256(bytes.fromhex(seed)).hexdigest()
    assert len({fair_draw.new_ticket() for _ in range(1000)}) == 1000
