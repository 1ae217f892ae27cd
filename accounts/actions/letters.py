"""Write a letter with what it tells of; deliver it afterwards, at least once, under one Message-ID."""

import datetime
import uuid
from smtplib import SMTPException
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts import mail
from accounts.models import Letter, User
from accounts.models.letters import MAX_TRIES

# How long a worker may hold a letter before another one tries.
HOLD = datetime.timedelta(minutes=10)
# Minutes to wait after the first, second, … failed try. About a day in all, so that a night
# without a mail server loses nothing.
BACKOFF_MINUTES = (1, 5, 15, 60, 180, 360, 720)


def write_letter(
    *,
    kind: str,
    person: User,
    dedupe_key: str,
    context: dict[str, Any],
    not_before: datetime.datetime | None = None,
) -> Letter:
    """The letter of that `dedupe_key`, written now if it wasn't before, in the person's language and zone.

    Call it inside the transaction of what the letter tells of: rolled back, no letter. `context` fills
    `templates/letters/<kind>.{subject.txt,txt,html}`; links in it are paths on this site ("/learn/…").
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("A letter is written in the transaction of what it tells of.")
    written = Letter.objects.filter(dedupe_key=dedupe_key).first()
    if written:
        return written
    words = mail.compose(kind, person, context)
    now = timezone.now()
    letter, is_new = Letter.objects.get_or_create(
        dedupe_key=dedupe_key,
        defaults={
            "kind": kind,
            "person": person,
            "language": person.language,
            "subject": words.subject,
            "text": words.text,
            "html": words.html,
            "message_token": uuid.uuid4(),
            "due_at": not_before or now,
        },
    )
    if is_new and letter.due_at <= now:
        transaction.on_commit(lambda: _enqueue(letter.pk), robust=True)
    return letter


def _enqueue(letter_id: int) -> None:
    # Here, because tasks call actions. Should this fail, the minute clock finds the letter.
    from accounts.tasks import deliver_letter

    deliver_letter.enqueue(letter_id)


def deliver(letter_id: int) -> bool:
    """Send one letter if it is due and nobody else holds it; whether it was sent by this call."""
    now = timezone.now()
    # One UPDATE both checks and takes, so of two workers only one goes on.
    mine = Letter.objects.due(now).filter(pk=letter_id)
    if not mine.update(due_at=now + HOLD, tries=F("tries") + 1):
        return False
    letter = Letter.objects.select_related("person").get(pk=letter_id)
    if not letter.person.is_active or letter.person.is_erased:
        _settle(letter, status=Letter.Status.DROPPED)
        return False
    try:
        mail.message(letter).send()
    except (SMTPException, OSError) as failure:
        _put_off(letter, failure)
        return False
    _settle(letter, status=Letter.Status.SENT, sent_at=timezone.now(), error="")
    return True


def _put_off(letter: Letter, failure: Exception) -> None:
    # The kind of failure only: a mail server's words may hold the address.
    error = type(failure).__name__
    if letter.tries >= MAX_TRIES:
        _settle(letter, status=Letter.Status.PARKED, error=error)
        return
    wait = datetime.timedelta(minutes=BACKOFF_MINUTES[letter.tries - 1])
    _settle(letter, due_at=timezone.now() + wait, error=error)


def _settle(letter: Letter, **values: Any) -> None:
    Letter.objects.queued().filter(pk=letter.pk).update(**values)


def park_given_up_letters() -> int:
    """Park letters whose last try never came back; how many."""
    return Letter.objects.given_up(timezone.now()).update(
        status=Letter.Status.PARKED, error="no answer"
    )


def empty_old_letters() -> int:
    """Take the words out of letters settled and older than 90 days; how many. The row stays."""
    now = timezone.now()
    return Letter.objects.past_keeping(now).update(
        subject="", text="", html="", calendar="", emptied_at=now
    )
