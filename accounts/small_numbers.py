"""Which numbers of a table of people to leave out, so that nobody can be worked out from the rest.

A table is rows of counts, each person in one cell, its last row and last column the totals. A number
from 1 to one less than `least` is hidden; 0 is nobody, and is shown. Then more are hidden, until
what is hidden in a line comes to `least` at the least, and every hidden number could be another one.
Pure: it depends on the counts and where they stand, never on whom they are of.
"""

import heapq
from collections.abc import Collection, Iterator, Sequence

from .rings import Way, on_rings

Cell = tuple[int, int]
Table = Sequence[Sequence[int]]
Node = tuple[str, int]
# What hiding costs: totals are what is read most, and the sum of all more than any.
TOTAL, SUM_OF_ALL, NEVER = 10**6, 10**9, 10**15


class CannotHide(ValueError):
    """What must be shown gives away what must be hidden."""


def with_totals(counts: Table) -> list[list[int]]:
    """Rows of counts with a column of totals, and below them a row of totals."""
    rows = [[*row, sum(row)] for row in counts]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def hidden(
    table: Table,
    least: int = 5,
    *,
    also: Collection[Cell] = (),
    never: Collection[Cell] = (),
) -> set[Cell]:
    """The cells to leave out, as (row, column). `also` are hidden elsewhere; `never` are known from there.

    What is known isn't hidden, not even where it is small. Raises ValueError for a table whose totals
    aren't its sums, and CannotHide where what is known gives away a number that isn't.
    """
    _refuse_wrong_sums(table)
    found = {*also, *small(table, least)} - set(never)
    net = _Net(table, least, never)
    while True:
        before = len(found)
        for line in net.lines:
            found |= net.missing_in(line, found)
        # Rings stay rings when more is hidden, so what is once open stays so.
        is_open = net.flow.open_among(found)
        for cell in sorted(found):
            if cell not in is_open:
                ring = net.cheapest(cell, found)
                is_open |= ring
                if not ring <= found:
                    found |= ring
                    is_open |= net.flow.open_among(found)
        if len(found) == before:
            return found


def small(table: Table, least: int = 5) -> set[Cell]:
    """The cells that hold some people, and fewer than `least`."""
    return {cell for cell in _cells(table) if 0 < table[cell[0]][cell[1]] < least}


def could_be_another(table: Table, cell: Cell, gaps: Collection[Cell]) -> bool:
    """Whether what is shown also fits another number in this cell, with all `gaps` unknown.

    Exact, for whole numbers from 0 up: people flow in rings through the table (row, column, total of
    the column, sum of all, total of the row), and a number can be another where one more can be sent
    around a ring of unknown cells.
    """
    return _Flow(table).ring(cell, dict.fromkeys(gaps, 0)) is not None


class _Net:
    """One table, and what is hidden in it at which cost."""

    def __init__(self, table: Table, least: int, never: Collection[Cell]) -> None:
        self.table, self.least, self.flow = table, least, _Flow(table)
        self.last = len(table) - 1, len(table[0]) - 1
        self.cost = {cell: self._cost(cell, never) for cell in _cells(table)}
        rows, columns = range(self.last[0] + 1), range(self.last[1] + 1)
        self.lines = [[(row, column) for column in columns] for row in rows]
        self.lines += [[(row, column) for row in rows] for column in columns]

    def _cost(self, cell: Cell, never: Collection[Cell]) -> int:
        if cell in never:
            return NEVER
        totals = (cell[0] == self.last[0]) + (cell[1] == self.last[1])
        # A gap where nobody is protects less, and puzzles more: so none of these before a small one.
        return (0, TOTAL, SUM_OF_ALL)[totals] + (self._count(cell) or self.least) + 1

    def _count(self, cell: Cell) -> int:
        return self.table[cell[0]][cell[1]]

    def missing_in(self, line: list[Cell], found: set[Cell]) -> set[Cell]:
        """What else to hide in this line, for what is hidden in it to come to `least`."""
        *cells, total = line
        gaps = [cell for cell in cells if cell in found]
        is_open = total in found
        if is_open or not gaps:
            return set()
        union = sum(self._count(cell) for cell in gaps)
        more: set[Cell] = set()
        for cell in sorted(set(cells) - found, key=lambda each: (self.cost[each], each)):
            if union < self.least and self._count(cell) and self.cost[cell] < NEVER:
                more.add(cell)
                union += self._count(cell)
        if union < self.least:
            if self.cost[total] < NEVER:
                more.add(total)
            elif self._count(total) >= self.least:
                raise CannotHide("a total that is known from elsewhere gives a hidden number away")
        return more

    def cheapest(self, cell: Cell, found: set[Cell]) -> set[Cell]:
        """The ring through this cell of which hiding what isn't hidden yet costs least."""
        costs = self.cost | dict.fromkeys(found, 0)
        ring = self.flow.ring(cell, costs)
        if ring is None or sum(costs[each] for each in ring) >= NEVER:
            raise CannotHide("what is known from elsewhere gives a hidden number away")
        return ring


