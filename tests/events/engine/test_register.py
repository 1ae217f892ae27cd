"""Who registers has a seat while one is free and nobody waits; else a place in the queue."""

import datetime

import pytest
from django.utils import timezone

from accounts.models import Letter
from events import actions
from events.models import AccessNeed, Draw, Registration, SeatEvent, Session, SessionStaff
from tests.events.engine.conftest import a_somebody, ask, held, statuses
from tests.factories import events as make

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


def test_a_free_seat_is_confirmed_at_once(circle):
    registration = ask(circle)

    assert (registration.status, registration.reason) == ("confirmed", "seat_free")
    assert held(circle) == 1


def test_who_comes_to_a_full_circle_waits_in_order(full):
    places = [(each.status, each.position) for each in full]

    assert places == [("confirmed", None), ("confirmed", None), ("waiting", 1), ("waiting", 2)]
    assert full[3].reason == "full"


def test_a_place_in_the_queue_is_never_given_again(full, circle):
    actions.cancel(full[3], by=full[3].person)

    assert ask(circle).position == 3


def test_registering_leaves_an_event_and_a_letter(circle):
    registration = ask(circle)

    event = SeatEvent.objects.get()
    assert (event.kind, event.from_status, event.to_status) == ("registered", "", "confirmed")
    assert event.key == f"r{registration.pk}:0"
    assert Letter.objects.get().person == registration.person


def test_the_same_form_sent_twice_is_one_registration_and_one_letter(circle):
    person = a_somebody()

    first = ask(circle, person, form_key="same")
    again = ask(circle, person, form_key="same")

    assert first == again
    assert (Registration.objects.count(), Letter.objects.count()) == (1, 1)


def test_the_same_form_after_giving_up_is_still_that_registration(circle):
    person = a_somebody()
    first = ask(circle, person, form_key="same")
    actions.cancel(first, by=person)

    assert ask(circle, person, form_key="same").status == "cancelled"


def test_who_registers_in_a_second_tab_has_one_place(circle):
    person = a_somebody()

    assert ask(circle, person) == ask(circle, person)


def test_who_gave_up_and_comes_back_is_last_in_the_queue(full, circle):
    person = full[0].person
    actions.cancel(full[0], by=person)

    back = ask(circle, person)

    assert (back.status, back.position) == ("waiting", 3)


def test_a_need_is_kept_until_seven_days_after(circle):
    registration = ask(circle, need="  A ramp ")

    need = AccessNeed.objects.get()
    assert (need.text, need.registration) == ("A ramp", registration)
    assert need.purge_at == circle.session.ends_at + datetime.timedelta(days=7)


def test_added_by_staff_one_joins_the_queue_like_anyone(full, circle, registrar):
    added = ask(circle, by=registrar, agreement=None)

    assert (added.status, added.position, added.is_by_staff) == ("waiting", 3, True)
    assert added.agreed_at is None
    assert added.events.get().actor == registrar


def test_without_a_display_name_nobody_is_called_by_their_full_name(circle):
    assert ask(circle).display_name == "A participant"
    assert ask(circle, display_name=" Bo ").display_name == "Bo"


@pytest.mark.parametrize("capacity", [0, 1, 100_000])
def test_any_number_of_seats_is_given_out_to_the_last(capacity, site_root):
    pool = make.a_circle(capacity=capacity, keepers=[a_somebody()])

    rows = [ask(pool) for _ in range(3)]

    assert statuses(*rows).count("confirmed") == min(capacity, 3)
    assert held(pool) == min(capacity, 3)


def test_a_lapsed_offer_goes_to_who_waits_before_a_newcomer(full, circle, clock):
    actions.cancel(full[0], by=full[0].person)
    clock.move(hours=25)

    newcomer = ask(circle)

    assert statuses(*full, newcomer) == ["cancelled", "confirmed", "expired", "offered", "waiting"]


# ---------------------------------------------------------------- refused


def refusal(pool, person=None, **facts):
    with pytest.raises(actions.Refused) as refused:
        ask(pool, person, **facts)
    assert not Registration.objects.filter(pool=pool).exists()
    return str(refused.value)


def test_without_agreeing_nobody_registers(circle):
    assert "agreement" in refusal(circle, agreement=None)
    other = make.a_version(make.an_agreement("Another"))
    assert "agreement" in refusal(circle, agreement=other)


def test_a_keeper_needs_no_seat_in_their_own_circle(circle):
    assert "no seat" in refusal(circle, circle.session.keepers().get().person)


def test_a_circle_without_its_keepers_is_not_open_yet(circle):
    circle.session.staff.update(status=SessionStaff.Status.INVITED)

    assert "keepers" in refusal(circle)


def test_a_closed_circle_takes_nobody(circle, editor):
    actions.close_registration(circle, by=editor)

    assert "closed" in refusal(circle)


def test_a_circle_that_has_started_takes_nobody(circle, clock):
    clock.move_to(circle.session.starts_at)

    assert "started" in refusal(circle)


def test_a_cancelled_circle_takes_nobody(circle):
    Session.objects.update(status="cancelled")

    assert "cancelled" in refusal(circle)


def test_a_page_that_is_not_live_takes_nobody(circle):
    circle.page.specific.unpublish()

    assert "not open" in refusal(circle)


@pytest.mark.parametrize(("opens", "closes", "word"), [(1, 2, "not open yet"), (-2, -1, "ended")])
def test_outside_the_time_of_registration_nobody_registers(site_root, opens, closes, word):
    now = timezone.now()
    page = make.circles_page(
        registration_opens_at=now + opens * HOUR, registration_closes_at=now + closes * HOUR
    )

    assert word in refusal(make.a_circle(page, keepers=[a_somebody()]))


def test_before_a_fair_draw_one_ranks_circles_instead(site_root):
    soon = timezone.now() + HOUR
    page = make.circles_page(assignment="fair_draw", registration_closes_at=soon)

    assert "rank" in refusal(make.a_circle(page, keepers=[a_somebody()]))


def test_what_a_draw_leaves_free_is_for_whoever_comes(site_root):
    page = make.circles_page(assignment="fair_draw", registration_closes_at=timezone.now() - HOUR)
    pool = make.a_circle(page, keepers=[a_somebody()])
    make_drawn(page)

    assert ask(pool).status == "confirmed"


def make_drawn(page):
    now = timezone.now()
    Draw.objects.create(
        page=page, sealed_seed="x", seed_hash="x", seed="x",
        opened_at=now - 2 * HOUR, closes_at=now - HOUR, drawn_at=now,
    )  # fmt: skip
