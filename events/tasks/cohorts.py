"""Members of cohorts follow from seats, prework and sessions: at once, and by the clock."""

from django.utils import timezone
from django_tasks import task

from events import actions
from events.models import CohortPage


@task()
def follow_cohort(page_id: int) -> int:
    """After a seat of the run changed hands: take in who came, let go who left; how many."""
    page = CohortPage.objects.filter(pk=page_id).first()
    return actions.follow_cohort(page, timezone.now()) if page else 0


@task()
def settle_cohort(page_id: int) -> int:
    """After its sessions changed: count every active member anew; how many there are."""
    page = CohortPage.objects.filter(pk=page_id).first()
    return actions.settle_cohort(page, timezone.now()) if page else 0


@task()
def follow_cohorts() -> int:
    """For the minute clock: follow every run in which something is due; how much was."""
    return actions.follow_due(timezone.now())
