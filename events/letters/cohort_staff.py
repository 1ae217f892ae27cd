"""To who was named to lead or observe a run, and to who no longer does."""

from django.urls import reverse
from wagtail.models import Page

from accounts.actions import write_letter
from accounts.models import Letter

from ..cohorts.naming import title_of_run
from ..models import CohortStaff


def staff_named(staff: CohortStaff, page: Page) -> Letter:
    """You lead or observe this run from now on. Once for each role."""
    return _write("cohort_staff_named", staff, page)


def staff_ended(staff: CohortStaff, page: Page) -> Letter:
    """You no longer do. Once for each role."""
    return _write("cohort_staff_ended", staff, page)


def _write(kind: str, staff: CohortStaff, page: Page) -> Letter:
    return write_letter(
        kind=kind,
        person=staff.person,
        dedupe_key=f"{kind}:{staff.pk}",
        context={
            "title": title_of_run(page),
            "role": staff.role,
            "desk_path": reverse("events:desk"),
            "page_path": page.url or "",
        },
    )
