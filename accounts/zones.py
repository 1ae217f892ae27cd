"""The time zones a person may choose from."""

from functools import lru_cache
from importlib import resources
from zoneinfo import available_timezones

from django.utils.translation import gettext_lazy as _

DEFAULT = "America/New_York"
UNITED_STATES = (
    (DEFAULT, _("Eastern")),
    ("America/Chicago", _("Central")),
    ("America/Denver", _("Mountain")),
    ("America/Phoenix", _("Arizona")),
    ("America/Los_Angeles", _("Pacific")),
    ("America/Anchorage", _("Alaska")),
    ("Pacific/Honolulu", _("Hawaii")),
    ("America/Puerto_Rico", _("Puerto Rico")),
)
# Where people ask for them most: beside the zones of the United States, before all others.
CANADA_AND_MEXICO = (
    ("America/St_Johns", _("Newfoundland")),
    ("America/Halifax", _("Atlantic (Halifax)")),
    ("America/Toronto", _("Eastern (Toronto)")),
    ("America/Winnipeg", _("Central (Winnipeg)")),
    ("America/Regina", _("Saskatchewan")),
    ("America/Edmonton", _("Mountain (Edmonton)")),
    ("America/Vancouver", _("Pacific (Vancouver)")),
    ("America/Mexico_City", _("Mexico City")),
    ("America/Tijuana", _("Tijuana")),
)
NORTH_AMERICA = (*UNITED_STATES, *CANADA_AND_MEXICO)
# Names kept for old systems ("US/Eastern", "EST5EDT") are in the database too; only these are places.
REGIONS = {
    "Africa": _("Africa"),
    "America": _("Americas"),
    "Antarctica": _("Antarctica"),
    "Arctic": _("Arctic"),
    "Asia": _("Asia"),
    "Atlantic": _("Atlantic Ocean"),
    "Australia": _("Australia"),
    "Europe": _("Europe"),
    "Indian": _("Indian Ocean"),
    "Pacific": _("Pacific Ocean"),
}


@lru_cache(maxsize=1)
def choices() -> list[tuple[object, list[tuple[str, object]]]]:
    """Groups for a select: the usual zones of North America first, then every place by continent.

    Old spellings stay, because browsers still report some ("Asia/Calcutta").
    """
    named = dict(NORTH_AMERICA)
    groups: list[tuple[object, list[tuple[str, object]]]] = [
        (_("North America"), list(NORTH_AMERICA))
    ]
    for region, label in REGIONS.items():
        zones = sorted(z for z in available_timezones() if z.startswith(f"{region}/"))
        groups.append((label, [(z, _place(z)) for z in zones if z not in named]))
    groups.append((_("Other"), [("UTC", "UTC")]))
    return groups


@lru_cache(maxsize=1)
def places() -> list[tuple[object, list[tuple[str, object]]]]:
    """The same without second names of one place ("Asia/Calcutta", "Australia/ACT")."""
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    current = {line.split("\t")[2] for line in table.splitlines() if not line.startswith("#")}
    current |= {zone for zone, _place in UNITED_STATES} | {"UTC"}
    kept = [(group, [each for each in zones if each[0] in current]) for group, zones in choices()]
    return [(group, zones) for group, zones in kept if zones]


def is_known(zone: str) -> bool:
    """Whether it is among `choices()`, by whichever of its names."""
    return any(zone == each for _group, named in choices() for each, _name in named)


def places_and(current: str) -> list[tuple[object, list[tuple[str, object]]]]:
    """`places()`, and what is stored now where that is a second name."""
    is_there = any(current == each for _group, named in places() for each, _name in named)
    if is_there or not is_known(current):
        return list(places())
    return [*places(), (_("As it is now"), [(current, current.replace("_", " "))])]


def _place(zone: str) -> str:
    """ "America/Argentina/La_Rioja" → "La Rioja (Argentina)"."""
    place, *within = reversed(zone.replace("_", " ").split("/")[1:])
    return f"{place} ({', '.join(within)})" if within else place
