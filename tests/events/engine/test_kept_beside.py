"""Who keeps a circle sits in no other of that time; who is only asked to keep one may."""

import pytest

from events import actions
from events.models import Registration, SessionStaff
from events.own_seats import place_of, with_all
from events.why import why
from tests.events.engine.conftest import a_somebody, ask, stands, statuses
from tests.events.engine.invariants import broken
from tests.factories import events as make

pytestmark = pytest.mark.django_db
BESIDE = "another circle at that time"


@pytest.fixture
def keeper(parallel):
    """Keeps the first of two circles in one slot."""
    return parallel[0].session.keepers().get().person


def test_a_keeper_registers_for_no_other_circle_of_that_time(parallel, keeper):
    with pytest.raises(actions.Refused, match=BESIDE):
        ask(parallel[1], keeper)


def test_a_keeper_registers_at_another_time(parallel, keeper):
    page = parallel[0].page.specific
    later = make.a_circle(page, capacity=1, keepers=[a_somebody()], slot="tuesday")

    assert ask(later, keeper).is_seated


def test_a_keeper_moves_to_no_other_circle_of_that_time(parallel, keeper):
    page = parallel[0].page.specific
    later = make.a_circle(page, capacity=1, keepers=[a_somebody()], slot="tuesday")
    there = ask(later, keeper)

    with pytest.raises(actions.Refused, match=BESIDE):
        actions.move(there, parallel[1], by=keeper, form_key="move")
    assert stands(there) == [("confirmed", "seat_free")]


@pytest.fixture
def waits(parallel):
    """Waits in the second circle, and has come to keep the first since."""
    first, second = parallel
    second.holder = ask(second)
    waits = ask(second)
    waits.staff = make.a_keeper(first.session, waits.person, SessionStaff.Role.CO_KEEPER)
    return waits


def test_who_became_a_keeper_meanwhile_is_passed_over(parallel, waits):
    holder, behind = parallel[1].holder, ask(parallel[1])

    actions.cancel(holder, by=holder.person)

    assert stands(waits, behind) == [("waiting", "keeps_beside"), ("offered", "in_turn")]
    assert [event.kind for event in waits.events.all()] == ["registered", "skipped"]
    assert broken() == []


@pytest.mark.parametrize("role", SessionStaff.Role.values)
def test_whatever_their_role_beside_it_the_seat_goes_on(parallel, waits, role):
    SessionStaff.objects.filter(session=parallel[0].session).update(status="dropped_out")
    make.a_keeper(parallel[0].session, waits.person, role)
    holder, behind = parallel[1].holder, ask(parallel[1])

    actions.cancel(holder, by=holder.person)

    assert statuses(waits, behind) == ["waiting", "offered"]


def test_who_is_passed_over_for_keeping_a_circle_reads_so(parallel, waits):
    holder = parallel[1].holder

    actions.cancel(holder, by=holder.person)

    waits.refresh_from_db()
    assert "named for another circle" in why(waits)
    assert "step down" in why(waits)
    place = place_of(with_all(Registration.objects.filter(pk=waits.pk)).get())
    assert "named for another circle" in place.line
    assert not place.is_in_turn


def test_passed_over_a_newcomer_has_the_seat_that_nobody_else_waits_for(parallel, waits):
    holder = parallel[1].holder
    actions.cancel(holder, by=holder.person)

    assert ask(parallel[1]).status == "confirmed"


def test_who_steps_down_is_offered_the_seat_at_once(parallel, waits):
    holder = parallel[1].holder
    actions.cancel(holder, by=holder.person)

    actions.drop_out(waits.staff, by=waits.person)

    assert stands(waits) == [("offered", "in_turn")]
    assert broken() == []


def test_who_steps_down_is_where_they_were_in_the_queue(parallel, waits):
    holder, behind = parallel[1].holder, ask(parallel[1])
    actions.cancel(holder, by=holder.person)

    actions.drop_out(waits.staff, by=waits.person)
    actions.decline(behind, by=behind.person)

    assert [event.kind for event in waits.events.all()] == [
        "registered", "skipped", "readmitted", "offered",
    ]  # fmt: skip


def test_who_keeps_a_third_circle_is_given_no_seat_by_a_merge(parallel, editor):
    first, second = parallel
    third = make.a_circle(first.page.specific, capacity=1, keepers=[a_somebody()], slot="monday")
    actions.change_seats(second, capacity=3, by=editor)
    seat, other = ask(first), ask(second)
    make.a_keeper(third.session, seat.person, SessionStaff.Role.CO_KEEPER)

    actions.merge_circles(first, second, by=editor, note="Too few")

    there = second.registrations.get(person=seat.person)
    assert stands(there, other) == [("waiting", "keeps_beside"), ("confirmed", "seat_free")]
    assert broken() == []


def test_who_kept_only_the_emptied_circle_is_given_a_seat_by_a_merge(parallel, editor):
    first, second = parallel
    waits = ask(second, ask(first).person)
    actions.change_seats(second, capacity=3, by=editor)
    assert statuses(waits) == ["waiting"]
    keeper = first.session.keepers().get().person
    behind = make.registered(second, keeper, "waiting")

    actions.merge_circles(first, second, by=editor, note="Too few")

    assert statuses(waits, behind) == ["confirmed", "offered"]


def test_who_became_a_keeper_meanwhile_takes_no_seat_at_short_notice(parallel, waits, clock):
    holder = parallel[1].holder
    clock.move_to(parallel[1].cutoff_at)
    actions.cancel(holder, by=holder.person)

    with pytest.raises(actions.Refused, match=BESIDE):
        actions.claim_late_seat(waits, by=waits.person)


def test_who_kept_a_circle_that_is_cancelled_may_sit_beside_it(parallel, keeper):
    actions.cancel_session(parallel[0].session, reason="Snow", by=a_somebody())

    assert ask(parallel[1], keeper).is_seated


def test_who_is_only_asked_to_keep_a_circle_may_sit_in_it(circle, editor):
    asked = a_somebody()
    actions.invite_keeper(circle.session, asked, SessionStaff.Role.CO_KEEPER, by=editor)

    assert ask(circle, asked).is_seated


def test_the_yes_of_who_has_taken_a_seat_is_refused(circle, editor):
    asked = a_somebody()
    staff = actions.invite_keeper(circle.session, asked, SessionStaff.Role.CO_KEEPER, by=editor)
    ask(circle, asked)

    with pytest.raises(actions.Refused, match="Give it up"):
        actions.answer_invitation(staff, yes=True, shown_name="Kay", by=asked)