class _Flow:
    """People as they flow through a table: in every row and every column as many come as go."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.steps: dict[Node, list[tuple[Node, Cell]]] = {}
        for cell in _cells(table):
            source, target = self._ends(cell)
            self.steps.setdefault(source, []).append((target, cell))
            if table[cell[0]][cell[1]]:
                self.steps.setdefault(target, []).append((source, cell))

    def open_among(self, gaps: Collection[Cell]) -> set[Cell]:
        """Those gaps that could hold another number: all at once, which costs as much as one ring."""
        return on_rings(
            {cell: Way(*self._ends(cell), bool(self.table[cell[0]][cell[1]])) for cell in gaps}
        )

    def ring(self, cell: Cell, costs: dict[Cell, int]) -> set[Cell] | None:
        """The cheapest ring of cells with a cost around which one person can be sent, `cell` in it."""
        source, target = self._ends(cell)
        rings = [self._path(target, source, cell, costs)]
        if self.table[cell[0]][cell[1]]:
            rings.append(self._path(source, target, cell, costs))
        found = [ring for ring in rings if ring]
        return min(
            found, key=lambda ring: (sum(map(costs.__getitem__, ring)), sorted(ring)), default=None
        )

    def _path(self, start: Node, end: Node, cell: Cell, costs: dict[Cell, int]) -> set[Cell] | None:
        """The cells of the cheapest path, and the one that closes it to a ring; None if there is none."""
        queue: list[tuple[int, Node]] = [(0, start)]
        best = {start: 0}
        came: dict[Node, tuple[Node, Cell]] = {}
        while queue:
            cost, node = heapq.heappop(queue)
            if node == end:
                return {cell, *_back(came, start, end)}
            for target, each in self.steps.get(node, ()):
                if each == cell or each not in costs:
                    continue
                more = cost + costs[each]
                if more < best.get(target, more + 1):
                    best[target], came[target] = more, (node, each)
                    heapq.heappush(queue, (more, target))
        return None

    def _ends(self, cell: Cell) -> tuple[Node, Node]:
        """From where to where people flow through a cell: row, column, its total, the sum of all."""
        row, column = ("row", cell[0]), ("column", cell[1])
        totals = (cell[0] == len(self.table) - 1) + (cell[1] == len(self.table[0]) - 1)
        return (column, row) if totals == 1 else (row, column)


def _back(came: dict[Node, tuple[Node, Cell]], start: Node, end: Node) -> Iterator[Cell]:
    while end != start:
        end, cell = came[end]
        yield cell


def _cells(table: Table) -> Iterator[Cell]:
    return ((row, column) for row in range(len(table)) for column in range(len(table[0])))


def _refuse_wrong_sums(table: Table) -> None:
    if not table or any(len(row) != len(table[0]) for row in table):
        raise ValueError("the rows of a table are of one length")
    if [list(row) for row in table] != with_totals([row[:-1] for row in table[:-1]]):
        raise ValueError("the last row and column are the totals of the others")
