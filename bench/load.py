"""Asking a side for the same over and over (wrk, or a client of our own), or for each thing once."""

from __future__ import annotations

import http.client
import shutil
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

from bench.shape import Ask

CONNECTIONS = 8
REPORT = Path(__file__).with_name("report.lua")


@dataclass(frozen=True)
class Load:
    """What came of it."""

    requests: int
    errors: int
    seconds: float
    p95_ms: float


def over_and_over(port: int, ask: Ask, seconds: int) -> Load:
    """The same request for so many seconds."""
    wrk = shutil.which("wrk")
    return _with_wrk(wrk, port, ask, seconds) if wrk else _for_seconds(port, ask, seconds)


def once_each(port: int, asks: list[Ask]) -> Load:
    """Each of the requests once, several at a time."""
    began = time.perf_counter()
    shares = [asks[at::CONNECTIONS] for at in range(CONNECTIONS)]
    with ThreadPoolExecutor(CONNECTIONS) as people:
        answers = [a for share in people.map(_ask, repeat(port), shares) for a in share]
    return _load(answers, time.perf_counter() - began)


def _with_wrk(wrk: str, port: int, ask: Ask, seconds: int) -> Load:
    command = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", str(REPORT)]
    for name, value in ask.headers.items():
        command += ["-H", f"{name}: {value}"]
    done = subprocess.run(  # noqa: S603 - our own command
        [*command, f"http://127.0.0.1:{port}{ask.path}"], capture_output=True, text=True, check=True
    )
    found = next(line for line in done.stdout.splitlines() if line.startswith("RESULT"))
    requests, errors, microseconds, p95_ms = found.split()[1:]
    return Load(int(requests), int(errors), int(microseconds) / 1_000_000, float(p95_ms))


def _for_seconds(port: int, ask: Ask, seconds: int) -> Load:
    began = time.perf_counter()

    def share(_number: int) -> list[tuple[bool, float]]:
        return list(_answers(port, _until(began + seconds, ask)))

    with ThreadPoolExecutor(CONNECTIONS) as people:
        answers = [a for part in people.map(share, range(CONNECTIONS)) for a in part]
    return _load(answers, time.perf_counter() - began)


def _until(end: float, ask: Ask) -> Iterator[Ask]:
    while time.perf_counter() < end:
        yield ask


def _ask(port: int, asks: list[Ask]) -> list[tuple[bool, float]]:
    return list(_answers(port, iter(asks)))


def _answers(port: int, asks: Iterator[Ask]) -> Iterator[tuple[bool, float]]:
    """Whether each request was answered well, and its milliseconds."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for ask in asks:
        began = time.perf_counter()
        try:
            connection.request(ask.method, ask.path, ask.body or None, ask.headers)
            answer = connection.getresponse()
            answer.read()
            is_well = answer.status < 400
        except (OSError, http.client.HTTPException):
            connection.close()
            is_well = False
        yield is_well, (time.perf_counter() - began) * 1000
    connection.close()


def _load(answers: list[tuple[bool, float]], seconds: float) -> Load:
    times = sorted(milliseconds for _is_well, milliseconds in answers)
    errors = sum(not is_well for is_well, _milliseconds in answers)
    p95_ms = times[int(len(times) * 0.95)] if times else 0.0
    return Load(len(answers), errors, seconds, p95_ms)
