"""Letters to keepers, to who schedules, and about keepers to the people of a circle."""

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import Letter, User

from ..actions.calendars import tell_keepers_calendar
from ..models import CalendarCopy, Registration, SeatPool, Session, SessionStaff
from ..permissions import may_schedule
from .before import before
from .post import Note, post
from .wording import Said

REQUEST, CANCEL = CalendarCopy.Method.REQUEST, CalendarCopy.Method.CANCEL

INVITED = Said(
    _("An invitation: {title}"),
    _("We ask you for your help at this time. Open the invitation to read what it is about."),
    _("Please say yes or no soon, so that we can ask somebody else if we have to."),
)
NAMED = Said(
    _("Thank you for your help: {title}"),
    _("Thank you for saying yes. We count on you at this time:"),
    _("If you can't come after all, please say so at your desk, as early as you can."),
)
NAMED_OBSERVER = Said(
    NAMED.subject,
    NAMED.opening,
    _("If you can't come after all, please tell the staff, as early as you can."),
)
OUT = Said(
    _("You have dropped out: {title}"),
    _("You have said that you can't come at this time. The staff know, and look for somebody."),
    _("Thank you for telling us."),
)
ALARM = Said(
    _("A keeper is missing: {title}"),
    _("Too few keepers have said yes. Without them it can't take place."),
    _("Please ask somebody else, or cancel it in time."),
)
ALARM_TO_KEEPER = Said(
    ALARM.subject,
    ALARM.opening,
    _("The staff look for somebody. If you know a person who could, please tell the staff."),
)
WHY_MISSING = {
    "out": _("Somebody who had said yes has dropped out."),
    "no": _("Somebody who was asked has said no."),
}
NOBODY_FOUND = _("It starts soon, and nobody more was found.")
RELIEVED = Said(
    _("Handed over: {title}"),
    _("Somebody else has taken over from you. You keep nothing at this time any more."),
    _("Thank you for being there until now."),
)
CHANGED_KEEPER = Said(
    _("Somebody new: {title}"),
    _("Somebody new will keep the time and welcome you. See who on the page of your seat."),
    _("If this doesn't work for you, please give up your seat. Somebody else may take it."),
)
TOO_FEW = Said(
    _("Too few people: {title}"),
    _("Fewer people have a seat than are needed."),
    _("Please put it together with another one, or cancel it. Everyone is told."),
)
OWN_CHANGED = Said(
    _("What you keep has changed: {title}"),
    _("The time or place of what you keep has changed. This is what holds now:"),
    _("Everyone with a seat is told. If you can't be there, please say so at your desk."),
)
OWN_CANCELLED = Said(
    _("What you keep is cancelled: {title}"),
    _("What you were to keep at this time is cancelled. Everyone with a seat is told."),
)
ASKED_CHANGED = Said(
    OWN_CHANGED.subject,
    _("The time or place of what we asked you for has changed. This is what holds now:"),
    _("Please look at the invitation again, and say yes or no."),
)
NOT_NEEDED = Said(
    _("The invitation is no longer needed: {title}"),
    _(
        "We asked you for your help at this time. It is no longer needed, so there is nothing to do."
    ),
    _("Thank you."),
)


def keeper_invited(staff: SessionStaff) -> Letter:
    """Somebody is asked to keep or observe a session."""
    return _to_keeper(
        staff,
        "keeper_invited",
        str(staff.pk),
        INVITED,
        path=reverse("events:invitation", args=[staff.code]),
        button=_("Open the invitation"),
    )


def keeper_named(staff: SessionStaff) -> Letter:
    """To who has said yes; with it the calendar file, which follows what changes."""
    is_observer = staff.role == SessionStaff.Role.OBSERVER
    says = NAMED_OBSERVER if is_observer else NAMED
    return _to_keeper(staff, "keeper_named", str(staff.pk), says, method=REQUEST)


def keeper_out(staff: SessionStaff) -> Letter:
    """To who has dropped out: noted, and out of their calendar."""
    path = reverse("events:desk")
    return _to_keeper(staff, "keeper_out", str(staff.pk), OUT, path=path, method=CANCEL)


