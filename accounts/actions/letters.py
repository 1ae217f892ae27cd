"""Write a letter with what it tells of; deliver it afterwards, at least once, under one Message-ID."""

import datetime
import uuid
from collections.abc import Callable
from smtplib import SMTPException
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat, TruncDay
from django.utils import timezone

from accounts import mail
from accounts.models import Letter, User
from accounts.models.letters import MAX_TRIES

# How long a worker may hold a letter before another one tries.
HOLD = datetime.timedelta(minutes=10)
# Minutes to wait after the first, second, … failed try. About a day in all, so that a night
# without a mail server loses nothing.
BACKOFF_MINUTES = (1, 5, 15, 60, 180, 360, 720)
EMPTY = {"subject": "", "text": "", "html": "", "calendar": ""}
FORGOTTEN_AT_ONCE = 500


def write_letter(
    *,
    kind: str,
    person: User,
    dedupe_key: str,
    context: dict[str, Any],
    not_before: datetime.datetime | None = None,
    calendar: str | Callable[[], str] = "",
    is_private: bool = False,
    forget_at: datetime.datetime | None = None,
    stream: str = "",
    template: str = "",
    is_new: bool = False,
) -> Letter:
    """The letter of that `dedupe_key`, written now if it wasn't before, in the person's language and zone.

    Call it inside the transaction of what the letter tells of: rolled back, no letter. `context` fills
    `templates/letters/<template or kind>.{subject.txt,txt,html}`; links in it are paths on this site
    ("/learn/…").
    `calendar` is one iCalendar object or several in a row, or makes them if the letter is new. A
    private letter is emptied on delivery; from `forget_at` on it names nobody; letters of one
    `stream` leave in the order they were written. `is_new`: what it tells of was made in this
    transaction, so it can't be written yet and isn't looked for.
    """
    if stream and not_before:
        raise ValueError("A dated letter would hold up its stream.")
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("A letter is written in the transaction of what it tells of.")
    written = None if is_new else Letter.objects.filter(dedupe_key=dedupe_key).first()
    if written:
        return written
    words = mail.compose(template or kind, person, context)
    now = timezone.now()
    try:
        with transaction.atomic():
            letter = Letter.objects.create(
                dedupe_key=dedupe_key,
                kind=kind,
                person=person,
                language=person.language,
                subject=words.subject,
                text=words.text,
                html=words.html,
                calendar=calendar() if callable(calendar) else calendar,
                is_private=is_private,
                forget_at=forget_at,
                stream=stream,
                message_token=uuid.uuid4(),
                due_at=not_before or now,
            )
    except IntegrityError:
        # Somebody else wrote it between looking and writing; or it was the calendar that failed.
        if written := Letter.objects.filter(dedupe_key=dedupe_key).first():
            return written
        raise
    if letter.due_at <= now:
        transaction.on_commit(lambda: _enqueue(letter.pk), robust=True)
    return letter


def _enqueue(letter_id: int) -> None:
    # Here, because tasks call actions. Should this fail, the minute clock finds the letter.
    from accounts.tasks import deliver_letter

    deliver_letter.enqueue(letter_id)


def deliver(letter_id: int) -> bool:
    """Send one letter if it is due, in turn and in nobody else's hands; whether this call sent it."""
    now = timezone.now()
    # One UPDATE both checks and takes, so of two workers only one goes on.
    mine = Letter.objects.due(now).in_turn().filter(pk=letter_id)
    if not mine.update(due_at=now + HOLD, tries=F("tries") + 1):
        return False
    letter = Letter.objects.select_related("person").get(pk=letter_id)
    if not (letter.person and letter.person.is_active and not letter.person.is_erased):
        _settle(letter, status=Letter.Status.DROPPED)
        return False
    try:
        mail.message(letter).send()
    except mail.OutOfDate:
        _settle(letter, status=Letter.Status.DROPPED, error="out of date")
        return False
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
    # A private letter is emptied by the same write that says what became of it.
    if letter.is_private and "status" in values:
        values |= {**EMPTY, "emptied_at": timezone.now()}
    Letter.objects.queued().filter(pk=letter.pk).update(**values)


def park_given_up_letters() -> int:
    """Park letters whose last try never came back; how many."""
    now = timezone.now()
    given_up = Letter.objects.given_up(now)
    parked = {"status": Letter.Status.PARKED, "error": "no answer"}
    private = given_up.filter(is_private=True).update(**parked, **EMPTY, emptied_at=now)
    return private + given_up.filter(is_private=False).update(**parked)


def empty_old_letters() -> int:
    """Take the words out of letters settled and older than 90 days; how many. The row stays."""
    now = timezone.now()
    return Letter.objects.past_keeping(now).update(**EMPTY, emptied_at=now)


def forget_letters() -> int:
    """Take person, words, keys and hours out of letters that are to be forgotten by now; how many.

    What of them was still to be sent is dropped: nobody is left to send it to.
    """
    now = timezone.now()
    forgotten = 0
    while due := list(
        Letter.objects.to_forget(now).values_list("pk", flat=True)[:FORGOTTEN_AT_ONCE]
    ):
        forgotten += _forget(due, now)
    return forgotten


def _forget(letter_ids: list[int], now: datetime.datetime) -> int:
    with transaction.atomic():
        letters = Letter.objects.filter(pk__in=letter_ids)
        letters.queued().update(status=Letter.Status.DROPPED)
        letters.filter(emptied_at=None).update(emptied_at=now)
        # Who kept the letter, or a mail server's log, has its Message-ID and its minute.
        unlinked = [Letter(pk=pk, message_token=uuid.uuid4()) for pk in letter_ids]
        Letter.objects.bulk_update(unlinked, ["message_token"])
        # The key may hold the number of a person or of their place.
        key = Concat(Value("forgotten:"), Cast("pk", CharField()))
        days = {
            name: TruncDay(name, tzinfo=datetime.UTC)
            for name in ("due_at", "created_at", "sent_at", "emptied_at")
        }
        return letters.update(
            **EMPTY, **days, person=None, stream="", error="", dedupe_key=key, forget_at=None
        )
