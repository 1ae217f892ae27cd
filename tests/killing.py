"""Work in a process of its own that is killed in the middle: no clean-up, no rollback of ours.

Needs a test that really commits: `@pytest.mark.django_db(transaction=True)`.
"""

import os
import signal
import time
from contextlib import suppress

from django.db import connections

# Connections that were the parent's: closing them in a child would close them for both.
_inherited = []


def in_a_child(work):
    """Start `work()` in a copy of this process, on connections of its own; its id."""
    child = os.fork()
    if child:
        return child
    try:
        for each in connections.all(initialized_only=True):
            _inherited.append(each.connection)
            each.connection = None
        work()
    except BaseException:
        os._exit(1)
    os._exit(0)


def is_finished(child):
    """Whether it has come to its end by itself, without waiting."""
    return os.waitpid(child, os.WNOHANG)[0] == child


def finished_or_killed(work, seconds):
    """Run `work()` in a child and kill it after so many seconds; whether it had finished by then."""
    child = in_a_child(work)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if is_finished(child):
            return True
        time.sleep(0.0005)
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def killed_once_it_moves(work, moved):
    """Run `work()` in a child and kill it as soon as `moved()` is true: in the middle of it, however
    busy the machine is. Whether it had finished by then.
    """
    child = in_a_child(work)
    while not moved():
        if is_finished(child):
            return True
        time.sleep(0.0005)
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def seconds_of(work):
    """How long `work()` takes in a child, to its end."""
    began = time.monotonic()
    _child, status = os.waitpid(in_a_child(work), 0)
    assert status == 0
    return time.monotonic() - began
