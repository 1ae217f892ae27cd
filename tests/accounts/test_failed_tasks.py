"""What is kept of a task that failed names nobody."""

import pytest
from django.db import IntegrityError, connection
from django.db.models.signals import pre_save
from django.test import override_settings
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from accounts.tasks import deliver_letter
from content import apps

pytestmark = pytest.mark.django_db
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
ROW = "DETAIL:  Failing row contains (7, Sparrow, they,\n\nA ramp)."


@pytest.fixture
def failed(monkeypatch):
    """`failed()`: the row that a worker leaves of a task the database refused a row of."""

    def refuse(letter_id):
        try:
            raise ValueError(f"new row violates a rule\n{ROW}")
        except ValueError as cause:
            raise IntegrityError(str(cause)) from cause

    def run():
        monkeypatch.setattr("accounts.actions.deliver", refuse)
        # The worker closes connections, and with them the test's transaction.
        monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)
        with override_settings(TASKS=TASKS):
            result = deliver_letter.enqueue(1)
            row = DBTaskResult.objects.get(pk=result.id)
            _worker().run_task(row)
        row.refresh_from_db()
        assert row.status == "FAILED"
        return row.traceback

    return run


def _worker():
    return Worker(
        queue_names=["default"],
        interval=1,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id="test",
        excluded_queue_names=[],
    )


def test_the_kept_traceback_has_no_row_that_the_database_refused(failed):
    kept = failed()

    assert "IntegrityError" in kept
    assert "in refuse" in kept
    for word in ("Sparrow", "they", "A ramp"):
        assert word not in kept


def test_without_that_it_would(failed):
    pre_save.disconnect(apps._be_discreet, sender=DBTaskResult)
    try:
        kept = failed()
    finally:
        pre_save.connect(apps._be_discreet, sender=DBTaskResult)

    assert "A ramp" in kept
