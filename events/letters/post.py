"""How a letter about a session is put together, and written once."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts import mail
from accounts.actions import write_letter
from accounts.models import Letter, User
from content import moments

from ..models import Session
from ..placeholders import filled
from ..retention import AFTER_CIRCLE
from .facts import Facts, day, facts, title_of, when
from .subjects import neutral
from .wording import Said, paragraphs, said

TEMPLATE = "seats"


@dataclass(frozen=True)
class Note:
    """What one letter says besides when and where.

    `key` says what it tells of: with one key it is written once. `lead` stands before the facts and
    `lines` after them, and neither is anybody's to leave out; `quoted` are a keeper's own words.
    `was` is the session before a change. `links` are words and where they lead: a path on this site
    or an address elsewhere.
    `about` and `facts` stand for what the session says of itself, `preview` for its day, and
    `stream` for its own, where the letter is about more than one session.
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
    links: list[tuple[str, str]] = field(default_factory=list)
    calendar: Callable[[], str] | None = None
    is_new: bool = False
    about: str = ""
    facts: Facts | None = None
    preview: str = ""
    stream: str = ""


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
        stream=note.stream or f"{session.pk}:{person.pk}",
        is_new=note.is_new,
    )


def compose(
    person: User, session: Session, note: Note, words: Said | None = None
) -> dict[str, Any]:
    """What the templates take, in the language and zone that hold now."""
    words = words or said(note.kind, person.language, note.says)
    values = _values(person, session, note)
    rows = facts(person, session, note.deadline, note.was) if note.facts is None else note.facts
    return {
        "name": values["name"],
        "subject": _subject(session, words, values, note),
        "preview": harmless(note.preview) or values["day"],
        "opening": paragraphs(filled(words.opening, values)),
        "lead": [harmless(str(line)) for line in note.lead],
        "facts": [(label, harmless(value)) for label, value in rows],
        "links": [(words, _address(url)) for words, url in note.links],
        "lines": [harmless(str(line)) for line in note.lines],
        "quoted": paragraphs(harmless(note.quoted)),
        "button": str(note.button),
        "path": note.path,
        "closing": paragraphs(filled(words.closing, values)),
    }


def _address(url: str) -> str:
    """Where a link leads; its letter finds the site by the mark until delivery."""
    return harmless(mail.SITE_MARK + url if url.startswith("/") else url)


def _values(person: User, session: Session, note: Note) -> dict[str, str]:
    values = {
        "name": note.name or person.shown_name,
        "title": _("your seat") if session.is_circle else note.about or title_of(session),
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


def harmless(words: str) -> str:
    """Words that people typed, with nothing in them that delivery would fill in."""
    return words.replace("[[", "[ [")
