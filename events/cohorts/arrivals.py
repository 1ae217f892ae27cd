"""When people may come in, and how late they are. Pure."""

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..models import Session

ARRIVE_BEFORE = datetime.timedelta(minutes=15)
# The digits shown in the room.
CODE_WORKS = datetime.timedelta(minutes=30)
A_MINUTE = datetime.timedelta(minutes=1)


def is_open_to_arrive(session: "Session", now: datetime.datetime) -> bool:
    """Whether people may come in now: from a quarter of an hour before the start until the end."""
    is_on = session.starts_at - ARRIVE_BEFORE <= now < session.ends_at
    return is_on and not session.is_cancelled


def is_open_to_type(session: "Session", now: datetime.datetime) -> bool:
    """Whether there may be a code to type: one shown at the end works for a while after it."""
    is_on = session.starts_at - ARRIVE_BEFORE <= now < session.ends_at + CODE_WORKS
    return is_on and not session.is_cancelled


def minutes_late(session: "Session", now: datetime.datetime) -> int:
    """Whole minutes since the start; 0 for who is in time."""
    return max(0, (now - session.starts_at) // A_MINUTE)
