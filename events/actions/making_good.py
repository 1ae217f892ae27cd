"""A session of another run that counts instead of one that was missed. A facilitator confirms it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User

from ..cohorts.access import may_lead
from ..cohorts.rules import Attended
from ..models import Attendance, CohortPage, Membership, Session
from .attending import check_is_in, check_session, entry_of, keep
from .locks import retried
from .memberships import lock_membership
from .refused import Refused

Source, Status = Attendance.Source, Attendance.Status


@retried
def make_good(
    membership: Membership,
    session: Session,
    in_session: Session | None,
    *,
    by: User,
    reason: str = "",
) -> Attendance:
    """Let `in_session`, of another run of the same program, count for `session`; None takes it back.

    Who leads the member's own run confirms it: they know who was invited there. Where attendance was
    entered there, it must be that the person came. The `reason` is kept with the event; taking it
    back needs none.
    """
    page = CohortPage.objects.get(pk=membership.page_id)
    check_session(session, page)
    if membership.person_id == by.pk:
        raise Refused(_("Somebody else enters your own attendance."))
    if not may_lead(by, page):
        raise Refused(_("You don’t lead this run."))
    if in_session is not None:
        if not reason.strip():
            raise Refused(_("Say why, so that others can follow it later."), field="reason")
        in_session = Session.objects.get(pk=in_session.pk)
        _check_counts_for(in_session, page, membership)
    with transaction.atomic():
        held = lock_membership(membership.pk)
        check_is_in(held)
        row = entry_of(held, session)
        if row.made_good_in_id == (in_session.pk if in_session else None):
            if not row.pk:
                raise Refused(_("There is nothing to take back."))
            return row
        if in_session and row.pk and _has_attended(row, session, page):
            raise Refused(_("This session is attended, so there is nothing to make good."))
        if not row.pk:
            row.status, row.minutes = Status.EXCUSED, None
        row.made_good_in, row.source = in_session, Source.DESK
        keep(held, row, page, by=by, reason=reason.strip())
    return row


def _check_counts_for(in_session: Session, page: CohortPage, membership: Membership) -> None:
    other = CohortPage.objects.filter(pk=in_session.page_id).exclude(pk=page.pk).first()
    if other is None or not other.is_sibling_of(page):
        raise Refused(_("Choose a session of another run of the same program."), field="in_session")
    if in_session.is_cancelled:
        raise Refused(_("That session was cancelled. Choose another."), field="in_session")
    if timezone.now() < in_session.starts_at:
        raise Refused(_("That session has not started yet."), field="in_session")
    there = Attendance.objects.filter(session=in_session, membership__person=membership.person_id)
    row = there.first()
    if row and not _has_attended(row, in_session, other):
        raise Refused(
            _("Attendance there says that this person missed that one, too."), field="in_session"
        )


def _has_attended(row: Attendance, session: Session, page: CohortPage) -> bool:
    return Attended(row.status, session.minutes, row.minutes).counts(page.least_percent)
