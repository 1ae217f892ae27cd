"""No number of a few people can be worked out from a table that leaves small numbers out.

The audits here know nothing of how cells are chosen: one solves the equations that the table is,
one narrows every unknown number line by line, and for small tables one tries all that fit.
"""

import random
import time
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts import rings, small_numbers
from accounts.small_numbers import CannotHide, could_be_another, hidden, small, with_totals

COUNTS = st.one_of(st.integers(0, 6), st.integers(0, 40))


def tables(most_rows=7, most_columns=5, counts=COUNTS):
    sizes = st.tuples(st.integers(1, most_rows), st.integers(1, most_columns))
    return sizes.flatmap(
        lambda size: st.lists(
            st.lists(counts, min_size=size[1], max_size=size[1]),
            min_size=size[0],
            max_size=size[0],
        )
    ).map(with_totals)


def lines_of(table):
    rows, columns = range(len(table)), range(len(table[0]))
    yield from ([(row, column) for column in columns] for row in rows)
    yield from ([(row, column) for row in rows] for column in columns)


def solved(table, gaps):
    """The gaps whose number follows from the equations alone, by Gauss on fractions."""
    order = sorted(gaps)
    matrix = []
    for line in lines_of(table):
        signs = {cell: Fraction(-1 if cell == line[-1] else 1) for cell in line if cell in gaps}
        if signs:
            matrix.append([signs.get(cell, Fraction(0)) for cell in order])
    for column in range(len(order)):
        pivots = [row for row in matrix if row[column] and not any(row[:column])]
        if not pivots:
            continue
        pivot = pivots[0]
        pivot[:] = [each / pivot[column] for each in pivot]
        for row in matrix:
            if row is not pivot and row[column]:
                row[:] = [a - row[column] * b for a, b in zip(row, pivot, strict=True)]
    alone = [row for row in matrix if sum(map(bool, row)) == 1]
    return {order[[bool(each) for each in row].index(True)] for row in alone}


def narrowed(table, gaps):
    """The gaps that can hold one number only, once each line has narrowed the others long enough."""
    bounds = dict.fromkeys(gaps, (0, 10**6))
    for _round in range(60):
        for line in lines_of(table):
            known = sum(
                (-1 if cell == line[-1] else 1) * table[cell[0]][cell[1]]
                for cell in line
                if cell not in gaps
            )
            own = [cell for cell in line if cell in gaps]
            for cell in own:
                low = high = known
                for other in own:
                    if other != cell:
                        ends = bounds[other]
                        sign = -1 if other == line[-1] else 1
                        low += min(sign * ends[0], sign * ends[1])
                        high += max(sign * ends[0], sign * ends[1])
                if cell != line[-1]:
                    low, high = -high, -low
                bounds[cell] = max(bounds[cell][0], low), min(bounds[cell][1], high)
    return {cell for cell, (low, high) in bounds.items() if low == high}


def fitting(table, gaps):
    """All tables that fit what is shown, for a small one whose sum is shown."""
    inner = [(row, column) for row in range(len(table) - 1) for column in range(len(table[0]) - 1)]
    unknown = [cell for cell in inner if cell in gaps]
    for values in product(range(table[-1][-1] + 1), repeat=len(unknown)):
        guess = [list(row[:-1]) for row in table[:-1]]
        for (row, column), value in zip(unknown, values, strict=True):
            guess[row][column] = value
        whole = with_totals(guess)
        if all(
            whole[row][column] == table[row][column]
            for row in range(len(table))
            for column in range(len(table[0]))
            if (row, column) not in gaps
        ):
            yield whole


@settings(max_examples=200, deadline=None)
@given(tables())
def test_no_hidden_number_can_be_worked_out(table):
    gaps = hidden(table)

    assert small(table) <= gaps
    assert solved(table, gaps) == set()
    assert narrowed(table, gaps) == set()


@settings(max_examples=100, deadline=None)
@given(tables())
def test_what_is_hidden_in_a_line_comes_to_the_least(table):
    gaps = hidden(table)

    for *cells, total in lines_of(table):
        own = [cell for cell in cells if cell in gaps]
        assert not own or total in gaps or sum(table[row][column] for row, column in own) >= 5


