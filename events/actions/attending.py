"""Who attended: entered by who leads the run, or by staff with a reason.

Every entry, and every change of one, is an event of its own. What somebody has finished stays
finished: a change afterwards is kept as a correction and takes nothing back.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User

from ..cohorts.access import may_lead
from ..models import Attendance, CohortEvent, CohortPage, Membership, Session
from .cohort_events import record_cohort_event
from .locks import retried
from .memberships import has_seat, lock_membership, settle_membership
from .refused import Refused

Source, Status = Attendance.Source, Attendance.Status
# What of an entry an event tells, so that replaying the events gives the entry back.
TOLD = ("status", "minutes", "source", "made_good_in_id")


@dataclass(frozen=True)
class Entry:
    """How somebody attended: `minutes` are those they were there, for late and partial only."""

    status: str
    minutes: int | None = None

    def check(self, session: Session) -> None:
        """Raises Refused for what can't be: an unknown status, or minutes that don't fit it."""
        if self.status not in Status.values:
            raise Refused(_("Choose how this person attended."), field="status")
        if self.status not in Attendance.WITH_MINUTES:
            if self.minutes is not None:
                raise Refused(_("Minutes are for who came late or left early."), field="minutes")
            return
        if self.minutes is None:
            raise Refused(_("Enter how many minutes they were there."), field="minutes")
        if not 1 <= self.minutes <= session.minutes:
            words = ngettext(
                "The session takes %(n)s minute. Enter 1.",
                "The session takes %(n)s minutes. Enter a number from 1 to %(n)s.",
                session.minutes,
            )
            raise Refused(words % {"n": session.minutes}, field="minutes")


@retried
def record_attendance(
    membership: Membership,
    session: Session,
    *,
    status: str,
    minutes: int | None = None,
    source: str,
    by: User,
    reason: str = "",
    only_new: bool = False,
) -> Attendance:
    """How a member attended a session, entered or changed. The same entered twice is one entry.

    `only_new`: an entry that stands by then is left, and given back.

    From the desk it takes somebody who leads the run, by staff a `reason`. Nobody enters their own.
    """
    session = Session.objects.get(pk=session.pk)
    page = CohortPage.objects.get(pk=membership.page_id)
    check_session(session, page)
    if timezone.now() < session.starts_at:
        raise Refused(_("It has not started yet. Come back once it has."))
    entry = Entry(status, minutes)
    entry.check(session)
    _check_by(membership, page, source, by, reason)
    return enter(
        membership, session, page, entry, source=source, by=by, reason=reason, only_new=only_new
    )


def record_many(
    page: CohortPage,
    session: Session,
    entries: Mapping[int, tuple[str, int | None]],
    *,
    by: User,
    others: Collection[int] = (),
) -> int:
    """How many members attended a session, by the ids of their memberships; for how many it is so now.

    `others` were present, unless somebody has entered them meanwhile: that stands.
    All is looked at before anything is written; what is refused names the membership as its field.
    Each is written by itself: cut off half-way, the same sent again ends the same.
    """
    entries = {**dict.fromkeys(others, (Status.PRESENT, None)), **entries}
    members = Membership.objects.standing().filter(page=page.pk).in_bulk(list(entries))
    for membership_id, (status, minutes) in sorted(entries.items()):
        try:
            if membership_id not in members:
                raise Refused(_("Somebody in your list isn’t in this run any more."))
            if members[membership_id].person_id == by.pk:
                raise Refused(_("Somebody else enters your own attendance."))
            Entry(status, minutes).check(session)
        except Refused as refusal:
            raise Refused(str(refusal), field=str(membership_id)) from None
    saved = 0
    for membership_id, (status, minutes) in sorted(entries.items()):
        row = record_attendance(
            members[membership_id],
            session,
            status=status,
            minutes=minutes,
            source=Source.DESK,
            by=by,
            only_new=membership_id in others,
        )
        saved += (row.status, row.minutes) == (status, minutes)
    return saved


def check_session(session: Session, page: CohortPage) -> None:
    """Raises Refused unless the session is one of the run and takes place."""
    if session.page_id != page.pk:
        raise Refused(_("This session belongs to another run."))
    if session.is_cancelled:
        raise Refused(_("This session is cancelled, so nobody attends it."))


def check_is_in(membership: Membership) -> None:
    """Raises Refused for who has left, also while nobody has written that down yet."""
    is_gone = membership.status == Membership.Status.ACTIVE and not has_seat(membership)
    if is_gone or membership.status == Membership.Status.LEFT:
        raise Refused(_("This person has left the run."))


def enter(
    membership: Membership,
    session: Session,
    page: CohortPage,
    entry: Entry,
    *,
    source: str,
    by: User,
    reason: str = "",
    only_new: bool = False,
) -> Attendance:
    """Write the entry under the membership's lock, and settle. `only_new`: an older one stands."""
    with transaction.atomic():
        held = lock_membership(membership.pk)
        check_is_in(held)
        row = entry_of(held, session)
        if row.pk and (only_new or (row.status, row.minutes) == (entry.status, entry.minutes)):
            return row
        row.status, row.minutes, row.source = entry.status, entry.minutes, source
        keep(held, row, page, by=by, reason=reason)
    return row


def entry_of(membership: Membership, session: Session) -> Attendance:
    """The member's entry for the session, or a new one, not saved."""
    found = Attendance.objects.filter(membership=membership, session=session).first()
    return found or Attendance(membership=membership, session=session)


def keep(
    membership: Membership, row: Attendance, page: CohortPage, *, by: User, reason: str = ""
) -> None:
    """Save a changed entry with its event, then settle. The membership's lock must be held."""
    now = timezone.now()
    row.recorded_by, row.recorded_at = by, now
    row.save()
    told = {name: getattr(row, name) for name in TOLD}
    if reason:
        told["reason"] = reason
    earlier = membership.events.filter(kind=CohortEvent.Kind.ATTENDANCE, session=row.session_id)
    before = earlier.count()
    if before and membership.is_finished:
        told["is_correction"] = True
    record_cohort_event(
        membership,
        CohortEvent.Kind.ATTENDANCE,
        now,
        session=row.session,
        actor=by,
        key=str(before + 1),
        data=told,
    )
    settle_membership(membership, page, now)


def _check_by(membership: Membership, page: CohortPage, source: str, by: User, reason: str) -> None:
    if membership.person_id == by.pk:
        raise Refused(_("Somebody else enters your own attendance."))
    if source == Source.STAFF:
        if not reason.strip():
            raise Refused(_("Say why, so that others can follow it later."), field="reason")
    elif source != Source.DESK:
        raise ValueError("By themselves people arrive: see `arriving`.")
    elif not may_lead(by, page):
        raise Refused(_("You don’t lead this run."))