def keeper_told_of_change(staff: SessionStaff) -> Letter:
    """To who keeps it, or is asked to."""
    key = f"{staff.pk}:{staff.session.sequence}"
    was = before(staff.session)
    if staff.status == SessionStaff.Status.INVITED:
        return _to_keeper(
            staff,
            "keeper_time_changed",
            key,
            ASKED_CHANGED,
            path=reverse("events:invitation", args=[staff.code]),
            button=_("Open the invitation"),
            was=was,
        )
    return _to_keeper(staff, "keeper_time_changed", key, OWN_CHANGED, was=was, method=REQUEST)


def keeper_told_of_end(staff: SessionStaff) -> Letter:
    """To who was to keep it; who is only asked to reads that the invitation is off."""
    if staff.status == SessionStaff.Status.INVITED:
        path = reverse("events:desk")
        return _to_keeper(staff, "keeper_not_needed", str(staff.pk), NOT_NEEDED, path=path)
    return _to_keeper(staff, "keeper_cancelled", str(staff.pk), OWN_CANCELLED, method=CANCEL)


def keeper_relieved(staff: SessionStaff) -> Letter:
    """To who kept it until somebody else said yes in their stead."""
    path = reverse("events:desk")
    return _to_keeper(staff, "keeper_relieved", str(staff.pk), RELIEVED, path=path, method=CANCEL)


def keeper_alarm(session: Session, person: User, cause: str = "") -> Letter:
    """To who schedules, or keeps it too: fewer keepers than it needs. Once for each `cause`."""
    is_staff = may_schedule(person, session.page)
    note = Note(
        kind="keeper_alarm",
        key=f"{session.pk}:{person.pk}:{cause or session.staff.count()}",
        path=_schedule(session) if is_staff else _circle(session),
        button=_("Open the schedule") if is_staff else _("Open your desk"),
        says=ALARM if is_staff else ALARM_TO_KEEPER,
        lead=[next((why for by, why in WHY_MISSING.items() if cause.startswith(by)), NOBODY_FOUND)],
    )
    return post(person, session, note)


def keeper_changed(registration: Registration, staff: SessionStaff | None = None) -> Letter:
    """To who has a seat: `staff`, or who was named last, keeps it from now on."""
    session = registration.pool.session
    newest = staff or session.staff.order_by("-pk").first()
    note = Note(
        kind="keeper_changed",
        key=f"{registration.pk}:{newest.pk if newest else 0}",
        path=reverse("events:registration", args=[registration.code]),
        button=_("See your seat"),
        says=CHANGED_KEEPER,
        name=registration.display_name,
    )
    return post(registration.person, session, note)


def minimum_alarm(pool: SeatPool, person: User) -> Letter:
    """To who schedules: fewer people than needed by the day to decide."""
    count = pool.registrations.confirmed().count()
    note = Note(
        kind="minimum_alarm",
        key=f"{pool.pk}:{person.pk}:{pool.decide_at:%Y%m%d%H%M}",
        path=_schedule(pool.session),
        button=_("Open the schedule"),
        says=TOO_FEW,
        lines=[format_lazy(_("{n} of at least {least}."), n=count, least=pool.minimum)],
    )
    return post(person, pool.session, note)


def _to_keeper(
    staff: SessionStaff,
    kind: str,
    key: str,
    says: Said,
    *,
    path: str = "",
    button: object = None,
    was: Session | None = None,
    method: str = "",
) -> Letter:
    is_observer = staff.role == SessionStaff.Role.OBSERVER
    note = Note(
        kind=kind,
        key=key,
        path=path or (reverse("events:desk") if is_observer else _circle(staff.session)),
        button=button or _("Open your desk"),
        says=says,
        name=staff.shown_name,
        was=was,
        calendar=(lambda: tell_keepers_calendar(staff, method)) if method else None,
    )
    return post(staff.person, staff.session, note)


def _schedule(session: Session) -> str:
    """Where staff ask somebody else, put it together with another one, or cancel it."""
    return reverse("events_schedule:inspect", args=[session.pk])


def _circle(session: Session) -> str:
    """Its page at the desk of whoever keeps it."""
    return reverse("events:circle", args=[session.pk])
