"""Make a run as a draft: from its program's template, or as the last one was, on other days."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import Page

from accounts.models import User
from content.moments import clock_face, day_in_words

from ..models import CohortPage, ProgramPage, ProgramSession, SeatPool, Session
from ..permissions import may_make_run
from ..wall_times import NoSuchTime, moment
from .copying import Planned, add_all, copy_schedule
from .refused import Refused
from .seat_terms import give_seats

WINDOW = ("registration_opens_at", "registration_closes_at", "prework_due_at")
ASKED = ("prework", "least_percent", "asks_final_circle", "certificate_months")


def make_from_template(
    program: ProgramPage,
    *,
    title: str,
    starts_on: datetime.date,
    by: User,
    leave_out: bool = False,
    **window: datetime.datetime | None,
) -> CohortPage:
    """A draft run with the program's sessions, seats and what it asks; day 1 is `starts_on`.

    `window`: moments of `WINDOW`, each or none. Raises PermissionDenied, and Refused or CopyRefused
    as `copy_schedule` does; then nothing is made.
    """
    sessions = sorted(program.template_sessions.all(), key=lambda it: (it.day, it.start_time))
    if not sessions:
        raise Refused(_("Its program has no sessions to start from. Write them there first."))
    days = [_day(starts_on, session.day - 1) for session in sessions]
    plans = [
        Planned(session.title, _facts(session, day, program) if day else None)
        for session, day in zip(sessions, days, strict=True)
    ]
    if plans[0].facts:
        plans[0].facts["capacity"] = program.seats
    page = CohortPage(
        title=title,
        starts_on=starts_on,
        ends_on=max(filter(None, days), default=starts_on),
        zone=program.zone,
        place=next((each.place for each in sessions if each.place), ""),
        owner=by,
        live=False,
        **{name: getattr(program, name) for name in ASKED},
        **_known(window),
    )
    page.topics.set(program.topics.all())
    with transaction.atomic():
        _make_room(program, page, by)
        page.slug = find_available_slug(program, _slug(title))
        program.add_child(instance=page)
        page.save_revision(user=by)
        log(instance=page, action="wagtail.create", user=by)
        add_all(page, plans, by=by, leave_out=leave_out)
    return page


def copy_run(
    cohort: CohortPage,
    *,
    title: str,
    starts_on: datetime.date,
    by: User,
    leave_out: bool = False,
    **window: datetime.datetime | None,
) -> CohortPage:
    """A draft run like `cohort`, its first session on `starts_on`, with nobody in it.

    Days keep their distance and clocks their time. Moments of `WINDOW` that aren't given move along.
    Raises as `make_from_template` does.
    """
    first = Session.objects.scheduled().filter(page=cohort.pk).in_order().first()
    if first is None:
        raise Refused(_("Nothing is scheduled there that could be copied."))
    shift = starts_on - first.starts_on
    program = cohort.get_parent().specific
    changed = {
        "title": title,
        "starts_on": _day(cohort.starts_on or first.starts_on, shift.days),
        "ends_on": _day(cohort.ends_on or first.ends_on, shift.days),
        **{name: _moved(cohort, name, shift) for name in WINDOW},
        **_known(window),
        "go_live_at": None,
        "expire_at": None,
    }
    with transaction.atomic():
        _make_room(program, CohortPage(prework=cohort.prework, **changed), by)
        changed["slug"] = find_available_slug(program, _slug(title))
        page = cohort.copy(
            to=program, update_attrs=changed, copy_revisions=False, keep_live=False, user=by
        )
        copy_schedule(cohort, page, first_day=starts_on, by=by, leave_out=leave_out)
        _give_seats(page, cohort, program)
    return page


def _make_room(program: ProgramPage, page: CohortPage, by: User) -> None:
    """Refuse what must not be, the program held: the same form sent twice makes one run."""
    if not may_make_run(by, program):
        raise PermissionDenied
    Page.objects.select_for_update(no_key=True).get(pk=program.pk)
    if not page.title.strip():
        raise Refused(_("Give the run a name, such as “Spring 2027”."), field="title")
    if program.get_children().filter(title=page.title).exists():
        words = _("There is a run of that name already. Choose another name, or change that one.")
        raise Refused(words, field="title")
    if page.starts_on is None or page.ends_on is None:
        raise Refused(_("Please check the year."), field="starts_on")
    opens, closes = page.registration_opens_at, page.registration_closes_at
    if opens and closes and closes <= opens:
        words = _("Registration closes before it opens.")
        raise Refused(words, field="registration_closes_at")
    if page.prework_due_at and page.prework is None:
        words = _("This training has no prework, so nothing is due.")
        raise Refused(words, field="prework_due_at")


def _known(window: dict[str, datetime.datetime | None]) -> dict[str, datetime.datetime]:
    """Those that were given; TypeError for what is none of them."""
    if strangers := set(window) - set(WINDOW):
        raise TypeError(f"No such moment of a run: {', '.join(sorted(strangers))}")
    return {name: at for name, at in window.items() if at is not None}


def _slug(title: str) -> str:
    return slugify(title, allow_unicode=True)[:200] or "run"


def _day(first: datetime.date, after: int) -> datetime.date | None:
    """So many days later; None where no calendar has it."""
    try:
        return first + datetime.timedelta(days=after)
    except OverflowError:
        return None


def _facts(session: ProgramSession, day: datetime.date, program: ProgramPage) -> dict[str, Any]:
    return {
        "title": session.title,
        "summary": session.summary,
        "place": session.place,
        "starts_on": day,
        "start_time": session.start_time,
        "ends_on": day,
        "end_time": session.end_time,
        "zone": program.zone,
        "is_second_start": False,
        "is_second_end": False,
    }


def _moved(cohort: CohortPage, name: str, shift: datetime.timedelta) -> datetime.datetime | None:
    """The same time on the clock in which editors write it, so many days later."""
    was: datetime.datetime | None = getattr(cohort, name)
    if was is None:
        return None
    zone = ZoneInfo(settings.SOURCE_TIME_ZONE)
    local = was.astimezone(zone)
    day = _day(local.date(), shift.days)
    if day is None:
        raise Refused(_("Please check the year."), field="starts_on")
    try:
        return moment(day, local.time(), zone, second=bool(local.fold))
    except NoSuchTime:
        words = _("On %(day)s clocks skip %(time)s. Choose another time.")
        said = {"day": day_in_words(day), "time": clock_face(local.time())}
        raise Refused(words % said, field=name) from None


def _give_seats(page: CohortPage, cohort: CohortPage, program: ProgramPage) -> None:
    """Seats for the first session, where those of the last run stood on one that was called off."""
    first = Session.objects.filter(page=page.pk).in_order().first()
    if first is None or SeatPool.objects.filter(page=page.pk, is_for_all=True).exists():
        return
    last = SeatPool.objects.filter(page=cohort.pk, is_for_all=True).first()
    give_seats(first, last.capacity if last else program.seats, {})
