"""People record that they came: by joining online, or by the code shown in the room.

Nobody changes by this what was entered before: whoever thinks that it is wrong asks a facilitator.
"""

import datetime
import hmac
import secrets

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User

from ..cohorts.access import may_lead, role_in
from ..cohorts.arrivals import ARRIVE_BEFORE, CODE_WORKS, minutes_late
from ..models import Attendance, CohortPage, Membership, RoomCode, Session
from ..often import is_too_often
from .attending import Entry, check_is_in, check_session, enter
from .locks import retried
from .refused import Refused

Source, Status = Attendance.Source, Attendance.Status
DIGITS = 6
MOST_TRIES = 10
TRIES_WITHIN = 15 * 60


@retried
def arrive(membership: Membership, session: Session) -> Attendance:
    """The person joins online: present, or late by the minutes since the start. The first time counts."""
    page, session = _open_session(membership, session)
    late = minutes_late(session, timezone.now())
    entry = Entry(Status.PRESENT)
    if late:
        # Whoever comes in the last minute was there for one, however short the session is.
        entry = Entry(Status.LATE, max(1, session.minutes - late))
    return enter(
        membership, session, page, entry, source=Source.JOINED, by=membership.person, only_new=True
    )


@retried
def attend_by_code(membership: Membership, session: Session, code: str) -> Attendance:
    """The person types the digits shown in the room, and was there. Who came late, a facilitator says.

    Ten tries within a quarter of an hour, for each person and session; the code is not told apart
    from one that has run out, so that trying leads nowhere.
    """
    session = Session.objects.get(pk=session.pk)
    page = CohortPage.objects.get(pk=membership.page_id)
    _check_may_arrive(membership, session, page)
    if is_too_often(f"room-code:{membership.pk}:{session.pk}", MOST_TRIES, TRIES_WITHIN):
        raise Refused(
            _("That were ten tries. Please wait a quarter of an hour, or tell a facilitator."),
            field="code",
        )
    typed = "".join(each for each in code if each.isascii() and each.isdigit())
    shown = RoomCode.objects.filter(session=session, expires_at__gt=timezone.now()).first()
    if shown is None or not hmac.compare_digest(typed, shown.code):
        raise Refused(
            _("This code isn’t right, or it has run out. Look at the screen once more."),
            field="code",
        )
    return enter(
        membership,
        session,
        page,
        Entry(Status.PRESENT),
        source=Source.CODE,
        by=membership.person,
        only_new=True,
    )


@retried
def make_room_code(session: Session, *, by: User) -> RoomCode:
    """Six new digits to show in the room, good for half an hour. The ones before are good no more."""
    session = Session.objects.get(pk=session.pk)
    page = CohortPage.objects.get(pk=session.page_id)
    check_session(session, page)
    if not may_lead(by, page):
        raise Refused(_("You don’t lead this run."))
    now = timezone.now()
    _check_is_on(session, now)
    code, _is_new = RoomCode.objects.update_or_create(
        session=session,
        defaults={
            "code": f"{secrets.randbelow(10**DIGITS):0{DIGITS}}",
            "made_by": by,
            "made_at": now,
            "expires_at": now + CODE_WORKS,
        },
    )
    return code


def _open_session(membership: Membership, session: Session) -> tuple[CohortPage, Session]:
    session = Session.objects.get(pk=session.pk)
    page = CohortPage.objects.get(pk=membership.page_id)
    _check_may_arrive(membership, session, page)
    _check_is_on(session, timezone.now())
    return page, session


def _check_may_arrive(membership: Membership, session: Session, page: CohortPage) -> None:
    check_session(session, page)
    check_is_in(membership)
    # They show the code themselves, and see the names of all: somebody else enters them.
    if role_in(page, membership.person):
        raise Refused(_("You lead or observe this run now. Somebody else enters your attendance."))


def _check_is_on(session: Session, now: datetime.datetime) -> None:
    if now < session.starts_at - ARRIVE_BEFORE:
        raise Refused(_("It is too early. This opens 15 minutes before the start."))
    if now >= session.ends_at:
        raise Refused(_("This session is over."))
