"""A slot that never comes to rest is a database that is busy, and no page of errors."""

import pytest
from django.urls import reverse

from events import actions
from events.actions import locks
from events.models import Draw, StaffCode
from events.tasks.draws import draw_due
from tests.events.engine.conftest import a_somebody, ask, stands
from tests.factories import events as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def unrest(monkeypatch):
    """The slot changes each time it is locked, so often; counts what is left of it."""
    left = []

    def is_whole(held):
        return left == [] or left.pop() == 0

    monkeypatch.setattr(locks.Held, "is_whole", is_whole)
    return left


def test_a_page_says_that_it_will_be_back(client, circle, unrest):
    mine = ask(circle)
    client.force_login(mine.person)
    client.raise_request_exception = False
    unrest += [1] * locks.TRIES

    answer = client.post(reverse("events:cancel", args=[mine.code]))

    assert answer.status_code == 503
    assert stands(mine) == [("confirmed", "seat_free")]


def test_the_clock_settles_the_next_minute(full, clock, unrest):
    actions.cancel(full[0], by=full[0].person)
    clock.move(hours=24)
    unrest += [1] * locks.TRIES

    assert actions.settle_due() == 0
    assert actions.settle_due() > 0


def test_the_clock_draws_the_next_minute(site_root, clock, unrest):
    page = make.circles_page(assignment="fair_draw", registration_closes_at=clock.now)
    make.a_circle(page, capacity=1, keepers=[a_somebody()])
    clock.move(minutes=-1)
    actions.open_draw(page)
    clock.move(minutes=1)
    unrest += [1] * locks.TRIES

    assert draw_due.func() == 0
    assert draw_due.func() == 1
    assert Draw.objects.get().is_drawn


def test_who_is_added_by_code_is_added_at_the_second_try(circle, editor, unrest):
    person = a_somebody()
    code = actions.make_staff_code(person)
    unrest.append(1)

    added = actions.add_by_code(code, circle, form_key="k", by=editor)

    assert (added.person, added.is_seated) == (person, True)


def test_a_code_that_was_tried_in_vain_stays_good(circle, editor, unrest):
    code = actions.make_staff_code(a_somebody())
    unrest += [1] * locks.TRIES

    with pytest.raises(locks.Regrouped):
        actions.add_by_code(code, circle, form_key="k", by=editor)

    assert StaffCode.objects.get().used_at is None
