"""The facts of a letter, label and value, in the order they are read: what, when, how long and where."""

import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from content import moments

from ..circle_words import length_in_words, until_in_words
from ..models import Session

Facts = list[tuple[str, str]]


def facts(
    person: User,
    session: Session,
    deadline: datetime.datetime | None = None,
    was: Session | None = None,
) -> Facts:
    """Label and value, in the order they are read. Of a circle neither title nor page is named."""
    rows = [] if session.is_circle else [(_("What"), title_of(session))]
    rows.append((_("When"), when(session.starts_at, session, person)))
    rows.append((_("How long"), how_long(session)))
    if there := where(session):
        rows.append((_("Where"), there))
    rows += no_longer(person, session, was) if was else []
    if deadline:
        rows.append((_("Answer by"), when(deadline, session, person)))
    return rows


def no_longer(person: User, session: Session, was: Session) -> Facts:
    """What held before, of that which has changed."""
    rows = [
        (
            _("Time before"),
            when(was.starts_at, was, person),
            when(session.starts_at, session, person),
        ),
        (_("Length before"), how_long(was), how_long(session)),
        (_("Place before"), where(was), where(session)),
    ]
    return [(label, old or _("not known yet")) for label, old, now in rows if old != now]


def how_long(session: Session) -> str:
    return until_in_words(session) or length_in_words(session.minutes)


def where(session: Session) -> str:
    online = _("Online. You join from the page of your seat.") if session.sealed_address else ""
    return session.place or online


def title_of(session: Session) -> str:
    return session.title or session.page.title


def when(moment: datetime.datetime, session: Session, person: User) -> str:
    return moments.when_in_words(moment, session.zone_info, person.zone)


def day(session: Session) -> str:
    """ "Monday 30 November", where it takes place."""
    return date_format(session.starts_at.astimezone(session.zone_info), "l j F")
