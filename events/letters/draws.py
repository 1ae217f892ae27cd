"""Letters about a fair draw: private, and forgotten thirty days after the circle they go with.

That is the one they bring a seat in, otherwise the first of the draw: entries are forgotten with it.
"""

import datetime
from functools import partial

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.actions import write_letter
from accounts.models import Letter

from ..actions.calendars import tell_calendar
from ..models import CalendarCopy, DrawEntry, Registration, Session
from ..retention import AFTER_CIRCLE
from .facts import when
from .post import TEMPLATE, harmless

SUBJECTS = {
    "entered": gettext_lazy("About your seats: your wishes are in"),
    "drawn": gettext_lazy("About your seats: the draw is over"),
}
IN_THE_DRAW = gettext_lazy(
    "Your wishes are in. Seats are given out by a fair draw, once entry is closed. Then we write."
)
CAN_CHANGE = gettext_lazy("Until then you can change your wishes or take them back.")
KEEP_THESE = gettext_lazy(
    "Keep this letter. With your ticket and the hash you can check later that the draw was fair."
)
HAS_A_PLACE = gettext_lazy("The draw is over, and you have a seat.")
WAITS = gettext_lazy(
    "The draw is over. You have no seat yet, but you are on the waitlist. "
    "We write to you when a seat is free and it is your turn."
)
HAS_NONE = gettext_lazy("The draw is over, and there was no seat for you this time.")
IS_OVER = gettext_lazy("The draw is over.")
ON_THE_PAGE = gettext_lazy("Your page says what became of each of your wishes, and why.")


def entered(entry: DrawEntry) -> Letter:
    """You are in the draw. Once each time somebody enters, after leaving as well."""
    key = f"{entry.pk}:{entry.entered_at:%Y%m%d%H%M%S%f}"
    facts = [
        (gettext_lazy("Entry closes"), entry.draw.closes_at),
        (gettext_lazy("Your ticket"), entry.ticket),
        (gettext_lazy("Hash of the draw"), entry.draw.seed_hash),
    ]
    return _write(entry, "entered", key, IN_THE_DRAW, facts=facts, closing=[CAN_CHANGE, KEEP_THESE])


def drawn(entry: DrawEntry) -> Letter:
    """What came of it; with a seat comes its calendar file."""
    own = Registration.objects.filter(pool__page=entry.draw.page_id, person=entry.person)
    own = own.select_related("pool__session", "person")
    seat = own.confirmed().filter(reason=Registration.Reason.DRAWN).order_by("pk").first()
    if seat:
        return _write(entry, "drawn", str(entry.pk), HAS_A_PLACE, seat=seat, closing=[ON_THE_PAGE])
    if own.waiting().exists():
        opening = WAITS
    else:
        # A seat that was drawn may have been given up before the letter was written.
        opening = IS_OVER if own.exists() else HAS_NONE
    return _write(entry, "drawn", str(entry.pk), opening, closing=[ON_THE_PAGE])


def _write(
    entry: DrawEntry,
    kind: str,
    key: str,
    opening: Promise,
    *,
    closing: list[Promise],
    facts: list[tuple[Promise, datetime.datetime | str]] | None = None,
    seat: Registration | None = None,
) -> Letter:
    person = entry.person
    sessions = Session.objects.circles().filter(page=entry.draw.page_id)
    told = seat.pool.session if seat else sessions.order_by("starts_at").first()
    with translation.override(person.language), timezone.override(person.zone):
        rows = [
            (str(label), value if isinstance(value, str) else when(value, told, person))
            for label, value in facts or []
        ]
        if seat:
            rows += [(_("When"), when(told.starts_at, told, person)), (_("Where"), told.place)]
        context = {
            "name": harmless(entry.display_name or person.shown_name),
            "subject": str(SUBJECTS[kind]),
            "opening": [str(opening)],
            "facts": [(label, harmless(value)) for label, value in rows if value],
            "closing": [str(words) for words in closing],
            "button": _("See your wishes"),
            "path": reverse("events:enter_draw", args=[entry.draw.page_id]),
        }
    return write_letter(
        kind=f"seats_draw_{kind}",
        template=TEMPLATE,
        person=person,
        dedupe_key=f"seats_draw_{kind}:{key}",
        context=context,
        calendar=partial(tell_calendar, seat, CalendarCopy.Method.REQUEST) if seat else "",
        is_private=True,
        forget_at=(told.ends_at if told else entry.draw.closes_at) + AFTER_CIRCLE,
        stream=f"{told.pk}:{person.pk}" if told else "",
    )
