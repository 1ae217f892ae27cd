"""Random histories of one person and one recording: pages loaded on two devices, and what became of
their reports on the way."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from learning.playback import FASTEST, GRACE_MS, SHORTEST_MS, total, union
from tests.factories.playback import LENGTH

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
SPEEDS = (1, 1, 1.25, 1.5, 2)
MONTH = timedelta(days=30)
TELLERS = ("what it played", "all before it", "moving windows")


def milliseconds(number):
    return timedelta(milliseconds=number)


@dataclass
class Load:
    """A page that was loaded. An honest player tells what it played. A leaper tells everything
    before the place where it stands, so that every jump ahead looks like watching; a window tells
    in each report another part, as long as the time would allow."""

    began_at: datetime
    tells: str
    played: list = field(default_factory=list)

    @property
    def is_honest(self):
        return self.tells == "what it played"


@dataclass
class Delivery:
    """A report that arrives."""

    load: Load
    parts: list
    position: int
    elapsed: int
    arrives_at: datetime

    @property
    def stood_at(self):
        return self.load.began_at + milliseconds(self.elapsed)


def a_history(luck):
    """One to three pages, and the reports of all of them in the order in which they arrive."""
    arriving = []
    for _page in range(luck.randint(1, 3)):
        began_at = START + timedelta(seconds=luck.randint(0, 300))
        load = Load(began_at, luck.choices(TELLERS, weights=(6, 2, 2))[0])
        tell = _windows if load.tells == "moving windows" else _reports
        for report in tell(luck, load):
            arriving += _on_the_way(luck, report)
    return sorted(arriving, key=lambda report: report.arrives_at)


def _reports(luck, load):
    at, elapsed = luck.choice((0, luck.randint(0, LENGTH))), 0
    for _stretch in range(luck.randint(1, 5)):
        if luck.random() < 0.4:
            at = luck.randint(0, LENGTH)
        wall = luck.randint(500, 40_000)
        end = min(LENGTH, at + int(wall * luck.choice(SPEEDS)))
        if end - at >= SHORTEST_MS:
            load.played = union(load.played, [(at, end)])
        at, elapsed = end, elapsed + wall + luck.randint(0, 5_000)
        parts = load.played if load.is_honest else [(0, at)]
        yield Delivery(load, parts, at, elapsed, load.began_at + milliseconds(elapsed))


def _windows(luck, load):
    at, elapsed = 0, luck.randint(500, 5_000)
    for _report in range(luck.randint(2, 12)):
        end = min(LENGTH, at + FASTEST * elapsed)
        yield Delivery(load, [(at, end)], end, elapsed, load.began_at + milliseconds(elapsed))
        at, elapsed = end, elapsed + luck.randint(0, 500)


def _on_the_way(luck, report):
    """It may be lost, doubled, overtaken, or come once more after a month."""
    if luck.random() < 0.1:
        return
    late = luck.choice((0, 0, 0, luck.randint(0, 90_000), 86_400_000))
    delays = [milliseconds(late)]
    if luck.random() < 0.2:
        delays.append(milliseconds(late + luck.randint(0, 1000)))
    if luck.random() < 0.1:
        delays.append(MONTH)
    for delay in delays:
        yield Delivery(
            report.load,
            report.parts,
            report.position,
            report.elapsed,
            report.arrives_at + delay,
        )


class Truth:
    """What can have been watched, by all that has arrived."""

    def __init__(self):
        self.honest = []
        self.others = {}
        self.first = START + MONTH
        self.newest = (START - MONTH, 0)

    def hear(self, report):
        self.first = min(self.first, report.load.began_at)
        if report.load.is_honest:
            self.honest = union(self.honest, report.parts)
        else:
            known = self.others.get(id(report.load), 0)
            self.others[id(report.load)] = max(known, self._time_of(report))
        self.newest = max(self.newest, (report.stood_at, report.position))

    def _time_of(self, report):
        """Windows add up: they are held only by all the time there was."""
        if report.load.tells == "moving windows":
            return (report.arrives_at - self.first) // milliseconds(1)
        return report.elapsed

    @property
    def most(self):
        """In milliseconds: what was played, and of a player that tells more, what it had time for."""
        had_time = sum(FASTEST * elapsed + GRACE_MS for elapsed in self.others.values())
        return min(LENGTH, total(self.honest) + had_time)
