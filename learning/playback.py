"""What part of a recording was played: arithmetic on parts, each (start, end) in whole milliseconds.

Nothing here reads the database. Parts that were added come out the same in any order and any
number of times; what is cut is cut from what one player told, never from what was there before.
"""

from collections.abc import Iterable

Parts = list[tuple[int, int]]

# Whoever plays at twice the speed has heard it all; faster, no more than that is believed.
FASTEST = 2
# Players tell the time in steps; a little more than the clock allows is no sign of anything.
GRACE_MS = 1000
# Players look a few times a second; what is shorter was heard by nobody, and would only fill rows.
SHORTEST_MS = 250
# A recording ends with silence or applause: within this much of all of it, all was watched.
LAST_MS = 1000
# Nobody leaves so many gaps; a program that does fills no row, and no more of its parts are kept.
MOST_KEPT = 2000


def merged(parts: Iterable[tuple[int, int]]) -> Parts:
    """The same stretches in order and apart from each other; empty and backward ones are left out."""
    found: Parts = []
    for start, end in sorted((start, end) for start, end in parts if start < end):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def union(*several: Iterable[tuple[int, int]]) -> Parts:
    """All that stands in any of them, merged."""
    return merged(part for parts in several for part in parts)


def cut(parts: Iterable[tuple[int, int]], length_ms: int) -> Parts:
    """Only what lies inside a recording of that length, merged."""
    return merged((max(start, 0), min(end, length_ms)) for start, end in parts)


def without(parts: Iterable[tuple[int, int]], others: Iterable[tuple[int, int]]) -> Parts:
    """What stands in the parts and in none of the others, merged."""
    found: Parts = []
    gone = merged(others)
    for start, end in merged(parts):
        for gone_from, gone_to in gone:
            if gone_to <= start:
                continue
            if gone_from >= end:
                break
            found.append((start, gone_from))
            start = gone_to
        found.append((start, end))
    return merged(found)


def total(parts: Iterable[tuple[int, int]]) -> int:
    """How many milliseconds they cover; what was played twice counts once."""
    return sum(end - start for start, end in merged(parts))


def clamped(parts: Iterable[tuple[int, int]], budget_ms: int) -> Parts:
    """The first `budget_ms` milliseconds of them, in the order of the recording."""
    found: Parts = []
    for start, end in merged(parts):
        end = min(end, start + budget_ms)
        if start >= end:
            break
        found.append((start, end))
        budget_ms -= end - start
    return found


def believed(parts: Iterable[tuple[int, int]], *, length_ms: int, elapsed_ms: int) -> Parts:
    """What one player can have played of a recording in the time that has passed."""
    heard = [part for part in cut(parts, length_ms) if part[1] - part[0] >= SHORTEST_MS]
    return clamped(heard, FASTEST * max(elapsed_ms, 0) + GRACE_MS)


def room(parts: Iterable[tuple[int, int]], *, elapsed_ms: int) -> int:
    """How much more can have been played, beside these parts, in all the time that has passed."""
    return max(0, FASTEST * max(elapsed_ms, 0) + GRACE_MS - total(parts))


def kept(before: Iterable[tuple[int, int]], after: Iterable[tuple[int, int]]) -> Parts:
    """What is stored of `after`, merged. Beyond `MOST_KEPT`, only what `before` has grown into."""
    found = merged(after)
    if len(found) <= MOST_KEPT:
        return found
    beside = set(without(found, before))
    return [part for part in found if part not in beside]


def first_missing(parts: Iterable[tuple[int, int]], length_ms: int) -> int | None:
    """Where the first stretch begins that was not played; None when all was. Slips are no stretch."""
    at = 0
    for start, end in [*cut(parts, length_ms), (length_ms, length_ms)]:
        if start - at > LAST_MS:
            return at
        at = end
    return None


def percent(parts: Iterable[tuple[int, int]], length_ms: int) -> int:
    """The share that was played, 0 to 100, rounded down; 100 when all but the last second was."""
    played = total(cut(parts, length_ms))
    if not played:
        return 0
    # Of something very short, a second is not a little.
    if length_ms - played <= min(LAST_MS, length_ms // 10):
        return 100
    return played * 100 // length_ms
