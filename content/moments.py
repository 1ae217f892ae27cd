"""Days and times in words. Each time says whose time it is. Pure but for translation."""

from __future__ import annotations

from datetime import date, datetime
from datetime import time as clock_time
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# What people call a zone. Elsewhere the city in the zone's own name serves.
ZONE_NAMES = {
    "America/New_York": gettext_lazy("Eastern"),
    "America/Detroit": gettext_lazy("Eastern"),
    "America/Toronto": gettext_lazy("Eastern"),
    "America/Indiana/Indianapolis": gettext_lazy("Eastern"),
    "America/Kentucky/Louisville": gettext_lazy("Eastern"),
    "America/Chicago": gettext_lazy("Central"),
    "America/Winnipeg": gettext_lazy("Central"),
    "America/Denver": gettext_lazy("Mountain"),
    "America/Boise": gettext_lazy("Mountain"),
    "America/Edmonton": gettext_lazy("Mountain"),
    "America/Phoenix": gettext_lazy("Arizona"),
    "America/Los_Angeles": gettext_lazy("Pacific"),
    "America/Vancouver": gettext_lazy("Pacific"),
    "America/Anchorage": gettext_lazy("Alaska"),
    "Pacific/Honolulu": gettext_lazy("Hawaii"),
    "America/Puerto_Rico": gettext_lazy("Puerto Rico"),
    "America/Halifax": gettext_lazy("Atlantic"),
    "Europe/London": gettext_lazy("United Kingdom"),
    "Asia/Kolkata": gettext_lazy("India"),
    "Asia/Calcutta": gettext_lazy("India"),
    "UTC": gettext_lazy("UTC"),
}


def zone_name(zone: ZoneInfo) -> str:
    """What people call the zone: "Eastern", "Berlin"."""
    return str(ZONE_NAMES.get(zone.key) or zone.key.rpartition("/")[2].replace("_", " "))


def day_in_words(day: date) -> str:
    """ "4 December 2026": no reader takes the day for the month."""
    return date_format(day, "j F Y")


def time_in_words(moment: datetime) -> str:
    """ "1:00 pm Eastern" for a moment that knows its zone.

    In the hour that is lived twice when clocks go back, it says which of the two is meant.
    """
    clock = clock_face(moment)
    zone = zone_name(moment.tzinfo)  # type: ignore[arg-type]
    if _is_lived_twice(moment):
        zone += " " + (_("daylight time") if moment.dst() else _("standard time"))
    return f"{clock} {zone}"


def day_and_time_in_words(moment: datetime) -> str:
    """ "4 December 2026, 1:00 pm Eastern" for a moment that knows its zone."""
    return f"{day_in_words(moment)}, {time_in_words(moment)}"


def clock_face(time: datetime | clock_time) -> str:
    """ "1:00 pm": what a clock shows, wherever it hangs."""
    if (time.hour, time.minute) in ((0, 0), (12, 0)):
        return _("12:00 noon") if time.hour else _("12:00 midnight")
    half = _("am") if time.hour < 12 else _("pm")
    return f"{time.hour % 12 or 12}:{time:%M} {half}"


def _is_lived_twice(moment: datetime) -> bool:
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()


def weekday_in_words(day: date) -> str:
    """ "Friday 4 December 2026"."""
    return date_format(day, "l j F Y")


def days_in_words(first: date, last: date) -> str:
    """ "8 to 12 November 2026"; for a single day, "Sunday 8 November 2026"."""
    if first == last:
        return weekday_in_words(first)
    start = "j F Y" if first.year != last.year else "j F" if first.month != last.month else "j"
    words = {"first": date_format(first, start), "last": day_in_words(last)}
    return _("%(first)s to %(last)s") % words


def when_in_words(moment: datetime, site: ZoneInfo, visitor: ZoneInfo) -> str:
    """ "Friday 4 December 2026, 1:00 pm Eastern (10:00 am Pacific, your time)".

    The second time is left out when both clocks show the same; its day is named when it differs.
    """
    day = weekday_in_words(moment.astimezone(site).date())
    return f"{day}, {clock_in_words(moment, site, visitor)}"


def clock_in_words(moment: datetime, site: ZoneInfo, visitor: ZoneInfo) -> str:
    """The same without the day, for where it is said already."""
    there, here = moment.astimezone(site), moment.astimezone(visitor)
    words = time_in_words(there)
    if there.utcoffset() == here.utcoffset():
        return words
    own = time_in_words(here)
    if here.date() != there.date():
        own = f"{date_format(here, 'l j F')}, {own}"
    return _("%(when)s (%(own)s, your time)") % {"when": words, "own": own}


def duration_in_words(minutes: int) -> str:
    """ "2 h 10 min"; empty for nothing."""
    hours, rest = divmod(max(0, minutes), 60)
    parts = [_("%(n)d h") % {"n": hours}] if hours else []
    if rest:
        parts.append(_("%(n)d min") % {"n": rest})
    return " ".join(parts)
