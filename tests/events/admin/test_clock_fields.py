"""Times are taken as people type them, and never as another time."""

import datetime

import pytest

from events.admin.clock_fields import ClockTimeField, ZoneField, read_time, written
from events.admin.forms_schedule import SessionForm


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [
        ("10:00 pm", 22, 0),
        ("10 pm", 22, 0),
        ("10PM", 22, 0),
        ("10.30 p.m.", 22, 30),
        ("22:00", 22, 0),
        ("22:00:00", 22, 0),
        ("12 am", 0, 0),
        ("12:30 pm", 12, 30),
        ("9:05 am", 9, 5),
    ],
)
def test_a_time_is_read_as_it_is_typed(typed, hour, minute):
    assert read_time(typed) == datetime.time(hour, minute)


@pytest.mark.parametrize(
    "typed", ["10", "22 pm", "0:30 am", "24:00", "9:60", "noon-ish", "10:00 xm"]
)
def test_what_is_no_time_or_could_be_two_is_not_read(typed):
    assert read_time(typed) is None


def test_what_stands_in_the_field_is_read_back_as_the_same_time():
    for minutes in range(0, 24 * 60, 15):
        time = datetime.time(minutes // 60, minutes % 60)
        assert read_time(written(time)) == time


def test_no_script_of_the_admin_touches_a_time():
    for name in ("start_time", "end_time"):
        field = SessionForm.base_fields[name]
        assert isinstance(field, ClockTimeField)
        assert not field.widget.media._js
        assert type(field.widget).__name__ == "TextInput"


def test_each_place_is_offered_by_one_name_and_taken_by_any():
    field = ZoneField()
    offered = {zone for _group, zones in field.choices for zone, _place in zones}

    assert {"Asia/Kolkata", "Europe/Kyiv", "America/New_York", "UTC"} <= offered
    assert not {"Asia/Calcutta", "Europe/Kiev", "Asia/Katmandu", "Australia/ACT"} & offered
    assert field.clean("Asia/Calcutta") == "Asia/Calcutta"

    field.offer("Asia/Calcutta")

    assert ("Asia/Calcutta", "Asia/Calcutta") in list(field.choices)[-1][1]
