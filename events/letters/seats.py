"""Letters to people about their own seat."""

from typing import Any

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import Letter

from .. import offer_links
from ..actions.calendars import tell_calendar
from ..agreed import owed_agreement
from ..models import CalendarCopy, CirclesPage, LetterWording, Registration, Session
from . import ended
from .before import before
from .cohorts import cohort_confirmed
from .dates import session_changed
from .in_runs import of_run
from .moves import left_in_calendar, observed, step_of
from .post import Note, post
from .wording import Said

Kind = LetterWording.Kind
Reason, Status = Registration.Reason, Registration.Status
REQUEST, CANCEL = CalendarCopy.Method.REQUEST, CalendarCopy.Method.CANCEL
SEE = _("See your seat")
SEE_ALL = _("See your seats")

SEE_OTHERS = _("See other times")

KEEPS_TURN = _("Nothing else changes: you keep your turn.")
TAKEN_BACK = _(
    "The seat we held for you is held no longer, as too little time is left to answer. We are sorry. "
    "You keep your turn. If a seat is free, all who wait get a letter, and the first to take it has it."
)
OTHER_TIMES = _("Other times are still to come. You find them from here.")
ADDED = _(
    "Our team has added you at your wish. One thing only you can do: please read the agreement on "
    "that page, and accept it."
)
READ_AGREEMENT = _("Read the agreement")
MOVED = Said(
    _("You have moved: {title}"),
    _("You have moved. This is your seat now:"),
    _("If this doesn't work for you, please give up your seat. Somebody else may take it."),
)
MOVED_TO_QUEUE = Said(
    _("You have moved: {title}"),
    _("You have moved, and are on the waitlist now. We write to you when it is your turn."),
    _("If you no longer need a seat, please take yourself off the list."),
)
LATE_SEAT = Said(
    _("A seat is free at short notice: {title}"),
    _("A seat is free at short notice. All who wait get this letter."),
    _("The first to take it has it."),
)
MESSAGE = Said(_("A message: {title}"), _("A message for everyone with a seat:"))
RUNNING_LATE = Said(_("Running late: {title}"), closing=_("Thank you for your patience."))
LATE_BY = _("It starts about {minutes} minutes late. Come as planned, or a little later.")


def confirmed(registration: Registration, *, is_new: bool = False) -> Letter:
    """You have a seat; with it the calendar file. `is_new`: your first there, just made."""
    if registration.pool.is_for_all:
        return cohort_confirmed(registration, is_new=is_new)
    more = _to_accept(registration)
    return _write(registration, Kind.CONFIRMED, method=REQUEST, is_new=is_new, **more)


def waiting(registration: Registration, *, is_new: bool = False) -> Letter:
    return _write(registration, Kind.WAITING, is_new=is_new, **_to_accept(registration))


def _to_accept(registration: Registration) -> dict[str, Any]:
    """For who was added by staff: that the agreement waits for them, and the way there."""
    if not registration.is_by_staff or registration.agreement_id is not None:
        return {}
    page = CirclesPage.objects.filter(id=registration.pool.page_id).first()
    if owed_agreement(registration, page) is None:
        return {}
    return {"lines": [ADDED], "button": READ_AGREEMENT}


def offer(registration: Registration) -> Letter:
    """A seat is held for you. The link holds a mark: its token is made at delivery, never stored."""
    key = f"{registration.pk}:{registration.offers}"
    return _write(registration, Kind.OFFER, key=key, **_to_answer(registration))


def _to_answer(registration: Registration) -> dict[str, Any]:
    """Until when an offer stands, and where it is answered."""
    path = reverse("events:offer", args=["TOKEN"])
    return {
        "path": path.replace("TOKEN", offer_links.mark(registration)),
        "button": _("Answer the offer"),
        "lines": [_("Opening the page changes nothing. You say yes or no there.")],
        "deadline": registration.offer_expires_at,
    }


def lapsed(registration: Registration) -> Letter:
    return _write(registration, Kind.LAPSED, path=reverse("events:mine"), button=SEE_ALL)


