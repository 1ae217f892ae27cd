"""Private letters leave no words behind, keep their order, and in the end say no longer whose they were."""

import datetime
from smtplib import SMTPServerDisconnected

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.utils import timezone

from accounts import actions, tasks
from accounts.mail import SITE_MARK, fill
from accounts.models import Letter
from accounts.models.letters import MAX_TRIES
from tests.factories.accounts import LetterFactory, UserFactory
from tests.races import at_once

WORDS = ("subject", "text", "html", "calendar")


class BrokenBackend(EmailBackend):
    def send_messages(self, messages):
        raise SMTPServerDisconnected


class FirstTryFails(EmailBackend):
    """A mail server that hangs up once for each message."""

    tried = set()

    def send_messages(self, messages):
        for message in messages:
            name = message.extra_headers["Message-ID"]
            if name not in FirstTryFails.tried:
                FirstTryFails.tried.add(name)
                raise SMTPServerDisconnected
        return super().send_messages(messages)


@pytest.fixture
def a_mark():
    """A mark that is filled with what the list holds, newest last."""
    said = ["secret"]
    fill("test", lambda letter, number: said[-1] and f"{said[-1]}-{number}")
    yield said
    fill("test", lambda letter, number: None)


def words_of(letter):
    letter.refresh_from_db()
    return [getattr(letter, name) for name in WORDS]


@pytest.mark.django_db
def test_a_private_letter_is_emptied_as_it_is_sent():
    letter = LetterFactory(is_private=True, calendar="BEGIN:VCALENDAR")

    assert actions.deliver(letter.pk)

    assert words_of(letter) == [""] * 4
    assert letter.status == Letter.Status.SENT
    assert letter.emptied_at
    assert mail.outbox[0].body


@pytest.mark.django_db
def test_a_letter_that_is_not_private_keeps_its_words():
    """The control of the test above."""
    letter = LetterFactory()

    assert actions.deliver(letter.pk)

    assert all(words_of(letter)[:3])


@pytest.mark.django_db
def test_a_private_letter_is_emptied_as_it_is_parked(settings):
    settings.EMAIL_BACKEND = f"{__name__}.BrokenBackend"
    letter = LetterFactory(is_private=True, tries=MAX_TRIES - 1)

    actions.deliver(letter.pk)

    assert words_of(letter) == [""] * 4
    assert letter.status == Letter.Status.PARKED


@pytest.mark.django_db
def test_a_private_letter_keeps_its_words_between_tries(settings):
    settings.EMAIL_BACKEND = f"{__name__}.BrokenBackend"
    letter = LetterFactory(is_private=True)

    actions.deliver(letter.pk)

    assert all(words_of(letter)[:3])
    assert letter.status == Letter.Status.QUEUED


@pytest.mark.django_db
def test_private_letters_whose_last_worker_died_are_parked_and_emptied_and_others_parked():
    private = LetterFactory(is_private=True, tries=MAX_TRIES)
    other = LetterFactory(tries=MAX_TRIES)

    assert actions.park_given_up_letters() == 2

    assert words_of(private) == [""] * 4
    assert all(words_of(other)[:3])
    assert private.status == other.status == Letter.Status.PARKED


@pytest.mark.django_db
def test_a_private_letter_to_a_closed_account_is_dropped_and_emptied():
    letter = LetterFactory(is_private=True, person=UserFactory(is_active=False))

    actions.deliver(letter.pk)

    assert words_of(letter) == [""] * 4
    assert letter.status == Letter.Status.DROPPED


@pytest.mark.django_db
def test_a_letter_waits_for_the_earlier_ones_of_its_stream():
    first, second = LetterFactory.create_batch(2, stream="1:1")
    other, loose = LetterFactory(stream="2:1"), LetterFactory()

    assert not actions.deliver(second.pk)
    assert actions.deliver(other.pk)
    assert actions.deliver(loose.pk)
    assert actions.deliver(first.pk)
    assert actions.deliver(second.pk)


@pytest.mark.django_db
@pytest.mark.parametrize("status", [Letter.Status.PARKED, Letter.Status.DROPPED])
def test_what_is_not_sent_any_more_holds_up_nothing(status):
    LetterFactory(stream="1:1", status=status)
    second = LetterFactory(stream="1:1")

    assert actions.deliver(second.pk)


@pytest.mark.django_db
def test_a_dated_letter_has_no_stream(learner):
    with transaction.atomic(), pytest.raises(ValueError, match="stream"):
        actions.write_letter(
            kind="welcome",
            person=learner,
            dedupe_key="x",
            context={},
            stream="1:1",
            not_before=timezone.now(),
        )


def in_which_order(letters):
    """The subjects in the order sent, by two workers, where each letter's first try fails."""
    FirstTryFails.tried = set()
    for minutes in range(0, 12, 2):
        with time_machine.travel(timezone.now() + datetime.timedelta(minutes=minutes)):
            at_once(2, lambda n: [actions.deliver(a.pk) for a in letters[:: -1 if n else 1]])
    return [message.subject for message in mail.outbox]


