"""The schedule of a run as a whole. Its seats stand on the session it opens with."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts.models import User

from ..models import CohortPage, Membership, Registration, SeatPool, Session
from .changes import change_all, record_pool_event
from .following import settle_soon
from .locks import Held, locked_pools, retried
from .refused import Refused
from .schedule_seats import mark_cancelled
from .settling import settle_held


@retried
def cancel_cohort(page: CohortPage, *, reason: str, by: User) -> int:
    """Cancel what is still to come of a run, and the seats with it; how many sessions. Twice is once.

    Who has finished keeps seat and certificate. Letters are owed from now on; a task writes them.
    """
    reason = reason.strip()[:300]
    if not reason:
        raise Refused(_("Say why it is cancelled. Everyone in it is told."), field="reason")
    pools = list(SeatPool.objects.filter(page=page.pk).values_list("pk", flat=True))
    if not pools:
        with transaction.atomic():
            return _cancel_sessions(page, reason)
    with locked_pools(pools) as held:
        cancelled = _cancel_sessions(page, reason)
        if cancelled:
            _cancel_seats(held, reason, by)
            settle_held(held)
    return cancelled


def _cancel_sessions(page: CohortPage, reason: str) -> int:
    # Whoever adds a session meanwhile waits, or it would be left alone in the schedule.
    Page.objects.select_for_update(no_key=True).get(pk=page.pk)
    scheduled = list(Session.objects.scheduled().filter(page=page.pk).in_order())
    ahead = [each for each in scheduled if each.ends_at > timezone.now()]
    if scheduled and not ahead:
        raise Refused(_("This is over. It can't be cancelled any more."))
    for session in ahead:
        mark_cancelled(session, reason)
    settle_soon(page.pk)
    return len(ahead)


def _cancel_seats(held: Held, reason: str, by: User) -> None:
    finished = Membership.Status.FINISHED
    for pool in held.pools.values():
        # Held first: whoever finishes at this moment keeps the seat, or finishes no more.
        members = Membership.objects.filter(registration__pool=pool.pk).order_by("pk")
        rows = members.select_for_update(of=("self",))
        kept = [each.registration_id for each in rows if each.status == finished]
        active = pool.registrations.active().exclude(pk__in=kept)
        change_all(
            list(active.order_by("pk")),
            Registration.Status.CANCELLED,
            Registration.Reason.SESSION_CANCELLED,
            now=held.now,
            by=by,
            note=reason,
        )
        record_pool_event(pool, "cohort_cancelled", now=held.now, by=by, note=reason)
