"""Starting a side's web server, reading what it takes from /proc, and stopping it by its id."""

from __future__ import annotations

import os
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path

SECONDS_TO_ANSWER = 60
SECONDS_TO_STOP = 10
TICKS = os.sysconf("SC_CLK_TCK")


class Server:
    """A side's gunicorn at 127.0.0.1, with its workers."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], folder: Path, log: Path
    ) -> None:
        self.log = log
        with log.open("ab") as written:
            self.process = subprocess.Popen(  # noqa: S603 - our own commands
                command, env=dict(environment), cwd=folder, stdout=written, stderr=written
            )

    def wait_for(self, url: str) -> float:
        """Seconds until `url` is answered with 200."""
        began = time.perf_counter()
        problem: Exception | None = None
        while time.perf_counter() - began < SECONDS_TO_ANSWER and self.process.poll() is None:
            try:
                with urllib.request.urlopen(url, timeout=30):  # noqa: S310 - http, our own
                    return time.perf_counter() - began
            except urllib.error.HTTPError as refused:
                problem = refused
                break
            except (OSError, TimeoutError) as not_yet:
                problem = not_yet
                time.sleep(0.02)
        said = self.log.read_text(errors="replace")[-2000:]
        raise SystemExit(f"{url} is not answered: {problem}\n{said}")

    def cpu_seconds(self) -> float:
        """What the server and its workers have used so far."""
        return sum(_ticks(pid) for pid in [self.process.pid, *self.workers()]) / TICKS

    def workers(self) -> list[int]:
        """The ids of the processes that answer."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text().split()]

    def megabytes_per_worker(self) -> float:
        """The memory of one worker, shared parts divided among those who share them (PSS)."""
        workers = self.workers()
        return sum(_pss_kilobytes(pid) for pid in workers) / len(workers) / 1024

    def stop(self) -> None:
        """End it, kindly first. Its workers go with it."""
        self.process.terminate()
        try:
            self.process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            workers = self.workers()
            self.process.kill()
            self.process.wait()
            for pid in workers:
                os.kill(pid, 9)


def _ticks(pid: int) -> int:
    # The name of the program, in brackets, may hold spaces.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    user, system = fields[11:13]
    return int(user) + int(system)


def _pss_kilobytes(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def cpu_of(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> float:
    """Run a command to its end; the CPU seconds it took."""
    process = subprocess.Popen(  # noqa: S603 - our own commands
        command, env=dict(environment), cwd=folder, stdout=subprocess.DEVNULL
    )
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed")
    return used.ru_utime + used.ru_stime