@pytest.mark.django_db(transaction=True)
def test_a_cancel_never_overtakes_its_request(settings):
    settings.EMAIL_BACKEND = f"{__name__}.FirstTryFails"
    letters = [LetterFactory(stream="1:1", subject=word) for word in ("request", "cancel")]

    assert in_which_order(letters) == ["request", "cancel"]


@pytest.mark.django_db(transaction=True)
def test_without_a_stream_the_later_letter_overtakes(settings, monkeypatch):
    """The control of the test above: the second of two letters goes while the first waits for its retry."""
    settings.EMAIL_BACKEND = f"{__name__}.FirstTryFails"
    first, second = (LetterFactory(subject=word) for word in ("request", "cancel"))
    FirstTryFails.tried = {f"<{second.message_token}@example.org>"}

    for letter in (first, second):
        actions.deliver(letter.pk)

    assert [message.subject for message in mail.outbox] == ["cancel"]


@pytest.mark.django_db
def test_a_mark_is_filled_at_delivery_and_never_stored(a_mark):
    link = f"{SITE_MARK}/x/[[test:12]]/"
    letter = LetterFactory(text=link, html=f'<a href="{link}">')

    assert actions.deliver(letter.pk)

    assert "http://localhost/x/secret-12/" in mail.outbox[0].body
    assert "http://localhost/x/secret-12/" in mail.outbox[0].alternatives[0].content
    assert "[[test:12]]" in words_of(letter)[1]


@pytest.mark.django_db
def test_a_letter_about_what_is_over_is_not_sent(a_mark):
    letter = LetterFactory(text="[[test:12]]", is_private=True)
    a_mark.append(None)

    assert not actions.deliver(letter.pk)

    assert words_of(letter) == [""] * 4
    assert letter.status == Letter.Status.DROPPED
    assert mail.outbox == []


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["[[nobody:12]]", "[[test:x]]", "[[test:]]", "[[", "[[test:1]"])
def test_what_is_no_mark_stays_as_it_is(a_mark, words):
    actions.deliver(LetterFactory(text=words).pk)

    assert words in mail.outbox[0].body


@pytest.mark.django_db
def test_a_forgotten_letter_says_not_whose_it_was():
    yesterday = timezone.now() - datetime.timedelta(days=1)
    sent = LetterFactory(sent=True, forget_at=yesterday, stream="1:1")
    waiting = LetterFactory(forget_at=yesterday, stream="1:1")
    kept = LetterFactory(forget_at=timezone.now() + datetime.timedelta(days=1), stream="1:1")

    assert tasks.forget_letters.call() == 2
    assert tasks.forget_letters.call() == 0

    for letter in (sent, waiting):
        assert words_of(letter) == [""] * 4
        assert letter.person is None
        assert letter.stream == ""
        assert letter.dedupe_key == f"forgotten:{letter.pk}"
    assert sent.status == Letter.Status.SENT
    assert waiting.status == Letter.Status.DROPPED
    kept.refresh_from_db()
    assert kept.person
    assert tasks.deliver_due_letters.call() == 1


@pytest.mark.django_db
def test_a_forgotten_letter_keeps_neither_its_message_id_nor_its_hours():
    noon = datetime.datetime(2026, 3, 2, 12, 34, 56, tzinfo=datetime.UTC)
    letter = LetterFactory(sent=True, forget_at=noon, due_at=noon, created_at=noon, sent_at=noon)
    private = LetterFactory(sent=True, forget_at=noon, sent_at=noon, emptied_at=noon)
    before = {letter.message_token, private.message_token}

    actions.forget_letters()

    letter.refresh_from_db()
    private.refresh_from_db()
    midnight = datetime.datetime(2026, 3, 2, tzinfo=datetime.UTC)
    times = [letter.due_at, letter.created_at, letter.sent_at, private.sent_at, private.emptied_at]
    assert set(times) == {midnight}
    assert len({letter.message_token, private.message_token} - before) == 2


@pytest.mark.django_db
def test_more_letters_than_go_at_once_are_forgotten_all(monkeypatch):
    monkeypatch.setattr("accounts.actions.letters.FORGOTTEN_AT_ONCE", 2)
    LetterFactory.create_batch(5, forget_at=timezone.now())

    assert actions.forget_letters() == 5


@pytest.mark.django_db
def test_a_letter_to_nobody_is_dropped():
    letter = LetterFactory(person=None)

    assert not actions.deliver(letter.pk)

    letter.refresh_from_db()
    assert letter.status == Letter.Status.DROPPED


CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:{}\r\nSUMMARY:Your place – yes\r\nEND:VCALENDAR\r\n"


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
def test_a_calendar_part_says_what_to_do_with_it(method):
    letter = LetterFactory(calendar=CALENDAR.format(method))

    actions.deliver(letter.pk)

    message = mail.outbox[0].message()
    either, file = message.get_payload()
    *_, part = either.get_payload()
    assert either.get_content_type() == "multipart/alternative"
    assert part.get_content_type() == "text/calendar"
    assert part.get_param("method") == method
    assert part.get_content_charset() == "utf-8"
    assert file.get_filename() == "invite.ics"
    for one in (part, file):
        assert one.get_payload(decode=True).decode().splitlines() == letter.calendar.splitlines()
