"""Who keeps a circle sits in no other of that time; who is only asked to keep one may."""

import pytest

from events import actions
from events.models import SessionStaff
from tests.events.engine.conftest import a_somebody, ask, stands
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
    make.a_keeper(first.session, waits.person, SessionStaff.Role.CO_KEEPER)
    return waits


def test_who_became_a_keeper_meanwhile_accepts_no_offer(parallel, waits):
    holder = parallel[1].holder
    actions.cancel(holder, by=holder.person)

    with pytest.raises(actions.Refused, match=BESIDE):
        actions.accept(waits)
    assert stands(waits) == [("offered", "in_turn")]


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
