"""Runs at a glance, in numbers: seats, members, attendance, who is stuck. For those who keep schedules.

A fixed number of queries, whatever the number of runs and people. Names nobody.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count
from django.utils import timezone
from wagtail.models import Page

from ..counting import Counts, counts_of
from ..models import CohortPage, CohortStaff, Membership, SeatPool, Session
from .access import roles_now
from .frame import Frame
from .grid_members import batches, named, read
from .standings import rule_of, standings_of

Status = Membership.Status


@dataclass
class Glance:
    """One run. `attended` of `asked` are places in sessions that are over; `stuck` are people."""

    page: CohortPage
    program: str = ""
    sessions: list[Session] = field(default_factory=list)
    seats: Counts | None = None
    members: Counter[str] = field(default_factory=Counter)
    leading: int = 0
    attended: int = 0
    asked: int = 0
    stuck: int = 0

    @property
    def title(self) -> str:
        return f"{self.program}: {self.page.title}"

    @property
    def active(self) -> int:
        return self.members[Status.ACTIVE]

    @property
    def finished(self) -> int:
        return self.members[Status.FINISHED]

    @property
    def left(self) -> int:
        return self.members[Status.LEFT]

    @property
    def share(self) -> int | None:
        """Percent of what could be attended by now; None before the first session is over."""
        return round(100 * self.attended / self.asked) if self.asked else None


def glances_of(pages: Iterable[CohortPage], now: datetime.datetime | None = None) -> list[Glance]:
    """Each run in numbers, in the order given. Eight queries, and one more for every 1,000 members."""
    now = now or timezone.now()
    found = {page.pk: Glance(page) for page in pages}
    if not found:
        return []
    _seats(found)
    _people(found)
    _standing(found, now)
    return list(found.values())


def _seats(found: dict[int, Glance]) -> None:
    above = {each.page.path[: -Page.steplen] for each in found.values()}
    programs = dict(Page.objects.filter(path__in=above).values_list("path", "title"))
    for each in found.values():
        each.program = programs[each.page.path[: -Page.steplen]]
    pools = list(SeatPool.objects.filter(page__in=list(found), is_for_all=True))
    counts = counts_of(pools)
    for pool in pools:
        found[pool.page_id].seats = counts[pool.pk]
    for session in Session.objects.scheduled().filter(page__in=list(found)).in_order():
        found[session.page_id].sessions.append(session)


def _people(found: dict[int, Glance]) -> None:
    members = Membership.objects.filter(page__in=list(found)).order_by()
    for page_id, status, n in members.values_list("page", "status").annotate(n=Count("pk")):
        found[page_id].members[status] = n
    leading = roles_now().filter(page__in=list(found), role__in=CohortStaff.LEADING).order_by()
    for page_id, n in leading.values_list("page").annotate(n=Count("pk")):
        found[page_id].leading = n


def _standing(found: dict[int, Glance], now: datetime.datetime) -> None:
    """Attendance and who is stuck: decided by each run's own rule."""
    frames = {
        pk: Frame(each.page, now, rule_of(each.page, each.sessions), each.sessions, ())
        for pk, each in found.items()
    }
    over = {
        pk: [session.pk for session in each.sessions if session.ends_at <= now]
        for pk, each in found.items()
    }
    sessions = [session for each in found.values() for session in each.sessions]
    staying = Membership.objects.standing().filter(page__in=list(found)).order_by("pk")
    page_of = dict(staying.values_list("pk", "page"))
    for batch in batches(read(named(staying))):
        standings = standings_of(batch, sessions)
        for member in batch:
            pk, standing = page_of[member.pk], standings[member.pk]
            each, frame = found[pk], frames[pk]
            each.asked += len(over[pk])
            each.attended += sum(frame.rule.is_attended(one, standing) for one in over[pk])
            each.stuck += bool(frame.stuck_at(member, standing))
