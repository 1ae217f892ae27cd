"""Moving people from one circle to another: one of them, or a whole circle."""

from django.utils.translation import gettext as _

from accounts.models import User

from .. import letters
from ..models import AccessNeed, Registration, SeatPool
from ..openness import Phase, phase_of, why_halted, why_over
from .changes import change, create
from .locks import Held, locked_pools, retried
from .offers import current_in
from .refused import Refused
from .seats import has_eligible, holds_seat_elsewhere, refuse_keepers
from .settling import settle_held

Status, Reason = Registration.Status, Registration.Reason


def move(
    registration: Registration, to_pool: SeatPool, *, by: User, form_key: str, note: str = ""
) -> Registration:
    """The registration in the other pool that takes the place of this one: all or nothing.

    Who has a seat has one there, or stays. Who waits gets a free seat or the last place there. Name,
    need and agreement go along. The same form sent twice moves once.
    """
    if registration.pool_id == to_pool.pk:
        raise Refused(_("That is the circle you are in."))
    if not form_key:
        raise Refused(_("Nothing was changed. Please open the page again and choose once more."))
    return _move(registration, to_pool.pk, by, form_key, note)


@retried
def _move(
    registration: Registration, to_id: int, by: User, form_key: str, note: str
) -> Registration:
    with locked_pools([registration.pool_id, to_id], person=registration.person) as held:
        if done := done_before(registration, to_id, form_key):
            return done
        settle_held(held, is_fresh=True)
        current = current_in(held, registration)
        _refuse_move(held, current, held.pools[to_id])
        target = held.pools[to_id]
        is_free = target.seated < target.seats and (
            phase_of(target, held.now) == Phase.FIRST_COME or not has_eligible(target)
        )
        if current.is_seated and not is_free:
            raise Refused(
                _("No seat is free there. You can wait in that queue too, and keep your seat.")
            )
        status = Status.CONFIRMED if is_free else Status.WAITING
        moved = carry(held, current, target, status, by, form_key, note)
        letters.moved(moved)
        settle_held(held)
    return moved


def done_before(registration: Registration, to_id: int, form_key: str) -> Registration | None:
    """What came of the same form before, if it still stands."""
    there = Registration.objects.filter(pool=to_id, person=registration.person_id).active()
    if same := there.filter(idempotency_key=form_key).first():
        return same
    gone = Registration.objects.filter(
        pk=registration.pk, status=Status.CANCELLED, reason=Reason.MOVED
    )
    return there.first() if gone.exists() else None


def _refuse_move(held: Held, current: Registration, target: SeatPool) -> None:
    if not current.is_active:
        raise Refused(_("This has already ended."))
    if why := why_over(current.pool, held.now) or why_over(target, held.now):
        raise Refused(why)
    if why := why_halted(target):
        raise Refused(why)
    if target.agreement_asked != current.pool.agreement_asked:
        raise Refused(_("People agree to other words there. Please register there instead."))
    refuse_keepers(target)
    if holds_seat_elsewhere(target, current.person, but=current):
        raise Refused(_("There is a seat in another circle at that time already."))
    there = target.registrations.active().filter(person=current.person).first()
    if there and (there.is_seated or not current.is_seated):
        raise Refused(_("There is a seat in that circle, or a turn for one, already."))


def carry(
    held: Held,
    current: Registration,
    target: SeatPool,
    status: str,
    by: User,
    form_key: str,
    note: str,
) -> Registration:
    """End one registration and give its owner the other. Who waits there already steps forward."""
    need = AccessNeed.objects.filter(registration=current).values_list("text", flat=True).first()
    done = {"now": held.now, "by": by, "note": note, "kind": "moved"}
    change(current, Status.CANCELLED, Reason.MOVED, data={"to": target.pk}, **done)
    there = target.registrations.active().filter(person=current.person).first()
    if there:
        there.pool, there.person = target, current.person
        return change(there, status, Reason.MOVED, **done)
    facts = {name: getattr(current, name) for name in GO_ALONG}
    return create(
        target,
        current.person,
        status,
        Reason.MOVED,
        form_key=form_key,
        need=need or "",
        **facts,
        **done,
    )


GO_ALONG = ("display_name", "pronouns", "agreement", "agreed_at", "is_by_staff")
