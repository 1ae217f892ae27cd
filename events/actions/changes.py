"""The one place where a registration is made or moves on, each time with its event. Under the lock."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, F, Max, Subquery
from django.db.models.functions import Coalesce

from accounts.models import User

from ..models import AccessNeed, Registration, SeatEvent, SeatPool, Session
from ..retention import AFTER_NEED
from .slots import slot_key

Status = Registration.Status
# Rows for one statement: databases allow so many values and no more.
AT_A_TIME = 1000


class WrongMove(Exception):
    """A move that no registration can make. A bug of the caller."""


def create(
    pool: SeatPool,
    person: User,
    status: str,
    reason: str,
    *,
    now: datetime.datetime,
    form_key: str,
    by: User | None = None,
    note: str = "",
    kind: str = "registered",
    need: str = "",
    **facts: Any,
) -> Registration:
    """A new registration with its event; who waits gets the next place. `settle_held` must follow."""
    registration = draft(pool, person, status, reason, now=now, form_key=form_key, **facts)
    create_all(pool, [registration], now=now, by=by, note=note, kind=kind, needs={0: need})
    return registration


def draft(
    pool: SeatPool,
    person: User,
    status: str,
    reason: str,
    *,
    now: datetime.datetime,
    form_key: str,
    **facts: Any,
) -> Registration:
    """A registration for `create_all`; who waits has the next place."""
    if status == Status.WAITING:
        pool.last_position += 1
        facts["position"] = pool.last_position
    return Registration(
        pool=pool,
        person=person,
        status=status,
        reason=reason,
        slot_key=slot_key(pool.page_id, pool.session.slot if pool.session else ""),
        idempotency_key=form_key,
        created_at=now,
        changed_at=now,
        **facts,
    )


def create_all(
    pool: SeatPool,
    drafts: list[Registration],
    *,
    now: datetime.datetime,
    by: User | None = None,
    note: str = "",
    kind: str = "registered",
    needs: dict[int, str] | None = None,
) -> None:
    """Make the drafts of one pool, each with its event. `needs` are by their number in the list."""
    Registration.objects.bulk_create(drafts, batch_size=AT_A_TIME)
    if any(each.position for each in drafts):
        SeatPool.objects.filter(pk=pool.pk).update(last_position=pool.last_position)
    _record(drafts, [""] * len(drafts), kind, now, by, note)
    texts = {number: text.strip() for number, text in (needs or {}).items() if text.strip()}
    AccessNeed.objects.bulk_create(
        AccessNeed(registration=drafts[number], text=text, purge_at=needs_until(pool, now))
        for number, text in texts.items()
    )


def needs_until(pool: SeatPool, now: datetime.datetime) -> datetime.datetime:
    """Until when what somebody needs is kept; who has a seat in a run needs it up to its last session."""
    ends_at = pool.session.ends_at if pool.session else now
    if pool.is_for_all:
        ends_at = Session.objects.filter(page=pool.page_id).aggregate(last=Max("ends_at"))["last"]
    return ends_at + AFTER_NEED


def change(
    registration: Registration,
    to: str,
    reason: str,
    *,
    now: datetime.datetime,
    by: User | None = None,
    note: str = "",
    kind: str = "",
    offer_expires_at: datetime.datetime | None = None,
    data: dict | None = None,
) -> Registration:
    """Move one registration on. `settle_held` must follow, which counts the seats."""
    change_all(
        [registration], to, reason, now=now, by=by, note=note, kind=kind,
        offer_expires_at=offer_expires_at, data=data,
    )  # fmt: skip
    return registration


def change_all(
    registrations: list[Registration],
    to: str,
    reason: str,
    *,
    now: datetime.datetime,
    by: User | None = None,
    note: str = "",
    kind: str = "",
    offer_expires_at: datetime.datetime | None = None,
    data: dict | None = None,
) -> None:
    """Move registrations on, all alike, each with its event. An edge that isn't one is WrongMove.

    From waiting to waiting only the reason changes. Whoever ends without a seat takes their need along.
    """
    came_from = [registration.status for registration in registrations]
    for registration in registrations:
        _refuse_wrong_move(registration, to)
        registration.status, registration.reason = to, reason
        registration.offer_expires_at, registration.changed_at = offer_expires_at, now
        registration.moves += 1
        registration.offers += to == Status.OFFERED
    for some in _portions(registrations):
        rows = Registration.objects.filter(pk__in=[each.pk for each in some])
        rows.update(
            status=to,
            reason=reason,
            offer_expires_at=offer_expires_at,
            changed_at=now,
            moves=F("moves") + 1,
            offers=F("offers") + int(to == Status.OFFERED),
        )
        if to not in Registration.ACTIVE:
            AccessNeed.objects.filter(registration__in=[each.pk for each in some]).delete()
    _record(registrations, came_from, kind or to, now, by, note, data)


def _refuse_wrong_move(registration: Registration, to: str) -> None:
    is_same = registration.status == to == Status.WAITING
    if not is_same and to not in Registration.EDGES[registration.status]:
        raise WrongMove(f"{registration}: from {registration.status} to {to}")


def _record(
    registrations: list[Registration],
    came_from: list[str],
    kind: str,
    now: datetime.datetime,
    by: User | None,
    note: str,
    data: dict | None = None,
) -> None:
    SeatEvent.objects.bulk_create(
        [
            SeatEvent(
                pool_id=registration.pool_id,
                registration=registration,
                kind=kind,
                from_status=before,
                to_status=registration.status,
                reason=registration.reason,
                note=note,
                actor=by,
                at=now,
                key=f"r{registration.pk}:{registration.moves}",
                data=data or {},
            )
            for registration, before in zip(registrations, came_from, strict=True)
        ],
        batch_size=AT_A_TIME,
    )


def record_pool_event(
    pool: SeatPool,
    kind: str,
    *,
    now: datetime.datetime,
    by: User | None = None,
    note: str = "",
    data: dict | None = None,
) -> None:
    """What was done to a pool, as against a registration in it; once of a kind under one lock."""
    SeatEvent.objects.create(
        pool=pool,
        kind=kind,
        note=note,
        actor=by,
        at=now,
        key=f"p{pool.pk}:{pool.lock_version}:{kind}",
        data=data or {},
    )


def store(pool: SeatPool) -> None:
    """Keep how many seats of the pool are held, counted from the rows by the database."""
    seated = Registration.objects.seated().filter(pool=pool.pk).order_by().values("pool")
    SeatPool.objects.filter(pk=pool.pk).update(
        seats_held=Coalesce(Subquery(seated.annotate(n=Count("pk")).values("n")), 0)
    )


def _portions(rows: list[Registration]) -> Iterable[list[Registration]]:
    for start in range(0, len(rows), AT_A_TIME):
        yield rows[start : start + AT_A_TIME]
