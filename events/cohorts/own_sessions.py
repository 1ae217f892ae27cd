"""The sessions of a training as its member sees them: their own attendance, and the way in. Reads only."""

from __future__ import annotations

from dataclasses import dataclass

from ..circle_words import Clock, length_in_words
from ..models import Attendance, Membership, Session
from ..own_seats import clock_for
from .arrivals import is_open_to_arrive, is_open_to_type
from .cells import Cell, session_cell
from .made_good import MadeGood, made_good_of
from .own import OwnTraining

Status = Attendance.Status


@dataclass(frozen=True)
class OwnSession:
    """One session and how its member attended it."""

    session: Session
    clock: Clock
    cell: Cell
    entry: Attendance | None
    is_member: bool
    is_corrected: bool
    made_good: MadeGood | None = None

    @property
    def when(self) -> str:
        return self.clock.when(self.session.starts_at)

    @property
    def length(self) -> str:
        return length_in_words(self.session.minutes)

    @property
    def is_over(self) -> bool:
        return self.session.ends_at <= self.clock.now

    @property
    def is_online(self) -> bool:
        return bool(self.session.sealed_address)

    @property
    def can_join(self) -> bool:
        """Whether the online room is open to this person now."""
        is_open = is_open_to_arrive(self.session, self.clock.now)
        return self.is_member and self.is_online and is_open

    @property
    def can_type_code(self) -> bool:
        """Whether this person may still say by the code of the room that they are there."""
        is_here = self.is_member and bool(self.session.place) and self.entry is None
        return is_here and is_open_to_type(self.session, self.clock.now)

    @property
    def state(self) -> str:
        """Which mark stands beside it: done, missing, to_enter, now, open or cancelled."""
        if self.session.is_cancelled:
            return "cancelled"
        if not self.entry and self.session.starts_at <= self.clock.now < self.session.ends_at:
            return "now"
        return self.cell.state


def own_sessions(training: OwnTraining) -> list[OwnSession]:
    """All sessions of the run, in order. Three queries; fewer where none was made good."""
    membership = training.membership
    entries = {row.session_id: row for row in Attendance.objects.filter(membership=membership)}
    is_any_good = any(row.made_good_in_id for row in entries.values())
    good = {each.session.pk: each for each in made_good_of(membership)} if is_any_good else {}
    found = []
    for session in training.sessions:
        entry = entries.get(session.pk)
        found.append(
            OwnSession(
                session,
                clock_for(session),
                _cell(training, session),
                entry,
                membership.status != Membership.Status.LEFT,
                _is_corrected(membership, session, entry),
                good.get(session.pk),
            )
        )
    return found


def _cell(training: OwnTraining, session: Session) -> Cell:
    return session_cell(
        training.standing.attended.get(session.pk),
        counts=training.rule.is_attended(session.pk, training.standing),
        is_over=session.ends_at <= training.clock.now,
    )


def _is_corrected(membership: Membership, session: Session, entry: Attendance | None) -> bool:
    """Whether it was entered anew after the person had finished, which takes nothing back."""
    if entry is None or membership.finished_at is None:
        return False
    return session.starts_at < membership.finished_at < entry.recorded_at
