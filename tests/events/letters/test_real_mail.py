"""Letters as a real mail server gets them, through Django's own SMTP backend."""

import datetime
import re

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from accounts import tasks
from accounts.models import Letter
from events import letters, offer_links
from events.models import Registration
from tests.factories import events as make

from .calendar_client import by_ics, by_vobject
from .every import OF_CIRCLES, offered
from .mail_server import a_mail_server

pytestmark = pytest.mark.django_db

LATER = datetime.timedelta(minutes=5)


@pytest.fixture
def mailbox(settings):
    with a_mail_server(settings) as mailbox:
        yield mailbox


@pytest.fixture
def pool():
    return make.a_circle(title="Wellness circle on harm")


def write(how, *args):
    with transaction.atomic():
        return how(*args)


def parts(message):
    """The two ways to read a letter, what calendars act on, and the file."""
    return (
        message.get_body(("plain",)),
        message.get_body(("html",)),
        next(part for part in message.walk() if part.get_content_type() == "text/calendar"),
        next(message.iter_attachments()),
    )


def test_a_place_arrives_as_text_html_and_calendar(mailbox, pool):
    write(letters.confirmed, make.seated(pool, make.a_person(1)))

    assert tasks.deliver_due_letters.call() == 1

    (message,) = mailbox.messages
    text, html, calendar, file = parts(message)
    assert mailbox.to == [["person1@example.org"]]
    assert "You have a seat." in text.get_content()
    assert "You have a seat." in html.get_content()
    assert [part.get_content_type() for part in message.iter_parts()] == [
        "multipart/alternative",
        "application/ics",
    ]
    assert calendar.get_param("method") == "REQUEST"
    assert calendar.get_content_charset() == "utf-8"
    assert file.get_filename() == "invite.ics"
    assert file.get_content() == calendar.get_payload(decode=True).replace(b"\r\n", b"\n").replace(
        b"\n", b"\r\n"
    )
    for read in (by_ics, by_vobject):
        told = read(file.get_content().decode())
        assert told.method == "REQUEST"
        assert told.attendees == ("person1@example.org",)
    assert f"mailto:{message['From'].addresses[0].addr_spec}" in file.get_content().decode()


def test_every_kind_of_letter_passes_a_mail_server(mailbox, pool):
    for number, how in enumerate(OF_CIRCLES.values(), 100):
        write(how, pool, make.a_person(number))

    sent = tasks.deliver_due_letters.call()

    assert sent == len(mailbox.messages) == Letter.objects.count()
    for raw, message in zip(mailbox.raw, mailbox.messages, strict=True):
        assert message["Auto-Submitted"] == "auto-generated"
        subject = " ".join(message["Subject"].split())
        assert re.match(r"About your seats: |.* on \w+day \d+ \w+ \d{4}", subject), subject
        assert b"site.invalid" not in raw
        assert b"[[" not in raw
        assert not message.defects
        assert max(map(len, raw.split(b"\r\n"))) <= 998
    for letter in Letter.objects.all():
        assert (letter.subject, letter.text, letter.html, letter.calendar) == ("",) * 4


def test_a_letter_that_was_taken_but_not_confirmed_comes_again_under_the_same_id(mailbox, pool):
    letter = write(letters.confirmed, make.seated(pool, make.a_person(1)))
    mailbox.hang_up = 1

    assert tasks.deliver_due_letters.call() == 0
    letter.refresh_from_db()
    assert letter.text
    with time_machine.travel(timezone.now() + LATER):
        assert tasks.deliver_due_letters.call() == 1

    first, second = mailbox.messages
    assert first["Message-ID"] == second["Message-ID"]
    assert parts(first)[3].get_content() == parts(second)[3].get_content()
    letter.refresh_from_db()
    assert letter.text == letter.calendar == ""


def test_a_cancel_waits_for_the_request_that_was_not_confirmed(mailbox, pool):
    registration = make.seated(pool, make.a_person(1))
    write(letters.confirmed, registration)
    Registration.objects.update(status="cancelled", reason="by_person")
    registration.refresh_from_db()
    write(letters.cancelled, registration)
    mailbox.hang_up = 1

    for minutes in (0, 5, 10):
        with time_machine.travel(timezone.now() + datetime.timedelta(minutes=minutes)):
            tasks.deliver_due_letters.call()

    files = [by_vobject(parts(message)[3].get_content().decode()) for message in mailbox.messages]
    assert [told.method for told in files] == ["REQUEST", "REQUEST", "CANCEL"]
    assert files[2].sequence > files[1].sequence
    assert files[2].status == ""


def test_the_link_of_an_offer_is_made_at_delivery_and_opens_that_offer(mailbox, pool):
    registration = offered(pool, make.a_person(1), timezone.now() + LATER * 2)
    letter = write(letters.offer, registration)
    assert offer_links.token(registration) not in letter.text + letter.html

    tasks.deliver_due_letters.call()

    (message,) = mailbox.messages
    for body in (message.get_body(("plain",)), message.get_body(("html",))):
        (token,) = re.findall(r"http://localhost/j/offer/([^/\s\"]+)/", body.get_content())
        assert offer_links.registration_of(token) == registration


@pytest.mark.parametrize("what", ["answered", "too late", "gone", "another's"])
def test_the_letter_of_an_offer_that_is_over_is_not_sent(mailbox, pool, what):
    registration = offered(pool, make.a_person(1), timezone.now() + LATER)
    letter = write(letters.offer, registration)
    if what == "another's":
        Registration.objects.update(person=make.a_person(2))
    elif what == "too late":
        Registration.objects.update(offer_expires_at=timezone.now())
    else:
        status = "confirmed" if what == "answered" else "expired"
        Registration.objects.update(status=status, offer_expires_at=None)

    assert tasks.deliver_due_letters.call() == 0

    letter.refresh_from_db()
    assert mailbox.messages == []
    assert letter.status == Letter.Status.DROPPED
    assert letter.text == ""


def test_a_token_dies_with_its_offer_and_opens_no_other(pool):
    registration = offered(pool, make.a_person(1), timezone.now() + LATER)
    token = offer_links.token(registration)
    assert offer_links.registration_of(token) == registration

    for other in (token[:-1], token[1:], "", "x" * 5000, "WzEsMV0:1:x", f"{token}a"):
        assert offer_links.registration_of(other) is None
    Registration.objects.update(offers=2)
    assert offer_links.registration_of(token) is None
    Registration.objects.update(offers=1, status="confirmed", offer_expires_at=None)
    assert offer_links.registration_of(token) is None
