"""What every side is seeded with and asked for. Plain data, no Django: peers read it too."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal
from urllib.parse import urlencode

MINUTES = 10
WORDS = "Listen before you answer."
NEED = "A ramp."


@dataclass(frozen=True)
class Sizes:
    """How much there is. Each writer completes the last module of a series of 10 and of 50, and asks for
    a seat. A crowd asks for its seats all at once."""

    modules: tuple[int, ...] = (1, 10, 50, 200)
    series: int = 200
    learners: int = 30
    writers: int = 120
    crowds: tuple[str, ...] = ()
    crowd: int = 200
    seats: int = 50

    @classmethod
    def read(cls, values: dict[str, Any]) -> Sizes:
        """From what JSON made of them."""
        lists = {name: tuple(values[name]) for name in ("modules", "crowds")}
        return cls(**{**values, **lists})


def form(**fields: str) -> str:
    """Fields as a browser sends them."""
    return urlencode(fields)


@dataclass(frozen=True)
class Ask:
    """One request. `session` is the key of a session made beforehand; empty: a visitor's."""

    path: str
    session: str = ""
    method: Literal["GET", "POST"] = "GET"
    body: str = ""
    content_type: str = "application/x-www-form-urlencoded"

    @property
    def headers(self) -> dict[str, str]:
        """Cookie and, for what changes something, the token that proves the form is ours."""
        cookies = [f"sessionid={self.session}"] if self.session else []
        if self.method == "GET":
            return {"Cookie": "; ".join(cookies)} if cookies else {}
        token = "bench".ljust(32, "0")
        return {
            "Cookie": "; ".join([*cookies, f"csrftoken={token}"]),
            "X-CSRFToken": token,
            "Content-Type": self.content_type,
        }


@dataclass
class Works:
    """What can be asked of a side, by the work's name. Writes have one request for each writer."""

    asks: dict[str, list[Ask]] = field(default_factory=dict)

    def add(self, name: str, ask: Ask) -> None:
        """One more request of that work."""
        self.asks.setdefault(name, []).append(ask)

    def written(self) -> dict[str, list[dict[str, Any]]]:
        """For JSON."""
        return {name: [asdict(ask) for ask in asks] for name, asks in self.asks.items()}

    @classmethod
    def read(cls, values: dict[str, list[dict[str, Any]]]) -> Works:
        """From JSON."""
        return cls({name: [Ask(**ask) for ask in asks] for name, asks in values.items()})
