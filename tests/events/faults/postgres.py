"""A PostgreSQL of a test's own, which can be pulled out and put back. Never runs as root."""

import atexit
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from .serving import free_port

# Whoever of these there is runs the server, where the tests run as root.
OTHERS = ("postgres", "nobody")
PATIENCE = 60


def programs():
    """The folder with the server's programs, the newest; None where there is none."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: float(p.parts[-3])
    )
    on_path = shutil.which("initdb")
    return found[-1].parent if found else on_path and Path(on_path).parent


class Postgres:
    """Started when made. It ends with the test, and with a test run that is interrupted or killed."""

    def __init__(self):
        self.bin, self.port = programs(), free_port()
        self.folder = Path(tempfile.mkdtemp(prefix="own-postgres-"))
        self.process = None
        atexit.register(self.stop)
        # The system tells the server to stop when whoever started it is no more.
        self.as_whom = ["setpriv", "--pdeathsig=QUIT"] if shutil.which("setpriv") else []
        if os.geteuid() == 0:
            other = next(name for name in OTHERS if _is_known(name))
            them = pwd.getpwnam(other)
            os.chown(self.folder, them.pw_uid, them.pw_gid)
            ids = ["--reuid", str(them.pw_uid), "--regid", str(them.pw_gid), "--clear-groups"]
            self.as_whom += ids
        made = ("--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C")
        assert self._start("initdb", *made).wait(PATIENCE) == 0, self._said()
        self.put_back()

    @property
    def address(self):
        return f"postgres://postgres@127.0.0.1:{self.port}/postgres"

    def put_back(self):
        """Start it, and return when it answers."""
        at = ("-p", str(self.port), "-k", str(self.folder), "-c", "listen_addresses=127.0.0.1")
        self.process = self._start("postgres", *at)
        ready = [str(self.bin / "pg_isready"), "--quiet", "--host=127.0.0.1", f"--port={self.port}"]
        until = time.monotonic() + PATIENCE
        while subprocess.run(ready).returncode:
            assert self.process.poll() is None, self._said()
            assert time.monotonic() < until, self._said()
            time.sleep(0.02)

    def pull_out(self):
        """Stop it at once: nobody is waited for, nothing is tidied up."""
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(PATIENCE)

    def stop(self):
        """For good. Once more does nothing."""
        atexit.unregister(self.stop)
        if self.process and self.process.poll() is None:
            self.pull_out()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _start(self, program, *arguments):
        command = [*self.as_whom, str(self.bin / program), "-D", str(self.folder / "data")]
        with (self.folder / "said").open("a") as said:
            # A group of its own: whoever interrupts the tests doesn't interrupt the server by it.
            return subprocess.Popen(
                [*command, *arguments],
                cwd=self.folder,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )

    def _said(self):
        return (self.folder / "said").read_text()[-2000:]


def _is_known(name):
    try:
        return bool(pwd.getpwnam(name))
    except KeyError:
        return False
