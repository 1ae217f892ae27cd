"""Copy the schedule of an event to another: days, times, rooms and seats, and nobody in them."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts.models import User
from content.moments import clock_face, day_in_words

from ..models import CohortPage, EventPage, SeatPool, Session
from ..wall_times import is_twice
from .facts import WORDS, kind_of
from .refused import Refused
from .schedule import add_session

TERMS = ("capacity", "offer_hours", "cutoff_minutes", "minimum")
SEATS = (*TERMS, "decide_at")


@dataclass(frozen=True)
class Row:
    """One session of the old schedule: what it becomes, or why it can't be copied."""

    was: str
    becomes: str
    note: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Planned:
    """A session to be made: what it was, in words, and its facts; None where no year holds it."""

    was: str
    facts: dict[str, Any] | None


class CopyRefused(Refused):
    """Nothing was copied; `rows` says which sessions stand in the way, each with its reason."""

    def __init__(self, sentence: str, rows: list[Row]) -> None:
        super().__init__(sentence)
        self.rows = rows


def copy_schedule(
    from_page: EventPage,
    to_page: EventPage,
    *,
    first_day: datetime.date,
    by: User | None,
    leave_out: bool = False,
) -> list[Row]:
    """Copy what is scheduled on one event to another, its first day to `first_day`.

    Days keep their distance and clocks their time, also when the clocks change in between. No
    person, keeper, registration, observer or online room goes along. Where a time doesn't exist on
    its new day nothing is copied, unless `leave_out`; then those rows are left out. Returns a row
    for each session.
    """
    sessions = list(from_page.event_sessions.scheduled().in_order().select_related("pool"))
    _refuse_unlike(from_page, to_page, sessions)
    with transaction.atomic():
        # The same form sent twice finds what the first one made.
        Page.objects.select_for_update(no_key=True).get(pk=to_page.pk)
        if Session.objects.filter(page=to_page.pk).exists():
            raise Refused(
                _(
                    "“%(title)s” has a schedule already. Remove its sessions first, or add what is "
                    "missing one by one."
                )
                % {"title": to_page.title},
                field="to_page",
            )
        shift = first_day - min(each.starts_on for each in sessions)
        plans = [_planned(session, shift) for session in sessions]
        if CohortPage.objects.filter(pk=to_page.pk).exists():
            plans = seats_first(plans)
        return add_all(to_page, plans, by=by, leave_out=leave_out)


def add_all(
    page: EventPage, plans: Iterable[Planned], *, by: User | None, leave_out: bool
) -> list[Row]:
    """Put them in the schedule of a page that has none; a row for each, of those left out too.

    Raises CopyRefused where a time doesn't exist on its day, unless `leave_out`. To be called in a
    transaction, which takes back what was added before.
    """
    rows = [_added(page, plan, by) for plan in plans]
    refused = [row for row in rows if row.problem]
    if refused and not leave_out:
        raise CopyRefused(
            _("Nothing was made, because some times can't be kept. They are named below."),
            refused,
        )
    return rows


def seats_first(plans: Iterable[Planned]) -> list[Planned]:
    """The same with what they say of seats on the first alone: a run gives out its seats once."""
    plans = [each for each in plans if each.facts]
    told = next((each.facts for each in plans if "capacity" in each.facts), {})
    seats = {name: told[name] for name in SEATS if name in told}
    bare = [
        Planned(each.was, {key: value for key, value in each.facts.items() if key not in SEATS})
        for each in plans
    ]
    return [Planned(bare[0].was, {**bare[0].facts, **seats}), *bare[1:]] if bare else []


def _refuse_unlike(from_page: EventPage, to_page: EventPage, sessions: list[Session]) -> None:
    if from_page.pk == to_page.pk:
        raise Refused(_("Choose another event to copy to."), field="to_page")
    if kind_of(from_page) != kind_of(to_page):
        raise Refused(
            _("Circles can be copied to a page for circles only, other sessions to another event."),
            field="from_page",
        )
    if not sessions:
        raise Refused(_("Nothing is scheduled there that could be copied."), field="from_page")


def _planned(session: Session, shift: datetime.timedelta) -> Planned:
    was = in_words(session.title, session.starts_on, session.start_time)
    try:
        return Planned(was, _facts(session, shift))
    except OverflowError:
        return Planned(was, None)


def _added(page: EventPage, plan: Planned, by: User | None) -> Row:
    if plan.facts is None:
        return Row(plan.was, "", problem=_("Please check the year."))
    becomes = in_words("", plan.facts["starts_on"], plan.facts["start_time"])
    try:
        add_session(page, by=by, **plan.facts)
    except Refused as refusal:
        return Row(plan.was, becomes, problem=str(refusal))
    return Row(plan.was, becomes, note=_note(plan.facts))


def _facts(session: Session, shift: datetime.timedelta) -> dict[str, Any]:
    pool: SeatPool | None = getattr(session, "pool", None)
    seats = {name: getattr(pool, name) for name in TERMS} if pool else {}
    if pool and pool.decide_at:
        # On the clock of the place, so that it is the same hour there.
        seats["decide_at"] = pool.decide_at.astimezone(session.zone_info) + shift
    elif pool:
        seats["minimum"] = 0
    words = {name: getattr(session, name) for name in WORDS if name != "observed_note"}
    return {
        **words,
        **seats,
        "starts_on": session.starts_on + shift,
        "start_time": session.start_time,
        "ends_on": session.ends_on + shift,
        "end_time": session.end_time,
        "zone": session.zone,
        "is_second_start": session.is_second_start,
        "is_second_end": session.is_second_end,
        "slot": session.slot,
        "keepers_needed": session.keepers_needed or None,
    }


def _note(facts: dict[str, Any]) -> str:
    """What the copier should look at: a time that comes twice on its new day."""
    zone = ZoneInfo(facts["zone"])
    twice = [
        clock_face(facts[f"{which}_time"])
        for which in ("start", "end")
        if is_twice(facts[f"{which}s_on"], facts[f"{which}_time"], zone)
        and not facts[f"is_second_{which}"]
    ]
    if not twice:
        return ""
    return _("Clocks show %(time)s twice on that day; the first of the two was taken.") % {
        "time": twice[0]
    }


def in_words(title: str, day: datetime.date, time: datetime.time) -> str:
    """For example "Orientation, 27 January 2027, 1:30 pm"."""
    words = f"{day_in_words(day)}, {clock_face(time)}"
    return f"{title}, {words}" if title else words
