"""Upkeep that Django and Wagtail bring as commands, run by the worker when the clock says so."""

from django.core.management import call_command
from django_tasks import task

# A minute's tasks leave 2,880 rows a day behind; what failed stays long enough to be looked at.
KEEP_RESULTS_DAYS = 2
KEEP_FAILURES_DAYS = 30


@task()
def publish_scheduled_pages() -> None:
    """Publish and take down pages whose moment has come."""
    call_command("publish_scheduled", verbosity=0)


@task()
def clear_old_sessions() -> None:
    """Delete sessions nobody can use any more."""
    call_command("clearsessions", verbosity=0)


@task()
def prune_task_results() -> None:
    """Delete what finished tasks left behind."""
    call_command(
        "prune_db_task_results",
        min_age_days=KEEP_RESULTS_DAYS,
        failed_min_age_days=KEEP_FAILURES_DAYS,
        verbosity=0,
    )
