"""A letter is written in the transaction of what it tells of, once."""

import datetime

import pytest
import time_machine
from django.core import mail
from django.db import transaction
from django.utils import timezone

from accounts import actions
from accounts.models import Letter
from tests.factories.accounts import UserFactory

WELCOME = {
    "series_title": "Circles & <care>",
    "series_path": "/learn/circles/",
    "next_title": "Why circles",
    "sentence": "Complete all five modules.",
}


def write(person, key="welcome-1", **more):
    with transaction.atomic():
        return actions.write_letter(
            kind="welcome", person=person, dedupe_key=key, context=WELCOME, **more
        )


@pytest.mark.django_db
def test_writing_twice_with_one_key_gives_one_letter(learner):
    first = write(learner)

    assert write(learner) == first
    assert Letter.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_what_was_rolled_back_is_not_written():
    person = UserFactory()

    def fail():
        with transaction.atomic():
            actions.write_letter(
                kind="welcome", person=person, dedupe_key="welcome-1", context=WELCOME
            )
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert not Letter.objects.exists()
    assert mail.outbox == []


@pytest.mark.django_db(transaction=True)
def test_a_letter_outside_a_transaction_is_a_bug():
    with pytest.raises(RuntimeError, match="transaction"):
        actions.write_letter(
            kind="welcome", person=UserFactory(), dedupe_key="welcome-1", context=WELCOME
        )


@pytest.mark.django_db(transaction=True)
def test_a_letter_is_sent_once_its_transaction_is_through():
    person = UserFactory(full_name="Ada Lovelace")

    letter = write(person)

    letter.refresh_from_db()
    assert letter.status == Letter.Status.SENT
    (sent,) = mail.outbox
    assert sent.to == [person.email]
    assert sent.subject == "You are in: Circles & <care>"
    assert "Hello Ada Lovelace," in sent.body
    assert "http://localhost/learn/circles/" in sent.body
    html = sent.alternatives[0].content
    assert "Circles &amp; &lt;care&gt;" in html
    assert 'href="http://localhost/learn/circles/"' in html


@pytest.mark.django_db
def test_a_dated_letter_waits_for_its_day(learner, django_capture_on_commit_callbacks):
    in_a_week = timezone.now() + datetime.timedelta(days=7)

    with django_capture_on_commit_callbacks(execute=True):
        letter = write(learner, not_before=in_a_week)

    assert mail.outbox == []
    assert not actions.deliver(letter.pk)
    with time_machine.travel(in_a_week + datetime.timedelta(minutes=1)):
        assert actions.deliver(letter.pk)


@pytest.mark.django_db
def test_a_subject_stays_on_one_line(learner, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        context = {**WELCOME, "series_title": "Circles\r\nBcc: everybody@example.org"}
        actions.write_letter(kind="welcome", person=learner, dedupe_key="w", context=context)

    (sent,) = mail.outbox
    assert sent.subject == "You are in: Circles Bcc: everybody@example.org"
    assert sent.bcc == []


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["welcome", "certificate"])
def test_every_kind_reads_well_as_text(learner, kind):
    context = {**WELCOME, "certificate_path": "/certificates/x/", "verify_code": "ABCD"}

    with transaction.atomic():
        letter = actions.write_letter(kind=kind, person=learner, dedupe_key=kind, context=context)

    assert "\n\n\n" not in letter.text
    assert "&amp;" not in letter.text
    assert "{" not in letter.text + letter.html.split("</style>")[1]
