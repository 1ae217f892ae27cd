"""How many seats of an event somebody new could have, summed by the database."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db.models import Count, F, IntegerField, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from .models.seats import SeatPool
from .models.sessions import Session, SessionStaff


def keepers_there(session: str) -> Coalesce:
    """Of a query's rows: how many keepers of the session in that field have said yes."""
    standing = SessionStaff.objects.filter(
        session=OuterRef(session),
        status=SessionStaff.Status.ACCEPTED,
        role__in=SessionStaff.KEEPERS,
    )
    count = standing.order_by().values("session").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(count, output_field=IntegerField()), 0)


def free_ahead(page_ids: Iterable[int], now: datetime.datetime) -> dict[int, int]:
    """Page id → free seats of what is ahead, open, and has its keepers. One query."""
    rows = (
        SeatPool.objects.filter(
            page__in=list(page_ids),
            closed_at=None,
            session__status=Session.Status.SCHEDULED,
            session__starts_at__gt=now,
        )
        .alias(keepers=keepers_there("session"))
        .filter(keepers__gte=F("session__keepers_needed"))
        .order_by()
        .values("page")
        .annotate(free=Sum(F("capacity") + F("override_seats") - F("seats_held")))
    )
    return {row["page"]: row["free"] for row in rows}
