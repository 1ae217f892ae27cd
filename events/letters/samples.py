"""A letter as it would read, about a session that isn't and to nobody in particular."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts import mail
from accounts.models import User

from ..models import LetterWording, Session
from .post import TEMPLATE, Note, compose
from .samples_of_runs import sample_of_run
from .wording import OWN, Said, merged

WEEKS_AHEAD = datetime.timedelta(weeks=3)
HELD_UNTIL = datetime.timedelta(days=2)


def sample_text(wording: LetterWording, reader: User) -> str:
    return _words(wording, reader).text.replace(mail.SITE_MARK, settings.BASE_URL)


def sample_html(wording: LetterWording, reader: User, *, of_circle: bool = False) -> str:
    words = _words(wording, reader, of_circle=of_circle)
    return words.html.replace(mail.SITE_MARK, settings.BASE_URL)


def _words(wording: LetterWording, reader: User, *, of_circle: bool = False) -> mail.Words:
    return mail.compose(TEMPLATE, reader, sample(wording, reader, of_circle=of_circle))


def sample(wording: LetterWording, reader: User, *, of_circle: bool = False) -> dict[str, Any]:
    """What the templates take, with these words, in the reader's zone. Nothing in it is anybody's."""
    with translation.override(reader.language), timezone.override(reader.zone):
        session = _session(of_circle=of_circle)
        if wording.kind in LetterWording.OF_RUNS:
            own = merged(wording, OWN[wording.kind])
            return compose(reader, session, sample_of_run(wording.kind, session, reader), own)
        is_offer = wording.kind == LetterWording.Kind.OFFER
        note = Note(
            kind=wording.kind,
            key="",
            path="/j/",
            button=_("See your seat"),
            name=_("Name of the reader"),
            deadline=session.starts_at - HELD_UNTIL if is_offer else None,
        )
        words = merged(wording, OWN.get(wording.kind) or Said())
        return compose(reader, session, note, words)


def _session(*, of_circle: bool) -> Session:
    """At one in the afternoon, in no database."""
    zone = ZoneInfo(settings.SOURCE_TIME_ZONE)
    day = timezone.localdate(timezone=zone) + WEEKS_AHEAD
    starts_at = datetime.datetime.combine(day, datetime.time(13), tzinfo=zone)
    return Session(
        kind=Session.Kind.CIRCLE if of_circle else Session.Kind.SESSION,
        title=_("Title of the session"),
        place=_("Room 12"),
        zone=zone.key,
        starts_at=starts_at.astimezone(datetime.UTC),
        ends_at=(starts_at + datetime.timedelta(minutes=90)).astimezone(datetime.UTC),
    )
