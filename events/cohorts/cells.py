"""What one cell of a cohort's grid says: a state, its words, and whether it is done. Pure.

A state is a sign in the grid and a word beside it or behind it; never a color alone.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.models import Certificate

from ..models.attendance import Attendance, PracticumLog

if TYPE_CHECKING:
    from .rules import Attended

Status = Attendance.Status


class Cell(NamedTuple):
    """`state` chooses the sign; `words` say it in full; `short` stands in the cell, if anything does."""

    state: str
    words: str | Promise
    short: str | Promise = ""
    is_done: bool = False


# What a sign stands for: `missing` is overdue, `to_enter` is for who leads the run to write down.
DONE = Cell("done", gettext_lazy("Done"), is_done=True)
STARTED = Cell("part", gettext_lazy("Started"))
OPEN = Cell("open", gettext_lazy("Not yet"))
OVERDUE = Cell("missing", gettext_lazy("Overdue"), gettext_lazy("overdue"))
OVERDUE_STARTED = Cell("missing", gettext_lazy("Started, overdue"), gettext_lazy("started"))
NOT_ASKED = Cell("none", gettext_lazy("Not asked of this person"))
PRESENT = Cell("done", gettext_lazy("Present"), is_done=True)
MADE_GOOD = Cell(
    "done", gettext_lazy("Made good in another run"), gettext_lazy("made good"), is_done=True
)
ABSENT = Cell("missing", gettext_lazy("Absent"), gettext_lazy("absent"))
EXCUSED = Cell("missing", gettext_lazy("Excused, not made good"), gettext_lazy("excused"))
TO_COME = Cell("open", gettext_lazy("To come"))
TO_ENTER = Cell("to_enter", gettext_lazy("Attendance not entered"), gettext_lazy("to enter"))
SIGNED_OFF = Cell("done", gettext_lazy("Signed off"), is_done=True)
WAITING = Cell("to_enter", gettext_lazy("Waiting for a sign-off"), gettext_lazy("waiting"))
SENT_BACK = Cell("part", gettext_lazy("Sent back"), gettext_lazy("sent back"))
CERTIFIED = Cell("done", gettext_lazy("Certificate issued"), is_done=True)
ENDED = Cell("missing", gettext_lazy("Certificate no longer valid"), gettext_lazy("ended"))
UNNAMED = Cell(
    "to_enter",
    gettext_lazy("Finished. The name for the certificate is not confirmed yet"),
    gettext_lazy("no name"),
)

# Every cell that is made beforehand; only those with minutes are made for somebody.
KNOWN = tuple(each for each in list(globals().values()) if isinstance(each, Cell))


def module_cell(*, done: bool, started: bool, overdue: bool) -> Cell:
    """Of one module of the prework."""
    if done:
        return DONE
    if overdue:
        return OVERDUE_STARTED if started else OVERDUE
    return STARTED if started else OPEN


def session_cell(attended: Attended | None, *, counts: bool, is_over: bool) -> Cell:
    """Of one session. `counts` is what the run's rule says of it."""
    if attended is None:
        return TO_ENTER if is_over else TO_COME
    if attended.is_made_good:
        return MADE_GOOD
    if attended.status in Attendance.WITH_MINUTES:
        return _with_minutes(attended.status, attended.minutes or 0, counts)
    return {Status.PRESENT: PRESENT, Status.ABSENT: ABSENT, Status.EXCUSED: EXCUSED}[
        Status(attended.status)
    ]


def _with_minutes(status: str, minutes: int, counts: bool) -> Cell:
    words = _("%(status)s, %(minutes)s minutes")
    if not counts:
        words = _("%(status)s, %(minutes)s minutes: too short to count")
    said = words % {"status": Status(status).label, "minutes": minutes}
    short = _("%(minutes)s min") % {"minutes": minutes}
    return Cell("done" if counts else "missing", said, short, is_done=counts)


def circle_cell(signed_off_at: datetime.datetime | None, log: str | None, *, overdue: bool) -> Cell:
    """Of the final circle; `log` is how the last one written down stands."""
    if signed_off_at:
        return SIGNED_OFF
    if log == PracticumLog.Status.WRITTEN:
        return WAITING
    if overdue:
        return OVERDUE
    return SENT_BACK if log == PracticumLog.Status.SENT_BACK else OPEN


def certificate_cell(status: str | None, *, is_finished: bool) -> Cell:
    """Of the certificate; `status` is that of the one there is."""
    if status:
        return CERTIFIED if status == Certificate.Status.ISSUED else ENDED
    return UNNAMED if is_finished else OPEN
