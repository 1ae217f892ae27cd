"""`manage.py serve`: database, demo content, web server, worker and clock under one Ctrl-C."""

import os
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from accounts.models import User
from home.demo.build_people import PASSWORD
from home.serving import prepare
from home.serving.processes import (
    Family,
    Stopped,
    closing_of_the_terminal,
    ignore_further_signals,
    treat_every_end_as_ctrl_c,
)
from home.serving.tied import tie_to_parent

SECONDS_TO_ANSWER = 90


def environment(port: int) -> dict[str, str]:
    """What the processes are told. They log what needs attention, and no more."""
    return {"PORT": str(port), "LOG_LEVEL": os.environ.get("LOG_LEVEL", "WARNING")}


class Command(BaseCommand):
    help = "Runs the whole site on this machine, at 127.0.0.1. Ctrl-C stops all of it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=settings.PORT)
        parser.add_argument(
            "--reload", action="store_true", help="start anew when a file of the project changes"
        )

    def handle(self, *, port: int, reload: bool, **options: Any) -> None:
        treat_every_end_as_ctrl_c()
        if "MAKELEVEL" in os.environ:
            tie_to_parent(os.getppid())
        family = Family()
        try:
            self.prepare(port)
            self.start_server(family, port, reload)
            family.watch(until=self.answers(port))
            # Only now, so that they don't hold up the first page.
            self.start_others(family, port)
            self.welcome(port)
            family.watch(until=closing_of_the_terminal())
        except KeyboardInterrupt:
            self.stdout.write("\nStopping…")
        except Stopped as stopped:
            raise CommandError(f"{stopped} So everything else was stopped too.") from stopped
        finally:
            ignore_further_signals()
            family.stop()

    def prepare(self, port: int) -> None:
        """Everything that can be done before a process is started."""
        prepare.demand_free_port(port)
        prepare.migrate(self.stdout)
        prepare.collect_static_files(self.stdout)
        prepare.load_demo(self.stdout)
        # From here on this process only watches; the children open connections of their own.
        connections.close_all()

    def start_server(self, family: Family, port: int, reload: bool) -> None:
        """Start gunicorn, or Django's own server, which starts anew when a file changes."""
        if reload:
            command = ["manage.py", "runserver", f"127.0.0.1:{port}", "--skip-checks"]
        else:
            command = ["-m", "gunicorn", "--config", "cms/gunicorn.py", "cms.wsgi"]
        self.stdout.write("Starting the site…")
        self.stdout.flush()
        family.start("web server", [sys.executable, *command], environment(port))

    def start_others(self, family: Family, port: int) -> None:
        """Start what works behind the site: the worker and the clock."""
        for name, command in (("worker", ["db_worker"]), ("clock", ["clock", "--loop"])):
            family.start(name, [sys.executable, "manage.py", *command], environment(port))

    def answers(self, port: int) -> Callable[[], bool]:
        """A function that is true once the site answers, and fails when it takes too long."""
        deadline = time.monotonic() + SECONDS_TO_ANSWER

        def has_answered() -> bool:
            if time.monotonic() > deadline:
                raise Stopped("The site does not answer.")
            try:
                address = f"http://127.0.0.1:{port}/healthz"
                with urllib.request.urlopen(address, timeout=5) as answer:
                    return answer.status == 200
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                return False

        return has_answered

    def welcome(self, port: int) -> None:
        """Say where everything is."""
        site = f"http://localhost:{port}/"
        lines = [
            "",
            self.style.SUCCESS("Equip is running."),
            f"  The site         {site}",
            f"  For editors      {site}admin/",
        ]
        if settings.DEMO:
            lines.append(f"  Letters it sent  {site}mail/")
            lines += ["", f"Log-ins for trying it out, all with the password {PASSWORD}:"]
            lines += [f"  {address}" for address in self.demo_addresses()]
        lines += ["", "Ctrl-C stops it."]
        self.stdout.write("\n".join(lines))
        self.stdout.flush()

    def demo_addresses(self) -> list[str]:
        """The addresses of the marked people who can sign in, in the order they were made."""
        people = list(User.objects.demo().active().order_by("pk"))
        connections.close_all()
        return [person.email for person in people if person.has_usable_password()]
