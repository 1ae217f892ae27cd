"""Arithmetic on what was measured: medians, spreads, ratios of pairs, and whether they say anything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

MOST_ERRORS = 0.01
WIDEST_SPREAD = 2.0


@dataclass(frozen=True)
class Round:
    """One side under load once. `cpu_ms` is what its processes took for a request."""

    requests: int
    errors: int
    per_second: float
    cpu_ms: float
    p95_ms: float


@dataclass
class Found:
    """All that was measured. Rounds are by work and side, in the order in which they took turns."""

    queries: dict[str, dict[str, int]] = field(default_factory=dict)
    rounds: dict[str, dict[str, list[Round]]] = field(default_factory=dict)
    memory: dict[str, float] = field(default_factory=dict)
    memory_at_start: dict[str, float] = field(default_factory=dict)
    migrate: dict[str, float] = field(default_factory=dict)
    first_page: dict[str, list[float]] = field(default_factory=dict)

    def add(self, work: str, side: str, one: Round) -> None:
        """One more round."""
        self.rounds.setdefault(work, {}).setdefault(side, []).append(one)


@dataclass(frozen=True)
class Beside:
    """One side beside another, round by round: how many times as much CPU the other one takes."""

    ratios: tuple[float, ...]
    doubt: str

    @property
    def ratio(self) -> float:
        """The median of the pairs; above 1 means that this side is the cheaper one."""
        return median(self.ratios)


def spread(values: Sequence[float]) -> float:
    """How many times the least the most is."""
    least = min(values)
    return max(values) / least if least > 0 else float("inf")


def cpu(rounds: Iterable[Round]) -> float:
    """The median CPU for a request, in milliseconds."""
    return median(each.cpu_ms for each in rounds)


def doubt(rounds: Sequence[Round]) -> str:
    """Why these rounds say nothing; empty if they do."""
    requests, errors = sum(r.requests for r in rounds), sum(r.errors for r in rounds)
    if not requests or errors / requests > MOST_ERRORS:
        return f"{errors} of {requests} requests failed"
    wide = spread([each.cpu_ms for each in rounds])
    return f"spread of a factor of {wide:.1f}" if wide > WIDEST_SPREAD else ""


def beside(ours: Sequence[Round], theirs: Sequence[Round]) -> Beside:
    """Compare two sides that took turns."""
    pairs = zip(ours, theirs, strict=True)
    return Beside(
        tuple(other.cpu_ms / own.cpu_ms if own.cpu_ms else 0.0 for own, other in pairs),
        doubt(ours) or doubt(theirs),
    )


def verdict(found: Beside, at_least: float) -> str:
    """Whether a target is met, or why nobody can say."""
    if found.doubt:
        return f"no verdict ({found.doubt})"
    return "met" if found.ratio >= at_least else "missed"
