"""How a letter about a session is put together, and written once."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.actions import write_letter
from accounts.models import Letter, User
from content import moments

from ..circle_words import length_in_words, until_in_words
from ..models import Session
from ..placeholders import filled
from ..retention import AFTER_CIRCLE
from .subjects import neutral
from .wording import Said, paragraphs, said

TEMPLATE = "seats"


@dataclass(frozen=True)
class Note:
    """What one letter says besides when and where.

    `key` says what it tells of: with one key it is written once. `lead` stands before the facts and
    `lines` after them, and neither is anybody's to leave out; `quoted` are a keeper's own words.
    `was` is the session before a change.
    `says` goes before our words for the kind, where they depend on the case. `is_new`: what it
    tells of was made in this transaction, so it can't have been told before.
    """

    kind: str
    key: str
    path: str
    button: str | Promise
    says: Said | None = None
    name: str = ""
    deadline: datetime.datetime | None = None
    was: Session | None = None
    lead: list[str | Promise] = field(default_factory=list)
    lines: list[str | Promise] = field(default_factory=list)
    quoted: str = ""
    calendar: Callable[[], str] | None = None
    is_new: bool = False


def post(person: User, session: Session, note: Note) -> Letter:
    """The letter about `session`; of a circle private, neutral, and forgotten in the end."""
    with translation.override(person.language), timezone.override(person.zone):
        context = compose(person, session, note)
    return write_letter(
        kind=f"seats_{note.kind}",
        template=TEMPLATE,
        person=person,
        dedupe_key=f"seats_{note.kind}:{note.key}",
        context=context,
        calendar=note.calendar or "",
        is_private=session.is_circle,
        forget_at=session.ends_at + AFTER_CIRCLE if session.is_circle else None,
        stream=f"{session.pk}:{person.pk}",
        is_new=note.is_new,
    )


def compose(
    person: User, session: Session, note: Note, words: Said | None = None
) -> dict[str, Any]:
    """What the templates take, in the language and zone that hold now."""
    words = words or said(note.kind, person.language, note.says)
    values = _values(person, session, note)
    return {
        "name": values["name"],
        "subject": _subject(session, words, values, note),
        "preview": values["day"],
        "opening": paragraphs(filled(words.opening, values)),
        "lead": [harmless(str(line)) for line in note.lead],
        "facts": facts(person, session, note.deadline, note.was),
        "lines": [harmless(str(line)) for line in note.lines],
        "quoted": paragraphs(harmless(note.quoted)),
        "button": str(note.button),
        "path": note.path,
        "closing": paragraphs(filled(words.closing, values)),
    }


def facts(
    person: User,
    session: Session,
    deadline: datetime.datetime | None = None,
    was: Session | None = None,
) -> list[tuple[str, str]]:
    """Label and value, in the order they are read. Of a circle neither title nor page is named."""
    rows = [] if session.is_circle else [(_("What"), title_of(session))]
    rows.append((_("When"), when(session.starts_at, session, person)))
    rows.append((_("How long"), _length(session)))
    if where := _where(session):
        rows.append((_("Where"), where))
    rows += _no_longer(person, session, was) if was else []
    if deadline:
        rows.append((_("Answer by"), when(deadline, session, person)))
    return [(label, harmless(value)) for label, value in rows]


def _no_longer(person: User, session: Session, was: Session) -> list[tuple[str, str]]:
    """What held before, of that which has changed."""
    rows = [
        (
            _("Time before"),
            when(was.starts_at, was, person),
            when(session.starts_at, session, person),
        ),
        (_("Length before"), _length(was), _length(session)),
        (_("Place before"), _where(was), _where(session)),
    ]
    return [(label, old or _("not known yet")) for label, old, now in rows if old != now]


def _length(session: Session) -> str:
    return until_in_words(session) or length_in_words(session.minutes)


def _where(session: Session) -> str:
    online = _("Online. You join from the page of your seat.") if session.sealed_address else ""
    return session.place or online


def _values(person: User, session: Session, note: Note) -> dict[str, str]:
    values = {
        "name": note.name or person.shown_name,
        "title": _("your seat") if session.is_circle else title_of(session),
        "day": day(session),
        "when": when(session.starts_at, session, person),
        "place": session.place or _("the page of your seat"),
        "deadline": when(note.deadline, session, person) if note.deadline else "",
    }
    return {name: harmless(value) for name, value in values.items()}


def _subject(session: Session, words: Said, values: dict[str, str], note: Note) -> str:
    """Of a circle in neutral words, whatever editors wrote."""
    if not session.is_circle:
        return filled(words.subject, values)
    zone = session.zone_info
    date = moments.weekday_in_words(session.starts_at.astimezone(zone).date())
    until = note.deadline.astimezone(zone) if note.deadline else None
    by = f"{date_format(until, 'l j F')}, {moments.time_in_words(until)}" if until else ""
    return filled(neutral(note.kind), {"date": date, "by": by})


def title_of(session: Session) -> str:
    return session.title or session.page.title


def when(moment: datetime.datetime, session: Session, person: User) -> str:
    return moments.when_in_words(moment, session.zone_info, person.zone)


def day(session: Session) -> str:
    """ "Monday 30 November", where it takes place."""
    return date_format(session.starts_at.astimezone(session.zone_info), "l j F")


def harmless(words: str) -> str:
    """Words that people typed, with nothing in them that delivery would fill in."""
    return words.replace("[[", "[ [")
