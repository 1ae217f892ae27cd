"""Processes that live and die together."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from types import FrameType
from typing import NoReturn

from django.conf import settings

# TERM lets a server answer what it has begun, and stops a program that is still loading without a
# word. Then we insist, then we end it.
PATIENCE = ((signal.SIGTERM, 8.0), (signal.SIGINT, 3.0), (signal.SIGKILL, 2.0))
POLL_SECONDS = 0.1


class Stopped(Exception):
    """One of the processes ended by itself; says which, in a sentence."""


@dataclass(frozen=True)
class Child:
    """One running process, and what to call it when it fails."""

    name: str
    process: subprocess.Popen

    def signal(self, number: int) -> None:
        """Send a signal to the process and all it has started."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)


class Family:
    """Starts processes, watches them, and stops all when one ends or when told to."""

    def __init__(self) -> None:
        self.children: list[Child] = []

    def start(self, name: str, command: list[str], environment: dict[str, str]) -> None:
        """Start `command` in the project's folder, in a session of its own: Ctrl-C reaches only us."""
        tied = [sys.executable, "-m", "home.serving.tied", str(os.getpid()), *command]
        process = subprocess.Popen(  # noqa: S603
            tied,
            cwd=settings.PROJECT_DIR,
            env={**os.environ, **environment},
            start_new_session=True,
        )
        self.children.append(Child(name, process))

    def check(self) -> None:
        """Raise Stopped if one has ended."""
        for child in self.children:
            if child.process.poll() is not None:
                raise Stopped(f"The {child.name} stopped (code {child.process.returncode}).")

    def watch(self, until: Callable[[], bool] = lambda: False) -> None:
        """Return when `until()` is true. Raise Stopped as soon as a process has ended."""
        while not until():
            self.check()
            time.sleep(POLL_SECONDS)

    def stop(self) -> None:
        """End every process, kindly first. Returns when none is left."""
        for number, seconds in PATIENCE:
            for child in self.children:
                child.signal(number)
            deadline = time.monotonic() + seconds
            while self._is_anybody_left():
                if time.monotonic() > deadline:
                    break
                time.sleep(POLL_SECONDS)
            else:
                return

    def _is_anybody_left(self) -> bool:
        """Whether a process, or one that it started, still runs."""
        for child in self.children:
            child.process.poll()
            try:
                os.killpg(child.process.pid, 0)
            except ProcessLookupError:
                continue
            return True
        return False


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def treat_every_end_as_ctrl_c() -> None:
    """TERM (make, systemd) and HUP (the terminal was closed) stop us as Ctrl-C does."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)


def closing_of_the_terminal(stdin: int = 0) -> Callable[[], bool]:
    """A function that is true once the terminal we were started from is gone.

    Its shell passes the news on as a HUP. Where there is no shell (`ssh -t there make run`), make
    hears it and tells nobody.
    """
    if not os.isatty(stdin):
        return lambda: False
    terminal = select.poll()
    terminal.register(stdin, 0)  # hang-ups are always reported
    return lambda: bool(terminal.poll(0))


def ignore_further_signals() -> None:
    """While stopping, a second signal must not leave half of the family behind."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
