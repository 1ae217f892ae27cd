"""Twenty at once for the last seats, while others give theirs up and staff change the number.

Never one too many, never one left over.
"""

import pytest
from django.db import IntegrityError

from accounts.models import Letter, User
from events import actions
from events.actions import settling
from events.models import Registration, SeatPool
from tests.events.engine.conftest import a_somebody, ask, held
from tests.events.engine.invariants import broken
from tests.events.engine.unlocked import take_the_lock_off
from tests.factories import events as make
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 20
NEWCOMERS = 16


@pytest.fixture(autouse=True)
def undelivered(monkeypatch):
    """Letters wait for the worker, as they do on a site: here nobody else would deliver them."""
    monkeypatch.setattr("accounts.actions.letters._enqueue", lambda letter_id: None)


@pytest.fixture
def races(at_full_size):
    return 200 if at_full_size else 4


@pytest.fixture
def people(site_root):
    return [a_somebody() for _ in range(PEOPLE)]


@pytest.fixture
def page(site_root):
    return make.circles_page()


def a_race(page, people):
    """Three seats, two of them held. Sixteen come, both give up theirs, staff want four, then three."""
    pool = make.a_circle(page, capacity=3)
    agreement = make.a_version(page.agreement)
    seated = [ask(pool, person) for person in people[NEWCOMERS : NEWCOMERS + 2]]

    def act(number):
        here = SeatPool.objects.get(pk=pool.pk)
        person = User.objects.get(pk=people[number].pk)
        if number < NEWCOMERS:
            return actions.register(person, here, form_key="race", agreement=agreement)
        if number < NEWCOMERS + 2:
            mine = Registration.objects.get(pk=seated[number - NEWCOMERS].pk)
            return actions.cancel(mine, by=person)
        return actions.change_seats(here, capacity=22 - number, by=person)

    return pool, at_once(PEOPLE, act)


def unexpected(results):
    """What went wrong, but for staff who were told that more seats are held."""
    errors = [result for result in results if isinstance(result, Exception)]
    return [error for error in errors if not isinstance(error, actions.Refused)]


def test_the_last_seats_are_all_given_out_and_not_one_more(page, people, races):
    for _ in range(races):
        pool, results = a_race(page, people)

        assert unexpected(results) == []
        pool.refresh_from_db()
        assert pool.registrations.seated().count() == pool.seats
        assert held(pool) == pool.seats

    assert broken() == []


def test_control_without_the_lock_it_oversells(page, people, monkeypatch):
    pool = make.a_circle(page, capacity=1)
    agreement = make.a_version(page.agreement)
    take_the_lock_off(monkeypatch)

    def act(number):
        person = User.objects.get(pk=people[number].pk)
        return actions.register(person, pool, form_key="race", agreement=agreement)

    for _ in range(10):
        results = at_once(PEOPLE, act)
        seated = pool.registrations.seated().count()
        if seated > 1:
            break
        pool = make.a_circle(page, capacity=1)

    # More people have the one seat, and it was the CHECK that complained.
    assert seated > 1
    assert [each for each in results if isinstance(each, IntegrityError)]


def test_control_without_settling_a_seat_stays_idle(page, people, monkeypatch):
    def settle_nothing(held, *, is_fresh=False):
        for pool in held.pools.values():
            settling.store(pool)
        return 0

    for module in ("seats", "offers", "leaving", "settling", "schedule_seats"):
        monkeypatch.setattr(f"events.actions.{module}.settle_held", settle_nothing)

    pool = make.a_circle(page, capacity=1)
    seat, waits = ask(pool, people[0]), ask(pool, people[1])
    actions.cancel(seat, by=seat.person)

    actions.settle_due()

    waits.refresh_from_db()
    assert (waits.status, held(pool)) == ("waiting", 0)
    assert [each for each in broken() if "idle seat" in each]


def test_the_same_form_twenty_times_at_once_is_one_registration_and_one_letter(page, people):
    pool, agreement = make.a_circle(page), make.a_version(page.agreement)

    results = at_once(
        PEOPLE,
        lambda number: actions.register(
            User.objects.get(pk=people[0].pk), pool, form_key="same", agreement=agreement
        ),
    )

    assert unexpected(results) == []
    assert {result.pk for result in results} == {Registration.objects.get().pk}
    assert Letter.objects.filter(person=people[0]).count() == 1


def test_one_offer_answered_yes_and_no_at_once_has_one_answer(page, people):
    pool = make.a_circle(page, capacity=1)
    seat, waits, behind = (ask(pool, person) for person in people[:3])
    actions.cancel(seat, by=seat.person)

    def answer(number):
        mine = Registration.objects.get(pk=waits.pk)
        return (actions.accept if number % 2 else actions.decline)(mine)

    results = at_once(PEOPLE, answer)

    said = {result.status for result in results if isinstance(result, Registration)}
    assert unexpected(results) == []
    assert said in ({"confirmed"}, {"declined"})
    behind.refresh_from_db()
    assert behind.status == ("offered" if said == {"declined"} else "waiting")
    assert broken() == []


def test_two_of_staff_moving_one_queue_at_once_move_each_person_once(page, people):
    full = make.a_circle(page, capacity=0, slot="monday")
    others = [make.a_circle(page, capacity=4, slot="monday") for _ in range(2)]
    queue = [ask(full, person) for person in people[:10]]

    def move_all(number):
        moved = []
        for waits in queue:
            mine = Registration.objects.get(pk=waits.pk)
            try:
                here = SeatPool.objects.get(pk=others[number].pk)
                moved.append(
                    actions.move(mine, here, by=people[19], form_key=f"{number}:{mine.pk}")
                )
            except actions.Refused:
                continue
        return moved

    results = at_once(2, move_all)

    assert unexpected(results) == []
    places = Registration.objects.active().values_list("person", flat=True)
    assert sorted(places) == sorted(waits.person_id for waits in queue)
    assert not full.registrations.active().exists()
    assert broken() == []


def test_circles_merged_both_ways_at_once_are_merged_one_way(page, people):
    pools = [make.a_circle(page, capacity=9, slot="monday") for _ in range(2)]
    for number, person in enumerate(people[:8]):
        ask(pools[number % 2], person)

    def merge(number):
        here = [SeatPool.objects.get(pk=pool.pk) for pool in pools]
        return actions.merge_circles(here[number], here[1 - number], by=people[19], note="Too few")

    results = at_once(2, merge)

    assert [result for result in results if result == 4] == [4]
    assert sum(isinstance(result, actions.Refused) for result in results) == 1
    assert Registration.objects.confirmed().count() == 8
