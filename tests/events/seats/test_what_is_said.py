"""What is said after a seat was given up or moved is so."""

import datetime

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from events import actions
from events.models import Registration, Session
from events.moving_to import Choice
from tests.factories.events import a_circle, a_keeper, a_person, circles_page, registered, seated

pytestmark = pytest.mark.django_db
Status = Registration.Status
NEXT = "goes to the next person"


@pytest.fixture
def page(site_root):
    return circles_page()


@pytest.fixture
def circle(page):
    """Open, with one seat."""
    return a_circle(page, 1, keepers=[a_person(90)], slot="one")


def url(name, registration):
    return reverse(f"events:{name}", args=[registration.code])


def said(response):
    return " ".join(str(each) for each in get_messages(response.wsgi_request))


@pytest.fixture
def give_up(client, circle, learner):
    """Take the seat and give it up; what is said."""

    def given_up():
        client.force_login(learner)
        mine = circle.registrations.filter(person=learner).get()
        return said(client.post(url("cancel", mine)))

    return given_up


def test_a_seat_goes_to_the_next_person_if_there_is_one(circle, learner, give_up):
    seated(circle, learner)
    waits = registered(circle, a_person(1), "waiting")

    assert NEXT in give_up()
    waits.refresh_from_db()
    assert waits.status == Status.OFFERED


def test_with_nobody_waiting_it_goes_to_nobody(circle, learner, give_up):
    seated(circle, learner)

    assert NEXT not in give_up()


def test_while_seats_are_given_to_nobody_it_goes_to_nobody(circle, learner, give_up):
    seated(circle, learner)
    registered(circle, a_person(1), "waiting")
    actions.close_registration(circle, by=learner)

    assert NEXT not in give_up()


def test_at_short_notice_it_goes_to_whoever_is_first(circle, learner, give_up):
    seated(circle, learner)
    registered(circle, a_person(1), "waiting")
    soon = timezone.now() + datetime.timedelta(minutes=20)
    Session.objects.filter(pk=circle.session_id).update(starts_at=soon)

    assert NEXT not in give_up()


def test_once_it_has_started_nothing_is_given_up(client, circle, learner):
    mine = seated(circle, learner)
    before = timezone.now() - datetime.timedelta(minutes=5)
    Session.objects.filter(pk=circle.session_id).update(starts_at=before)
    client.force_login(learner)

    answer = client.post(url("cancel", mine))

    mine.refresh_from_db()
    assert mine.status == Status.CONFIRMED
    assert "started" in said(answer)


@pytest.fixture
def other(page):
    pool = a_circle(page, 1, slot="two")
    a_keeper(pool.session, a_person(91))
    return pool


def test_who_moves_into_a_queue_is_not_told_of_a_seat(client, circle, other, learner, monkeypatch):
    seated(circle, a_person(1))
    seated(other, a_person(2))
    mine = registered(circle, learner, "waiting")
    # Free as the page was made, taken as it is sent.
    seen = [Choice(other, "", "")]
    monkeypatch.setattr("events.views.seats_answers.circles_to_move_to", lambda place: seen)
    client.force_login(learner)

    sentence = said(client.post(url("move", mine), {"to": other.pk, "form_key": "k"}))

    assert other.registrations.get(person=learner).status == Status.WAITING
    assert "queue" in sentence
    assert "Your seat is here" not in sentence


def test_a_form_without_its_key_moves_nobody(client, circle, other, learner):
    mine = seated(circle, learner)
    client.force_login(learner)

    sentence = said(client.post(url("move", mine), {"to": other.pk, "form_key": ""}))

    mine.refresh_from_db()
    assert mine.status == Status.CONFIRMED
    assert "Nothing was changed" in sentence


def test_a_form_sent_again_leads_to_no_place_that_was_left_since(circle, other, learner):
    mine = seated(circle, learner)
    moved = actions.move(mine, other, by=learner, form_key="k")
    actions.cancel(moved, by=learner)

    with pytest.raises(actions.Refused, match="already ended"):
        actions.move(mine, other, by=learner, form_key="k")
