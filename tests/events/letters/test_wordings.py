"""Editors' words stand around the facts; a mistake in them is named; a test goes to themselves alone."""

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Letter
from events import letters
from events.actions import Refused
from events.actions.wordings import MOST_AN_HOUR, send_test
from events.models import LetterWording
from events.placeholders import PLACEHOLDERS, filled, unknown
from tests.factories import events as make

from .every import offered


@pytest.fixture
def pool():
    return make.a_pool(session=make.a_session(make.conference_page(), title="How we teach"))


@pytest.fixture
def person():
    return make.a_person(1)


def a_wording(**fields):
    return LetterWording.objects.create(**{"kind": "confirmed", **fields})


def confirmed(pool, person):
    with transaction.atomic():
        return letters.confirmed(make.seated(pool, person))


@pytest.mark.django_db
def test_an_editors_words_stand_in_the_letter(pool, person):
    a_wording(
        subject="See you at {title}",
        opening="Dear {name},\n\nwe meet on {day}.\nCome early.",
        closing="Room: {place} & <more>",
    )
    pool.session.place = "Room 12"

    letter = confirmed(pool, person)

    assert letter.subject == "See you at How we teach"
    assert "Dear Person Number 1,\n\nwe meet on " in letter.text
    assert "Come early." in letter.text
    assert "<br>Come early.</p>" in letter.html
    assert "Room: Room 12 & <more>" in letter.text
    assert "Room: Room 12 &amp; &lt;more&gt;" in letter.html
    assert "We look forward to seeing you." not in letter.text


@pytest.mark.django_db
def test_what_is_left_empty_is_said_our_way(pool, person):
    a_wording(opening="Lovely.")

    letter = confirmed(pool, person)

    assert letter.subject == "You have a seat: How we teach"
    assert "Lovely." in letter.text
    assert "please give up your seat" in letter.text


@pytest.mark.django_db
def test_no_words_leave_out_the_facts(pool, person):
    a_wording(kind="offer", opening="A seat!", closing="Bye.")
    registration = offered(pool, person, pool.session.starts_at)

    with transaction.atomic():
        letter = letters.offer(registration)

    for fact in ("What: How we teach", "When: ", "Answer by: ", "/j/offer/[[offer:"):
        assert fact in letter.text


@pytest.mark.django_db
def test_the_subject_about_a_circle_stays_neutral(person):
    a_wording(subject="Your healing circle: {title}")

    letter = confirmed(make.a_circle(title="Harm"), person)

    assert letter.subject.startswith("You have a seat on ")
    assert "Harm" not in letter.text


@pytest.mark.django_db
def test_words_in_another_language_are_not_used(pool, person):
    a_wording(opening="Bonjour.", language="fr")

    assert "Bonjour." not in confirmed(pool, person).text


@pytest.mark.parametrize(
    ("kind", "words", "found"),
    [
        ("thanks", "Dear {nmae}", ["{nmae}"]),
        ("thanks", "By {deadline}", ["{deadline}"]),
        ("offer", "By {deadline}", []),
        ("thanks", "Open {", ["{"]),
        ("thanks", "{} {{name}}", ["{}", "{", "}"]),
        ("thanks", "{name.email} {0}", ["{name.email}", "{0}"]),
        ("thanks", " ".join(f"{{{name}}}" for name in PLACEHOLDERS if name != "deadline"), []),
    ],
)
def test_what_means_nothing_is_named(kind, words, found):
    assert unknown(words, kind) == found


@pytest.mark.django_db
def test_the_form_says_which_placeholder_is_wrong():
    wording = LetterWording(kind="thanks", opening="Dear {nmae}", language="xx")

    with pytest.raises(ValidationError) as error:
        wording.full_clean()

    assert "{nmae} means nothing in this letter." in error.value.message_dict["opening"][0]
    assert "{name}" in error.value.message_dict["opening"][0]
    assert "{deadline}" not in error.value.message_dict["opening"][0]
    assert error.value.message_dict["language"] == ["Choose a language that the site speaks."]


