"""Who has a seat in a session, and which sessions a seat is for: asked here, and nowhere else.

A session has seats of its own, or its run gives out seats for all its sessions at once.
"""

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from ..models import Registration, SeatPool, Session


def pools_of(session: Session) -> QuerySet[SeatPool]:
    """The session's own seats; where it has none, those of its run. At most one pool."""
    own = SeatPool.objects.filter(session=session.pk)
    of_run = Q(page=session.page_id, is_for_all=True) & ~Exists(own)
    return SeatPool.objects.filter(Q(session=session.pk) | of_run)


def is_of_run(session: Session) -> bool:
    """Whether its seats are given out with those of all sessions of its page."""
    return pools_of(session).filter(is_for_all=True).exists()


def registrations_in(session: Session) -> QuerySet[Registration]:
    """Everybody's who ever asked for a seat in it; people, pools and pages are loaded."""
    rows = Registration.objects.filter(pool__in=pools_of(session)).exclude(person=None)
    return rows.select_related("person", "pool__session__page").order_by("pk")


def with_seats(sessions: QuerySet[Session]) -> QuerySet[Session]:
    """Of these sessions those in which people can have a seat; `in_run` says in a seat of all."""
    of_run = Exists(SeatPool.objects.filter(page=OuterRef("page"), is_for_all=True))
    its_own = Q(pool__isnull=False, pool__is_for_all=False)
    known = sessions.annotate(in_run=ExpressionWrapper(of_run & ~its_own, BooleanField()))
    return known.filter(its_own | Q(in_run=True))


def sessions_of_seat(registration: Registration) -> list[Session]:
    """What the seat is for, in order, cancelled sessions too: one session, or all of a run."""
    pool = registration.pool
    if not pool.is_for_all:
        return [pool.session]
    of_run = Session.objects.filter(Q(pool=None) | Q(pool=pool.pk), page=pool.page_id)
    return list(of_run.select_related("page").in_order())
