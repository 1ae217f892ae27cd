"""Programs, cohorts and their people, ready to be taken. Rows are made as actions would leave them."""

import datetime

from django.utils import timezone

from events import actions
from events.models import CohortPage, CohortStaff, Membership, ProgramPage, SeatPool
from learning.models import Certificate
from tests.factories.events import a_session, an_events_index, seated
from tests.factories.learning import drafted, published


def program_page(title="Facilitator training", **fields):
    """A live program."""
    fields.setdefault("for_whom", "<p>Faculty and staff who lead groups.</p>")
    fields.setdefault("expected", "<p>Come to every session.</p>")
    return published(an_events_index(), ProgramPage(title=title, **fields))


def cohort_page(title="Spring cohort", program=None, **fields):
    """A live run without sessions or seats."""
    return _live(_drafted_cohort(title, program, **fields))


def _drafted_cohort(title="Spring cohort", program=None, **fields):
    today = timezone.localdate()
    fields.setdefault("starts_on", today)
    fields.setdefault("ends_on", today + datetime.timedelta(days=60))
    fields.setdefault("asks_final_circle", False)
    return drafted(program or program_page(), CohortPage(title=title, **fields))


def _live(page):
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def a_cohort(page=None, sessions=3, capacity=10, starts_at=None, pool=None, **fields):
    """A run with sessions a week apart, the first in a week, and its seats. Returns the page."""
    is_new = page is None
    page = page or _drafted_cohort(**fields)
    start = starts_at or timezone.now().replace(second=0, microsecond=0) + datetime.timedelta(7)
    made = [
        a_session(page, start + datetime.timedelta(weeks=n), title=f"Session {n + 1}")
        for n in range(sessions)
    ]
    SeatPool.objects.create(
        page=page, session=made[0], capacity=capacity, is_for_all=True, **(pool or {})
    )
    return _live(page) if is_new else page


def pool_of(page):
    """The seats of a cohort."""
    return SeatPool.objects.get(page=page.pk, is_for_all=True)


def a_member(page, person, **fields):
    """Somebody with a seat in the cohort, and their membership."""
    registration = seated(pool_of(page), person, **fields)
    actions.follow_seats(page)
    return Membership.objects.get(registration=registration)


def a_leader(page, person, role=CohortStaff.Role.FACILITATOR, **fields):
    """Somebody who leads or observes the cohort since yesterday."""
    fields.setdefault("since", timezone.now() - datetime.timedelta(days=1))
    return CohortStaff.objects.create(page_id=page.pk, person=person, role=role, **fields)


def a_certificate(page, person, **fields):
    """The certificate of a run, as it is issued with the last piece."""
    fields.setdefault("name", person.certificate_name or person.shown_name)
    fields.setdefault("title", f"Facilitator training: {page.title}")
    fields.setdefault("statement", "A facilitator training: 3 sessions attended")
    fields.setdefault("finished_on", timezone.localdate())
    fields.setdefault("issued_at", timezone.now())
    return Certificate.objects.create(person=person, page_id=page.pk, minutes=270, **fields)
