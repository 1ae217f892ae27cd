"""`make run` starts several processes. None of them is ever left behind."""

import os
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.core.management.base import CommandError

from home.serving import processes
from home.serving.prepare import demand_free_port
from home.serving.processes import Family, Stopped, closing_of_the_terminal

SLEEPER = "import time; time.sleep(60)"
STUBBORN = (
    "import signal, time\n"
    "signal.signal(signal.SIGINT, signal.SIG_IGN); signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    "time.sleep(60)"
)


@pytest.fixture
def family():
    family = Family()
    yield family
    for child in family.children:
        child.signal(signal.SIGKILL)
        child.process.wait()


def program(text):
    return [sys.executable, "-c", text]


def is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until(condition, seconds=20):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def test_stopping_ends_every_process(family):
    family.start("server", program(SLEEPER), {})
    family.start("worker", program(SLEEPER), {})

    family.stop()

    assert not any(is_running(child.process.pid) for child in family.children)


def test_a_process_that_will_not_listen_is_ended_too(family, monkeypatch):
    hurried = [(number, 0.5) for number, _seconds in processes.PATIENCE]
    monkeypatch.setattr(processes, "PATIENCE", hurried)
    family.start("server", program(STUBBORN), {})
    time.sleep(1)

    family.stop()

    assert not is_running(family.children[0].process.pid)


def test_what_a_process_started_ends_with_it(family, tmp_path):
    note = tmp_path / "pid"
    parent = (
        "import subprocess, sys, time\n"
        f"child = subprocess.Popen([sys.executable, '-c', {SLEEPER!r}])\n"
        f"open({str(note)!r}, 'w').write(str(child.pid) + '.')\n"
        "time.sleep(60)"
    )
    family.start("server", program(parent), {})
    wait_until(lambda: note.exists() and note.read_text().endswith("."))

    family.stop()

    assert not is_running(int(note.read_text().rstrip(".")))


def test_one_death_is_noticed_and_named(family):
    family.start("server", program(SLEEPER), {})
    family.start("worker", program("raise SystemExit(3)"), {})

    with pytest.raises(Stopped, match=r"The worker stopped \(code 3\)"):
        family.watch()


def test_watching_ends_when_the_site_answers(family):
    family.start("server", program(SLEEPER), {})

    family.watch(until=lambda: True)


def test_closing_the_terminal_is_noticed():
    ours, theirs = os.openpty()
    is_closed = closing_of_the_terminal(theirs)
    assert not is_closed()

    os.close(ours)

    assert is_closed()


def test_without_a_terminal_nothing_is_closed():
    theirs, ours = os.pipe()
    is_closed = closing_of_the_terminal(theirs)

    os.close(ours)

    assert not is_closed()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children of a killed parent")
def test_killing_the_parent_takes_its_children_along(tmp_path):
    note = tmp_path / "pid"
    parent = (
        "import os, sys, time\n"
        "from home.serving.processes import Family\n"
        "from django.conf import settings\n"
        f"settings.configure(PROJECT_DIR={str(settings.PROJECT_DIR)!r})\n"
        "family = Family()\n"
        f"family.start('server', [sys.executable, '-c', {SLEEPER!r}], {{}})\n"
        f"open({str(note)!r}, 'w').write(str(family.children[0].process.pid) + '.')\n"
        "time.sleep(60)"
    )
    running = subprocess.Popen(program(parent), cwd=settings.PROJECT_DIR)
    wait_until(lambda: note.exists() and note.read_text().endswith("."))
    child = int(note.read_text().rstrip("."))
    time.sleep(1)

    running.kill()
    running.wait()

    wait_until(lambda: not is_running(child))


def test_a_port_in_use_is_said_in_words(live_port):
    with pytest.raises(CommandError, match=f"Port {live_port} can't be used"):
        demand_free_port(live_port)


@pytest.fixture
def live_port():
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def test_a_port_that_is_no_port_is_said_in_words():
    with pytest.raises(CommandError, match="Port 99999 can't be used"):
        demand_free_port(99999)
