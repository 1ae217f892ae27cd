"""Processes of the site beside the test's own: each with a memory of its own, all on one database.

Needs a test that really commits: `@pytest.mark.django_db(transaction=True)`.
"""

import json
import os
import select
import subprocess
import sys

from django.conf import settings
from django.db import connection

# Django must have started before models can be imported.
PROGRAM = "import django; django.setup(); from tests.worker_process import main; main()"
# Seconds for one answer. The first waits until Django has started, on a busy machine.
PATIENCE = 60


class Worker:
    """One process, which answers requests and makes changes by the names in `worker_process`."""

    def __init__(self, folder):
        own = {"DATABASE_URL": _address(), "TMPDIR": str(folder)}
        self.complaints = open(folder / "stderr.txt", "w+")  # noqa: SIM115 - closed in `stop`
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.complaints,
            text=True,
            cwd=settings.PROJECT_DIR,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "cms.settings.test", **own},
        )

    def ask(self, name, *arguments):
        """What it answers when told to do `name`."""
        self.process.stdin.write(json.dumps([name, *arguments]) + "\n")
        self.process.stdin.flush()
        ready, _, _ = select.select([self.process.stdout], [], [], PATIENCE)
        answer = self.process.stdout.readline() if ready else ""
        if not answer:
            self.complaints.seek(0)
            raise AssertionError(f"the worker said nothing: {self.complaints.read()[-2000:]}")
        return json.loads(answer)

    def stop(self):
        """End it: without more to read it ends by itself."""
        self.process.stdin.close()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.complaints.close()


def _address():
    """The database of this test run, as another process can open it."""
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{at['NAME']}"
    return f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"
