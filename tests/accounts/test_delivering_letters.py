"""Letters go out at least once, under one Message-ID, later and later, and are parked in the end."""

import datetime
import threading
from smtplib import SMTPServerDisconnected

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from accounts import actions, tasks
from accounts.models import Letter
from accounts.models.letters import MAX_TRIES
from tests.factories.accounts import LetterFactory, UserFactory
from tests.races import at_once


class BrokenBackend(EmailBackend):
    """A mail server that hangs up, after taking the message or before."""

    seen = []

    def send_messages(self, messages):
        BrokenBackend.seen += [message.extra_headers["Message-ID"] for message in messages]
        raise SMTPServerDisconnected("Ada Lovelace <ada@example.org> unknown")


@pytest.fixture
def broken_mail(settings):
    settings.EMAIL_BACKEND = f"{__name__}.BrokenBackend"
    BrokenBackend.seen = []
    return BrokenBackend


@pytest.mark.django_db
def test_a_letter_goes_to_the_address_the_person_has_now():
    letter = LetterFactory()
    letter.person.email = "new@example.org"
    letter.person.save()

    assert actions.deliver(letter.pk)

    assert mail.outbox[0].to == ["new@example.org"]


@pytest.mark.django_db
def test_links_get_the_sites_address_at_delivery(settings):
    settings.BASE_URL = "https://equip.example.org"

    actions.deliver(LetterFactory().pk)

    assert "https://equip.example.org/learn/" in mail.outbox[0].body
    assert "site.invalid" not in mail.outbox[0].message().as_string()


@pytest.mark.django_db
def test_delivering_twice_sends_once():
    letter = LetterFactory()

    assert actions.deliver(letter.pk)
    assert not actions.deliver(letter.pk)
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_a_failed_letter_waits_longer_each_time_and_is_parked(broken_mail):
    letter = LetterFactory()
    waits = []

    for _ in range(MAX_TRIES):
        with time_machine.travel(Letter.objects.get().due_at, tick=False):
            assert not actions.deliver(letter.pk)
            letter.refresh_from_db()
            waits.append(letter.due_at - timezone.now())

    assert letter.status == Letter.Status.PARKED
    assert letter.tries == MAX_TRIES
    assert waits[:-1] == sorted(waits[:-1])
    assert waits[0] == datetime.timedelta(minutes=1)
    assert len(set(broken_mail.seen)) == 1
    assert len(broken_mail.seen) == MAX_TRIES


@pytest.mark.django_db
def test_what_a_mail_server_says_about_a_person_is_not_kept(broken_mail):
    letter = LetterFactory()

    actions.deliver(letter.pk)

    letter.refresh_from_db()
    assert letter.error == "SMTPServerDisconnected"


@pytest.mark.django_db
def test_before_its_next_try_a_letter_is_left_alone(broken_mail, settings):
    letter = LetterFactory()
    actions.deliver(letter.pk)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    assert tasks.deliver_due_letters.call() == 0
    with time_machine.travel(timezone.now() + datetime.timedelta(minutes=2)):
        assert tasks.deliver_due_letters.call() == 1


@pytest.mark.django_db
def test_a_letter_whose_worker_died_is_taken_up_again():
    letter = LetterFactory(tries=3, due_at=timezone.now() + actions.letters.HOLD)

    with time_machine.travel(timezone.now() + actions.letters.HOLD * 2):
        assert tasks.deliver_due_letters.call() == 1

    letter.refresh_from_db()
    assert letter.status == Letter.Status.SENT


@pytest.mark.django_db
def test_a_letter_whose_last_worker_died_is_parked():
    letter = LetterFactory(tries=MAX_TRIES)

    assert tasks.deliver_due_letters.call() == 0

    letter.refresh_from_db()
    assert letter.status == Letter.Status.PARKED


@pytest.mark.django_db
def test_nobody_writes_to_a_closed_account():
    letter = LetterFactory(person=UserFactory(is_active=False))

    assert not actions.deliver(letter.pk)

    letter.refresh_from_db()
    assert letter.status == Letter.Status.DROPPED
    assert mail.outbox == []


@pytest.mark.django_db
@pytest.mark.parametrize(("age", "is_emptied"), [(89, False), (91, True)])
def test_words_are_kept_for_ninety_days(age, is_emptied):
    letter = LetterFactory(sent=True, created_at=timezone.now() - datetime.timedelta(days=age))

    tasks.purge_letters.call()
    tasks.purge_letters.call()

    letter.refresh_from_db()
    assert (letter.text == letter.html == letter.subject == "") is is_emptied
    assert letter.sent_at


@pytest.mark.django_db
def test_a_letter_still_waiting_is_never_emptied():
    letter = LetterFactory(created_at=timezone.now() - datetime.timedelta(days=200))

    assert tasks.purge_letters.call() == 0

    letter.refresh_from_db()
    assert letter.text


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_a_letter_once():
    letters = LetterFactory.create_batch(5)

    sent = at_once(8, lambda _: sum(actions.deliver(letter.pk) for letter in letters))

    assert sum(sent) == len(letters)
    assert len(mail.outbox) == len(letters)


@pytest.mark.django_db(transaction=True)
def test_without_the_claim_two_workers_send_it_twice(monkeypatch):
    """The control of the test above: a look before sending is not enough."""
    letter = LetterFactory()
    barrier = threading.Barrier(2)

    def look_then_send(_):
        if Letter.objects.get(pk=letter.pk).status == Letter.Status.QUEUED:
            barrier.wait(10)
            mail.EmailMessage("Hello", "", None, [letter.person.email]).send()
            Letter.objects.filter(pk=letter.pk).update(
                status=Letter.Status.SENT, sent_at=timezone.now()
            )

    at_once(2, look_then_send)

    assert len(mail.outbox) == 2
