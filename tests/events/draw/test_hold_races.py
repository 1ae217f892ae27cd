"""Several workers hold one draw in the same moment: it is drawn once."""

import pytest

from events import actions
from events.models import DrawEntry, Registration, SeatEvent
from events.models.draws import DrawQuerySet
from tests.events.draw.conftest import close
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)
WORKERS, ENTRANTS, SEATS = 4, 7, 4


@pytest.fixture(autouse=True)
def undelivered(monkeypatch):
    monkeypatch.setattr("accounts.actions.letters._enqueue", lambda letter_id: None)
    monkeypatch.setattr("events.actions.drawing._enqueue", lambda draw_id: None)


@pytest.fixture
def due(page, circles, enter):
    """A draw with more entrants than seats, whose entry has closed."""
    for number in range(ENTRANTS):
        enter(number, *circles)
    return close(page)


def held_by_all(draw):
    return at_once(WORKERS, lambda _worker: actions.hold_draw(draw.pk))


def is_drawn_once(results, draw):
    """One worker drew; everybody is in the result and has one seat, or one place in each queue."""
    draw.refresh_from_db()
    seated = list(Registration.objects.confirmed().values_list("person", flat=True))
    queues = Registration.objects.waiting().values_list("person", "pool")
    waiting = {person for person, _pool in queues}
    return (
        sorted(map(repr, results)) == ["False"] * (WORKERS - 1) + ["True"]
        and len(draw.result["tickets"]) == draw.entrants == ENTRANTS
        and len(seated) == len(set(seated)) == SEATS
        and len(queues) == len(set(queues)) == (ENTRANTS - SEATS) * 2
        and len(waiting) == ENTRANTS - SEATS
        and not waiting & set(seated)
        and SeatEvent.objects.filter(registration=None, kind="drawn").count() == 2
        and not DrawEntry.objects.entered().exists()
    )


def test_a_draw_held_by_several_at_once_is_drawn_once(due):
    assert is_drawn_once(held_by_all(due), due)


def test_without_its_mark_it_is_drawn_again_and_its_result_is_lost(due, monkeypatch):
    """The control: the same, but that a draw which is drawn counts as due."""
    monkeypatch.setattr(DrawQuerySet, "due", lambda self, now: self.filter(closes_at__lte=now))

    results = held_by_all(due)

    assert not is_drawn_once(results, due)
    assert results.count(True) == WORKERS
    assert due.entrants == 0
