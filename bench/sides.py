"""The sides that are compared: how each is prepared, seeded and started."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bench.processes import Server, cpu_of
from bench.shape import Ask, Sizes, Works

ROOT = Path(__file__).resolve().parent.parent
OURS, CEILING, STOCK, LMS = "equip", "ceiling", "stock Wagtail", "wagtail-lms"
MANAGE = {OURS: ["manage.py"], STOCK: ["-m", "bench.stock"]}


@dataclass(frozen=True)
class Side:
    """One of them. `module` seeds it (see `bench.inside`), `wsgi` answers, `port` is its own."""

    name: str
    module: str
    wsgi: str
    port: int
    folder: Path
    database: str
    python: str = sys.executable

    @property
    def environment(self) -> dict[str, str]:
        """What its processes are told; nothing of this shell's own settings but the path."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": os.environ.get("HOME", "/"),
            "DJANGO_SETTINGS_MODULE": "cms.settings.local",
            "DATABASE_URL": self.database,
            "VAR_DIR": str(self.folder),
            "DEBUG": "0",
            "LOG_LEVEL": "ERROR",
            "PYTHONPATH": str(ROOT),
        }

    def run(self, *arguments: str) -> float:
        """Run its Python; the CPU seconds that took."""
        return cpu_of([self.python, *arguments], self.environment, ROOT)

    def prepare(self) -> None:
        """Make the tables and files that must be there before it is seeded."""
        if self.name == OURS:
            for command in (["migrate", "-v0"], ["createcachetable"], ["collectstatic", "-v0"]):
                self.run("manage.py", *command, *(["--noinput"] if len(command) == 2 else []))

    def inside(self, what: str, given: Any = None) -> Any:
        """What `bench.inside` answers in this side's own Python."""
        done = subprocess.run(  # noqa: S603 - our own command
            [self.python, "-m", "bench.inside", self.module, what],
            input=json.dumps(given),
            env=self.environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        answer = next(line for line in done.stdout.splitlines() if line.startswith("ANSWER "))
        return json.loads(answer.removeprefix("ANSWER "))

    def seed(self, sizes: Sizes) -> Works:
        """Fill it; what can be asked of it."""
        return Works.read(self.inside("seed", sizes.__dict__))

    def start(self, workers: int) -> Server:
        """Its web server, started alike for every side."""
        command = [self.python, "-m", "gunicorn", "--bind", f"127.0.0.1:{self.port}"]
        command += ["--workers", str(workers), "--worker-class", "gthread", "--threads", "4"]
        command += ["--log-level", "error", "--no-control-socket", self.wsgi]
        return Server(command, self.environment, ROOT, self.folder / "server.log")

    def address(self, ask: Ask) -> str:
        """Where a request goes."""
        return f"http://127.0.0.1:{self.port}{ask.path}"


def make_database(server: str, folder: Path, name: str) -> str:
    """The address of a new, empty database: a file, or one on the PostgreSQL at `server`."""
    if not server:
        return f"sqlite:///{folder / 'bench.sqlite3'}"
    database = f"bench_{name.replace(' ', '_').replace('-', '_').lower()}"
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {database}")
        connection.execute(f"CREATE DATABASE {database}")
    return urlsplit(server)._replace(path=f"/{database}").geturl()


def drop_databases(sides: Iterable[Side]) -> None:
    """Leave nothing on a PostgreSQL; files go with their folder."""
    for side in sides:
        address = urlsplit(side.database)
        if address.scheme != "sqlite":
            import psycopg

            server = address._replace(path="/postgres").geturl()
            with psycopg.connect(server, autocommit=True) as connection:
                connection.execute(f"DROP DATABASE IF EXISTS {address.path.strip('/')}")


def make_sides(
    names: Sequence[str], folder: Path, server: str, port: int, peer: str
) -> dict[str, Side]:
    """The sides by name, each with a folder, a database and a port of its own."""
    modules = {
        OURS: ("bench.seed", "cms.wsgi:application"),
        CEILING: ("bench.ceiling", "bench.ceiling:application"),
        STOCK: ("bench.stock_site", "bench.stock_site:application"),
        LMS: ("bench.peers.wagtail_lms", "bench.peers.wagtail_lms:application"),
    }
    sides = {}
    for at, name in enumerate(names):
        module, wsgi = modules[name]
        own = folder / name.replace(" ", "-")
        own.mkdir(parents=True)
        database = make_database(server, own, name)
        python = peer if name == LMS else sys.executable
        sides[name] = Side(name, module, wsgi, port + at, own, database, python)
    return sides
