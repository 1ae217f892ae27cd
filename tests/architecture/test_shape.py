"""The shape of the tree: arrows, drawers, sizes, signals, migrations, addresses."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.urls import URLPattern, get_resolver
from wagtail.models import Page

from .source import APPS, PROJECT, expect_none, findings, name_of, python_files

DRAWERS = {"utils", "util", "helpers", "helper", "common", "core", "misc", "handlers"}
LINES = 250
LINT_IMPORTS = shutil.which("lint-imports", path=str(Path(sys.executable).parent))


# ------------------------------------------------------------------------------ arrows


def lint_imports(folder):
    command = [LINT_IMPORTS, "--no-cache", "--config", str(PROJECT / "pyproject.toml")]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_apps_import_only_from_apps_further_down():
    answer = lint_imports(PROJECT)

    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize(
    "wrong", [("content", "learning"), ("accounts", "home"), ("home", "cms"), ("content", "cms")]
)
def test_an_arrow_that_points_up_is_noticed(tmp_path, wrong):
    importer, imported = wrong
    for app in ("home", "events", "learning", "accounts", "content", "cms"):
        (tmp_path / app).mkdir()
        (tmp_path / app / "__init__.py").touch()
    (tmp_path / importer / "anything.py").write_text(f"import {imported}\n")

    answer = lint_imports(tmp_path)

    assert answer.returncode == 1
    assert f"{importer}.anything -> {imported}" in answer.stdout


def test_every_app_is_in_the_contract():
    contract = (PROJECT / "pyproject.toml").read_text()

    def layer(app):
        return re.search(rf'^    "(.* )?{app}( .*)?",$', contract, re.MULTILINE)

    assert [app for app in APPS if not layer(app)] == []


# ------------------------------------------------------------------------------ files


def is_a_drawer(name):
    """Whether a path is named for nothing in particular, so that anything ends up in it."""
    return bool(DRAWERS & set(Path(name).with_suffix("").parts))


def lines_too_many(source, name):
    """Prose for the demo may be as long as it is; code may not."""
    if not name.startswith("home/demo/") and source.count("\n") > LINES:
        yield LINES, f"has {source.count(chr(10))} lines"


def test_no_module_is_a_drawer():
    assert [name_of(path) for path in python_files() if is_a_drawer(name_of(path))] == []


def test_a_drawer_is_noticed():
    assert is_a_drawer("learning/utils.py")
    assert is_a_drawer("learning/helpers/dates.py")
    assert not is_a_drawer("learning/outline.py")


def test_modules_are_short():
    expect_none(findings(lines_too_many, python_files()))


def test_a_long_module_is_noticed():
    assert list(lines_too_many("x = 1\n" * (LINES + 1), "learning/outline.py"))


# ------------------------------------------------------------------------------ signals


def signals_used(source, name):
    """Receivers anywhere but in an app's `apps.py`: a rule that runs there can't be found."""
    if name.endswith("/apps.py"):
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "") in {
            "django.db.models.signals",
            "django.dispatch",
        }:
            yield node.lineno, f"imports {node.module}"
        is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if is_call and node.func.attr == "connect":
            yield node.lineno, f"connects a receiver: {ast.unparse(node.func)}()"


def test_receivers_are_connected_in_apps_only():
    expect_none(findings(signals_used, python_files()))


@pytest.mark.parametrize(
    "snippet",
    [
        "from django.db.models.signals import post_save",
        "from django.dispatch import receiver",
        "page_published.connect(rewrite_plan)",
    ],
)
def test_a_receiver_elsewhere_is_noticed(snippet):
    assert list(signals_used(snippet, "learning/models/records.py"))
    assert not list(signals_used(snippet, "learning/apps.py"))


# ------------------------------------------------------------------------------ migrations


def is_migrated():
    try:
        call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    except SystemExit:
        return False
    return True


@pytest.mark.django_db
def test_no_migration_is_missing():
    assert is_migrated()


@pytest.mark.django_db
def test_a_missing_migration_is_noticed(monkeypatch):
    name = apps.get_model("content.Topic")._meta.get_field("name")
    monkeypatch.setattr(name, "max_length", 7)
    monkeypatch.setattr(name, "_args_kwargs_cache", None, raising=False)

    assert not is_migrated()


# ------------------------------------------------------------------------------ addresses


def _patterns(resolver):
    """Every address of the site but pages', and the admin's, which the admin makes by itself."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            if entry.name != "wagtail_serve":
                yield entry
        elif str(entry.pattern) != "admin/":
            yield from _patterns(entry)


def views_outside_urls(patterns, urls_of):
    """Names of our own views that are reachable otherwise than by their app's `urls.py`."""
    found = []
    for pattern in patterns:
        app = pattern.callback.__module__.partition(".")[0]
        if app in urls_of and pattern.name not in urls_of[app]:
            found.append(f"{pattern.callback.__module__}: {pattern.name or pattern.pattern}")
    return found


def _names_in_urls():
    names = {}
    for app in APPS:
        text = "".join(path.read_text() for path in (PROJECT / app).glob("urls*.py"))
        names[app] = set(re.findall(r'name="([\w-]+)"', text))
    return names


def test_our_views_are_reached_through_their_apps_urls():
    expect_none(views_outside_urls(_patterns(get_resolver()), _names_in_urls()))


def test_a_view_mounted_elsewhere_is_noticed():
    names = _names_in_urls()
    names["content"] = set()

    assert views_outside_urls(_patterns(get_resolver()), names)


def test_pages_have_no_addresses_of_their_own():
    """What a person sends goes to a view with a name; a page has none to send it to."""
    pages = [model for app in APPS for model in apps.get_app_config(app).get_models()]

    assert [
        model
        for model in pages
        if issubclass(model, Page) and any("Routable" in base.__name__ for base in model.__mro__)
    ] == []
