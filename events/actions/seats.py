"""Registering: a seat for whoever comes while one is free and nobody waits, else a place in the queue."""

import datetime
from typing import Any

from django.db import IntegrityError
from django.utils.translation import gettext as _

from accounts.models import User

from .. import letters
from ..models import AgreementVersion, InvitationCode, Registration, SeatPool, Session
from ..openness import Phase, is_passed_over, phase_of, why_not_newcomers
from .changes import create, store
from .invitations import use_invitation
from .locks import Held, locked_pools, retried
from .refused import Refused
from .settling import settle_held

Status, Reason = Registration.Status, Registration.Reason


def register(
    person: User,
    pool: SeatPool,
    *,
    form_key: str,
    display_name: str = "",
    pronouns: str = "",
    need: str = "",
    agreement: AgreementVersion | None = None,
    by: User | None = None,
    note: str = "",
    invitation: InvitationCode | None = None,
    is_let_in: bool = False,
) -> Registration:
    """The person's registration in the pool: confirmed, or waiting with a place in the queue.

    The same form sent twice gives the same one, and so does who is registered already. `by` is the
    member of staff who adds somebody else; they agree to nothing in that person's name. An
    `invitation` counts as used when registration isn't open to all; `is_let_in` needs none.
    """
    given = {
        "form_key": form_key,
        # Never the full name: who is added by staff may have chosen no other.
        "display_name": display_name.strip() or person.display_name or _("A participant"),
        "pronouns": pronouns.strip(),
        "need": need,
        "agreement": agreement,
        "by": by,
        "note": note,
        "invitation": invitation,
        "is_let_in": is_let_in,
    }
    try:
        return _register(person, pool.pk, given)
    except IntegrityError:
        # The lock lets this happen to nobody. Should it fail, the first of two forms stands.
        same = Registration.objects.filter(pool=pool.pk, person=person, idempotency_key=form_key)
        if found := same.first():
            return found
        raise


@retried
def _register(person: User, pool_id: int, given: dict[str, Any]) -> Registration:
    with locked_pools([pool_id], person=person) as held:
        mine = _own_places(held)
        if found := _standing(mine, pool_id, given["form_key"]):
            return found
        settle_held(held, is_fresh=True)
        pool = held.pools[pool_id]
        invitation = _let_in(pool, held.now, given)
        refuse_keepers(pool)
        _refuse_without_agreement(pool, given)
        # Read now: what was due may have given them a seat, or ended one.
        sits_elsewhere = bool(mine) and holds_seat_elsewhere(pool, person)
        status, reason = _what_is_left(pool, held.now, sits_elsewhere=sits_elsewhere)
        registration = _create(person, pool, status, reason, held.now, given)
        if invitation:
            use_invitation(invitation, registration, held.now)
        if registration.is_seated:
            _count(held, pool)
        write = letters.confirmed if registration.is_seated else letters.waiting
        write(registration, is_new=not pool.has_place)
    return registration


def _let_in(pool: SeatPool, now: datetime.datetime, given: dict[str, Any]) -> InvitationCode | None:
    """The invitation that it takes to register now; None where none is needed. Refuses who has none."""
    why = why_not_newcomers(pool, now, is_let_in=given["is_let_in"])
    if not why:
        return None
    if given["invitation"] is None or why_not_newcomers(pool, now, is_let_in=True):
        raise Refused(why)
    return given["invitation"]


def _own_places(held: Held) -> list[Registration]:
    """All that the person has or had in these pools. No query for who comes for the first time."""
    if not any(pool.has_place for pool in held.pools.values()):
        return []
    return list(Registration.objects.filter(person=held.person, pool__in=list(held.pools)))


def _standing(mine: list[Registration], pool_id: int, form_key: str) -> Registration | None:
    """What came of this form before, or the place the person has in the pool by another."""
    here = [each for each in mine if each.pool_id == pool_id]
    same = [each for each in here if each.idempotency_key == form_key]
    return next(iter(same), None) or next((each for each in here if each.is_active), None)


def refuse_keepers(pool: SeatPool) -> None:
    """Who keeps or leads what the seats are of is there already, and can't sit elsewhere at that time.

    Who is only asked to may take a seat: it stands in the way of their yes. Read `with_person`.
    """
    if pool.is_named:
        raise Refused(_("You are named for this circle yourself, so you need no seat in it."))
    if pool.is_leading:
        raise Refused(_("You lead or observe this run yourself, so you need no seat in it."))
    if pool.is_named_beside:
        raise Refused(
            _("You are named for another circle at that time, so you can't sit in this one.")
        )


def _refuse_without_agreement(pool: SeatPool, given: dict[str, Any]) -> None:
    version = given["agreement"]
    if pool.agreement_asked is None or (given["by"] and version is None):
        return
    if version is None or version.source_id != pool.agreement_asked:
        raise Refused(_("Please read the community agreement and agree to it first."))


def _what_is_left(
    pool: SeatPool, now: datetime.datetime, *, sits_elsewhere: bool
) -> tuple[Status, Reason]:
    """How a newcomer to a settled pool stands, and why."""
    if sits_elsewhere:
        return Status.WAITING, Reason.SAME_SLOT
    if pool.seated >= pool.seats:
        return Status.WAITING, Reason.FULL
    if phase_of(pool, now) == Phase.FIRST_COME:
        return Status.CONFIRMED, Reason.LATE_SEAT if pool.has_waiting else Reason.SEAT_FREE
    if has_eligible(pool):
        return Status.WAITING, Reason.OTHERS_FIRST
    return Status.CONFIRMED, Reason.SEAT_FREE


def has_eligible(pool: SeatPool) -> bool:
    """Whether somebody waits who could take a seat."""
    if not pool.has_waiting:
        return False
    return pool.registrations.waiting().exclude(is_passed_over()).exists()


def holds_seat_elsewhere(pool: SeatPool, person: User, *, but: Registration | None = None) -> bool:
    """Whether the person sits in another circle of the slot, `but` not counted."""
    if pool.session is None or not pool.session.slot:
        return False
    neighbors = Session.objects.filter(page=pool.session.page_id, slot=pool.session.slot)
    mine = Registration.objects.seated().filter(person=person, pool__session__in=neighbors)
    return mine.exclude(pool=pool.pk).exclude(pk=but and but.pk).exists()


def _create(
    person: User,
    pool: SeatPool,
    status: Status,
    reason: Reason,
    now: datetime.datetime,
    given: dict[str, Any],
) -> Registration:
    by = given["by"]
    return create(
        pool,
        person,
        status,
        reason,
        now=now,
        by=by or person,
        agreed_at=now if given["agreement"] else None,
        is_by_staff=by is not None and by.pk != person.pk,
        **{name: given[name] for name in FROM_THE_FORM},
    )


FROM_THE_FORM = ("form_key", "display_name", "pronouns", "need", "agreement", "note")


def _count(held: Held, pool: SeatPool) -> None:
    """A seat more is held. Only an announcement of the last free one may have to be taken back."""
    if pool.late_announced_at:
        settle_held(held)
    else:
        store(pool)
