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
# Names kept for old systems ("US/Eastern", "EST5EDT") are in the database too; only these are places.
REGIONS = (
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)


@lru_cache(maxsize=1)
def choices() -> list[tuple[object, list[tuple[str, object]]]]:
    """Groups for a select: the zones of the United States first, then every place by region.

    Old spellings stay, because browsers still report some ("Asia/Calcutta").
    """
    named = dict(UNITED_STATES)
    groups: list[tuple[object, list[tuple[str, object]]]] = [
        (_("United States"), list(UNITED_STATES))
    ]
    for region in REGIONS:
        zones = sorted(z for z in available_timezones() if z.startswith(f"{region}/"))
        groups.append((region, [(z, _place(z)) for z in zones if z not in named]))
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


def _place(zone: str) -> str:
    """ "America/Argentina/La_Rioja" → "La Rioja (Argentina)"."""
    place, *within = reversed(zone.replace("_", " ").split("/")[1:])
    return f"{place} ({', '.join(within)})" if within else place
