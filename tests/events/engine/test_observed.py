"""Who is moved into a circle that is observed reads so, as whoever registers there does."""

import pytest
from django.urls import reverse

from accounts.models import Letter
from events import actions
from events.models import Session
from tests.events.engine.conftest import ask

pytestmark = pytest.mark.django_db
NOTE = "A student of nursing & care {sits} in, to learn."


@pytest.fixture
def observed(parallel):
    """The second of two circles is observed."""
    Session.objects.filter(pool=parallel[1]).update(observed_note=NOTE)
    return parallel


def letter_to(person):
    return Letter.objects.get(kind="seats_moved", person=person)


def test_who_moves_into_it_reads_who_observes(observed, client):
    first, second = observed
    seat = ask(first)

    moved = actions.move(seat, second, by=seat.person, form_key="move")

    assert (
        "who observes there: A student of nursing & care {sits} in" in letter_to(seat.person).text
    )
    client.force_login(seat.person)
    page = client.get(reverse("events:registration", args=[moved.code])).content.decode()
    assert "A student of nursing &amp; care {sits} in" in page


def test_who_is_merged_into_it_reads_who_observes(observed, editor):
    first, second = observed
    seat, waits = ask(first), ask(first)
    ask(second)

    actions.merge_circles(first, second, by=editor, note="Too few")
    actions.tell_queues()

    for person in (seat.person, waits.person):
        assert "who observes there: A student" in letter_to(person).text


def test_of_a_circle_nobody_observes_nothing_is_said(parallel):
    seat = ask(parallel[0])

    actions.move(seat, parallel[1], by=seat.person, form_key="move")

    assert "observe" not in letter_to(seat.person).text
