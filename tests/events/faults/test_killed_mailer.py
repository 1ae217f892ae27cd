"""The mailer is killed among its letters, which go to a real mail server. None is lost."""

import random
import time
import uuid
from collections import Counter
from contextlib import contextmanager
from email import message_from_bytes

import pytest
from aiosmtpd.controller import Controller
from django.core import mail as outgoing
from django.utils import timezone

from accounts import mail
from accounts.models import Letter
from accounts.tasks import deliver_due_letters
from tests.events.faults.serving import free_port
from tests.factories.accounts import LetterFactory
from tests.killing import finished_or_killed

pytestmark = pytest.mark.django_db(transaction=True)


class Sink:
    """Takes every letter, and keeps which Message-IDs came."""

    def __init__(self):
        self.received = []

    async def handle_DATA(self, server, session, envelope):
        self.received.append(message_from_bytes(envelope.content)["Message-ID"])
        return "250 OK"


@contextmanager
def a_mail_server():
    sink = Sink()
    controller = Controller(sink, hostname="127.0.0.1", port=free_port())
    controller.start()
    yield sink, controller.port
    controller.stop()


@pytest.fixture
def sink(settings):
    with a_mail_server() as (sink, port):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        yield sink


def letters(count, person):
    for number in range(count):
        LetterFactory(person=person, dedupe_key=f"letter-{number}", message_token=uuid.uuid4())


def message_ids():
    return {
        f"<{token}@example.org>" for token in Letter.objects.values_list("message_token", flat=True)
    }


def let_holds_lapse():
    """As if ten minutes had passed: what a dead mailer held may be taken by the next."""
    Letter.objects.queued().update(due_at=timezone.now())


def deliver_and_kill(deliver, kills):
    """Start the mailer and kill it in the middle, so many times; then let it come to its end."""
    killed, longest = 0, 0.4
    while killed < kills and Letter.objects.queued().exists():
        before = Letter.objects.queued().count()
        killed += not finished_or_killed(deliver, random.uniform(0, longest))
        # So that the letters last as long as the kills do.
        is_too_much = before - Letter.objects.queued().count() > before / (kills - killed + 1)
        longest *= 0.8 if is_too_much else 1.1
        let_holds_lapse()
    while Letter.objects.queued().exists():
        finished_or_killed(deliver, 120)
        let_holds_lapse()
    return killed


def test_no_letter_is_lost_and_repeats_bear_the_same_message_id(sink, learner, at_full_size):
    count, kills = (1000, 25) if at_full_size else (100, 3)
    letters(count, learner)

    killed = deliver_and_kill(deliver_due_letters.func, kills)

    assert killed == kills
    assert set(sink.received) == message_ids()
    assert len(sink.received) - count <= kills
    assert set(Letter.objects.values_list("status", flat=True)) == {Letter.Status.SENT}


def test_letters_marked_as_sent_before_they_are_get_lost(sink, learner):
    """The control: a mailer that writes first and sends afterwards is found out."""
    letters(60, learner)

    def careless():
        for letter in Letter.objects.queued().select_related("person"):
            Letter.objects.filter(pk=letter.pk).update(
                status=Letter.Status.SENT, sent_at=timezone.now()
            )
            time.sleep(0.003)
            mail.message(letter).send()

    deliver_and_kill(careless, 12)

    assert set(sink.received) < message_ids()


def test_the_mail_server_counts_what_comes_twice(sink, learner):
    """The other control: repeats are seen, and each letter has a Message-ID of its own."""
    letters(2, learner)
    first = Letter.objects.first()

    for letter in [first, *Letter.objects.all()]:
        mail.message(letter).send()

    assert sorted(Counter(sink.received).values()) == [1, 2]
    assert not outgoing.outbox
