"""What must be in place before the site can answer. Each step does nothing when nothing changed."""

import hashlib
import io
import socket
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import CommandError, OutputWrapper
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def demand_free_port(port: int) -> None:
    """Raise CommandError, with what to do, if something else answers at `port`."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            raise CommandError(
                f"Port {port} can't be used here: something else is listening on it, or it is not "
                "ours to take. Stop that, or choose another one: make run PORT=8001"
            ) from error


class Countdown(io.TextIOBase):
    """A stream for `migrate` that turns its line per migration into a line per fifth of them."""

    def __init__(self, total: int, out: OutputWrapper) -> None:
        self.total = total
        self.out = out
        self.done = 0

    def write(self, text: str) -> int:
        step = max(1, self.total // 5)
        for _line in range(text.count(" OK")):
            self.done += 1
            if self.done % step == 0:
                self.out.write(f"  {self.done} of {self.total}")
                self.out.flush()
        return len(text)


def migrate(out: OutputWrapper) -> None:
    """Bring the tables up to date."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        out.write(f"Preparing the database: {len(plan)} steps…")
        call_command("migrate", verbosity=1, no_color=True, stdout=Countdown(len(plan), out))
    call_command("createcachetable", verbosity=0)


def _state_of_static_files() -> str:
    """A digest that changes when a static file, or the way they are stored, changes."""
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            seen = Path(storage.path(name)).stat()
            digest.update(f"{name} {seen.st_size} {seen.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def collect_static_files(out: OutputWrapper) -> None:
    """Copy, compress and name static files by their content, if one has changed since."""
    if settings.DEBUG:
        return
    kept = Path(settings.STATIC_ROOT) / ".state"
    state = _state_of_static_files()
    if kept.exists() and kept.read_text() == state:
        return
    out.write("Collecting static files…")
    call_command("collectstatic", interactive=False, verbosity=0)
    kept.write_text(state)


def load_demo(out: OutputWrapper) -> None:
    """Fill an empty database with demo content. Never touches one that somebody uses."""
    if settings.DEMO:
        call_command("load_demo", if_empty=True, stdout=out)
