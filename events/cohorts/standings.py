"""What members have done, read for one or many at once: what `CohortRule` is asked about."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from wagtail.models import Page

from ..models.attendance import Attendance
from ..models.sessions import Session
from .rules import Attended, CohortRule, Standing

if TYPE_CHECKING:
    from ..models import Membership, ProgramSession
    from ..models.asking import AsksOfPeople


def sessions_of(page: Page) -> QuerySet[Session]:
    """The sessions of a run that are to be attended, in order. Cancelled ones are asked of nobody."""
    return Session.objects.scheduled().filter(page=page.pk).in_order()


def rule_of(page: AsksOfPeople, sessions: Collection[Session | ProgramSession]) -> CohortRule:
    """What finishing this run takes. `sessions` are those of `sessions_of`.

    Of a program: what its next run will take, with the sessions of its template.
    """
    return CohortRule(
        sessions=frozenset(session.pk for session in sessions),
        least_percent=page.least_percent,
        asks_prework=page.prework_id is not None,
        asks_final_circle=page.asks_final_circle,
    )


def standings_of(
    memberships: Iterable[Membership], sessions: Iterable[Session]
) -> dict[int, Standing]:
    """Each membership's standing by its id. One query for all of them."""
    lengths = {session.pk: session.minutes for session in sessions}
    found: dict[int, dict[int, Attended]] = {each.pk: {} for each in memberships}
    rows = Attendance.objects.filter(membership__in=list(found), session__in=list(lengths))
    columns = ("membership", "session", "status", "minutes", "made_good_in")
    for membership, session, status, minutes, made_good_in in rows.values_list(*columns):
        found[membership][session] = Attended(
            status, lengths[session], minutes, made_good_in is not None
        )
    return {
        each.pk: Standing(found[each.pk], each.prework_done_at, each.signed_off_at)
        for each in memberships
    }
