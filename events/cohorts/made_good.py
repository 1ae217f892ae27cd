"""Sessions of another run that count instead: which, on which day, by whom entered and why. Reads only."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from content.moments import day_in_words

from ..models import CohortEvent, Membership, Session


@dataclass(frozen=True)
class MadeGood:
    """`instead` counts for `session`. `by` is empty once nobody knows any more who entered it."""

    session: Session
    instead: Session
    by: str
    reason: str

    @property
    def words(self) -> str:
        """Where and when they came instead, and who entered it."""
        said = _("%(title)s in “%(run)s” on %(day)s counts instead.") % {
            "title": self.instead.title or _("A session"),
            "run": self.instead.page.title,
            "day": day_in_words(self.instead.starts_on),
        }
        return f"{said} {_('Entered by %(name)s.') % {'name': self.by}}" if self.by else said


def made_good_of(membership: Membership) -> list[MadeGood]:
    """Each session that another counts for, in order. Two queries; one where there is none."""
    rows = membership.attendance.exclude(made_good_in=None)
    rows = rows.select_related("session", "made_good_in__page").order_by("session__starts_at", "pk")
    entries = list(rows)
    if not entries:
        return []
    events = _entries_of(membership)
    found = []
    for row in entries:
        event = events.get((row.session_id, row.made_good_in_id))
        by = event.actor.shown_name if event and event.actor else ""
        reason = event.data.get("reason", "") if event else ""
        found.append(MadeGood(row.session, row.made_good_in, by, reason))
    return found


def _entries_of(membership: Membership) -> dict[tuple[int | None, int], CohortEvent]:
    """By session and the one instead: the event that let it count, not what was changed after it."""
    events = membership.events.filter(kind=CohortEvent.Kind.ATTENDANCE).select_related("actor")
    found: dict[tuple[int | None, int], CohortEvent] = {}
    stands: dict[int | None, int | None] = {}
    for event in events.order_by("at", "pk"):
        instead = event.data.get("made_good_in_id")
        if instead is not None and stands.get(event.session_id) != instead:
            found[event.session_id, instead] = event
        stands[event.session_id] = instead
    return found
