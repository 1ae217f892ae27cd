"""Row 13: what migrating an empty database takes, and how soon a new process shows its first page."""

from __future__ import annotations

from bench.figures import Found
from bench.shape import Ask
from bench.sides import MANAGE, Side

STARTS = 3


def measure(sides: list[Side], found: Found) -> None:
    """Migrate each side once, then start each a few times, taking turns."""
    for side in sides:
        found.migrate[side.name] = side.run(*MANAGE[side.name], "migrate", "-v0")
        side.prepare()
    for _turn in range(STARTS):
        for side in sides:
            server = side.start(1)
            try:
                found.first_page.setdefault(side.name, []).append(
                    server.wait_for(side.address(Ask("/")))
                )
                found.memory_at_start[side.name] = server.megabytes_per_worker()
            finally:
                server.stop()