@settings(max_examples=60, deadline=None)
@given(tables(2, 2, st.integers(0, 3)), st.integers(2, 3))
def test_of_all_tables_that_fit_two_differ_in_each_hidden_cell(table, least):
    gaps = hidden(table, least)
    if (len(table) - 1, len(table[0]) - 1) in gaps:
        return

    fit = list(fitting(table, gaps))

    assert table in fit
    assert all(len({each[row][column] for each in fit}) > 1 for row, column in gaps)


@settings(max_examples=80, deadline=None)
@given(tables(2, 2, st.integers(0, 3)), st.sets(st.tuples(st.integers(0, 1), st.integers(0, 1))))
def test_whether_a_number_could_be_another_is_exact(table, gaps):
    gaps = {
        (row, column) for row, column in gaps if row < len(table) - 1 and column < len(table[0]) - 1
    }
    fit = list(fitting(table, gaps))

    for row, column in gaps:
        is_open = len({each[row][column] for each in fit}) > 1
        assert could_be_another(table, (row, column), gaps) == is_open


@settings(max_examples=200, deadline=None)
@given(tables(6, 5), st.randoms(use_true_random=False))
def test_all_looked_at_together_are_open_as_each_is_alone(table, chance):
    cells = [(row, column) for row in range(len(table)) for column in range(len(table[0]))]
    gaps = {cell for cell in cells if chance.random() < 0.5}

    together = small_numbers._Flow(table).open_among(gaps)

    assert together == {cell for cell in gaps if could_be_another(table, cell, gaps)}


def test_many_institutions_by_many_runs_take_no_time():
    """300 by 24: 0.05 seconds of work; the rings one by one took 8."""
    chance = random.Random(1)
    counts = [[chance.choice([0, 0, 1, 2, 3, 6]) for _run in range(24)] for _school in range(300)]
    table = with_totals(counts)
    began = time.process_time()

    hidden(table)

    assert time.process_time() - began < 1


def test_without_hiding_more_the_audit_finds_a_leak():
    """The control: small numbers alone are found out by subtraction."""
    table = with_totals([[3, 20, 9], [12, 8, 7], [10, 11, 30]])

    assert solved(table, small(table)) == {(0, 0)}
    assert solved(table, hidden(table)) == set()


def test_nobody_is_shown_as_nobody():
    table = with_totals([[0, 20], [0, 30]])

    assert hidden(table) == set()


def test_a_few_people_alone_hide_their_total_too():
    assert hidden(with_totals([[3]])) == {(0, 0), (0, 1), (1, 0), (1, 1)}


def test_totals_stay_where_they_can():
    table = with_totals([[3, 20, 9], [12, 8, 7], [10, 11, 30]])

    assert not {cell for cell in hidden(table) if 3 in cell}


@settings(max_examples=60, deadline=None)
@given(tables(4, 3))
def test_what_another_table_hides_is_hidden_here_and_given_away_by_nothing(table):
    corner = (len(table) - 1, 0)

    gaps = hidden(table, also={corner})

    assert corner in gaps
    assert solved(table, gaps) | narrowed(table, gaps) == set()


def test_what_another_table_shows_is_never_hidden():
    table = with_totals([[8, 2], [10, 10]])
    totals = {(0, 2), (1, 2), (2, 0), (2, 1), (2, 2)}

    gaps = hidden(table, never=totals)

    assert gaps == {(0, 0), (0, 1), (1, 0), (1, 1)}


def test_what_can_not_be_hidden_is_said():
    with pytest.raises(CannotHide):
        hidden(with_totals([[8, 2]]), never={(1, 1), (0, 2)})


def test_sums_that_are_none_are_refused():
    with pytest.raises(ValueError, match="totals"):
        hidden([[1, 2], [3, 4]])


def test_it_knows_of_counts_only():
    for module in (small_numbers, rings):
        assert "import django" not in Path(module.__file__).read_text()
