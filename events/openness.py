"""Whether a pool gives out seats, to whom, and in words why not. Reads; writes nothing."""

import datetime
from enum import StrEnum

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from accounts.models import User

from .cohorts.access import roles_now
from .models import CirclesPage, Draw, Registration, SeatPool, Session, SessionStaff


class Phase(StrEnum):
    """How free seats are given out at a moment."""

    HALTED = "halted"  # to nobody: closed, not drawn yet, or without its keepers
    IN_TURN = "in_turn"  # offered to who waits, the first first
    FIRST_COME = "first_come"  # short notice: whoever takes one has it
    OVER = "over"  # begun or cancelled: the queue has ended


def with_facts(pools: QuerySet[SeatPool], now: datetime.datetime) -> QuerySet[SeatPool]:
    """The pools with what decides about their seats, counted from rows: all in one query."""
    rows = Registration.objects.filter(pool=OuterRef("pk"))
    seated = rows.seated().order_by().values("pool").annotate(n=Count("pk")).values("n")
    keepers = SessionStaff.objects.filter(
        session=OuterRef("session"),
        status=SessionStaff.Status.ACCEPTED,
        role__in=SessionStaff.KEEPERS,
    )
    # Of circles at the same time, this one included; what has no slot is alone.
    neighbors = SeatPool.objects.filter(
        session__page=OuterRef("session__page"), session__slot=OuterRef("session__slot")
    )
    in_slot = neighbors.order_by().values("session__slot").annotate(n=Count("pk")).values("n")
    skipped = rows.waiting().filter(reason__in=Registration.PASSED_OVER)
    return pools.select_related("session", "page").annotate(
        opens_at=F("page__eventpage__registration_opens_at"),
        closes_at=F("page__eventpage__registration_closes_at"),
        assignment=F("page__eventpage__circlespage__assignment"),
        agreement_asked=F("page__eventpage__circlespage__agreement"),
        is_drawn=Exists(Draw.objects.filter(page=OuterRef("page"), drawn_at__isnull=False)),
        keepers_there=_counted(keepers.values("session").annotate(n=Count("pk")).values("n")),
        seated=_counted(seated),
        in_slot=_counted(in_slot),
        has_lapsed=Exists(rows.lapsed(now)),
        has_waiting=Exists(rows.waiting()),
        has_readmitted=Exists(skipped.exclude(is_passed_over())),
    )


def with_person(
    pools: QuerySet[SeatPool], person: User, now: datetime.datetime
) -> QuerySet[SeatPool]:
    """The pools with whether the person has or had a place there, and said yes to a role.

    `is_named`: for the session itself; `is_named_beside`: for another circle of its slot;
    `is_leading`: the run that the seats are of, or observing it.
    """
    named = SessionStaff.objects.filter(person=person, status=SessionStaff.Status.ACCEPTED)
    beside = named.filter(
        session__page=OuterRef("session__page"),
        session__slot=OuterRef("session__slot"),
        session__status=Session.Status.SCHEDULED,
    )
    beside = beside.exclude(session__slot="").exclude(session=OuterRef("session"))
    return pools.annotate(
        has_place=Exists(Registration.objects.filter(pool=OuterRef("pk"), person=person)),
        is_named=Exists(named.filter(session=OuterRef("session"))),
        is_named_beside=Exists(beside),
        is_leading=Exists(roles_now(now).filter(page=OuterRef("page"), person=person)),
    )


def _counted(rows: QuerySet) -> Coalesce:
    return Coalesce(Subquery(rows), 0)


def holds_seat_in_slot() -> Exists:
    """Of a registration: whether that person has a seat in a circle it excludes."""
    seats = Registration.objects.seated().exclude(slot_key="")
    return Exists(seats.filter(person=OuterRef("person"), slot_key=OuterRef("slot_key")))


def keeps_in_slot() -> Exists:
    """Of a registration: whether that person keeps or observes its circle or one it excludes."""
    beside = Q(
        session__page=OuterRef("pool__session__page"),
        session__slot=OuterRef("pool__session__slot"),
        session__status=Session.Status.SCHEDULED,
    )
    is_there = Q(session=OuterRef("pool__session")) | (beside & ~Q(session__slot=""))
    named = SessionStaff.objects.filter(status=SessionStaff.Status.ACCEPTED)
    return Exists(named.filter(is_there, person=OuterRef("person")))


def leads_the_run() -> Exists:
    """Of a registration: whether that person leads or observes the run that the seat is in."""
    leading = roles_now().filter(page=OuterRef("pool__page"), person=OuterRef("person"))
    return Exists(leading)


def is_passed_over() -> Q:
    """Of a registration that waits: whether seats go to others, as the person is elsewhere then."""
    return holds_seat_in_slot() | keeps_in_slot() | leads_the_run()


def phase_of(pool: SeatPool, now: datetime.datetime) -> Phase:
    """How the pool, read `with_facts`, gives out seats now."""
    if why_over(pool, now):
        return Phase.OVER
    if why_halted(pool):
        return Phase.HALTED
    if pool.session and now >= pool.first_come_at:
        return Phase.FIRST_COME
    return Phase.IN_TURN


def why_over(pool: SeatPool, now: datetime.datetime) -> str:
    """Why no seat changes hands any more, or nothing."""
    if pool.session is None:
        return ""
    if pool.session.is_cancelled:
        return _("This was cancelled.")
    if pool.session.ends_at <= now:
        return _("This circle is over.") if pool.session.is_circle else _("This is over.")
    if pool.session.starts_at <= now:
        return _("This has already started.")
    return ""


def why_halted(pool: SeatPool) -> str:
    """Why seats are given out to nobody at the moment, or nothing."""
    if pool.closed_at:
        return _("Registration is closed.")
    if pool.session and pool.keepers_there < pool.session.keepers_needed:
        return _("This circle is not open yet. It opens once its keepers have said yes.")
    if pool.assignment == CirclesPage.Assignment.FAIR_DRAW and not pool.is_drawn:
        return _(
            "Seats here are given out by a fair draw. Enter the draw and rank the circles you "
            "would like to sit in."
        )
    return ""


def why_not_newcomers(pool: SeatPool, now: datetime.datetime, *, is_let_in: bool = False) -> str:
    """Why nobody new can register, or nothing.

    `is_let_in`: for who has an invitation, registration is open until the cut-off, at any time.
    """
    if why := why_over(pool, now) or why_halted(pool):
        return why
    if not pool.page.live:
        return _("Registration is not open at the moment.")
    if is_let_in:
        is_late = pool.cutoff_at is not None and pool.cutoff_at <= now
        return _("Registration has ended.") if is_late else ""
    if pool.opens_at and now < pool.opens_at:
        return _("Registration is not open yet.")
    # A draw's entry ends then. What it leaves free is for whoever comes, until the start.
    if pool.closes_at and pool.closes_at <= now and not pool.is_drawn:
        return _("Registration has ended.")
    return ""


def why_not_in(pool_id: int, now: datetime.datetime) -> str:
    """Why nobody new can register in this pool, or nothing."""
    return why_not_newcomers(with_facts(SeatPool.objects.all(), now).get(pk=pool_id), now)
