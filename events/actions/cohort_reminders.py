"""What members of runs are reminded of by the clock, and thanked for. Each letter is written once.

Whoever left or has finished hears of nothing that is due, and nobody does in a run whose page is
taken down, or that ended long ago.
"""

import datetime
from collections.abc import Callable, Sequence

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils import timezone, translation

from accounts.models import Letter
from learning.models import Enrollment

from .. import letters
from ..cohorts.missing import Missing, missing_of, seen_of
from ..cohorts.standings import sessions_of
from ..models import CohortPage, LetterWording, Membership, Registration, Session
from .locks import retried
from .memberships import lock_membership
from .unwritten import unwritten

Kind, Status = LetterWording.Kind, Membership.Status
# Days before prework is due, the nearest first.
DAYS_BEFORE = (1, 7)
WEEK = datetime.timedelta(days=7)
# After the last session nobody is asked for what is missing any longer.
ASKED_FOR = datetime.timedelta(weeks=8)
THANKS_WITHIN = datetime.timedelta(days=2)


def write_to_members(now: datetime.datetime) -> int:
    """For the clock, on the hour: prework that is due, what is missing, thanks; how many letters."""
    return _prework_due(now) + _still_missing(now) + _thank(now)


def due_prework(
    due_at: datetime.datetime, now: datetime.datetime
) -> tuple[int, datetime.datetime] | None:
    """How many days before it the reminder is that is due, and since when; the nearest only."""
    for days in DAYS_BEFORE:
        since = due_at - datetime.timedelta(days=days)
        if since <= now < due_at:
            return days, since
    return None


def _prework_due(now: datetime.datetime) -> int:
    soon = {"prework_due_at__gt": now, "prework_due_at__lte": now + WEEK}
    pages = CohortPage.objects.live().exclude(prework=None)
    open_ = _active().filter(prework_done_at=None, page__in=pages.values("pk"))
    ids = open_.filter(
        Q(**soon) | Q(prework_due_at=None, page__in=pages.filter(**soon).values("pk"))
    )
    return sum(_tell_due(pk, now) for pk in ids.order_by("pk").values_list("pk", flat=True))


@retried
def _tell_due(membership_id: int, now: datetime.datetime) -> int:
    with transaction.atomic():
        membership = lock_membership(membership_id)
        page = CohortPage.objects.get(pk=membership.page_id)
        due_at = membership.due_at(page.prework_due_at)
        due = due_prework(due_at, now) if due_at else None
        own = Enrollment.objects.filter(person=membership.person_id, series=page.prework_id)
        if not _goes_on(membership) or membership.prework_done_at or own.completed().exists():
            return 0
        if due is None or membership.joined_at > due[1]:
            return 0
        key = f"seats_{Kind.PREWORK_DUE}:{membership.pk}:{due_at:%Y%m%d%H%M}:{due[0]}"
        return _once(key, lambda: letters.prework_due(membership, due_at, due[0]))


def _still_missing(now: datetime.datetime) -> int:
    ended = Session.objects.scheduled().filter(page__in=_active().values("page")).values("page")
    recent = ended.annotate(last=Max("ends_at")).filter(last__gt=now - ASKED_FOR).values("page")
    written = 0
    for page in CohortPage.objects.live().filter(pk__in=recent).select_related("prework"):
        sessions = list(sessions_of(page))
        members = list(_active().filter(page=page.pk).order_by("pk"))
        seen = seen_of(members)
        for each in members:
            if missing_of(each, page, sessions, seen[each.pk], now):
                written += _tell_missing(each.pk, page, sessions, now)
    return written


@retried
def _tell_missing(
    membership_id: int, page: CohortPage, sessions: Sequence[Session], now: datetime.datetime
) -> int:
    """At most once a week, and of what is missing still."""
    with transaction.atomic():
        membership = lock_membership(membership_id)
        today = timezone.localdate(now, datetime.UTC)
        if not _goes_on(membership) or _was_told_this_week(membership, today):
            return 0
        with translation.override(membership.person.language):
            items: Missing = missing_of(
                membership, page, sessions, seen_of([membership])[membership.pk], now
            )
        if not items:
            return 0
        letters.still_missing(membership, items, today)
    return 1


def _was_told_this_week(membership: Membership, today: datetime.date) -> bool:
    before = f"seats_{Kind.STILL_MISSING}:{membership.pk}:"
    days = [today - datetime.timedelta(days=n) for n in range(WEEK.days)]
    keys = [f"{before}{day:%Y%m%d}" for day in days]
    return Letter.objects.filter(dedupe_key__in=keys).exists()


def _thank(now: datetime.datetime) -> int:
    """Who has finished a run that is over, within the last two days."""
    since = now - THANKS_WITHIN
    finished = Membership.objects.filter(status=Status.FINISHED).exclude(person=None)
    ends = Session.objects.scheduled().values("page").annotate(last=Max("ends_at"))
    over = ends.filter(last__lte=now)
    newly = finished.filter(page__in=over.values("page")).filter(
        Q(finished_at__gt=since) | Q(page__in=over.filter(last__gt=since).values("page"))
    )
    untold = unwritten(newly, f"seats_{Kind.COHORT_THANKS}:").order_by("pk")
    return sum(_tell_thanks(pk) for pk in untold.values_list("pk", flat=True))


@retried
def _tell_thanks(membership_id: int) -> int:
    with transaction.atomic():
        membership = lock_membership(membership_id)
        if membership.status != Status.FINISHED or membership.person is None:
            return 0
        key = f"seats_{Kind.COHORT_THANKS}:{membership.pk}"
        return _once(key, lambda: letters.cohort_thanks(membership))


def _once(key: str, write: Callable[[], Letter]) -> int:
    """Write it unless that was done; whether it was now."""
    if Letter.objects.filter(dedupe_key=key).exists():
        return 0
    write()
    return 1


def _active() -> QuerySet[Membership]:
    """Who goes through a run, with a seat that still stands."""
    rows = Membership.objects.filter(status=Status.ACTIVE).exclude(person=None)
    return rows.filter(registration__status=Registration.Status.CONFIRMED)


def _goes_on(membership: Membership) -> bool:
    is_seated = membership.registration.status == Registration.Status.CONFIRMED
    return membership.status == Status.ACTIVE and membership.person is not None and is_seated
