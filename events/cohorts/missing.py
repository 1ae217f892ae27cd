"""What a member is still missing that was due, and can do something about; for a letter that names it.

What waits for somebody else, such as a circle to be signed off, is not theirs to do.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Attendance, CohortPage, Membership, PracticumLog, Session
from .rules import Attended
from .standings import rule_of

# Nobody hears of it at once: an entry may be put right, and people catch up by themselves.
GRACE = datetime.timedelta(days=1)
Missing = list[tuple[str, str]]


@dataclass(frozen=True)
class Seen:
    """What is known of one member besides the membership: attendance by session, and circles."""

    attendance: dict[int, Attendance]
    circles: list[PracticumLog]


def seen_of(memberships: Iterable[Membership]) -> dict[int, Seen]:
    """By membership. Two queries for all of them."""
    found = {each.pk: Seen({}, []) for each in memberships}
    for entry in Attendance.objects.filter(membership__in=list(found)):
        found[entry.membership_id].attendance[entry.session_id] = entry
    for log in PracticumLog.objects.filter(membership__in=list(found)).order_by("pk"):
        found[log.membership_id].circles.append(log)
    return found


def missing_of(
    membership: Membership,
    page: CohortPage,
    sessions: Sequence[Session],
    seen: Seen,
    now: datetime.datetime,
) -> Missing:
    """Label and words for each thing, in the order in which it is done. `sessions` as in `rule_of`."""
    rule = rule_of(page, sessions)
    over_at = max((each.ends_at for each in sessions), default=None)
    missing: Missing = []
    due_at = membership.due_at(page.prework_due_at) or over_at
    if rule.asks_prework and membership.enrollment_id and membership.prework_done_at is None:
        missing += _prework(page) if _is_past(due_at, now) else []
    for session in sessions:
        entry = seen.attendance.get(session.pk)
        if entry and _is_past(session.ends_at, now) and _is_past(entry.recorded_at, now):
            missing += _session(session, entry, page.least_percent)
    if rule.asks_final_circle and membership.signed_off_at is None and _is_past(over_at, now):
        missing += _circle(seen.circles)
    return missing


def _is_past(moment: datetime.datetime | None, now: datetime.datetime) -> bool:
    return moment is not None and moment + GRACE <= now


def _prework(page: CohortPage) -> Missing:
    return [(_("Prework"), _("Finish “%(series)s”.") % {"series": page.prework.title})]


def _session(session: Session, entry: Attendance, least_percent: int) -> Missing:
    is_made_good = entry.made_good_in_id is not None
    there = Attended(entry.status, session.minutes, entry.minutes, is_made_good)
    if there.counts(least_percent):
        return []
    if entry.minutes is not None:
        words = ngettext(
            "You were there for %(n)s minute of %(of)s, which is too little. Ask your facilitators "
            "how to make up for it.",
            "You were there for %(n)s minutes of %(of)s, which is too little. Ask your facilitators "
            "how to make up for it.",
            entry.minutes,
        ) % {"n": entry.minutes, "of": session.minutes}
    else:
        words = _("You were not there. Ask your facilitators how to make up for it.")
    return [(session.title or _("Session"), words)]


def _circle(circles: list[PracticumLog]) -> Missing:
    statuses = {log.status for log in circles}
    if PracticumLog.Status.WRITTEN in statuses:
        return []
    if statuses:
        words = _("It was sent back. Read the answer on your page, and write it down once more.")
    else:
        words = _("Facilitate a circle, and write it down on your page.")
    return [(_("Final circle"), words)]
