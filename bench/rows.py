"""The rows of the table: what is to be reached beside what was measured."""

from __future__ import annotations

import os
import sys
from statistics import median

from bench.figures import Found, beside, cpu, spread, verdict
from bench.sides import CEILING, LMS, OURS, STOCK

Row = tuple[str, str, str, str, str]
HEADINGS: Row = ("#", "work", "to reach", "measured", "")
NOT_HERE = "not measured"


def show(found: Found, rounds: int, database: str) -> None:
    """Print the table, and the medians it rests on."""
    out = sys.stdout.write
    out(f"\n{os.cpu_count()} cores, {database}, {rounds} rounds taking turns; CPU for a request\n")
    out("decides, for requests a second move with whatever else the machine does.\n\n")
    out(table([HEADINGS, *comparisons(found), *counts(found), *starting(found)]))
    out("\nThe medians\n\n")
    out(table([("work", "side", "CPU ms", "spread", "requests/s", "p95 ms"), *medians(found)]))


def comparisons(found: Found) -> list[Row]:
    """Rows 1, 2, 3, 5, 6 and 8: one side's CPU for a request beside another's."""
    wanted = (
        ("1", "series of 50, signed in", "series 50 signed in", LMS, 3.0),
        ("2", "series of 10, anonymous", "series 10 anonymous", LMS, 4.0),
        ("3", "series of 50, signed in", "series 50 signed in", CEILING, 0.7),
        ("5", "list of 200 series", "list", CEILING, 0.0),
        ("6", "last completion of 10", "finish 10", LMS, 4.0),
        ("6", "last completion of 50", "finish 50", LMS, 8.0),
        ("6", "last completion of 50", "finish 50", CEILING, 0.6),
        ("8", "a registration", "register", CEILING, 0.0),
    )
    return [_comparison(found, *each) for each in wanted]


def _comparison(
    found: Found, number: str, title: str, work: str, other: str, at_least: float
) -> Row:
    target = f"{at_least:g}x {other}" if at_least else f"beside {other}"
    rounds = found.rounds.get(work, {})
    if other not in rounds:
        return (number, title, target, NOT_HERE, "")
    pair = beside(rounds[OURS], rounds[other])
    measured = f"{pair.ratio:.2f}x ({cpu(rounds[OURS]):.1f} ms, {cpu(rounds[other]):.1f} ms)"
    return (number, title, target, measured, verdict(pair, at_least) if at_least else pair.doubt)


def counts(found: Found) -> list[Row]:
    """Rows 4, 5, 6, 8 and 12: queries, which no busy machine can change."""
    wanted = (
        ("4", "queries: series, signed in", "series {} signed in", 8),
        ("4", "queries: series, anonymous", "series {} anonymous", 4),
        ("4", "queries: module, signed in", "module {} signed in", 9),
        ("4", "queries: My learning", "mine", 8),
        ("5", "queries: list of 200 series", "list", 5),
        ("6", "queries: a completion", "complete {}", 8),
        ("6", "queries: the last one, with certificate", "finish {}", 0),
        ("8", "queries: a registration", "register", 15),
        ("12", "queries: admin list of enrollments", "admin enrollments", 25),
        ("12", "queries: admin list of certificates", "admin certificates", 25),
    )
    return [_count(found.queries.get(OURS, {}), *each) for each in wanted]


def _count(queries: dict[str, int], number: str, title: str, work: str, at_most: int) -> Row:
    sizes = [size for size in (1, 10, 50, 200) if work.format(size) in queries]
    taken = [queries[work.format(size)] for size in sizes]
    if not taken:
        return (number, title, f"at most {at_most}", NOT_HERE, "")
    measured = str(taken[0])
    if len(sizes) > 1 and "{}" in work:
        of = ", ".join(str(size) for size in sizes)
        counted = measured if spread(taken) == 1 else ", ".join(map(str, taken))
        measured = f"{counted} (of {of} modules)"
    if not at_most:
        return (number, title, "", measured, "")
    is_met = max(taken) <= at_most and spread(taken) == 1
    return (number, title, f"at most {at_most}", measured, "met" if is_met else "missed")


def starting(found: Found) -> list[Row]:
    """Row 13: memory, start and migration beside stock Wagtail."""
    if STOCK not in found.migrate:
        return [("13", "memory, start, migrate", "beside stock Wagtail", NOT_HERE, "")]
    more = found.memory_at_start[OURS] - found.memory_at_start[STOCK]
    first = median(found.first_page[OURS]) / median(found.first_page[STOCK])
    migrate = found.migrate[OURS] / found.migrate[STOCK]
    return [
        ("13", "memory of a worker", "stock + 15 MB", f"+{more:.0f} MB", _under(more, 15)),
        ("13", "start to first page", "1.5x stock", f"{first:.2f}x", _under(first, 1.5)),
        ("13", "migrate from empty, CPU", "1.4x stock", f"{migrate:.2f}x", _under(migrate, 1.4)),
    ]


def _under(measured: float, at_most: float) -> str:
    return "met" if measured <= at_most else "missed"


def medians(found: Found) -> list[tuple[str, ...]]:
    """What each side took for each work."""
    lines = [
        (
            work,
            side,
            f"{cpu(rounds):.2f}",
            f"{spread([r.cpu_ms for r in rounds]):.2f}",
            f"{median(r.per_second for r in rounds):.0f}",
            f"{median(r.p95_ms for r in rounds):.0f}",
        )
        for work, sides in found.rounds.items()
        for side, rounds in sides.items()
    ]
    memory = [
        ("memory of a worker", side, f"{megabytes:.0f} MB", "", "", "")
        for side, megabytes in found.memory.items()
    ]
    return [*lines, *memory]


def table(rows: list[tuple[str, ...]]) -> str:
    """Rows of text under each other, the first of them headings."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]]) + "\n"
