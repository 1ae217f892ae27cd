"""Row 9: 200 people ask for 50 seats in the same instant: `python -m bench.burst`.

Each side is started with 2 and with 8 workers. What came of it is believed from the database.
"""

from __future__ import annotations

import argparse
import http.client
import sys
import tempfile
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench.rows import table
from bench.shape import Ask, Sizes, Works
from bench.sides import CEILING, OURS, Side, drop_databases, make_sides

WORKERS = (2, 8)
PATIENCE = 120


@dataclass(frozen=True)
class Burst:
    """What came of one crowd."""

    seconds: float
    failures: int
    seated: int
    queue: list[int]

    def is_right(self, people: int, seats: int) -> bool:
        """Every seat taken once, and everybody else in the queue, without a hole."""
        return self.seated == seats and self.queue == list(range(1, people - seats + 1))


def main() -> None:
    options = _options()
    names = tuple(str(workers) for workers in WORKERS)
    sizes = Sizes(
        modules=(), series=0, writers=0, crowds=names, crowd=options.people, seats=options.seats
    )
    found: dict[tuple[str, int], Burst] = {}
    with tempfile.TemporaryDirectory(prefix="burst-") as folder, ExitStack() as leaving:
        sides = make_sides([OURS, CEILING], Path(folder), options.postgres, options.port, "")
        leaving.callback(drop_databases, sides.values())
        for side in sides.values():
            side.prepare()
            works = side.seed(sizes)
            for workers in WORKERS:
                found[side.name, workers] = _burst(side, works, workers)
    _show(found, options)
    if not all(burst.is_right(options.people, options.seats) for burst in found.values()):
        raise SystemExit("Seats or places are wrong.")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.burst", description=__doc__)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--seats", type=int, default=50)
    parser.add_argument("--port", type=int, default=8400, help="the first of two")
    parser.add_argument("--postgres", default="", help="postgres://… instead of SQLite")
    return parser.parse_args()


def _burst(side: Side, works: Works, workers: int) -> Burst:
    asks = works.asks[f"crowd {workers}"]
    server = side.start(workers)
    try:
        server.wait_for(side.address(works.asks["list"][0]))
        seconds, statuses = at_once(side.port, asks)
    finally:
        server.stop()
    seated, *queue = side.inside("placed")[asks[0].path]
    # Each as it comes, for a run that doesn't come to its end.
    sys.stderr.write(f"  {side.name}, {workers} workers: {seconds:.2f} s, {seated} seated\n")
    return Burst(seconds, sum(status >= 400 for status in statuses), seated, queue)


def at_once(port: int, asks: list[Ask]) -> tuple[float, list[int]]:
    """Send all requests in one instant; the seconds until the last answer, and each one's status."""
    gate = threading.Barrier(len(asks) + 1)
    statuses = [599] * len(asks)

    def send(number: int) -> None:
        ask = asks[number]
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        gate.wait()
        try:
            connection.request(ask.method, ask.path, ask.body, ask.headers)
            answer = connection.getresponse()
            answer.read()
            statuses[number] = answer.status
        except (OSError, http.client.HTTPException):
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=[number]) for number in range(len(asks))]
    for thread in threads:
        thread.start()
    gate.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    return time.perf_counter() - began, statuses


def _show(found: dict[tuple[str, int], Burst], options: argparse.Namespace) -> None:
    database = "PostgreSQL" if options.postgres else "SQLite"
    sys.stdout.write(f"\n{options.people} at once for {options.seats} seats, {database}\n\n")
    rows: list[tuple[str, ...]] = [
        ("workers", "side", "seconds", "beside", "seated", "waiting", "failed", "")
    ]
    for (side, workers), burst in found.items():
        ratio = burst.seconds / found[CEILING, workers].seconds
        is_right = burst.is_right(options.people, options.seats)
        rows.append(
            (
                str(workers),
                side,
                f"{burst.seconds:.2f}",
                f"{ratio:.2f}x",
                str(burst.seated),
                str(len(burst.queue)),
                str(burst.failures),
                "right" if is_right else "wrong",
            )
        )
    sys.stdout.write(table(rows))


if __name__ == "__main__":
    main()
