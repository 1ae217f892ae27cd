"""What was entered about a session, looked at as a whole and made ready to store. Writes nothing."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts import zones
from content.moments import clock_face, day_in_words, zone_name

from ..models import CirclesPage, EventPage, Session
from ..sealing import seal
from ..wall_times import NoSuchTime, is_twice, moment
from .refused import Refused

WHEN = (
    "starts_on",
    "start_time",
    "ends_on",
    "end_time",
    "zone",
    "is_second_start",
    "is_second_end",
)
WORDS = ("title", "summary", "speakers", "place", "elsewhere_url", "observed_note")
# Beyond these the year was mistyped; far beyond, no clock can tell the time.
FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST = datetime.timedelta(days=14)


def kind_of(page: EventPage) -> str:
    """On a page for circles every session is a circle: there stands what people agree to."""
    is_circles = isinstance(page.specific, CirclesPage)
    return Session.Kind.CIRCLE if is_circles else Session.Kind.SESSION


def words_of(facts: dict[str, Any]) -> dict[str, Any]:
    """The columns of `facts` that are words, the room's address sealed. None leaves it as it is."""
    columns = {name: facts[name].strip() for name in WORDS if facts.get(name) is not None}
    if facts.get("address") is not None:
        columns["sealed_address"] = seal(facts["address"].strip())
    if facts.get("keepers_needed") is not None:
        columns["keepers_needed"] = facts["keepers_needed"]
    return columns


def refuse_no_keeper(keepers_needed: int | None) -> None:
    """Nobody sits in a circle that nobody keeps. None leaves the number as it is."""
    if keepers_needed is not None and keepers_needed < 1:
        raise Refused(_("A circle needs at least one keeper."), field="keepers_needed")


def when_of(facts: dict[str, Any]) -> dict[str, Any]:
    """The columns that say when: as entered, and in UTC. Refuses what no clock shows."""
    zone = _zone(facts["zone"])
    ends_on = facts.get("ends_on") or facts["starts_on"]
    starts_at, is_second_start = _moment(facts, "start", facts["starts_on"], zone)
    ends_at, is_second_end = _moment({**facts, "ends_on": ends_on}, "end", ends_on, zone)
    if ends_at == starts_at:
        raise Refused(_("It ends when it starts."), field="end_time")
    if ends_at < starts_at:
        raise Refused(_("It ends before it starts."), field="end_time")
    if ends_at - starts_at > LONGEST:
        raise Refused(_("That is longer than 14 days. Add one session a day."), field="ends_on")
    return {
        "starts_on": facts["starts_on"],
        "start_time": facts["start_time"],
        "ends_on": ends_on,
        "end_time": facts["end_time"],
        "zone": zone.key,
        "is_second_start": is_second_start,
        "is_second_end": is_second_end,
        "starts_at": starts_at,
        "ends_at": ends_at,
    }


def refuse_the_past(starts_at: datetime.datetime) -> None:
    """Nobody can come to what has begun already."""
    if starts_at <= timezone.now():
        raise Refused(_("This start is in the past."), field="starts_on")


def refuse_after_the_page(page: Page, ends_at: datetime.datetime) -> None:
    """Nobody gets a seat in what is still going on when its page has left the site."""
    if page.expire_at and ends_at > page.expire_at:
        words = _("Its page leaves the site on %(day)s. Choose a later day there first.")
        expires = timezone.localtime(page.expire_at)
        raise Refused(words % {"day": day_in_words(expires)}, field="starts_on")


def refuse_before_the_draw(page: Page, starts_at: datetime.datetime) -> None:
    """Nobody can be drawn for a circle that has begun by the time its seats are drawn."""
    circles = CirclesPage.objects.filter(pk=page.pk).select_related("fair_draw").first()
    if circles is None or not circles.is_drawn_for:
        return
    draw = getattr(circles, "fair_draw", None)
    if draw and draw.is_drawn:
        return
    closes_at = draw.closes_at if draw else circles.registration_closes_at
    if closes_at and starts_at <= closes_at:
        words = _(
            "Seats here are drawn on %(day)s at %(time)s, when entry closes. Choose a later start."
        )
        local = timezone.localtime(closes_at)
        raise Refused(
            words % {"day": day_in_words(local), "time": clock_face(local.time())},
            field="starts_on",
        )


def _zone(name: str) -> ZoneInfo:
    known = {zone for _group, places in zones.choices() for zone, _place in places}
    if name not in known:
        raise Refused(_("Choose a time zone from the list."), field="zone")
    return ZoneInfo(name)


def _moment(
    facts: dict[str, Any], which: str, day: datetime.date, zone: ZoneInfo
) -> tuple[datetime.datetime, bool]:
    """The start or end in UTC, and whether it is the second of two such times."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refused(_("Please check the year."), field=f"{which}s_on")
    time, second = facts[f"{which}_time"], facts.get(f"is_second_{which}")
    words = {
        "time": clock_face(time),
        "day": day_in_words(day),
        "zone": zone_name(zone),
    }
    twice = is_twice(day, time, zone)
    if twice and second is None:
        raise Refused(
            _(
                "Clocks in this zone (%(zone)s) go back on %(day)s and show %(time)s twice. "
                "Is it the first time or the second, an hour later?"
            )
            % words,
            field=f"is_second_{which}",
        )
    try:
        return moment(day, time, zone, second=bool(second)), twice and bool(second)
    except NoSuchTime:
        sentence = _(
            "Clocks in this zone (%(zone)s) go forward on %(day)s and skip %(time)s. "
            "Choose an earlier or a later time."
        )
        raise Refused(sentence % words, field=f"{which}_time") from None
