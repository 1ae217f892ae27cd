"""The letters events writes: about seats, to keepers, about draws. Delivered by `accounts`.

Each is written in the transaction of what it tells of, and once: its key says of what. Letters about
circles are private: their subject is neutral, their body names no circle, and thirty days after it
they name nobody.
"""

from .cohort_staff import staff_ended, staff_named
from .cohorts import (
    announcement,
    cohort_confirmed,
    cohort_thanks,
    prework_due,
    still_missing,
)
from .dates import session_added, session_off, session_reminder, session_tomorrow
from .draws import drawn, entered
from .keepers import (
    keeper_alarm,
    keeper_changed,
    keeper_invited,
    keeper_named,
    keeper_out,
    keeper_relieved,
    keeper_told_of_change,
    keeper_told_of_end,
    minimum_alarm,
)
from .lists import list_invited
from .seats import (
    cancelled,
    changed,
    confirmed,
    lapsed,
    late_seat,
    message,
    moved,
    offer,
    reminder,
    running_late,
    thanks,
    waiting,
)

__all__ = [
    "announcement",
    "cancelled",
    "changed",
    "cohort_confirmed",
    "cohort_thanks",
    "confirmed",
    "drawn",
    "entered",
    "keeper_alarm",
    "keeper_changed",
    "keeper_invited",
    "keeper_named",
    "keeper_out",
    "keeper_relieved",
    "keeper_told_of_change",
    "keeper_told_of_end",
    "lapsed",
    "late_seat",
    "list_invited",
    "message",
    "minimum_alarm",
    "moved",
    "offer",
    "prework_due",
    "reminder",
    "running_late",
    "session_added",
    "session_off",
    "session_reminder",
    "session_tomorrow",
    "staff_ended",
    "staff_named",
    "still_missing",
    "thanks",
    "waiting",
]
