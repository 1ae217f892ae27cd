"""To whom of a run a message goes: all, or those who are missing something. Reads only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Announcement, Membership
from .frame import Frame, frame_of
from .grid_members import Member, batches, members_of, read
from .standings import standings_of

if TYPE_CHECKING:
    from ..models import CohortPage

Audience = Announcement.Audience


def audience_of(page: CohortPage, audience: str) -> list[int]:
    """The memberships a message goes to, by their ids. Who has finished is missing nothing."""
    frame = frame_of(page)
    own = members_of(page).exclude(person=None).order_by("pk")
    if audience == Audience.ALL:
        return list(own.values_list("pk", flat=True))
    members = read(own.filter(status=Membership.Status.ACTIVE))
    if audience == Audience.PREWORK:
        return [each.pk for each in members if frame.rule.asks_prework and not each.prework_done_at]
    if audience == Audience.CIRCLE:
        asks = frame.rule.asks_final_circle
        return [each.pk for each in members if asks and not each.signed_off_at]
    return [member.pk for batch in batches(members) for member in _who_missed(frame, batch)]


def sizes(page: CohortPage) -> dict[str, int]:
    """How many each audience has. Ten queries at most."""
    return {audience: len(audience_of(page, audience)) for audience in Audience.values}


def _who_missed(frame: Frame, batch: list[Member]) -> list[Member]:
    standings = standings_of(batch, frame.sessions)
    return [member for member in batch if frame.missed(member, standings[member.pk])]
