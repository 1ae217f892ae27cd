"""A circle that a member facilitated: written down by them, signed off or sent back by who leads."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User

from ..cohorts.access import may_lead
from ..models import CohortEvent, CohortPage, Membership, PracticumLog
from .attending import check_is_in
from .cohort_events import record_cohort_event
from .locks import retried
from .memberships import lock_membership, settle_membership
from .refused import Refused

Kind, Status = CohortEvent.Kind, PracticumLog.Status
LONG_BEFORE = datetime.timedelta(days=366)


@retried
def write_circle(
    membership: Membership,
    *,
    held_on: datetime.date,
    role: str,
    size: str,
    reflection: str,
    by: User,
) -> PracticumLog:
    """The circle somebody facilitated, for a sign-off. Only the member writes it, one at a time."""
    page = CohortPage.objects.get(pk=membership.page_id)
    if membership.person_id != by.pk:
        raise Refused(_("Only the person who facilitated the circle writes it down."))
    if not page.asks_final_circle:
        raise Refused(_("This run doesn’t ask for a final circle."))
    now = timezone.now()
    if held_on > timezone.localdate(now, by.zone):
        raise Refused(
            _("This day is still to come. Write the circle down after it."), field="held_on"
        )
    if held_on < timezone.localdate(membership.joined_at) - LONG_BEFORE:
        raise Refused(_("That is long before you joined. Please check the year."), field="held_on")
    if role not in PracticumLog.Role.values:
        raise Refused(_("Choose your role."), field="role")
    if size not in PracticumLog.Size.values:
        raise Refused(_("Choose how many took part."), field="size")
    with transaction.atomic():
        held = lock_membership(membership.pk)
        _check_is_missing(held)
        log = PracticumLog.objects.create(
            membership=held,
            person=by,
            held_on=held_on,
            role=role,
            size=size,
            reflection=reflection.strip(),
            written_at=now,
        )
        told = {"log": log.pk, "held_on": held_on.isoformat()}
        record_cohort_event(held, Kind.CIRCLE_HELD, now, actor=by, key=str(log.pk), data=told)
        settle_membership(held, page, now)
    return log


def sign_off(log: PracticumLog, *, by: User, answer: str = "") -> PracticumLog:
    """The circle counts. Whoever leads the run signs it off, and nobody their own."""
    return _answer(log, Status.SIGNED_OFF, by, answer.strip())


def send_back(log: PracticumLog, *, by: User, answer: str) -> PracticumLog:
    """The circle doesn't count as it is; `answer` says why. The member may write another."""
    if not answer.strip():
        raise Refused(_("Say what is missing, so that the person knows."), field="answer")
    return _answer(log, Status.SENT_BACK, by, answer.strip())


@retried
def _answer(log: PracticumLog, status: str, by: User, answer: str) -> PracticumLog:
    page = CohortPage.objects.get(pk=log.membership.page_id)
    if log.person_id == by.pk:
        raise Refused(_("Somebody else signs off your own circle."))
    if not may_lead(by, page):
        raise Refused(_("You don’t lead this run."))
    now = timezone.now()
    with transaction.atomic():
        membership = lock_membership(log.membership_id)
        check_is_in(membership)
        log = PracticumLog.objects.get(pk=log.pk)
        if log.status == status:
            return log
        if log.status != Status.WRITTEN:
            raise Refused(
                _("This circle was answered before: %(as)s.") % {"as": log.get_status_display()}
            )
        log.status, log.answer, log.answered_by, log.answered_at = status, answer, by, now
        log.save()
        if status == Status.SIGNED_OFF:
            membership.signed_off_at = now
            membership.save(update_fields=["signed_off_at"])
        kind = Kind.SIGNED_OFF if status == Status.SIGNED_OFF else Kind.SENT_BACK
        record_cohort_event(membership, kind, now, actor=by, key=str(log.pk), data={"log": log.pk})
        settle_membership(membership, page, now)
    return log


def _check_is_missing(membership: Membership) -> None:
    check_is_in(membership)
    if membership.is_finished:
        raise Refused(_("You have finished. There is nothing more to write."))
    if membership.signed_off_at:
        raise Refused(_("Your final circle is signed off. There is nothing more to write."))
    if membership.practicum.filter(status=Status.WRITTEN).exists():
        raise Refused(_("A circle of yours waits for its sign-off already."))
