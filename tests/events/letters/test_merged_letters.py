"""Two circles become one: who was in the first reads what became of it, and so does their calendar."""

import pytest
from django.utils import timezone

from accounts.models import Letter
from events import actions
from tests.events.engine.conftest import a_somebody, ask
from tests.factories import events as make

from .calendar_client import Client, by_ics, by_vobject

pytestmark = pytest.mark.django_db

STANDS = ["none", "waiting", "offered", "confirmed"]


def two(page, *, is_free, stands_there):
    """The circle that is emptied and the one it goes into; with the person's place in each."""
    # In one slot nobody sits twice, so who sits in both has them at two times.
    slots = ("a", "b") if stands_there in ("confirmed", "offered") else ("a", "a")
    source, target = [
        make.a_circle(page, capacity=1, keepers=[a_somebody()], slot=slot) for slot in slots
    ]
    person = a_somebody()
    there = None
    if stands_there == "confirmed":
        there = ask(target, person)
    elif stands_there != "none":
        sits = ask(target)
        there = ask(target, person)
    seat = ask(source, person)
    if stands_there == "offered":
        actions.cancel(sits, by=sits.person)
    if stands_there == "none" and not is_free:
        ask(target)
    if is_free and stands_there in ("confirmed", "offered"):
        actions.change_seats(target, capacity=2, by=a_somebody())
    if is_free and stands_there == "waiting":
        # A seat that nobody was offered yet: it came while registration was closed.
        actions.close_registration(target, by=a_somebody())
        actions.change_seats(target, capacity=2, by=a_somebody())
        type(target).objects.filter(pk=target.pk).update(closed_at=None)
    assert seat.status == "confirmed"
    if there:
        there.refresh_from_db()
        assert there.status == stands_there
    return source, target, person


@pytest.mark.parametrize("is_free", [True, False])
@pytest.mark.parametrize("stands_there", STANDS)
def test_a_seat_that_is_merged_away_is_told_and_goes_out_of_the_calendar(
    site_root, editor, stands_there, is_free
):
    source, target, person = two(make.circles_page(), is_free=is_free, stands_there=stands_there)
    before = Letter.objects.filter(person=person).count()

    actions.merge_circles(source, target, by=editor, note="Too few")
    for _ in range(2):
        actions.tell_queues()
        actions.tell_of_changes(timezone.now())

    own = Letter.objects.filter(person=person).order_by("pk")
    kinds = [letter.kind.removeprefix("seats_") for letter in own[before:]]
    is_kept = stands_there == "confirmed" or (stands_there == "waiting" and not is_free)
    assert "cancelled" in kinds
    assert kinds.count("moved") == (0 if is_kept else 1)
    assert len(kinds) == len(set(kinds))
    if is_kept:
        (letter,) = own[before:]
        turn = "You keep that seat." if stands_there == "confirmed" else "You keep your turn"
        assert turn in letter.text
    has_seat = target.registrations.confirmed().filter(person=person).exists()
    for read in (by_ics, by_vobject):
        client = Client(read)
        for text in own.exclude(calendar="").values_list("calendar", flat=True):
            client.take(text)
        assert set(client.shown()) == ({target.session.uid} if has_seat else set())


def test_who_waits_in_both_is_told_of_the_queue_that_ended(site_root, editor):
    page = make.circles_page()
    source, target = [make.a_circle(page, capacity=1, keepers=[a_somebody()]) for _ in range(2)]
    for pool in (source, target):
        ask(pool)
    person = a_somebody()
    for pool in (source, target):
        assert ask(pool, person).status == "waiting"

    actions.merge_circles(source, target, by=editor, note="Too few")
    actions.tell_queues()

    letter = Letter.objects.get(kind="seats_cancelled", person=person)
    assert "You keep your turn on its waitlist." in letter.text
    assert not letter.calendar


@pytest.mark.parametrize("read", [by_ics, by_vobject])
def test_moved_into_a_place_that_a_move_made_the_calendar_follows(site_root, read):
    """Moved to a waitlist first, and later with a seat into that very place."""
    page = make.circles_page()
    first = make.a_circle(page, capacity=1, keepers=[a_somebody()], slot="x")
    third, target = [
        make.a_circle(page, capacity=1, keepers=[a_somebody()], slot="s") for _ in range(2)
    ]
    ask(first)
    holder, person = ask(target), a_somebody()
    waits = actions.move(ask(first, person), target, by=person, form_key="one")
    assert waits.status == "waiting"
    sits = ask(third, person)
    actions.cancel(holder, by=holder.person)

    moved = actions.move(sits, target, by=person, form_key="two")

    assert moved == waits
    assert moved.status == "confirmed"
    client = Client(read)
    for letter in Letter.objects.filter(person=person).order_by("pk"):
        if letter.calendar:
            client.take(letter.calendar)
    assert set(client.shown()) == {target.session.uid}
    assert Letter.objects.filter(person=person, kind="seats_moved").count() == 2
