"""People, places and clean-up that every test may ask for."""

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.test import TransactionTestCase

from accounts import groups
from accounts.models import User
from tests.databases import Migrated
from tests.rows import keep_rows, put_back
from tests.tasks_at_once import AtOnce

PASSWORD = "room-in-the-circle"
EVIDENCE = os.environ.get("EVIDENCE") == "1"


def pytest_collection_modifyitems(items):
    """Mark browser tests, so that `-m "not browser"` leaves them out."""
    for item in items:
        if "browser" in Path(item.path).parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def migrated(request):
    cache = getattr(request.config, "cache", None)  # absent with -p no:cacheprovider
    folder = cache.mkdir("migrated") if cache else settings.VAR_DIR / "migrated"
    folder.mkdir(exist_ok=True)
    return Migrated(folder)


@pytest.fixture(scope="session")
def django_db_keepdb(migrated, django_db_keepdb, django_db_modify_db_settings):
    """Take over the migrated database of an earlier run, if nothing has changed since."""
    return migrated.take() or django_db_keepdb


@pytest.fixture(scope="session")
def django_db_setup(migrated, django_db_setup, django_db_blocker):
    """After a test that really commits, the rows of the migrations are there again."""
    with django_db_blocker.unblock():
        migrated.keep()
        copies = keep_rows()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _test: put_back(copies))
        yield


def pytest_sessionfinish():
    """Leave nothing behind but the report."""
    if settings.VAR_DIR.name.startswith("equip-test-"):
        shutil.rmtree(settings.VAR_DIR, ignore_errors=True)


@pytest.fixture(autouse=True)
def forget_routes(monkeypatch):
    """What a process remembers of pages and sites is of the last test's database.

    Within a test it doesn't run out, so that queries are the same in number on a busy machine.
    """
    from content import routing, sites

    routing.forget()
    sites.forget()
    monkeypatch.setattr(sites, "SECONDS", 3600)


@pytest.fixture
def indexed(monkeypatch):
    """What is saved from now on is entered in Wagtail's indexes: of search, and of references."""
    monkeypatch.setattr(AtOnce, "keeps_indexes", True)


@pytest.fixture(scope="session")
def at_full_size():
    """Whether to run at full size (`make evidence`) instead of the size of every day."""
    return EVIDENCE


def _person(role, group=None, **fields):
    name = role.capitalize()
    person = User.objects.create_user(
        f"{role}@example.org", PASSWORD, full_name=f"{name} Example", **fields
    )
    person.emailaddress_set.create(email=person.email, primary=True, verified=True)
    if group:
        person.groups.add(Group.objects.get(name=group))
    return person


@pytest.fixture
def learner(db):
    return _person("learner")


@pytest.fixture
def stranger(db):
    """Somebody else, who has an account and no business here."""
    return _person("stranger")


@pytest.fixture
def editor(db):
    return _person("editor", groups.EDITORS)


@pytest.fixture
def moderator(db):
    return _person("moderator", groups.MODERATORS)


@pytest.fixture
def registrar(db):
    return _person("registrar", groups.REGISTRARS)


@pytest.fixture
def administrator(db):
    return _person("administrator", groups.ADMINISTRATORS, is_superuser=True)


@pytest.fixture
def site_root(db):
    """The home page of an otherwise empty site, in place of the one Wagtail's migrations make."""
    from wagtail.models import Page, Site

    from home.models import HomePage

    Page.objects.filter(depth=2).delete()
    root = Page.objects.get(depth=1)
    root.numchild = 0
    root.save()
    home = root.add_child(instance=HomePage(title="Equip", slug="home"))
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    return home
