"""Asking for a seat: the form, what it keeps, and what becomes of it."""

import datetime

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from events.actions import digest_of
from events.models import AccessNeed, AgreementVersion, Registration
from home.tasks import clear_old_sessions
from tests.factories.events import (
    a_circle,
    a_keeper,
    a_person,
    a_pool,
    an_agreement,
    circles_page,
    registered,
    seated,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def pool(site_root):
    return a_circle(circles_page(late_entry_minutes=10), 2)


def url_of(pool):
    return reverse("events:register", args=[pool.pk])


def filled(**other):
    """The form as a person sends it who read the agreement."""
    return {
        "display_name": "Sam",
        "agreed": "on",
        "agreement": digest_of(an_agreement()),
        "form_key": "a-form",
        **other,
    }


def words(response):
    return response.content.decode()


def test_a_free_seat_is_taken_and_shown(client, pool, learner):
    client.force_login(learner)

    response = client.post(url_of(pool), filled(), follow=True)

    assert Registration.objects.get().status == Registration.Status.CONFIRMED
    assert "You have a seat" in words(response)


def test_the_version_that_was_agreed_to_is_kept(client, pool, learner):
    client.force_login(learner)

    client.post(url_of(pool), filled())

    version = AgreementVersion.objects.get()
    assert Registration.objects.get().agreement == version
    assert version.limits == an_agreement().limits


def test_in_a_full_circle_one_waits_in_turn_and_is_told_so_before(client, pool, learner):
    for number in range(2):
        seated(pool, a_person(number))
    registered(pool, a_person(3), Registration.Status.WAITING)
    client.force_login(learner)

    asked = client.get(url_of(pool))
    sent = client.post(url_of(pool), filled(), follow=True)

    assert "At most 1 person would be before you in the queue." in words(asked)
    assert "Join the waitlist" in words(asked)
    assert "Why you are still waiting" in words(sent)
    assert "All seats are taken. At most 1 person is before you in the queue." in words(sent)


def test_the_form_says_what_one_must_know_before(client, pool, learner, stranger):
    a_keeper(pool.session, stranger)
    type(pool.session).objects.update(observed_note="A student sits in.", place="Room 7")
    client.force_login(learner)

    said = words(client.get(url_of(pool)))

    assert "With one keeper." in said
    assert stranger.full_name not in said
    for part in (
        "A student sits in.",
        "Room 7",
        "What is said in the circle stays in the circle.",
        "A keeper must report harm to a child.",
        "Call 988, at any hour.",
        "until 10 minutes after the start",
        "90 minutes",
        "It is erased seven days after.",
    ):
        assert part in said


def test_the_full_name_is_never_filled_in(client, pool, learner):
    client.force_login(learner)

    form = client.get(url_of(pool)).context["form"]

    assert learner.full_name
    assert form["display_name"].value() == ""


def test_the_display_name_is_filled_in_and_may_be_changed(client, pool, learner):
    type(learner).objects.filter(pk=learner.pk).update(display_name="Sam", pronouns="they/them")
    client.force_login(learner)

    form = client.get(url_of(pool)).context["form"]

    assert (form["display_name"].value(), form["pronouns"].value()) == ("Sam", "they/them")


def test_without_a_tick_there_is_no_seat_and_what_was_typed_stays(client, pool, learner):
    client.force_login(learner)
    sent = filled(need="A seat near the door")
    del sent["agreed"]

    response = client.post(url_of(pool), sent)

    assert response.status_code == 422
    assert "Tick the box if you agree." in words(response)
    assert "A seat near the door" in words(response)
    assert not Registration.objects.exists()


def test_words_that_changed_meanwhile_are_shown_and_must_be_agreed_to(client, pool, learner):
    client.force_login(learner)
    read = filled(need="Captions")
    type(an_agreement()).objects.update(agreement="<p>We also listen.</p>")

    first = client.post(url_of(pool), read)
    again = first.context["form"]

    assert "were changed while you were here" in words(first)
    assert "We also listen." in words(first)
    assert "Captions" in words(first)
    assert not Registration.objects.exists()

    client.post(url_of(pool), filled(agreement=again["agreement"].value()))

    assert Registration.objects.get().agreement.agreement == "<p>We also listen.</p>"


def test_words_that_are_changed_back_are_a_version_of_their_own():
    from events.actions import version_in_force

    source = an_agreement()
    first = version_in_force(source)
    type(source).objects.update(agreement="<p>Other.</p>")
    version_in_force(source)
    type(source).objects.update(agreement=source.agreement)

    third = version_in_force(source)

    assert (third.number, third.digest) == (3, first.digest)
    assert version_in_force(source) == third


def test_the_same_form_sent_twice_is_one_registration(client, pool, learner):
    client.force_login(learner)

    first = client.post(url_of(pool), filled())
    second = client.post(url_of(pool), filled())

    assert first.url == second.url
    assert Registration.objects.count() == 1


def test_two_tabs_are_one_registration(client, pool, learner):
    client.force_login(learner)

    client.post(url_of(pool), filled(form_key="one"))
    client.post(url_of(pool), filled(form_key="two"))

    assert Registration.objects.count() == 1


def test_who_is_registered_is_led_to_their_place(client, pool, learner):
    registration = seated(pool, learner)
    client.force_login(learner)

    assert client.get(url_of(pool)).url == f"/j/{registration.code}/"


@pytest.mark.parametrize("where", ["the page", "above it", "the page it is an alias of"])
def test_who_may_not_see_the_page_gets_no_form_and_no_seat(client, pool, learner, where):
    page = pool.page.specific
    client.force_login(learner)
    assert client.get(url_of(pool)).status_code == 200
    barred = page if where == "the page" else page.get_parent()
    if where == "the page it is an alias of":
        barred = circles_page("Members", parent=barred)
        type(page).objects.filter(pk=page.pk).update(alias_of=barred)
    PageViewRestriction.objects.create(
        page=barred, restriction_type=PageViewRestriction.PASSWORD, password="closed"
    )

    assert client.get(url_of(pool)).status_code == 404
    assert client.post(url_of(pool), filled()).status_code == 404
    assert not Registration.objects.exists()


def test_a_refusal_is_said_above_the_form_and_keeps_what_was_typed(client, pool, learner):
    a_keeper(pool.session, learner)
    client.force_login(learner)

    response = client.post(url_of(pool), filled(need="Captions"))

    assert response.status_code == 422
    assert "There is a problem" in words(response)
    assert "you need no seat in it" in words(response)
    assert "Captions" in words(response)


def test_what_was_typed_waits_for_who_signs_in_again(client, pool, learner):
    sent = filled(need="Near the door", whose=learner.pk)

    response = client.post(url_of(pool), sent)
    rows = [row.get_decoded() for row in Session.objects.all()]
    client.force_login(learner)
    form = client.get(url_of(pool)).context["form"]

    assert response.url.startswith(reverse("account_login"))
    assert response.url.endswith(f"next={url_of(pool)}")
    assert any("sealed" in row for row in rows)
    assert "door" not in str(rows)
    assert form["need"].value() == "Near the door"
    assert form["form_key"].value() == "a-form"
    assert not form["agreed"].value()


def rows_with_a_form():
    return [row for row in Session.objects.all() if "sealed" in row.get_decoded()]


def test_what_was_typed_outlives_a_reload_and_is_gone_once_it_was_sent(client, pool, learner):
    client.post(url_of(pool), filled(need="At first", whose=learner.pk))
    client.post(url_of(pool), filled(need="Near the door", whose=learner.pk))
    assert len(rows_with_a_form()) == 1
    client.force_login(learner)

    for _reload in range(2):
        assert "Near the door" in words(client.get(url_of(pool)))
    client.post(url_of(pool), filled(need="Near the door"))
    assert not rows_with_a_form()


@pytest.mark.parametrize(("minutes", "is_there"), [(29, True), (31, False)])
def test_what_was_typed_waits_for_half_an_hour(client, pool, learner, minutes, is_there):
    client.post(url_of(pool), filled(need="Near the door", whose=learner.pk))
    client.force_login(learner)

    with time_machine.travel(timezone.now() + datetime.timedelta(minutes=minutes)):
        shown = words(client.get(url_of(pool)))

    assert ("Near the door" in shown) == is_there


def test_of_who_never_comes_back_nothing_typed_is_left(client, pool, learner):
    client.post(url_of(pool), filled(need="Near the door", whose=learner.pk))
    client.force_login(learner)
    clear_old_sessions.func()
    assert rows_with_a_form()

    with time_machine.travel(timezone.now() + datetime.timedelta(minutes=31)):
        clear_old_sessions.func()

    assert not rows_with_a_form()
    assert client.get("/").wsgi_request.user == learner


def test_nobody_else_who_signs_in_gets_what_was_typed(client, pool, learner, stranger):
    client.post(url_of(pool), filled(need="Near the door", whose=learner.pk))
    client.force_login(stranger)

    assert "Near the door" not in words(client.get(url_of(pool)))


def test_what_a_person_needs_is_kept_apart(client, pool, learner):
    client.force_login(learner)

    client.post(url_of(pool), filled(need="Captions,\r\nplease"))

    assert AccessNeed.objects.get().text == "Captions,\nplease"


def test_a_session_that_is_no_circle_asks_for_no_agreement(client, site_root, learner):
    pool = a_pool()
    client.force_login(learner)

    asked = client.get(url_of(pool))
    client.post(url_of(pool), {"display_name": "Sam", "form_key": "k"})

    assert "agreed" not in asked.context["form"].fields
    assert Registration.objects.get().status == Registration.Status.CONFIRMED


def test_before_registration_opens_the_page_says_when(client, site_root, learner):
    opens_at = timezone.now() + datetime.timedelta(days=2)
    pool = a_circle(circles_page(registration_opens_at=opens_at))
    client.force_login(learner)

    asked = client.get(url_of(pool))
    sent = client.post(url_of(pool), filled())

    assert "Opens" in words(asked)
    assert '<form class="form"' not in words(asked)
    assert sent.status_code == 422
    assert not Registration.objects.exists()


@pytest.mark.parametrize("hidden", ["draft", "unknown", "too large"])
def test_what_is_not_published_is_not_found(client, pool, learner, hidden):
    numbers = {"draft": pool.pk, "unknown": 10**6, "too large": 10**30}
    if hidden == "draft":
        pool.page.specific.unpublish()
    client.force_login(learner)

    assert client.get(reverse("events:register", args=[numbers[hidden]])).status_code == 404


NAMES = {
    "line breaks": ("Sam\r\nATTENDEE:mailto:x@example.org", "Sam ATTENDEE:mailto:x@example.org"),
    "NUL": ("Sa\0m", "Sam"),
    "direction turned": ("Sam\u202egnp.exe", "Samgnp.exe"),
    "joiners": ("नमस्ते क्\u200dष", "नमस्ते क्\u200dष"),
    "many scripts": ("Zoë O’Neill 李", "Zoë O’Neill 李"),
    "markup": ("<b>Sam</b>", "<b>Sam</b>"),
}


@pytest.mark.parametrize("typed", NAMES)
def test_a_name_is_kept_as_one_plain_line(client, pool, learner, typed):
    client.force_login(learner)

    response = client.post(url_of(pool), filled(display_name=NAMES[typed][0]), follow=True)

    assert Registration.objects.get().display_name == NAMES[typed][1]
    assert "<b>Sam</b>" not in words(response)


REFUSED = {
    "nothing": ("display_name", " \u200b\r\n", "Enter a name to be called by."),
    "a megabyte": ("display_name", "x" * 1_000_000, "Use at most 150 characters"),
    "piled accents": ("display_name", "Sam" + "\u0301" * 60, "fewer accents"),
    "long pronouns": ("pronouns", "x" * 41, "Use at most 40 characters"),
    "a long need": ("need", "x" * 1_001, "under 1,000 characters"),
    "a need of a megabyte": ("need", "x" * 1_000_000, "under 1,000 characters"),
    "no form key": ("form_key", "", "This form isn’t complete."),
    "a long form key": ("form_key", "k" * 65, "at most 64 characters"),
}


@pytest.mark.parametrize("typed", REFUSED)
def test_what_cannot_be_kept_is_said_clearly(client, pool, learner, typed):
    field, text, sentence = REFUSED[typed]
    client.force_login(learner)

    response = client.post(url_of(pool), filled(**{field: text}))

    assert response.status_code == 422
    assert sentence in words(response)
    assert not Registration.objects.exists()


def test_the_page_is_kept_by_nobody(client, pool, learner):
    client.force_login(learner)

    response = client.get(url_of(pool))

    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"
