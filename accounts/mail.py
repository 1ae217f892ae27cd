"""Letters as text and as messages: worded, addressed and, on a demo machine, kept in a folder."""

import re
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.utils import parseaddr
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template import Context
from django.template.loader import get_template
from django.utils import timezone, translation

from accounts.models import Letter, User

# Stands for the site's address until delivery: letters outlive a change of address while they wait.
SITE_MARK = "https://site.invalid"
KEPT_IN_FOLDER = 300
# What is filled in at delivery and never stored: "[[offer:12]]".
MARK = re.compile(r"\[\[([a-z_]+):(\d+)\]\]")
METHOD = re.compile(r"^METHOD:(\w+)", re.MULTILINE)
# Where one iCalendar object of a stream ends (RFC 5545, 3.4).
END_OF_OBJECT = re.compile(r"(?<=^END:VCALENDAR\r\n)", re.MULTILINE)

Filler = Callable[[Letter, int], str | None]
_fillers: dict[str, Filler] = {}


class OutOfDate(Exception):
    """What the letter tells of is no longer so: it isn't to be sent."""


@dataclass(frozen=True)
class Words:
    """A letter as it will be read."""

    subject: str
    text: str
    html: str


def compose(kind: str, person: User, context: dict[str, Any]) -> Words:
    """The three templates of `kind`, in the person's language and time zone, links under `SITE_MARK`."""
    values = {
        "name": person.shown_name,
        **context,
        "site": SITE_MARK,
        "site_name": settings.SITE_NAME,
        "language": person.language,
    }
    with translation.override(person.language), timezone.override(person.zone):
        subject = _render(f"letters/{kind}.subject.txt", values, escape=False)
        text = _render(f"letters/{kind}.txt", values, escape=False)
        html = _render(f"letters/{kind}.html", values, escape=True)
    return Words(" ".join(subject.split())[:200], tidy(text), html)


def _render(name: str, values: dict[str, Any], *, escape: bool) -> str:
    return get_template(name).template.render(Context(values, autoescape=escape))


def tidy(text: str) -> str:
    """Plain text with at most one empty line in a row, as templates leave more."""
    lines = [line.rstrip() for line in text.strip().splitlines()]
    kept = [line for i, line in enumerate(lines) if line or (i and lines[i - 1])]
    return "\n".join(kept) + "\n"


def fill(mark: str, filler: Filler) -> None:
    """From now on `[[<mark>:<number>]]` in a letter becomes `filler(letter, number)` at delivery.

    None means that what the letter tells of is over: then it isn't sent. A filler gives away
    nothing that isn't the letter's own person's: words of others may hold marks as well.
    """
    _fillers[mark] = filler


def _filled(letter: Letter, words: str) -> str:
    def value(mark: re.Match[str]) -> str:
        filler = _fillers.get(mark[1])
        if filler is None:
            return mark[0]
        said = filler(letter, int(mark[2]))
        if said is None:
            raise OutOfDate
        return said

    return MARK.sub(value, words.replace(SITE_MARK, settings.BASE_URL))


def message(letter: Letter) -> EmailMultiAlternatives:
    """What goes to the mail server: to the address the person has now, links made absolute, marks filled.

    Raises OutOfDate where a mark stands for what is over.
    """
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    mail = EmailMultiAlternatives(
        letter.subject,
        _filled(letter, letter.text),
        settings.DEFAULT_FROM_EMAIL,
        [letter.person.email],
        headers={
            "Message-ID": f"<{letter.message_token}@{domain}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    mail.attach_alternative(_filled(letter, letter.html), "text/html")
    if letter.calendar:
        _attach_calendar(mail, letter.calendar)
    return mail


def _attach_calendar(mail: EmailMultiAlternatives, stream: str) -> None:
    """One object as a third way to read the letter, which calendars act on, and as a file for all others.

    Several are files alone: no one of them says what the letter says.
    """
    files = calendars_in(stream)
    if len(files) > 1:
        for number, calendar in enumerate(files, 1):
            mail.attach(f"date-{number}.ics", calendar.encode(), "application/ics")
        return
    method = METHOD.search(stream)
    means = f"; method={method[1]}" if method else ""
    mail.attach_alternative(stream, f"text/calendar{means}")
    mail.attach("invite.ics", stream.encode(), "application/ics")


def calendars_in(stream: str) -> list[str]:
    """The iCalendar objects of a letter, each a file of its own."""
    return [part for part in END_OF_OBJECT.split(stream) if part]


class FolderEmailBackend(BaseEmailBackend):
    """Keeps each message as one .eml file in `settings.DEMO_MAIL_DIR`, the newest 300. For `DEMO=1` only."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.DEMO_MAIL_DIR)
        folder.mkdir(parents=True, exist_ok=True)
        for email in email_messages:
            # Sorts by time. Written aside first, so that the page never reads half a letter.
            target = folder / f"{time.time_ns()}-{uuid.uuid4().hex[:8]}.eml"
            unfinished = target.with_suffix(".part")
            unfinished.write_bytes(email.message().as_bytes())
            unfinished.rename(target)
        for old in sorted(folder.glob("*.eml"))[:-KEPT_IN_FOLDER]:
            old.unlink(missing_ok=True)
        return len(email_messages)
