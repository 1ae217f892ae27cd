"""A real Chromium, at the widths and in the color schemes people use, and the demo site to open in it."""

import io
import os
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings

from accounts.models import User
from content import routing, sites
from tests.factories.accounts import UserFactory
from tests.rows import keep_rows, put_back

# The synchronous driver runs an event loop of its own, which Django takes for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

WIDTHS = (320, 1280)
SCHEMES = ("light", "dark")
# The search index and letters of the past are not what is looked at here, and take most of the time.
NO_TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
AS_ON_A_DEMO_MACHINE = {"DEMO": True, "EMAIL_BACKEND": "accounts.mail.FolderEmailBackend"}
WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The machine's own Chromium if there is one (tools/browser.sh sees to it); no calls home."""
    names = [os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"]
    found = next((path for path in map(shutil.which, filter(None, names)) if path), None)
    return {
        **browser_type_launch_args,
        **({"executable_path": found} if found else {}),
        "headless": True,
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
        ],
    }


@pytest.fixture(scope="session", autouse=True)
def files_come_from_our_own_view():
    """Django's test server would send uploads by itself: whole, never a range, and to anybody."""
    handler = "django.test.testcases._MediaFilesHandler._should_handle"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(handler, lambda _handler, _path: False)
        yield


@pytest.fixture(scope="session")
def demo_rows(django_db_setup, django_db_blocker):
    """The rows of the demo site: loaded once, then copied into place by the database."""
    with django_db_blocker.unblock(), override_settings(DEMO=True, TASKS=NO_TASKS):
        before = keep_rows("before_demo")
        call_command("load_demo", stdout=io.StringIO())
        copies = keep_rows("demo")
        put_back(before)
    return copies


@pytest.fixture
def demo(demo_rows, transactional_db, settings):
    """The demo site as it is after `make run`, whatever the test before did to it."""
    for name, value in AS_ON_A_DEMO_MACHINE.items():
        setattr(settings, name, value)
    put_back(demo_rows)
    shutil.rmtree(settings.DEMO_MAIL_DIR, ignore_errors=True)
    routing.forget()
    sites.forget()


@pytest.fixture
def demo_person(demo):
    """A function that finds a person of the demo by role; a "newcomer" has an account, nothing more."""

    def demo_person(role):
        if role == "newcomer":
            return UserFactory(email="newcomer@example.org", full_name="New Learner")
        return User.objects.get(email=f"{role}@example.org")

    return demo_person


@pytest.fixture
def troubles():
    """What `open_window` has seen go wrong so far, one line each."""
    return []


@pytest.fixture
def open_window(browser, live_server, troubles):
    """A function that opens a window of the site: `open_window(width, scheme, javascript=True)`.

    Whatever the test is about: no page may call another host, be stopped by its own
    Content-Security-Policy, ask for a file that is not there, or have a script fail.
    """
    windows = []

    def watch_request(request):
        if not request.url.startswith((live_server.url, "data:", "blob:")):
            troubles.append(f"{request.frame.url} calls {request.url}")

    def watch_response(response):
        # A page that says in words what is wrong may well be a 404 or a 422; and the admin is told
        # by a 400 that an unfinished page can't be saved by itself yet.
        is_expected = response.request.resource_type == "document" or (
            response.status == 400 and "/admin/pages/" in response.url
        )
        if response.status >= 400 and not is_expected:
            troubles.append(f"{response.frame.url}: {response.status} for {response.url}")

    def watch_console(message):
        source = message.location.get("url")
        # The status of an answer is looked at above; why the editor's styles are refused is said
        # in docs/decisions/0006-the-admin-keeps-the-strict-policy.md.
        is_expected = message.text.startswith("Failed to load resource") or (
            "wagtailadmin/js/vendor.js" in source and "Applying inline style" in message.text
        )
        if message.type == "error" and not is_expected:
            troubles.append(f"{source}: {message.text}")

    def open_window(width=1280, scheme="light", javascript=True):
        window = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            reduced_motion="reduce",
            java_script_enabled=javascript,
        )
        window.on("request", watch_request)
        window.on("response", watch_response)
        window.on("console", watch_console)
        window.on("weberror", lambda error: troubles.append(f"{error.page.url}: {error.error}"))
        windows.append(window)
        return window.new_page()

    yield open_window
    for window in windows:
        window.close()
    assert troubles == []


@pytest.fixture
def sign_in(live_server):
    """A function that signs a person into a window, without going through the form."""

    def sign_in(page, person):
        client = Client()
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}]
        )

    return sign_in


@pytest.fixture(scope="session")
def barriers():
    """A function that lists what axe finds wrong on a page, one line each; empty is as it should be."""
    axe = Axe()

    def barriers(page):
        found = axe.run(page, options={"runOnly": WCAG_22_AA, "resultTypes": ["violations"]})
        return [
            f"{violation['id']} ({violation['impact']}): {node['html'][:160]}"
            for violation in found.response["violations"]
            for node in violation["nodes"]
        ]

    return barriers


@pytest.fixture(scope="session")
def scrolls_sideways():
    """A function that tells whether a page is wider than its window."""
    return lambda page: page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
