"""Answering an offer, and taking a seat at short notice."""

from django.utils.translation import gettext as _

from accounts.models import User

from .. import letters
from ..models import Registration
from ..openness import Phase, phase_of, why_halted, why_over
from .changes import change
from .locks import Held, locked_pools, retried
from .refused import Refused
from .seats import holds_seat_elsewhere, refuse_keepers
from .settling import settle_held

Status, Reason = Registration.Status, Registration.Reason


@retried
def accept(registration: Registration, *, by: User | None = None) -> Registration:
    """Take the seat that is offered; twice is once. `by` is nobody when the letter's link is used."""
    with locked_pools([registration.pool_id], person=registration.person) as held:
        current = current_in(held, registration)
        if current.status == Status.CONFIRMED:
            return current
        _refuse_unless_open(held, current)
        refuse_keepers(current.pool)
        change(current, Status.CONFIRMED, Reason.ACCEPTED, now=held.now, by=by, kind="accepted")
        letters.confirmed(current)
        settle_held(held)
    return current


@retried
def decline(registration: Registration, *, by: User | None = None) -> Registration:
    """Let the offered seat go to the next in the queue; twice is once."""
    with locked_pools([registration.pool_id]) as held:
        current = current_in(held, registration)
        if current.status == Status.DECLINED:
            return current
        _refuse_unless_open(held, current)
        change(current, Status.DECLINED, Reason.BY_PERSON, now=held.now, by=by)
        settle_held(held)
    return current


@retried
def claim_late_seat(registration: Registration, *, by: User) -> Registration:
    """Take a seat that is free at short notice, before somebody else does; twice is once."""
    with locked_pools([registration.pool_id], person=registration.person) as held:
        settle_held(held, is_fresh=True)
        current = current_in(held, registration)
        if current.status == Status.CONFIRMED:
            return current
        _refuse_claim(held, current)
        change(current, Status.CONFIRMED, Reason.LATE_SEAT, now=held.now, by=by, kind="claimed")
        letters.confirmed(current)
        settle_held(held)
    return current


def current_in(held: Held, registration: Registration) -> Registration:
    """The registration as it stands under the lock."""
    current = Registration.objects.select_related("person").get(pk=registration.pk)
    current.pool = held.pools[current.pool_id]
    return current


def _refuse_unless_open(held: Held, current: Registration) -> None:
    """Refuse to answer what isn't offered, or isn't any more."""
    if current.status == Status.OFFERED:
        if held.now < current.offer_expires_at and not why_over(current.pool, held.now):
            return
    elif current.reason == Reason.SHORT_NOTICE:
        raise Refused(
            _("It starts sooner now, so this offer has ended. You are still in the queue.")
        )
    elif current.status == Status.WAITING:
        raise Refused(_("No seat has been offered to you yet."))
    elif current.status == Status.CONFIRMED:
        raise Refused(_("You have taken this seat. You can still give it up."))
    elif current.status in (Status.DECLINED, Status.CANCELLED):
        raise Refused(_("This seat was given up, so the offer has ended."))
    raise Refused(
        _("The time to answer this offer is over. The seat goes to the next in the queue.")
    )


def _refuse_claim(held: Held, current: Registration) -> None:
    pool = current.pool
    if why := why_over(pool, held.now) or why_halted(pool):
        raise Refused(why)
    if current.status != Status.WAITING:
        raise Refused(_("You are not in this queue any more."))
    if phase_of(pool, held.now) != Phase.FIRST_COME:
        raise Refused(
            _("Seats are still offered in turn. You will get a letter when it is your turn.")
        )
    refuse_keepers(pool)
    if holds_seat_elsewhere(pool, current.person):
        raise Refused(
            _("You hold a seat in another circle at that time. Give it up first, or move here.")
        )
    if pool.seated >= pool.seats:
        raise Refused(_("Somebody was quicker: this seat is taken. You are still in the queue."))