def late_seat(registration: Registration) -> Letter:
    """A seat is free for whoever is first. Once each time it is announced."""
    announced_at = registration.pool.late_announced_at
    return _write(
        registration,
        "late_seat",
        key=f"{registration.pk}:{announced_at and announced_at.timestamp()}",
        says=LATE_SEAT,
        button=_("Take the seat"),
    )


def moved(registration: Registration) -> Letter:
    """This is your seat now; what the calendar still holds of those left for it goes out of it."""
    for left in left_in_calendar(registration):
        cancelled(left)
    more = {"key": step_of(registration), "lines": observed(registration)}
    is_seated = registration.status == Registration.Status.CONFIRMED
    if is_seated and registration.pool.is_for_all:
        return cohort_confirmed(registration, kind="moved", says=MOVED, **more)
    if is_seated:
        return _write(registration, "moved", says=MOVED, method=REQUEST, **more)
    return _write(registration, "moved", says=MOVED_TO_QUEUE, **more)


def cancelled(registration: Registration) -> Letter:
    """Your seat is no longer yours: why, and out of the calendar if it was in."""
    lead, lines = ended.why(registration)
    has_others = ended.has_other_times(registration)
    return _write(
        registration,
        Kind.CANCELLED,
        path="" if has_others else reverse("events:mine"),
        button=SEE_OTHERS if has_others else SEE_ALL,
        lead=[lead],
        lines=[*lines, OTHER_TIMES] if has_others else lines,
        method=CANCEL,
    )


def changed(registration: Registration, of: Session | None = None) -> Letter:
    """Time or place has changed. Once for each change; with a calendar file for who has a seat.

    `of` is the session of a run that has changed; otherwise it is the one of the seat.
    """
    session = of or registration.pool.session
    if registration.status == Status.OFFERED:
        more = _to_answer(registration)
    elif registration.status == Status.CONFIRMED:
        more = {"method": REQUEST}
    elif registration.reason == Reason.SHORT_NOTICE:
        more = {"lines": [TAKEN_BACK]}
    else:
        more = {"lines": [KEEPS_TURN]}
    if registration.pool.is_for_all:
        return session_changed(registration, session, **more)
    return _write(
        registration,
        Kind.CHANGED,
        key=f"{registration.pk}:{session.sequence}",
        was=before(session, registration.created_at),
        **more,
    )


def reminder(registration: Registration, kind: str) -> Letter:
    """The day before or an hour before. Once for each start: moved to another, it reminds anew."""
    start = registration.pool.session.starts_at
    return _write(registration, kind, key=f"{registration.pk}:{start:%Y%m%d%H%M}")


def thanks(registration: Registration) -> Letter:
    return _write(registration, Kind.THANKS, path=reverse("events:mine"), button=SEE_ALL)


def message(registration: Registration, text: str, key: str) -> Letter:
    """A keeper's words to everybody with a seat."""
    return _write(
        registration, "message", key=f"{registration.pk}:{key}", says=MESSAGE, quoted=text
    )


def running_late(registration: Registration, minutes: int) -> Letter:
    start = registration.pool.session.starts_at
    return _write(
        registration,
        "running_late",
        key=f"{registration.pk}:{start:%Y%m%d%H%M}:{minutes}",
        says=RUNNING_LATE,
        lead=[format_lazy(LATE_BY, minutes=minutes)],
    )


def _write(
    registration: Registration,
    kind: str,
    *,
    key: str = "",
    path: str = "",
    button: object = SEE,
    method: str = "",
    is_new: bool = False,
    **more: Any,
) -> Letter:
    if registration.pool.is_for_all:
        may_come = kind in (Kind.OFFER, Kind.WAITING)
        more |= of_run(registration, more.get("deadline"), with_all_dates=may_come)
    note = Note(
        kind=str(kind),
        key=key or str(registration.pk),
        path=path or reverse("events:registration", args=[registration.code]),
        button=button,
        name=registration.display_name,
        calendar=(lambda: tell_calendar(registration, method, is_new=is_new)) if method else None,
        is_new=is_new,
        **more,
    )
    return post(registration.person, registration.pool.session, note)
