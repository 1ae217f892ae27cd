"""A move is all or nothing: nobody has two seats of a slot, or loses the one they had."""

import pytest

from events import actions
from events.models import AccessNeed, Registration
from tests.events.engine.conftest import a_somebody, ask, held, stands, statuses
from tests.factories import events as make

pytestmark = pytest.mark.django_db


def go(registration, to, by=None, form_key="move", **facts):
    return actions.move(registration, to, by=by or registration.person, form_key=form_key, **facts)


def test_a_seat_moves_to_where_one_is_free(parallel):
    mine = ask(parallel[0])

    moved = go(mine, parallel[1])

    assert stands(mine, moved) == [("cancelled", "moved"), ("confirmed", "moved")]
    assert [held(pool) for pool in parallel] == [0, 1]


def test_name_need_and_agreement_go_along(parallel):
    mine = ask(parallel[0], display_name="Bo", pronouns="they", need="A ramp")

    moved = go(mine, parallel[1])

    assert (moved.display_name, moved.pronouns) == ("Bo", "they")
    assert (moved.agreement, moved.agreed_at) == (mine.agreement, mine.agreed_at)
    assert AccessNeed.objects.get().registration == moved


def test_who_moves_away_leaves_a_seat_to_the_next(parallel):
    mine, behind = ask(parallel[0]), ask(parallel[0])

    go(mine, parallel[1])

    assert statuses(behind) == ["offered"]


def test_where_no_seat_is_free_one_keeps_the_seat_one_has(parallel):
    mine = ask(parallel[0])
    ask(parallel[1])

    with pytest.raises(actions.Refused, match="No seat is free"):
        go(mine, parallel[1])
    assert stands(mine) == [("confirmed", "seat_free")]


def test_the_same_form_sent_twice_moves_once(parallel):
    mine = ask(parallel[0])

    assert go(mine, parallel[1]) == go(mine, parallel[1])
    assert Registration.objects.count() == 2


def test_pressed_again_with_another_form_it_is_still_one_move(parallel):
    mine = ask(parallel[0])

    assert go(mine, parallel[1]) == go(mine, parallel[1], form_key="another")


def test_who_waits_there_already_steps_forward(parallel):
    person = a_somebody()
    mine, waits = (ask(pool, person) for pool in parallel)

    moved = go(mine, parallel[1])

    assert moved == waits
    assert stands(mine, waits) == [("cancelled", "moved"), ("confirmed", "moved")]


def test_nobody_overtakes_who_waits_there(parallel):
    first, second = parallel
    mine = ask(first)
    ask(second)
    ask(second)

    with pytest.raises(actions.Refused, match="No seat is free"):
        go(mine, second)


def test_who_waits_and_moves_has_a_free_seat_or_the_last_place(parallel, circle):
    ask(parallel[0])
    waits, waits_too = ask(parallel[0]), ask(parallel[0])

    assert go(waits, parallel[1]).status == "confirmed"
    moved = go(waits_too, parallel[1], form_key="second")
    assert (moved.status, moved.position) == ("waiting", 1)


def test_between_slots_one_may_move_unless_one_sits_there(parallel, circle):
    page = parallel[0].page.specific
    other = make.a_circle(page, capacity=1, keepers=[a_somebody()], slot="tuesday")
    mine = ask(parallel[0])
    assert go(mine, other).status == "confirmed"

    person = mine.person
    again = ask(parallel[0], person)
    with pytest.raises(actions.Refused, match="already"):
        go(again, other, form_key="again")


def test_a_keeper_can_t_move_into_their_own_circle(parallel):
    keeper = a_somebody()
    mine = ask(parallel[0], keeper)
    other = make.a_circle(parallel[0].page.specific, keepers=[keeper], slot="tuesday")

    with pytest.raises(actions.Refused, match="no seat"):
        go(mine, other)


def test_staff_move_somebody_and_it_is_on_record(parallel, registrar):
    moved = go(ask(parallel[0]), parallel[1], by=registrar, note="Asked by telephone")

    event = moved.events.get()
    assert (event.kind, event.actor, event.note) == ("moved", registrar, "Asked by telephone")


def test_to_a_closed_circle_or_one_that_has_begun_nobody_moves(parallel, editor, clock):
    mine = ask(parallel[0])
    actions.close_registration(parallel[1], by=editor)
    with pytest.raises(actions.Refused, match="closed"):
        go(mine, parallel[1])

    clock.move_to(parallel[0].session.starts_at)
    with pytest.raises(actions.Refused, match="started"):
        go(mine, parallel[1])


def test_where_other_words_are_agreed_to_one_registers_instead(parallel):
    page = make.circles_page(agreement=make.an_agreement("Another"))
    mine = ask(parallel[0])

    with pytest.raises(actions.Refused, match="other words"):
        go(mine, make.a_circle(page, keepers=[a_somebody()]))
    assert stands(mine) == [("confirmed", "seat_free")]
