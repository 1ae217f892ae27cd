"""Tell staff in time that a circle lacks a keeper or people. Once for each cause, however often it runs."""

import datetime

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet

from .. import letters
from ..models import Registration, SeatPool, Session, SessionStaff
from ..schedulers import who_schedules
from .naming import alarm

# Hours before the start; the nearest one that has come is the cause.
KEEPERS_MISSING = (24, 72)


def raise_alarms(now: datetime.datetime) -> int:
    """For the minute clock: circles soon to start without their keepers, or short of people at the time
    to decide; how many stand in trouble.
    """
    short = list(_short_of_keepers(now))
    for session in short:
        hours = next(h for h in KEEPERS_MISSING if session.starts_at <= now + _hours(h))
        # Moved to another time, it is looked at anew.
        with transaction.atomic():
            alarm(session, who_schedules(session.page), f"{session.starts_at:%Y%m%d%H%M}:h{hours}")
    return len(short) + sum(_decide(pool_id, now) for pool_id in list(_to_decide(now)))


def _short_of_keepers(now: datetime.datetime) -> QuerySet[Session]:
    said_yes = Q(staff__status=SessionStaff.Status.ACCEPTED, staff__role__in=SessionStaff.KEEPERS)
    soon = (
        Session.objects.circles()
        .scheduled()
        .filter(starts_at__gt=now, starts_at__lte=now + _hours(max(KEEPERS_MISSING)))
    )
    counted = soon.annotate(said_yes=Count("staff", filter=said_yes))
    return counted.filter(said_yes__lt=F("keepers_needed")).select_related("page").order_by("pk")


def _to_decide(now: datetime.datetime) -> QuerySet:
    """Ids of pools whose day to decide has come, and nobody has looked."""
    pools = SeatPool.objects.filter(
        minimum__gt=0,
        decide_at__lte=now,
        decided_at=None,
        session__status=Session.Status.SCHEDULED,
        session__starts_at__gt=now,
    )
    return pools.values_list("pk", flat=True)


def _decide(pool_id: int, now: datetime.datetime) -> bool:
    """Look once whether enough people have a seat; whether they don't. Of two at once, one looks."""
    with transaction.atomic():
        if not SeatPool.objects.filter(pk=pool_id, decided_at=None).update(decided_at=now):
            return False
        pool = SeatPool.objects.select_related("session__page").get(pk=pool_id)
        if Registration.objects.confirmed().filter(pool=pool).count() >= pool.minimum:
            return False
        for person in who_schedules(pool.page):
            letters.minimum_alarm(pool, person)
        return True


def _hours(n: int) -> datetime.timedelta:
    return datetime.timedelta(hours=n)
