"""Measure the site beside the ceiling, stock Wagtail and the peers that are there: `make bench`.

Starts each side itself on 127.0.0.1, lets them take turns, and stops what it started. Nothing is
kept but what it prints. `python -m bench.run --help` names the options.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from bench import rows, start
from bench.figures import Found, Round
from bench.load import Load, once_each, over_and_over
from bench.processes import Server
from bench.shape import Sizes, Works
from bench.sides import CEILING, LMS, OURS, STOCK, Side, drop_databases, make_sides

WORKERS = 2
READS = ("series 50 signed in", "series 10 anonymous", "list")
WRITES = ("finish 10", "finish 50", "register")
# The first two writers were used up by counting queries.
USED_UP = 2


def main() -> None:
    options = _options()
    sizes = Sizes(writers=options.writers)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, ExitStack() as leaving:
        names = [OURS, CEILING, *([LMS] if options.peer_python else [])]
        sides = make_sides(names, Path(folder), options.postgres, options.port, options.peer_python)
        leaving.callback(drop_databases, sides.values())
        found, works = Found(), {}
        for side in sides.values():
            works[side.name] = _seed(side, sizes, found)
        _take_turns(list(sides.values()), works, options, found)
        if not options.no_start:
            two = make_sides(
                [OURS, STOCK], Path(folder) / "empty", options.postgres, options.port, ""
            )
            leaving.callback(drop_databases, two.values())
            say("starting and migrating, beside stock Wagtail")
            start.measure(list(two.values()), found)
    rows.show(found, options.rounds, "PostgreSQL" if options.postgres else "SQLite")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.run", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="turns of each side")
    parser.add_argument("--seconds", type=int, default=1, help="of load in each turn")
    parser.add_argument("--writers", type=int, default=122, help="who complete a series, each once")
    parser.add_argument("--port", type=int, default=8400, help="the first of four")
    parser.add_argument("--postgres", default="", help="postgres://… instead of SQLite")
    parser.add_argument("--peer-python", default="", help="the Python that has wagtail-lms")
    parser.add_argument("--no-start", action="store_true", help="leave out row 13's two times")
    return parser.parse_args()


def say(what: str) -> None:
    """What is going on, for who waits."""
    sys.stderr.write(f"  {what}\n")


def _seed(side: Side, sizes: Sizes, found: Found) -> Works:
    say(f"seeding {side.name}")
    side.prepare()
    works = side.seed(sizes)
    found.queries[side.name] = side.inside("queries", works.written())
    return works


def _take_turns(
    sides: list[Side], works: dict[str, Works], options: argparse.Namespace, found: Found
) -> None:
    with ExitStack() as running:
        servers = {}
        for side in sides:
            servers[side.name] = side.start(WORKERS)
            running.callback(servers[side.name].stop)
        for side in sides:
            servers[side.name].wait_for(side.address(works[side.name].asks[READS[0]][0]))
        for turn in range(options.rounds):
            say(f"round {turn + 1} of {options.rounds}")
            for work in (*READS, *WRITES):
                for side in sides:
                    if work in works[side.name].asks:
                        one = _turn(side, servers[side.name], works[side.name], work, turn, options)
                        found.add(work, side.name, one)
        for side in sides:
            found.memory[side.name] = servers[side.name].megabytes_per_worker()


def _turn(
    side: Side, server: Server, works: Works, work: str, turn: int, options: argparse.Namespace
) -> Round:
    asks = works.asks[work]
    before = server.cpu_seconds()
    if work in WRITES:
        share = (len(asks) - USED_UP) // options.rounds
        begin = USED_UP + turn * share
        finished = side.inside("written")
        before = server.cpu_seconds()
        load = once_each(side.port, asks[begin : begin + share])
        # Believe the database, not the answers.
        lost = load.requests - (side.inside("written") - finished)
        load = Load(load.requests, max(load.errors, lost), load.seconds, load.p95_ms)
    else:
        load = over_and_over(side.port, asks[0], options.seconds)
    used = server.cpu_seconds() - before
    per_request = used * 1000 / load.requests if load.requests else 0.0
    return Round(load.requests, load.errors, load.requests / load.seconds, per_request, load.p95_ms)


if __name__ == "__main__":
    main()
