"""Which ways between places lie on a way round. Pure, and takes time as the ways, not as their square.

A way leads from one place to another, or both ways. It lies on a ring if one can go along it and
come back to where one began by other ways.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import NamedTuple

Place = Hashable
Next = dict[Place, list[tuple[Place, Hashable]]]


class Way(NamedTuple):
    """From where to where, and whether one can also go back on it. No two join the same places."""

    source: Place
    target: Place
    is_both: bool


def on_rings(ways: Mapping[Hashable, Way]) -> set[Hashable]:
    """The names of the ways that lie on a ring.

    Such a way stays among places that can all reach each other. There, one that leads one way only
    lies on a ring always; one that leads both ways does unless it is all that holds them together.
    """
    part = _parts(ways)
    within = {name: way for name, way in ways.items() if part[way.source] == part[way.target]}
    single = _bridges(_next(within, there=True, back=True))
    return {name for name, way in within.items() if not way.is_both or name not in single}


def _next(ways: Mapping[Hashable, Way], *, there: bool, back: bool) -> Next:
    """Where one comes to from each place; with `there` along all ways, with `back` back on all."""
    found: Next = defaultdict(list)
    for name, way in ways.items():
        if there or way.is_both:
            found[way.source].append((way.target, name))
        if back or way.is_both:
            found[way.target].append((way.source, name))
    return found


def _parts(ways: Mapping[Hashable, Way]) -> dict[Place, int]:
    """A number for each place; those that can reach each other have the same (Kosaraju, Sharir)."""
    places = dict.fromkeys(place for way in ways.values() for place in way[:2])
    forth, back = _next(ways, there=True, back=False), _next(ways, there=False, back=True)
    seen: set[Place] = set()
    left = [place for root in places for place in _reached(root, forth, seen)]
    seen = set()
    return {
        place: number
        for number, root in enumerate(reversed(left))
        for place in _reached(root, back, seen)
    }


def _reached(root: Place, ways: Next, seen: set[Place]) -> Iterable[Place]:
    """The places not `seen` before that can be reached, each after what is reached from it."""
    if root in seen:
        return
    seen.add(root)
    trail = [(root, iter(ways.get(root, ())))]
    while trail:
        place, left = trail[-1]
        target = next((each for each, _name in left if each not in seen), None)
        if target is None:
            trail.pop()
            yield place
        else:
            seen.add(target)
            trail.append((target, iter(ways.get(target, ()))))


def _bridges(ways: Next) -> set[Hashable]:
    """The names of ways without which two places would be apart, all taken as both ways (Tarjan)."""
    number: dict[Place, int] = {}
    low: dict[Place, int] = {}
    found: set[Hashable] = set()
    for root in ways:
        if root in number:
            continue
        number[root] = low[root] = len(number)
        trail: list[tuple[Place, Hashable, Iterable]] = [(root, None, iter(ways[root]))]
        while trail:
            place, came_by, left = trail[-1]
            for target, name in left:
                if target not in number:
                    number[target] = low[target] = len(number)
                    trail.append((target, name, iter(ways[target])))
                    break
                if name != came_by:
                    low[place] = min(low[place], number[target])
            else:
                trail.pop()
                if trail:
                    above = trail[-1][0]
                    low[above] = min(low[above], low[place])
                    if low[place] > number[above]:
                        found.add(came_by)
    return found
