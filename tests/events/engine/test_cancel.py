"""Who gives up a place frees exactly that; whose account is erased leaves all of them."""

import pytest
from django.db import transaction

from accounts.models import Letter
from events import actions
from events.models import AccessNeed, Registration
from tests.events.engine.conftest import a_somebody, ask, held, stands, statuses
from tests.factories import events as make

pytestmark = pytest.mark.django_db


def test_giving_up_a_seat_makes_one_offer(full, circle):
    actions.cancel(full[1], by=full[1].person)

    assert statuses(*full) == ["confirmed", "cancelled", "offered", "waiting"]
    assert held(circle) == 2


def test_giving_up_a_place_in_the_queue_moves_nobody(full):
    actions.cancel(full[2], by=full[2].person)

    assert statuses(*full) == ["confirmed", "confirmed", "cancelled", "waiting"]


def test_giving_up_an_offer_passes_it_on(full):
    actions.cancel(full[0], by=full[0].person)
    actions.cancel(full[2], by=full[2].person)

    assert statuses(*full) == ["cancelled", "confirmed", "cancelled", "offered"]


def test_cancelling_twice_is_once(full):
    actions.cancel(full[0], by=full[0].person)
    letters = Letter.objects.count()

    again = actions.cancel(full[0], by=full[0].person)

    assert again.moves == 1
    assert Letter.objects.count() == letters


def test_it_says_whether_the_person_or_staff_cancelled(full, registrar):
    actions.cancel(full[0], by=full[0].person)
    actions.cancel(full[1], by=registrar, note="Asked by telephone")

    assert stands(*full[:2]) == [("cancelled", "by_person"), ("cancelled", "by_staff")]
    assert full[1].events.last().note == "Asked by telephone"


def test_a_need_goes_with_the_place(circle):
    registration = ask(circle, need="A ramp")

    actions.cancel(registration, by=registration.person)

    assert not AccessNeed.objects.exists()


def test_what_has_lapsed_can_t_be_cancelled(full, circle, clock):
    clock.move_to(circle.session.starts_at)
    actions.settle(circle.pk)

    with pytest.raises(actions.Refused, match="already ended"):
        actions.cancel(full[3], by=full[3].person)


def test_what_is_over_can_t_be_cancelled(full, circle, clock):
    clock.move_to(circle.session.ends_at)

    with pytest.raises(actions.Refused, match="over"):
        actions.cancel(full[0], by=full[0].person)


def test_after_the_start_a_freed_seat_is_offered_to_nobody(full, circle, clock):
    clock.move_to(circle.session.starts_at)

    actions.cancel(full[0], by=full[0].person)

    assert statuses(*full) == ["cancelled", "confirmed", "expired", "expired"]
    assert held(circle) == 1


def test_an_erased_account_leaves_every_place_and_each_goes_to_the_next(full, circle):
    person, other = full[0].person, make.a_circle(capacity=1, keepers=[a_somebody()])
    elsewhere, behind = ask(other, person), ask(other)
    letters = Letter.objects.filter(person=person).count()

    with transaction.atomic():
        type(person).objects.filter(pk=person.pk).update(is_active=False)
        assert actions.give_up_everything(person) == 2

    assert stands(full[0], elsewhere) == [("cancelled", "erased")] * 2
    assert statuses(full[2], behind) == ["offered", "offered"]
    assert Letter.objects.filter(person=person).count() == letters
    assert not Registration.objects.filter(person=person).active().exists()
