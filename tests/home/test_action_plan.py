"""Where a row of an action plan is shown, as pure arithmetic."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.offering import Offering
from home.action_plan import PlanRow, Sections, arrange, day_ends, past_rows

EASTERN = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)

moments = st.datetimes(
    min_value=datetime(2020, 1, 1), max_value=datetime(2035, 1, 1), timezones=st.just(UTC)
)
days = st.dates(min_value=date(2020, 1, 1), max_value=date(2035, 1, 1))
offerings = st.builds(
    Offering,
    title=st.just("A page"),
    url=st.just("/a/"),
    kind=st.just("Page"),
    starts_at=st.none() | moments,
    ends_at=st.none() | moments,
)
rows = st.builds(PlanRow, text=st.just("<p>A row</p>"), on=st.none() | days) | st.builds(
    PlanRow, offering=offerings, on=st.none() | days
)
lists = st.lists(rows, max_size=6).map(tuple)
plans = st.builds(Sections, now=lists, next=lists, involved=lists)


def _without_moments(rows):
    return [(row.text, row.offering, row.on) for row in rows]


@given(plans, moments)
def test_no_row_under_next_is_past(plan, now):
    shown = arrange(plan, now, EASTERN)

    assert not past_rows(shown.next, now, EASTERN)


@given(plans, moments)
def test_no_date_shown_under_next_has_gone_by(plan, now):
    shown = arrange(plan, now, EASTERN)

    for row in shown.next:
        assert row.coming_at is None or row.coming_at >= now


@given(plans, moments)
def test_every_row_is_shown_once_and_in_the_editors_order(plan, now):
    shown = arrange(plan, now, EASTERN)

    moved = past_rows(plan.next, now, EASTERN)
    stayed = [row for row in plan.next if row not in moved]
    assert _without_moments(shown.now) == _without_moments([*plan.now, *moved])
    assert _without_moments(shown.next) == _without_moments(stayed)
    assert _without_moments(shown.involved) == _without_moments(plan.involved)


@given(plans, moments)
def test_arranging_twice_is_arranging_once(plan, now):
    once = arrange(plan, now, EASTERN)

    assert arrange(once, now, EASTERN) == once


@given(plans, moments, st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=900)))
def test_a_row_never_comes_back_from_the_past(plan, now, later):
    past = past_rows(plan.next, now, EASTERN)

    assert set(map(id, past)) <= set(map(id, past_rows(plan.next, now + later, EASTERN)))


@pytest.mark.parametrize(
    ("now", "is_past"),
    [
        (datetime(2026, 11, 22, 23, 59, 59, 999999, tzinfo=EASTERN), False),
        (datetime(2026, 11, 23, 0, 0, tzinfo=EASTERN), True),
        # The same two moments as a server in UTC writes them.
        (datetime(2026, 11, 23, 4, 59, 59, 999999, tzinfo=UTC), False),
        (datetime(2026, 11, 23, 5, 0, tzinfo=UTC), True),
    ],
)
def test_a_day_is_past_when_it_has_ended_in_the_sites_zone(now, is_past):
    row = PlanRow(text="<p>A row</p>", on=date(2026, 11, 22))

    assert row.is_past(now, EASTERN) is is_past


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 8), 23), (date(2026, 11, 1), 25), (date(2026, 7, 1), 24)]
)
def test_the_days_on_which_clocks_change_end_at_midnight_too(day, hours):
    assert day_ends(day, EASTERN) - day_ends(day - timedelta(days=1), EASTERN) == timedelta(
        hours=hours
    )


def test_the_dates_of_a_page_come_before_the_day_written_in_the_row():
    offering = Offering("A page", "/a/", "Page", starts_at=NOW + timedelta(days=3))
    row = PlanRow(offering=offering, on=date(2020, 1, 1))

    assert not row.is_past(NOW, EASTERN)
    assert row.at(NOW).coming_at == NOW + timedelta(days=3)


def test_what_is_under_way_is_shown_with_its_end():
    offering = Offering(
        "A series",
        "/a/",
        "Series",
        starts_at=NOW - timedelta(days=3),
        ends_at=NOW + timedelta(days=30),
    )

    shown = arrange(Sections(next=(PlanRow(offering=offering),)), NOW, EASTERN)

    assert shown.next[0].coming_at == NOW + timedelta(days=30)
    assert shown.next[0].is_under_way
