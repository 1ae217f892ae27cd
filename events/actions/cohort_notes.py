"""What leaders of a run write down about one member, who may read it, and the time they give."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User

from ..cohorts.access import may_lead
from ..models import CohortEvent, CohortNote, CohortPage, Membership
from .attending import check_is_in
from .cohort_events import record_cohort_event
from .locks import retried
from .memberships import lock_membership
from .refused import Refused


@retried
def write_note(membership: Membership, text: str, *, by: User) -> CohortNote:
    """A note on a member, which that member may read. Nobody notes anything on themself."""
    _check_leads(membership, by)
    if not text.strip():
        raise Refused(_("Write the note before you save it."), field="text")
    with transaction.atomic():
        held = lock_membership(membership.pk)
        check_is_in(held)
        last = held.notes.first()
        if last and last.text == text.strip() and last.by_id == by.pk:
            # The same button pressed twice.
            return last
        return CohortNote.objects.create(
            membership=held, text=text.strip(), by=by, at=timezone.now()
        )


@retried
def give_more_time(
    membership: Membership, until: datetime.datetime, *, reason: str, by: User
) -> Membership:
    """A later day for the prework of one member, with the reason; the event keeps both."""
    page = _check_leads(membership, by)
    now = timezone.now()
    if not reason.strip():
        raise Refused(_("Say why, so that others can follow it later."), field="reason")
    if until <= now:
        raise Refused(_("Choose a day that is still to come."), field="until")
    with transaction.atomic():
        held = lock_membership(membership.pk)
        check_is_in(held)
        _check_is_later(held, page, until)
        held.prework_due_at = until
        held.save(update_fields=["prework_due_at"])
        n = held.events.filter(kind=CohortEvent.Kind.EXTENDED).count()
        record_cohort_event(
            held,
            CohortEvent.Kind.EXTENDED,
            now,
            actor=by,
            key=str(n + 1),
            data={"until": until.isoformat(), "reason": reason.strip()},
        )
    return held


def _check_is_later(membership: Membership, page: CohortPage, until: datetime.datetime) -> None:
    if page.prework_id is None:
        raise Refused(_("This run asks for no prework."))
    if membership.prework_done_at:
        raise Refused(_("The prework is finished. More time isn’t needed."))
    due_at = membership.due_at(page.prework_due_at)
    if due_at is None:
        raise Refused(_("The prework has no due date, so there is all the time."))
    if until <= due_at:
        raise Refused(_("It is due later than that already. Choose a later day."), field="until")


def _check_leads(membership: Membership, by: User) -> CohortPage:
    page = CohortPage.objects.get(pk=membership.page_id)
    if not may_lead(by, page):
        raise Refused(_("You don’t lead this run."))
    if membership.person_id == by.pk:
        raise Refused(_("Somebody else does this for you."))
    return page
