"""What people download about their places reads as words."""

import json

import pytest
from django.core.serializers.json import DjangoJSONEncoder

from accounts import privacy
from events import actions
from tests.factories import events as factory

pytestmark = pytest.mark.django_db


def test_keys_and_values_of_a_place_are_words():
    person, keeper = factory.a_person(1), factory.a_person(2)
    pool = factory.a_circle(capacity=1, keepers=[keeper], title="Maple")
    place = actions.register(
        person, pool, form_key="f", need="A ramp", agreement=factory.a_version()
    )
    actions.cancel(place, by=person)

    data = privacy.export(person)["data"]

    held = data["events.Registration"][0]
    assert (held["page"], held["session"]) == (pool.page.title, "Maple")
    assert held["starts at"] == pool.session.starts_at
    assert (held["status"], held["reason"]) == ("Cancelled", "At the person's wish")
    events = data["events.SeatEvent"]
    assert [each["to status"] for each in events][-1] == "Cancelled"
    told = json.dumps(
        {name: rows for name, rows in data.items() if name.startswith("events.")},
        cls=DjangoJSONEncoder,
    )
    assert "__" not in told
    assert "by_person" not in told


def test_the_need_says_of_which_circle_it_is():
    person = factory.a_person(1)
    pool = factory.a_circle(keepers=[factory.a_person(2)])
    actions.register(person, pool, form_key="f", need="A ramp", agreement=factory.a_version())

    need = privacy.export(person)["data"]["events.AccessNeed"][0]

    assert (need["text"], need["page"], need["page of the draw"]) == (
        "A ramp",
        pool.page.title,
        None,
    )
