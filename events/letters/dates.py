"""Letters about one date of a run, to those who have a seat in it: changed, new, off, near."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import Letter

from ..actions.calendars import tell_calendar
from ..models import CalendarCopy, LetterWording, Membership, Registration, Session
from . import runs
from .before import before
from .in_runs import read_by, write_in_run
from .wording import Said

Kind = LetterWording.Kind
REQUEST, CANCEL = CalendarCopy.Method.REQUEST, CalendarCopy.Method.CANCEL
CHANGED = Said(
    _("Changed: {title}"),
    _("The time or place of a session has changed. This is what holds now:"),
    _("If this doesn't work for you, please ask your facilitators what you can do."),
)
ADDED = Said(
    _("A new date: {title}"),
    _("Your training has a new session. Please keep this date free:"),
    _("If this doesn't work for you, please ask your facilitators what you can do."),
)
OFF = Said(
    _("Cancelled: {title}"),
    _("This session can't take place. We are sorry."),
    _("You keep your seat, and all other dates stay as they are."),
)


def session_changed(registration: Registration, session: Session, **more: Any) -> Letter:
    """Time or place of one session has changed, for who has a seat in the run or asked for one."""
    return _about_session(
        registration,
        session,
        kind=Kind.CHANGED,
        key=f"{session.pk}:{session.sequence}",
        says=CHANGED,
        was=before(session, registration.created_at),
        **more,
    )


def session_added(registration: Registration, session: Session) -> Letter:
    """A date more for who has a seat; a later change of it is another letter."""
    return _about_session(
        registration,
        session,
        kind="session_added",
        key=f"{session.pk}:{session.sequence}",
        says=ADDED,
        method=REQUEST,
    )


def session_off(registration: Registration, session: Session) -> Letter:
    """One session can't take place; the seat stays."""
    return _about_session(
        registration,
        session,
        kind="session_off",
        key=str(session.pk),
        says=OFF,
        lines=[session.cancel_reason] if session.cancel_reason else [],
        method=CANCEL,
    )


def session_reminder(registration: Registration, session: Session, kind: str) -> Letter:
    """The day before or an hour before. Once for each start."""
    return _about_session(
        registration, session, kind=kind, key=f"{session.pk}:{session.starts_at:%Y%m%d%H%M}"
    )


def session_tomorrow(membership: Membership, session: Session) -> Letter:
    """The same for a member, the day before."""
    return session_reminder(membership.registration, session, Kind.COHORT_DAY)


def _about_session(
    registration: Registration,
    session: Session,
    *,
    was: Session | None = None,
    method: str = "",
    key: str,
    **more: Any,
) -> Letter:
    with read_by(registration.person):
        run = runs.run_of(registration)
        rows = runs.one_date(run, session, registration.person, was)
        if more.get("deadline"):
            rows.append(runs.answer_by(more["deadline"], session, registration.person))
        return write_in_run(
            registration,
            run,
            session,
            key=f"{registration.pk}:{key}",
            about=run.title_of(session),
            facts=rows,
            calendar=(lambda: tell_calendar(registration, method, session=session))
            if method
            else None,
            **more,
        )
