"""When a run is finished: decided, said in words and explained from one object. Pure.

Nothing here reads the database. A rule is made from what an editor chose on the cohort's page and
asked about one member's `Standing`.
"""

import datetime
from dataclasses import dataclass, field

from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext, ngettext

from ..models.attendance import Attendance

Status = Attendance.Status


def least_minutes(length: int, least_percent: int) -> int:
    """From how many minutes on a session of `length` minutes counts; rounded up."""
    return -(-length * least_percent // 100)


@dataclass(frozen=True)
class Attended:
    """How one member attended one session: `minutes` there of its `length`, both in minutes.

    `is_made_good`: a session of another cohort counts instead.
    """

    status: str
    length: int
    minutes: int | None = None
    is_made_good: bool = False

    def counts(self, least_percent: int) -> bool:
        """Whether the session is done: there, or made good, or there for the least share of it."""
        if self.is_made_good or self.status == Status.PRESENT:
            return True
        if self.status in Attendance.WITH_MINUTES and self.minutes is not None:
            return self.minutes >= least_minutes(self.length, least_percent)
        return False


@dataclass(frozen=True)
class Standing:
    """What one member has done: sessions by their ids, prework and final circle since when."""

    attended: dict[int, Attended] = field(default_factory=dict)
    prework_done_at: datetime.datetime | None = None
    signed_off_at: datetime.datetime | None = None


@dataclass(frozen=True)
class Item:
    """One thing that is asked, whether it is done, and what is left to do.

    `name` is "prework", "sessions" or "circle".
    """

    label: str
    done: bool
    detail: str = ""
    name: str = ""


@dataclass(frozen=True)
class CohortRule:
    """What finishing takes: these sessions, and prework and a final circle where they are asked."""

    sessions: frozenset[int]
    least_percent: int = 90
    asks_prework: bool = False
    asks_final_circle: bool = False

    def sessions_done(self, standing: Standing) -> int:
        """How many of the sessions count as attended."""
        return sum(self.is_attended(session, standing) for session in self.sessions)

    def is_attended(self, session_id: int, standing: Standing) -> bool:
        found = standing.attended.get(session_id)
        return found is not None and found.counts(self.least_percent)

    def items(self, standing: Standing) -> list[Item]:
        """What is asked, one by one, in the order in which it is done."""
        items = []
        if self.asks_prework:
            is_done = standing.prework_done_at is not None
            items.append(Item(gettext("finish the prework"), is_done, name="prework"))
        if self.sessions:
            items.append(self._sessions_item(standing))
        if self.asks_final_circle:
            items.append(
                Item(
                    gettext("facilitate a final circle and have it signed off"),
                    standing.signed_off_at is not None,
                    name="circle",
                )
            )
        return items

    def is_met(self, standing: Standing) -> bool:
        """Whether all of it is done. Where nothing is asked nobody finishes."""
        items = self.items(standing)
        return bool(items) and all(item.done for item in items)

    def steps(self, standing: Standing) -> tuple[int, int]:
        """How many steps are done, of how many: each session is one, and so is every other item."""
        others = [item.done for item in self.items(standing) if item.name != "sessions"]
        done = self.sessions_done(standing) + sum(others)
        return done, len(self.sessions) + len(others)

    def sentence(self) -> str:
        """What it takes, as editor, facilitator and member read it."""
        labels = [capfirst(item.label) for item in self.items(Standing())]
        if not labels:
            return gettext("This run doesn't ask for anything yet.")
        labels = [labels[0], *(label[0].lower() + label[1:] for label in labels[1:])]
        return f"{get_text_list(labels, gettext('and'))}."

    def _sessions_item(self, standing: Standing) -> Item:
        total, done = len(self.sessions), self.sessions_done(standing)
        label = ngettext("attend the session", "attend all %(n)d sessions", total) % {"n": total}
        detail = ""
        if done < total:
            detail = gettext("%(done)d of %(total)d attended.") % {"done": done, "total": total}
        return Item(label, done == total, detail, name="sessions")
