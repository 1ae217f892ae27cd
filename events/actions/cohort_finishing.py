"""The end of a run for one member, and the certificate that comes with its last piece."""

import calendar
import datetime
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import ngettext, override
from wagtail.models import Page

from learning import actions as learning

from ..cohorts.standings import sessions_of
from ..models import CohortEvent, CohortPage, Membership, Session
from .cohort_events import record_cohort_event


def finish(
    membership: Membership, page: CohortPage, sessions: Sequence[Session], now: datetime.datetime
) -> None:
    """Write down, unsaved, that the run is finished, and issue the certificate. The lock must be held."""
    membership.status, membership.finished_at = Membership.Status.FINISHED, now
    told = {
        "needed": membership.sessions_needed,
        "done": membership.sessions_done,
        "minutes": sum(session.minutes for session in sessions),
    }
    record_cohort_event(membership, CohortEvent.Kind.FINISHED, now, data=told)
    issue(membership, page, now)


def issue(membership: Membership, page: CohortPage, now: datetime.datetime) -> None:
    """The certificate, unsaved on the membership: now, or once its name is confirmed.

    It tells of the sessions that were asked on the day of finishing, whatever the schedule says now.
    """
    person = membership.person
    if person is None or person.is_erased or not person.has_confirmed_certificate_name():
        return
    finished_on = timezone.localdate(membership.finished_at, person.zone)
    with override(person.language):
        membership.certificate = learning.issue_page_certificate(
            person,
            Page.objects.get(pk=page.pk),
            title=f"{page.get_parent().title}: {page.title}",
            statement=_statement(membership.sessions_needed),
            minutes=_minutes(membership, page),
            finished_on=finished_on,
            valid_until=valid_until(finished_on, page.certificate_months),
            now=now,
        )


def valid_until(finished_on: datetime.date, months: int | None) -> datetime.date | None:
    """The last day on which a certificate of so many months holds; None: without end.

    A day that the last month lacks is its last: 31 August and 6 months is 28 or 29 February.
    """
    if months is None:
        return None
    years, month = divmod(finished_on.month - 1 + months, 12)
    year, month = finished_on.year + years, month + 1
    last = calendar.monthrange(year, month)[1]
    return datetime.date(year, month, min(finished_on.day, last))


def _minutes(membership: Membership, page: CohortPage) -> int:
    """How long the sessions took, as told on finishing; of who finished before that was, as today."""
    finished = membership.events.filter(kind=CohortEvent.Kind.FINISHED).last()
    if finished and "minutes" in finished.data:
        return finished.data["minutes"]
    return sum(session.minutes for session in sessions_of(page))


def _statement(number: int) -> str:
    words = ngettext(
        "A facilitator training: %(n)s session attended",
        "A facilitator training: %(n)s sessions attended",
        number,
    )
    return words % {"n": number}
