"""Giving up a place, one or all of them."""

import datetime

from django.utils.translation import gettext as _

from accounts.models import User

from .. import letters
from ..models import Membership, Registration, SeatPool, Session
from .changes import change
from .locks import joining, locked_pools, retried
from .offers import current_in
from .refused import Refused
from .settling import settle_held

Status, Reason = Registration.Status, Registration.Reason


@retried
def cancel(registration: Registration, *, by: User, note: str = "") -> Registration:
    """Give up a seat, an offer or a place in the queue; twice is once. The seat goes to the next."""
    with locked_pools([registration.pool_id]) as held:
        current = current_in(held, registration)
        if current.status == Status.CANCELLED:
            return current
        if not current.is_active:
            raise Refused(_("This has already ended."))
        if why := why_nothing_to_give_up(current, held.now):
            raise Refused(why)
        is_own = by.pk == current.person_id
        reason = Reason.BY_PERSON if is_own else Reason.BY_STAFF
        change(current, Status.CANCELLED, reason, now=held.now, by=by, note=note)
        letters.cancelled(current)
        settle_held(held)
    return current


def why_nothing_to_give_up(registration: Registration, now: datetime.datetime) -> str:
    """Why a seat can't be given up any more, or nothing. The lock of its pool must be held.

    That of a run lasts until its last session, or until its holder has finished.
    """
    pool = registration.pool
    session = pool.session
    if pool.is_for_all and _has_finished(registration):
        return _("This training is finished. There is nothing to give up any more.")
    if session is None or now < session.ends_at:
        return ""
    if not pool.is_for_all or not _goes_on(pool, now):
        return _("This is over. There is nothing to give up any more.")
    return ""


def _has_finished(registration: Registration) -> bool:
    # Held: whoever enters the last piece at this moment comes before this or after it, never between.
    member = Membership.objects.select_for_update().filter(registration=registration).first()
    return member is not None and member.is_finished


def _goes_on(pool: SeatPool, now: datetime.datetime) -> bool:
    return Session.objects.scheduled().filter(page=pool.page_id, ends_at__gt=now).exists()


def give_up_everything(person: User) -> int:
    """Give up all the places of a person whose account is being erased; how many.

    Runs in the transaction of the erasing and locks all their pools at once. No letter is written.
    """
    mine = Registration.objects.filter(person=person).active()
    with joining(), locked_pools(set(mine.values_list("pool", flat=True))) as held:
        given_up = list(mine.order_by("pk"))
        for registration in given_up:
            change(registration, Status.CANCELLED, Reason.ERASED, now=held.now)
        settle_held(held)
    return len(given_up)
