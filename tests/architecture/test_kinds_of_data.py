"""Editors write pages. People write records. Only actions write records."""

import ast
import re

import pytest
from django.apps import apps
from wagtail.models import Page

from .kinds import ACCOUNTS, RECORDS, REFERENCE
from .source import APPS, expect_none, findings, python_files, words_in

WRITES = {
    "abulk_create", "acreate", "adelete", "aget_or_create", "asave", "aupdate", "aupdate_or_create",
    "bulk_create", "bulk_update", "create", "delete", "get_or_create", "save", "update",
    "update_or_create",
}  # fmt: skip


def _handles(label):
    """The names a record goes by in code: Enrollment, enrollment, enrollments."""
    model = label.partition(".")[2]
    snake = re.sub(r"(?<!^)(?=[A-Z])", "_", model).lower()
    return {model, snake, f"{snake}s", f"{snake}_set"}


HANDLES = set().union(*map(_handles, RECORDS)) | {"progress"}


def writes_of_records(source, name):
    """Calls that write a record, anywhere but in actions.

    What erasure does to records is declared beside what is exported; the action `erase` runs it.
    """
    if re.search(r"/(actions|privacy|declarations)(/|\.py$)", name):
        return
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr in WRITES and words_in(node.func.value) & HANDLES:
            yield node.lineno, f"writes a record: {ast.unparse(node.func)}()"


def writes_of_pages_that_serve(source, name):
    """Writes inside what a page does to be shown."""
    if "/models/" not in name:
        return
    shown_by = {"serve", "get_context", "offering", "prepare_offerings", "route", "get_template"}
    for function in ast.walk(ast.parse(source)):
        if not (isinstance(function, ast.FunctionDef) and function.name in shown_by):
            continue
        for node in ast.walk(function):
            is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            if is_call and node.func.attr in WRITES - {"update"}:
                yield node.lineno, f"{function.name}() writes: {ast.unparse(node.func)}()"
            if isinstance(node, ast.Attribute) and node.attr in {"POST", "FILES"}:
                yield node.lineno, f"{function.name}() reads request.{node.attr}"


def test_every_model_is_one_of_the_four_kinds():
    ours = {
        model._meta.label: model for app in APPS for model in apps.get_app_config(app).get_models()
    }
    others = {label for label, model in ours.items() if not issubclass(model, Page)}

    assert others == RECORDS | REFERENCE | ACCOUNTS
    assert not RECORDS & REFERENCE


def test_only_actions_write_records():
    expect_none(findings(writes_of_records, python_files()))


@pytest.mark.parametrize(
    "snippet",
    [
        "Enrollment.objects.create(person=person)",
        "enrollment.save(update_fields=['status'])",
        "person.enrollments.filter(pk=1).update(status='done')",
        "Letter.objects.get_or_create(dedupe_key='x')",
        "def view(request):\n    get(request).certificates.all().delete()",
    ],
)
def test_a_record_written_elsewhere_is_noticed(snippet):
    assert list(writes_of_records(snippet, "learning/views.py"))


def test_actions_themselves_may_write():
    assert not list(writes_of_records("enrollment.save()", "learning/actions/enrollments.py"))
    assert not list(writes_of_records("enrollment.save()", "events/actions.py"))


def test_showing_a_page_only_reads():
    expect_none(findings(writes_of_pages_that_serve, python_files()))


def test_a_page_that_writes_while_it_is_shown_is_noticed():
    snippet = "class SeriesPage(Page):\n    def serve(self, request):\n        request.user.save()"

    assert list(writes_of_pages_that_serve(snippet, "learning/models/pages.py"))


def test_records_point_at_pages_so_that_the_page_cannot_be_deleted():
    loose = []
    for label in RECORDS:
        for field in apps.get_model(label)._meta.get_fields():
            points_at_page = field.many_to_one and issubclass(field.related_model, Page)
            if points_at_page and field.remote_field.on_delete.__name__ != "PROTECT":
                loose.append(f"{label}.{field.name}")

    expect_none(loose)
