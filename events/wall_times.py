"""Wall time and zone to moment and back, with hours that exist twice or not at all. Pure."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo


class NoSuchTime(ValueError):
    """The clock never shows this time: it is skipped when clocks go forward."""


def moment(
    day: datetime.date, time: datetime.time, zone: ZoneInfo, *, second: bool = False
) -> datetime.datetime:
    """The moment in UTC at which clocks in `zone` show `time` on `day`.

    Where they show it twice, as when clocks go back, `second` says which; elsewhere it changes
    nothing. Raises NoSuchTime where they never show it.
    """
    local = datetime.datetime.combine(day, time.replace(fold=0), tzinfo=zone)
    if second and is_twice(day, time, zone):
        local = local.replace(fold=1)
    utc = local.astimezone(datetime.UTC)
    if utc.astimezone(zone).replace(tzinfo=None, fold=0) != local.replace(tzinfo=None, fold=0):
        raise NoSuchTime(f"{local:%Y-%m-%d %H:%M} {zone.key}")
    return utc


def is_twice(day: datetime.date, time: datetime.time, zone: ZoneInfo) -> bool:
    """Whether clocks in `zone` show `time` on `day` twice."""
    local = datetime.datetime.combine(day, time, tzinfo=zone)
    first, again = local.replace(fold=0).utcoffset(), local.replace(fold=1).utcoffset()
    # Where clocks go forward the two differ as well, the other way round.
    return first is not None and again is not None and first > again
