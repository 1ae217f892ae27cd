"""Two circles become one: everybody has a place in it, those with a seat first."""

import pytest
from django.utils import timezone

from accounts.models import Letter
from events import actions
from events.models import AccessNeed, SeatEvent
from tests.events.engine.conftest import a_somebody, ask, held, stands, statuses
from tests.events.engine.invariants import broken
from tests.factories import events as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(site_root):
    """Two circles of a slot, of two seats and of three."""
    page = make.circles_page()
    return [
        make.a_circle(page, capacity=seats, keepers=[a_somebody()], slot="monday")
        for seats in (2, 3)
    ]


def there(pool, *registrations):
    """How the owners of these registrations stand in the pool."""
    rows = {each.person_id: each for each in pool.registrations.order_by("pk")}
    return [(rows[each.person_id].status, rows[each.person_id].position) for each in registrations]


def test_everybody_goes_and_who_does_not_fit_waits(two, editor):
    source, target = two
    rows = [ask(source) for _ in range(4)]
    stays = [ask(target), ask(target)]

    assert actions.merge_circles(source, target, by=editor, note="Too few") == 4

    assert stands(*rows) == [("cancelled", "merged")] * 4
    assert there(target, *rows) == [
        ("confirmed", None), ("waiting", 1), ("waiting", 2), ("waiting", 3),
    ]  # fmt: skip
    assert statuses(*stays) == ["confirmed"] * 2
    assert (held(source), held(target)) == (0, 3)


def test_the_emptied_circle_is_cancelled_and_letters_are_owed(two, editor):
    source, target = two
    ask(source)

    actions.merge_circles(source, target, by=editor, note="Too few")

    source.session.refresh_from_db()
    assert source.session.is_cancelled
    assert source.session.sequence > source.session.told_sequence


def test_everybody_who_was_moved_is_told_once(two, editor):
    source, target = two
    rows = [ask(source) for _ in range(3)]
    actions.merge_circles(source, target, by=editor, note="Too few")

    actions.tell_queues()
    actions.tell_queues()

    moved = Letter.objects.filter(kind__contains="moved")
    assert set(moved.values_list("person", flat=True)) == {each.person_id for each in rows}
    assert moved.count() == 3


def test_who_waits_in_the_other_already_steps_forward(two, editor):
    source, target = two
    person = a_somebody()
    seat, waits = ask(source, person), ask(target, person)

    actions.merge_circles(source, target, by=editor, note="Too few")

    assert stands(seat, waits) == [("cancelled", "merged"), ("confirmed", "merged")]


def test_who_waits_in_the_first_and_sits_in_the_other_stays(two, editor):
    source, target = two
    person = a_somebody()
    sits, waits = ask(target, person), ask(source, person)

    actions.merge_circles(source, target, by=editor, note="Too few")

    assert stands(sits, waits) == [("confirmed", "seat_free"), ("cancelled", "merged")]


def test_an_offer_that_was_not_answered_is_made_anew(two, editor):
    source, target = two
    rows = [ask(source) for _ in range(3)]
    actions.cancel(rows[0], by=rows[0].person)

    actions.merge_circles(source, target, by=editor, note="Too few")

    assert there(target, *rows[1:]) == [("confirmed", None), ("offered", 1)]


def test_a_need_goes_along(two, editor):
    source, target = two
    ask(source, need="A ramp")

    actions.merge_circles(source, target, by=editor, note="Too few")

    assert AccessNeed.objects.get().registration.pool == target


@pytest.mark.parametrize("role", ["co_keeper", "observer"])
def test_who_is_named_for_the_other_has_no_seat_in_it_and_is_told_why(two, editor, role):
    source, target = two
    sits = ask(source, need="A ramp")
    make.a_keeper(target.session, sits.person, role)
    comes = ask(source)

    assert actions.merge_circles(source, target, by=editor, note="Too few") == 1

    assert stands(sits, comes) == [("cancelled", "session_cancelled"), ("cancelled", "merged")]
    assert not target.registrations.filter(person=sits.person).exists()
    assert not AccessNeed.objects.exists()
    assert (held(target), broken()) == (1, [])
    actions.tell_of_changes(timezone.now())
    actions.tell_of_changes(timezone.now())
    letter = Letter.objects.get(kind="seats_cancelled", person=sits.person)
    assert "goes on as it was" in letter.text


def test_who_is_only_asked_to_keep_the_other_goes_along(two, editor):
    source, target = two
    asked = a_somebody()
    make.a_keeper(target.session, asked, "co_keeper", "invited")
    sits = ask(source, asked)

    actions.merge_circles(source, target, by=editor, note="Too few")

    assert there(target, sits) == [("confirmed", None)]


def test_who_is_named_for_no_other_is_not_told_of_one(two, editor):
    source, _ = two
    sits = ask(source)
    actions.cancel_session(source.session, reason="Ill", by=editor)

    actions.tell_of_changes(timezone.now())

    letter = Letter.objects.get(kind="seats_cancelled", person=sits.person)
    assert "goes on as it was" not in letter.text


def test_it_is_done_once(two, editor):
    source, target = two
    ask(source)
    actions.merge_circles(source, target, by=editor, note="Too few")

    with pytest.raises(actions.Refused, match="cancelled"):
        actions.merge_circles(source, target, by=editor, note="Too few")
    assert SeatEvent.objects.filter(kind="emptied").count() == 1


def test_into_a_closed_circle_or_itself_nothing_goes(two, editor):
    source, target = two
    mine = ask(source)
    actions.close_registration(target, by=editor)

    with pytest.raises(actions.Refused, match="closed"):
        actions.merge_circles(source, target, by=editor, note="Too few")
    with pytest.raises(actions.Refused, match="another circle"):
        actions.merge_circles(source, source, by=editor, note="Too few")
    assert statuses(mine) == ["confirmed"]
