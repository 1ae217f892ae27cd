"""No log says what follows /j/ or an invitation's path: who has it is let in."""

import logging
import logging.config
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from cms import logs

CODE = "Zx81-secret_of_somebody"
PATHS = (f"/j/{CODE}/", f"/j/offer/{CODE}/", f"/desk/invitation/{CODE}/", f"/j/{CODE}/calendar.ics")
SECONDS = 30


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "line",
    [
        "Not Found: {}",
        '127.0.0.1 - - "GET {} HTTP/1.1" 200 12 "-" "Browser"',
        '127.0.0.1 - - "GET /static/site.css HTTP/1.1" 200 12 "http://localhost{}" "Browser"',
        "Resolver404: ['path': '{}']",
        "GET {}?page=1",
    ],
)
def test_what_opens_something_is_left_out(line, path):
    assert CODE in line.format(path)
    assert CODE not in logs.discreet(line.format(path))


def test_all_else_is_told_as_it_is():
    line = (
        '127.0.0.1 - - "GET /learn/series-1/?page=2 HTTP/1.1" 200 12 "http://localhost/" "Browser"'
    )

    assert logs.discreet(line) == line


def test_a_row_the_database_refused_is_left_out():
    said = "CheckViolation: no\nDETAIL:  Failing row (7, Sparrow,\n\nA ramp).\n\nThe above exception was"

    assert logs.discreet(said) == "CheckViolation: no\nDETAIL: …\n\nThe above exception was"


@pytest.fixture
def written(tmp_path):
    """What the site's own handler writes, everything from DEBUG up, while a test runs."""
    handler = logging.FileHandler(tmp_path / "log")
    given = dict(settings.LOGGING["formatters"]["line"])
    handler.setFormatter(logging.config.DictConfigurator({}).configure_formatter(given))
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield (tmp_path / "log").read_text
    root.removeHandler(handler)
    root.setLevel(before)
    handler.close()


@pytest.mark.django_db
@pytest.mark.parametrize("path", PATHS)
def test_a_wrong_address_is_logged_without_its_code(site_root, written, path):
    answer = Client().get(path)

    if answer.status_code == 404:
        assert "Not Found: /" in written()
    assert CODE not in written()


@pytest.mark.django_db
def test_with_another_formatter_the_code_would_be_there(site_root, caplog):
    """The control of the test above."""
    Client().get(f"/j/{CODE}/nothing/here/")

    assert CODE in caplog.text


@pytest.mark.django_db
def test_a_failure_is_logged_without_the_code(site_root, written, monkeypatch):
    def fail(*_given, **_named):
        raise RuntimeError(f"no way to /j/{CODE}/")

    monkeypatch.setattr("content.sites.recognize", fail)

    Client(raise_request_exception=False).get(f"/j/{CODE}/")

    assert "RuntimeError" in written()
    assert CODE not in written()


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _ask(address):
    request = urllib.request.Request(address, headers={"Referer": address})
    try:
        with urllib.request.urlopen(request, timeout=SECONDS):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


@pytest.fixture
def access_log(tmp_path):
    """A real gunicorn that keeps an access log; gives its address and the log."""
    port, log = _free_port(), tmp_path / "access.log"
    own = {
        "DJANGO_SETTINGS_MODULE": "cms.settings.local",
        "VAR_DIR": str(tmp_path),
        "BIND": f"127.0.0.1:{port}",
        "DATABASE_URL": f"sqlite:///{tmp_path}/x.sqlite3",
        "DEMO": "1",
        "ACCESS_LOG": str(log),
        "LOG_LEVEL": "DEBUG",
    }
    gunicorn = shutil.which("gunicorn", path=Path(sys.executable).parent)
    command = [gunicorn, "--config", "cms/gunicorn.py", "cms.wsgi"]
    with (tmp_path / "all.log").open("w") as said:
        server = subprocess.Popen(
            command, cwd=settings.PROJECT_DIR, env={**os.environ, **own}, stdout=said, stderr=said
        )
    yield f"http://127.0.0.1:{port}", lambda: log.read_text() + (tmp_path / "all.log").read_text()
    server.terminate()
    server.wait(SECONDS)


def test_gunicorn_logs_no_code_of_a_real_request(access_log):
    address, written = access_log
    until = time.monotonic() + SECONDS
    while not _ask(f"{address}/healthz") and time.monotonic() < until:
        time.sleep(0.2)

    for path in PATHS:
        assert _ask(address + path)

    assert '"GET /j/… HTTP/1.1"' in written()
    assert '"GET /desk/invitation/… HTTP/1.1"' in written()
    assert CODE not in written()
