"""What the architecture tests read: the project's own files."""

import ast
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
APPS = tuple(
    sorted(path.parent.name for path in PROJECT.glob("*/apps.py") if path.parent.name != "tests")
)


def python_files():
    """Every Python file of the apps, without their migrations."""
    return [
        path
        for app in APPS
        for path in sorted((PROJECT / app).rglob("*.py"))
        if "migrations" not in path.parts
    ]


def templates():
    return sorted((PROJECT / "templates").rglob("*.*"))


def name_of(path):
    """A file's path as people write it: from the project's folder."""
    return path.relative_to(PROJECT).as_posix()


def findings(rule, paths):
    """What `rule(source, name)` finds in each file, as `file:line what`."""
    found = []
    for path in paths:
        name = name_of(path)
        found += [
            f"{name}:{line} {what}" for line, what in rule(path.read_text(encoding="utf-8"), name)
        ]
    return found


def words_in(node):
    """Every identifier in an expression such as `person.enrollments.filter(…)`."""
    return {
        part.id if isinstance(part, ast.Name) else part.attr
        for part in ast.walk(node)
        if isinstance(part, ast.Name | ast.Attribute)
    }


def expect_none(found):
    """Fail with everything that was found, one a line."""
    if found:
        pytest.fail("\n".join(["", *map(str, found)]), pytrace=False)
