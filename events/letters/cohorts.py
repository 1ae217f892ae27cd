"""Letters to the members of a run: its dates, what is due, what is missing, what its leaders write."""

import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import Letter

from ..actions.calendars import tell_calendar
from ..models import Announcement, CalendarCopy, LetterWording, Membership, Registration
from . import runs
from .in_runs import about_run, read_by
from .wording import Said

Kind = LetterWording.Kind
FILES = _(
    "With this letter comes a calendar file for each date. Your page has all of them in one file. "
    "If a date changes, we write to you."
)
MESSAGE = Said(_("A message: {title}"), _("A message from the facilitators of {title}:"))
NAME_FIRST = _(
    "One thing is left before we can make your certificate: please tell us the name that it is to "
    "bear."
)


def cohort_confirmed(registration: Registration, *, is_new: bool = False, **more: Any) -> Letter:
    """You have a seat in a run: all its dates, what is asked, and a calendar file for each date."""
    with read_by(registration.person):
        run = runs.run_of(registration)
        more = {
            "kind": Kind.COHORT_CONFIRMED,
            "key": str(registration.pk),
            "facts": runs.all_dates(run, registration.person),
            "links": runs.links_of(run),
            **more,
        }
        more["lines"] = [*more.get("lines", []), FILES]
        return about_run(
            registration,
            run,
            calendar=lambda: tell_calendar(
                registration, CalendarCopy.Method.REQUEST, is_new=is_new
            ),
            is_new=is_new,
            **more,
        )


def prework_due(membership: Membership, due_at: datetime.datetime, days: int) -> Letter:
    """The prework isn't done, and is due within so many days. Once for each date and `days`."""
    registration = membership.registration
    with read_by(membership.person):
        run = runs.run_of(registration)
        own = [(str(_("What")), run.title), *runs.prework_of(run, membership.person, due_at)]
        return about_run(
            registration,
            run,
            kind=Kind.PREWORK_DUE,
            key=f"{membership.pk}:{due_at:%Y%m%d%H%M}:{days}",
            facts=own,
            deadline=due_at,
            path=run.page.prework.shown_url,
            button=_("Go to the prework"),
            preview=run.page.prework.title,
        )


def still_missing(
    membership: Membership, items: list[tuple[str, str]], on: datetime.date
) -> Letter:
    """What a member can still do, as label and words, each. At most once a day; `on` is that day."""
    with read_by(membership.person):
        run = runs.run_of(membership.registration)
        return about_run(
            membership.registration,
            run,
            kind=Kind.STILL_MISSING,
            key=f"{membership.pk}:{on:%Y%m%d}",
            facts=[(str(_("What")), run.title), *items],
            preview=", ".join(label for label, _words in items),
        )


def cohort_thanks(membership: Membership) -> Letter:
    """Thanks to who has finished, and the way to the certificate, of which a letter of its own tells."""
    certificate = membership.certificate
    more: dict[str, Any] = {}
    if certificate:
        more = {"path": certificate.url, "button": _("See your certificate")}
    elif not membership.person.has_confirmed_certificate_name():
        more = {"button": _("Give your name"), "lines": [NAME_FIRST]}
    with read_by(membership.person):
        run = runs.run_of(membership.registration)
        return about_run(
            membership.registration,
            run,
            kind=Kind.COHORT_THANKS,
            key=str(membership.pk),
            facts=[(str(_("What")), run.title)],
            **more,
        )


def announcement(announcement: Announcement, membership: Membership) -> Letter:
    """What the leaders of a run write to its members, in their own words."""
    with read_by(membership.person):
        run = runs.run_of(membership.registration)
        return about_run(
            membership.registration,
            run,
            kind="announcement",
            key=f"{announcement.pk}:{membership.pk}",
            says=MESSAGE,
            facts=[(str(_("What")), run.title)],
            quoted=announcement.text,
        )
