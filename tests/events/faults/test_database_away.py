"""The database goes away while people register. They are told, keep what they wrote, and lose nothing."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings

from cms.settings.base import POSTGRESQL_OPTIONS
from tests.conftest import EVIDENCE

from .postgres import Postgres, programs
from .serving import Crowd, Served, free_port


def test_who_registers_while_it_is_away_keeps_what_they_wrote(tmp_path):
    nowhere = f"postgres://postgres@127.0.0.1:{free_port()}/postgres"
    site = Served(tmp_path, nowhere, workers=1, DEMO="1")
    ground = {"path": "/j/seat/1/", "form": {"need": "A ramp."}, "people": []}
    crowd = Crowd(site, ground)
    try:
        until = time.monotonic() + 60
        while not crowd.statuses and time.monotonic() < until:
            try:
                status, _leads_to, text = crowd._post({"session": "s", "key": "form-71"})
                crowd.statuses.append(status)
            except OSError:
                time.sleep(0.1)
    finally:
        site.stop()

    assert crowd.statuses == [503]
    assert '<input type="hidden" name="form_key" value="form-71">' in text
    assert '<input type="hidden" name="need" value="A ramp.">' in text
    assert 'action="/j/seat/1/"' in text


class Own:
    """A PostgreSQL of this test's own, the site on it, and what a program of the project says of it."""

    def __init__(self, folder):
        self.folder, self.sites, self.database = folder, [], Postgres()
        self.settings = {
            "DJANGO_SETTINGS_MODULE": "tests.events.faults.pooled",
            "DATABASE_URL": self.database.address,
            "LOG_LEVEL": "ERROR",
        }

    def told(self, *words):
        done = subprocess.run(
            [sys.executable, "-m", "tests.events.faults.ground", *map(str, words)],
            cwd=settings.PROJECT_DIR,
            env={**os.environ, **self.settings},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        answer = next(line for line in done.stdout.splitlines() if line.startswith("ANSWER "))
        return json.loads(answer.removeprefix("ANSWER "))

    def serve(self, app="cms.wsgi:application"):
        site = Served(self.folder, self.database.address, app, is_copied=False, **self.settings)
        self.sites.append(site)
        site.wait()
        return site

    def stop(self):
        for site in self.sites:
            site.stop()
        self.database.stop()


@pytest.fixture
def own(tmp_path):
    assert programs(), "the programs of a PostgreSQL server are not installed here"
    own = Own(tmp_path)
    yield own
    own.stop()


in_full_runs = pytest.mark.skipif(
    not EVIDENCE, reason="starts a PostgreSQL of its own: in full runs only"
)


@in_full_runs
def test_restarts_of_the_database_lose_nothing_that_was_promised(own):
    people, restarts = 150, 10
    ground = own.told("new", people, 40)
    crowd = Crowd(own.serve(), ground)

    crowd.come()
    pulled_out = 0
    for _moment in crowd.moments(restarts):
        own.database.pull_out()
        time.sleep(random.uniform(0, 0.5))
        own.database.put_back()
        pulled_out += 1
    crowd.wait()

    assert pulled_out == restarts
    assert len(crowd.promised) == people
    assert own.told("outcome", ground["pool"]) == {"codes": crowd.promised, "wrongs": []}
    assert {status for status in crowd.statuses if status >= 500} == {503}
    assert crowd.kept
    assert all(crowd.kept)


@in_full_runs
def test_a_promise_the_database_had_not_heard_of_is_noticed(own):
    """The control: it says yes, registers half a second later, and the database is gone by then."""
    ground = own.told("new", 16, 4)
    crowd = Crowd(own.serve("tests.events.faults.careless:application"), ground)

    crowd.come()
    crowd.wait()
    own.database.pull_out()
    # Longer than a request waits for a connection.
    time.sleep(POSTGRESQL_OPTIONS["pool"]["timeout"] + 2)
    own.database.put_back()

    assert len(crowd.promised) == 16
    assert len(own.told("outcome", ground["pool"])["codes"]) < 16


STARTED_AND_KILLED = """
import os
from tests.events.faults.postgres import Postgres
database = Postgres()
print(database.process.pid, database.folder, flush=True)
os.kill(os.getpid(), 9)
"""


@in_full_runs
def test_the_server_is_not_left_behind_by_a_test_run_that_is_killed():
    command = [sys.executable, "-c", STARTED_AND_KILLED]
    done = subprocess.run(command, cwd=settings.PROJECT_DIR, stdout=subprocess.PIPE, text=True)
    server, folder = done.stdout.split()

    until = time.monotonic() + 30
    while is_running(server) and time.monotonic() < until:
        time.sleep(0.1)
    shutil.rmtree(folder)

    assert not is_running(server)


def is_running(process):
    """What has ended and is asked after by nobody doesn't run."""
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return False
