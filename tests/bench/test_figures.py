"""What the bench makes of its numbers. Nothing is timed here."""

import json

import pytest

from bench.figures import Found, Round, beside, cpu, doubt, spread, verdict
from bench.rows import comparisons, counts, table
from bench.shape import Ask, Works


def rounds(*cpu_ms, errors=0):
    return [Round(100, errors, 50.0, each, 20.0) for each in cpu_ms]


def test_a_ratio_is_the_median_of_the_pairs_and_not_of_the_sides():
    ours, theirs = rounds(1, 2, 1.5), rounds(4, 2, 4.5)

    assert beside(ours, theirs).ratios == (4.0, 1.0, 3.0)
    assert beside(ours, theirs).ratio == 3.0


def test_one_slow_round_does_not_move_the_median():
    assert cpu(rounds(5, 5.2, 40)) == 5.2


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (rounds(5, 6, 9.9), ""),
        (rounds(5, 6, 10.1), "spread of a factor of 2.0"),
        (rounds(5, 5, errors=1), ""),
        (rounds(5, 5, errors=2), "4 of 200 requests failed"),
        (rounds(0, 5), "spread of a factor of inf"),
        ([Round(0, 0, 0.0, 1.0, 0.0)], "0 of 0 requests failed"),
    ],
)
def test_nothing_is_said_where_too_much_failed_or_the_spread_is_wide(found, why):
    assert doubt(found) == why


@pytest.mark.parametrize(
    ("theirs", "said"),
    [
        (rounds(6, 6), "met"),
        (rounds(5, 5), "missed"),
        (rounds(6, 60), "no verdict (spread of a factor of 10.0)"),
    ],
)
def test_a_verdict_needs_figures_that_can_be_believed(theirs, said):
    assert verdict(beside(rounds(2, 2), theirs), at_least=3) == said


def test_spread_is_the_most_in_terms_of_the_least():
    assert spread([2, 3, 5]) == 2.5


def test_queries_that_grow_with_the_modules_are_missed_even_below_the_limit():
    found = Found(queries={"equip": {"series 1 signed in": 4, "series 50 signed in": 5, "mine": 8}})

    said = {title: (measured, verdict) for _n, title, _t, measured, verdict in counts(found)}

    assert said["queries: series, signed in"] == ("4, 5 (of 1, 50 modules)", "missed")
    assert said["queries: My learning"] == ("8", "met")


def test_a_peer_that_is_not_there_is_said_to_be_missing():
    found = Found(rounds={"series 50 signed in": {"equip": rounds(5), "ceiling": rounds(4)}})

    said = [row[3:] for row in comparisons(found) if row[1] == "series of 50, signed in"]

    assert said == [("not measured", ""), ("0.80x (5.0 ms, 4.0 ms)", "met")]


def test_a_table_stands_in_columns():
    assert table([("a", "bb"), ("ccc", "d")]) == "a    bb\n---  --\nccc  d\n"


def test_what_writes_proves_that_its_form_is_ours():
    reads, writes = Ask("/", "key"), Ask("/done/", "key", "POST")

    assert reads.headers == {"Cookie": "sessionid=key"}
    assert writes.headers["Cookie"].endswith("csrftoken=" + writes.headers["X-CSRFToken"])
    assert Ask("/").headers == {}


def test_what_is_asked_survives_json():
    works = Works()
    works.add("read", Ask("/"))
    works.add("write", Ask("/done/", "key", "POST", "{}", "application/json"))

    assert Works.read(json.loads(json.dumps(works.written()))) == works