@given(st.text(), st.dictionaries(st.sampled_from(sorted(PLACEHOLDERS)), st.text()))
def test_filling_replaces_each_placeholder_once_and_nothing_else(words, values):
    said = filled(f"{words}|{{name}}", values | {"name": "{when}"})

    assert said.endswith("|{when}")
    assert filled(words.replace("{", "").replace("}", ""), values) == words.replace(
        "{", ""
    ).replace("}", "")


@pytest.mark.django_db
def test_a_test_goes_to_whoever_asks_with_nobody_in_it(person, django_capture_on_commit_callbacks):
    cache.clear()
    make.a_person(2)
    wording = a_wording(kind="offer", opening="Hello {name}, until {deadline}.")

    with django_capture_on_commit_callbacks(execute=True):
        send_test(wording, by=person)

    (sent,) = mail.outbox
    assert sent.to == [person.email]
    assert sent.subject == "Test: A seat is free for you: Title of the session"
    assert "Hello Name of the reader, until " in sent.body
    assert "Person Number" not in sent.body
    assert len(sent.attachments) == 0


@pytest.mark.django_db
def test_only_so_many_tests_go_out_in_an_hour(person):
    cache.clear()
    wording = a_wording()

    for _ in range(MOST_AN_HOUR):
        send_test(wording, by=person)
    with pytest.raises(Refused, match="Please wait"):
        send_test(wording, by=person)

    assert Letter.objects.count() == MOST_AN_HOUR


@pytest.fixture
def desk(client, editor):
    cache.clear()
    client.force_login(editor)
    return client


def url(name, *args):
    return reverse(f"wagtailsnippets_events_letterwording:{name}", args=args)


@pytest.mark.django_db
def test_an_editor_words_a_letter_and_is_told_what_means_nothing(desk):
    words = {"kind": "thanks", "language": "en", "subject": "", "closing": ""}

    refused = desk.post(url("add"), words | {"opening": "Dear {nmae}"})
    saved = desk.post(url("add"), words | {"opening": "Dear {name}"})

    assert "{nmae} means nothing in this letter." in refused.content.decode()
    assert "Dear {nmae}" in refused.content.decode()
    assert saved.status_code == 302
    assert LetterWording.objects.get().opening == "Dear {name}"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("mode", "there", "not_there"),
    [
        ("session", "<dd>Title of the session</dd>", "{name}"),
        ("circle", "You have a seat on ", "Title of the session"),
        ("text", "What: Title of the session", "<p>"),
    ],
)
def test_the_preview_shows_the_words_being_typed(desk, mode, there, not_there):
    wording = a_wording(opening="Saved.")
    typed = {"kind": "confirmed", "language": "en", "subject": "", "closing": ""}

    answer = desk.post(url("preview_on_edit", wording.pk), typed | {"opening": "Typed, {name}."})
    shown = desk.get(url("preview_on_edit", wording.pk), {"mode": mode})

    body = shown.content.decode()
    assert answer.json() == {"is_valid": True, "is_available": True}
    assert "Typed, Name of the reader." in body
    assert there in body
    assert not_there not in body
    assert "Saved." not in body
    if mode != "text":
        assert "style-src 'unsafe-inline'" in shown.headers["Content-Security-Policy"]
        assert "script" not in shown.headers["Content-Security-Policy"]


@pytest.mark.django_db
def test_from_the_form_a_test_is_asked_for_and_only_then_sent(
    desk, editor, django_capture_on_commit_callbacks
):
    wording = a_wording()

    form = desk.get(url("edit", wording.pk))
    asked = desk.get(url("test", wording.pk))
    assert not Letter.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        sent = desk.post(url("test", wording.pk), {"address": "eve@example.org"}, follow=True)

    assert url("test", wording.pk) in form.content.decode()
    assert "<li><code>{name}</code>: the reader" in form.content.decode()
    assert editor.email in asked.content.decode()
    assert f"The test is on its way to {editor.email}." in sent.content.decode()
    assert [message.to for message in mail.outbox] == [[editor.email]]


@pytest.mark.django_db
def test_one_test_too_many_is_refused_in_words(desk, editor):
    wording = a_wording()
    for _ in range(MOST_AN_HOUR):
        send_test(wording, by=editor)

    refused = desk.post(url("test", wording.pk))

    assert refused.status_code == 422
    assert "Please wait a little." in refused.content.decode()
