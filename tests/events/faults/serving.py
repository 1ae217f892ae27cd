"""A real gunicorn for a test, whose workers can be killed, and people who ask it until it answers."""

import http.client
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings

PATIENCE = 60
TOKEN = "f" * 32


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Served:
    """The site at 127.0.0.1 with two workers, copies of a process that has it loaded.

    A pool of connections can't be copied: with one, each worker loads the site itself.
    """

    def __init__(
        self, folder, database, app="cms.wsgi:application", workers=2, *, is_copied=True, **own
    ):
        self.port, self.log = free_port(), folder / "gunicorn.log"
        own = {
            "DJANGO_SETTINGS_MODULE": "cms.settings.test",
            "DATABASE_URL": database,
            "TMPDIR": str(folder),
            "LOG_LEVEL": "WARNING",
            **own,
        }
        command = [
            *(sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{self.port}"),
            *("--workers", str(workers), "--worker-class", "gthread", "--threads", "4"),
            *("--log-level", "warning", "--graceful-timeout", "1"),
            *("--no-control-socket", app),
        ]
        if is_copied:
            command.insert(3, "--preload")
        with self.log.open("w") as said:
            self.process = subprocess.Popen(
                command,
                cwd=settings.PROJECT_DIR,
                env={**os.environ, **own},
                stdout=said,
                stderr=said,
            )

    def wait(self):
        """Return when it answers."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            with suppress(OSError, http.client.HTTPException):
                if self.ask("GET", "/healthz", {})[0] == 200:
                    return
            time.sleep(0.05)
        raise AssertionError(f"the site does not answer: {self.log.read_text()[-2000:]}")

    def ask(self, method, path, headers, body=None):
        """(status, where it leads, text) of one request on a connection of its own."""
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            asked.request(method, path, body, headers)
            answer = asked.getresponse()
            return answer.status, answer.getheader("Location", ""), answer.read().decode()
        finally:
            asked.close()

    def workers(self):
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text().split()]

    def kill_a_worker(self):
        """No warning, no clean-up. Waits until there is one."""
        until = time.monotonic() + PATIENCE
        while not (workers := self.workers()) and time.monotonic() < until:
            time.sleep(0.002)
        os.kill(random.choice(workers), signal.SIGKILL)

    def kill_all_workers(self):
        for pid in self.workers():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            workers = self.workers()
            self.process.kill()
            self.process.wait()
            for pid in workers:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)


class Crowd:
    """People who register, some at a time; each asks again with the same form until told yes."""

    def __init__(self, site, ground, at_a_time=8):
        self.site, self.ground = site, ground
        self.promised, self.statuses, self.kept = {}, [], []
        self._left = list(ground["people"])
        self._threads = [threading.Thread(target=self._run) for _ in range(at_a_time)]

    def come(self):
        for thread in self._threads:
            thread.start()

    @property
    def is_coming(self):
        return any(thread.is_alive() for thread in self._threads)

    def moments(self, times):
        """So many moments, spread evenly over the places that are promised, while they come."""
        for number in range(1, times + 1):
            enough = number * len(self.ground["people"]) / (times + 1)
            while len(self.promised) < enough and self.is_coming:
                time.sleep(0.002)
            time.sleep(random.uniform(0, 0.05))
            if self.is_coming:
                yield number

    def wait(self):
        for thread in self._threads:
            thread.join(4 * PATIENCE)
        assert not self.is_coming, "somebody still waits for an answer"

    def _run(self):
        with suppress(IndexError):
            while True:
                person = self._left.pop()
                self.register(person)

    def register(self, person, tries=400):
        """Ask until it is answered with a place; its code."""
        for _ in range(tries):
            with suppress(OSError, http.client.HTTPException):
                status, leads_to, text = self._post(person)
                self.statuses.append(status)
                if status == 302 and leads_to.startswith("/j/"):
                    return self.promised.setdefault(person["key"], leads_to.split("/")[2])
                if status == 503:
                    self.kept.append(person["key"] in text and "A ramp." in text)
            time.sleep(random.uniform(0.01, 0.1))
        raise AssertionError(f"never answered: {self.statuses[-5:]}")

    def _post(self, person):
        form = {**self.ground["form"], "form_key": person["key"], "display_name": person["key"]}
        headers = {
            "Cookie": f"sessionid={person['session']}; csrftoken={TOKEN}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        body = urlencode({**form, "csrfmiddlewaretoken": TOKEN})
        return self.site.ask("POST", self.ground["path"], headers, body)
