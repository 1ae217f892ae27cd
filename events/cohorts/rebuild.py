"""Members' attendance and counts, told again from the events.

Events are the account of what happened; the tables are kept beside them because they are quick to
read. `manage.py rebuild_cohorts` proves that both say the same. Reads only.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime

from ..models import Attendance, CohortEvent, CohortPage, Membership
from .rules import Attended, Standing
from .standings import rule_of, sessions_of

Kind = CohortEvent.Kind


@dataclass
class ToldAttendance:
    """What the events say of one member and one session."""

    status: str
    minutes: int | None
    source: str
    made_good_in_id: int | None
    recorded_by_id: int | None
    recorded_at: datetime


@dataclass
class ToldMembership:
    """What the events say of one membership. `attendance` by the ids of sessions."""

    status: str = Membership.Status.ACTIVE
    joined_at: datetime | None = None
    prework_done_at: datetime | None = None
    prework_due_at: datetime | None = None
    signed_off_at: datetime | None = None
    finished_at: datetime | None = None
    left_at: datetime | None = None
    sessions_needed: int = 0
    sessions_done: int = 0
    attendance: dict[int, ToldAttendance] = field(default_factory=dict)


@dataclass(frozen=True)
class Difference:
    """Where a table and the events disagree."""

    membership_id: int
    session_id: int | None
    field: str
    table: Any
    events: Any

    def __str__(self) -> str:
        where = f", session {self.session_id}" if self.session_id else ""
        return (
            f"Membership {self.membership_id}{where}: {self.field} is {self.table!r} in the table "
            f"and {self.events!r} by the events"
        )


def retold(membership: Membership, page: CohortPage) -> ToldMembership:
    """One membership as its events tell it, counted by the rule of its run: what rebuilding writes.

    Who has finished or left has the counts of that moment, which its event tells.
    """
    story = told(membership.events.order_by("pk"))
    if story.status == Membership.Status.ACTIVE:
        sessions = list(sessions_of(page))
        rule = rule_of(page, sessions)
        lengths = {session.pk: session.minutes for session in sessions}
        attended = {
            session_id: Attended(
                row.status, lengths[session_id], row.minutes, row.made_good_in_id is not None
            )
            for session_id, row in story.attendance.items()
            if session_id in lengths
        }
        story.sessions_needed = len(sessions)
        story.sessions_done = rule.sessions_done(Standing(attended))
    return story


def told(events: Iterable[CohortEvent]) -> ToldMembership:
    """One membership as its events, in order, tell it. Counts of who goes on are left to `retold`."""
    story = ToldMembership()
    for event in events:
        _tell(story, event)
    return story


def differences(membership: Membership, page: CohortPage) -> list[Difference]:
    """Every field of a membership and its attendance that the events tell otherwise."""
    story = retold(membership, page)
    found = _compare(membership, None, membership, story)
    rows = {row.session_id: row for row in membership.attendance.all()}
    for session_id in sorted(rows.keys() | story.attendance.keys()):
        if session_id in rows and session_id in story.attendance:
            found += _compare(
                membership, session_id, rows[session_id], story.attendance[session_id]
            )
        else:
            there = session_id in rows
            found.append(Difference(membership.pk, session_id, "is there", there, not there))
    return found


def _compare(
    membership: Membership,
    session_id: int | None,
    row: Membership | Attendance,
    story: ToldMembership | ToldAttendance,
) -> list[Difference]:
    return [
        Difference(membership.pk, session_id, name, getattr(row, name), value)
        for name, value in vars(story).items()
        if name != "attendance" and getattr(row, name) != value
    ]


def _tell(story: ToldMembership, event: CohortEvent) -> None:
    data = event.data
    if event.kind == Kind.JOINED:
        story.joined_at = event.at
    elif event.kind == Kind.ATTENDANCE and event.session_id:
        story.attendance[event.session_id] = ToldAttendance(
            status=data["status"],
            minutes=data["minutes"],
            source=data["source"],
            made_good_in_id=data["made_good_in_id"],
            recorded_by_id=event.actor_id,
            recorded_at=event.at,
        )
    elif event.kind == Kind.PREWORK_DONE:
        # Without a moment: another series became the prework, and is not finished.
        story.prework_done_at = parse_datetime(data["done_at"]) if "done_at" in data else None
    elif event.kind == Kind.EXTENDED:
        story.prework_due_at = parse_datetime(data["until"]) if data["until"] else None
    elif event.kind == Kind.SIGNED_OFF:
        story.signed_off_at = event.at
    elif event.kind == Kind.FINISHED:
        story.status, story.finished_at = Membership.Status.FINISHED, event.at
        story.sessions_needed, story.sessions_done = data["needed"], data["done"]
    elif event.kind == Kind.LEFT:
        story.status, story.left_at = Membership.Status.LEFT, event.at
        story.sessions_needed, story.sessions_done = data["needed"], data["done"]
