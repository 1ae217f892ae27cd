"""A circle whose seats are drawn begins after the draw, whoever schedules it."""

import datetime

import pytest
from django.utils import timezone

from events import actions
from events.models import CirclesPage, Draw
from tests.factories.events import a_circle

pytestmark = pytest.mark.django_db
SENTENCE = "when entry closes"


def at(moment):
    """The facts that say when."""
    moment = moment.astimezone(datetime.UTC)
    return {
        "starts_on": moment.date(),
        "start_time": moment.time(),
        "ends_on": (moment + datetime.timedelta(hours=1)).date(),
        "end_time": (moment + datetime.timedelta(hours=1)).time(),
        "zone": "UTC",
    }


def closing(page):
    return CirclesPage.objects.get(pk=page.pk).registration_closes_at


@pytest.mark.parametrize("minutes", [0, -1])
def test_none_is_added_before_the_draw(page, minutes):
    early = closing(page) + datetime.timedelta(minutes=minutes)

    with pytest.raises(actions.Refused, match=SENTENCE) as refusal:
        actions.add_session(page, by=None, **at(early))
    assert refusal.value.field == "starts_on"


def test_one_is_added_after_the_draw(page):
    late = closing(page) + datetime.timedelta(minutes=1)

    assert actions.add_session(page, by=None, **at(late)).starts_at == late


def test_none_is_put_before_the_draw(page):
    circle = a_circle(page, 2).session

    with pytest.raises(actions.Refused, match=SENTENCE) as refusal:
        actions.change_session(circle, by=None, **at(closing(page)))
    assert refusal.value.field == "starts_on"


def test_the_closing_that_people_entered_by_is_what_counts(page):
    draw = actions.open_draw(page)
    later = draw.closes_at + datetime.timedelta(days=3)
    Draw.objects.filter(pk=draw.pk).update(closes_at=later)

    with pytest.raises(actions.Refused, match=SENTENCE):
        actions.add_session(page, by=None, **at(later))


def test_once_it_is_drawn_any_time_to_come_will_do(page):
    draw = actions.open_draw(page)
    Draw.objects.filter(pk=draw.pk).update(drawn_at=timezone.now(), seed="a" * 64)
    early = closing(page) - datetime.timedelta(hours=1)

    assert actions.add_session(page, by=None, **at(early)).pk


def test_where_seats_are_not_drawn_any_time_to_come_will_do(page):
    CirclesPage.objects.filter(pk=page.pk).update(assignment="first_come")
    early = closing(page) - datetime.timedelta(hours=1)
    page.refresh_from_db()

    assert actions.add_session(page, by=None, **at(early)).pk
