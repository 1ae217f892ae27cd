"""The grid of a run: what each cell says, who is stuck and where, and that its queries are fixed."""

import datetime

import pytest
from django.utils import timezone

from events import actions
from events.cohorts import cells, grid_members
from events.cohorts.frame import frame_of
from events.cohorts.grid import grid_of, rows_of, stuck
from events.models import Attendance, Membership, PracticumLog, Session
from learning import actions as learning
from tests.factories.cohorts import a_cohort, a_leader, a_member, pool_of
from tests.factories.cohorts_many import many_members
from tests.factories.events import a_person, registered
from tests.factories.learning import a_module, a_series, modules_of

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
WEEK = datetime.timedelta(weeks=1)
Status = Attendance.Status


@pytest.fixture
def leader():
    return a_person("leader")


@pytest.fixture
def page(leader):
    """Prework of two modules, three sessions of which two are over, and a final circle."""
    page = a_cohort(
        prework=a_series(modules=2), asks_final_circle=True, starts_at=timezone.now() - 10 * DAY
    )
    a_leader(page, leader)
    return page


@pytest.fixture
def member(page):
    return a_member(page, a_person("one"))


def row_of(page, **at):
    return grid_of(page, **at).rows[0]


def states(row):
    return [cell.state for cell in row.cells]


def session(page, n):
    return Session.objects.filter(page=page.pk).in_order()[n - 1]


def attends(member, page, n, leader, status=Status.PRESENT, minutes=None):
    actions.record_attendance(
        member, session(page, n), status=status, minutes=minutes, source="desk", by=leader
    )


def test_columns_stand_in_the_order_in_which_things_are_done(page, member):
    grid = grid_of(page)

    assert [column.kind for column in grid.columns] == [
        *["module"] * 2,
        *["session"] * 3,
        "circle",
        "certificate",
    ]
    assert [(group.title, group.size) for group in grid.frame.groups] == [
        ("Prework", 2),
        ("Sessions", 3),
        ("Final circle", 1),
        ("Certificate", 1),
    ]


def test_a_new_member_has_everything_ahead(page, member):
    row = row_of(page)

    # Two sessions are over, and nobody has entered who came: that is no fault of the member's.
    assert states(row) == ["open", "open", "to_enter", "to_enter", "open", "open", "open"]
    assert (row.modules_done, row.modules_asked) == (0, 2)
    assert (row.sessions_done, row.sessions_asked) == (0, 3)
    assert row.stuck_at == ""


def test_work_in_the_prework_shows(page, member):
    learning.continue_module(member.person, modules_of(page.prework)[0])

    row = row_of(page)

    assert row.cells[0] == cells.DONE
    assert (row.modules_done, row.modules_asked) == (1, 2)


def test_who_is_late_with_the_prework_is_stuck_at_the_first_module_left(page, member):
    learning.continue_module(member.person, modules_of(page.prework)[0])
    page.prework_due_at = timezone.now() - DAY

    row = row_of(page)

    assert states(row)[:2] == ["done", "missing"]
    assert row.stuck_at == modules_of(page.prework)[1].title


def test_more_time_holds_for_who_was_given_it(page, member):
    page.prework_due_at = timezone.now() - DAY
    Membership.objects.update(prework_due_at=timezone.now() + DAY)

    assert row_of(page).stuck_at == ""


@pytest.mark.parametrize(
    ("status", "minutes", "state", "is_stuck"),
    [
        (Status.PRESENT, None, "done", False),
        (Status.LATE, 85, "done", False),
        (Status.LATE, 10, "missing", True),
        (Status.PARTIAL, 10, "missing", True),
        (Status.ABSENT, None, "missing", True),
        (Status.EXCUSED, None, "missing", True),
    ],
)
def test_attendance_shows_as_the_rule_counts_it(
    page, member, leader, status, minutes, state, is_stuck
):
    attends(member, page, 1, leader, status, minutes)

    row = row_of(page)

    assert row.cells[2].state == state
    assert row.sessions_done == (state == "done")
    assert bool(row.stuck_at) == is_stuck


def test_a_final_circle_waits_then_counts(page, member, leader):
    log = actions.write_circle(
        member,
        held_on=timezone.localdate() - DAY,
        role="keeper",
        size="small",
        reflection="",
        by=member.person,
    )
    assert row_of(page).cells[5] == cells.WAITING
    assert row_of(page).is_waiting

    actions.sign_off(log, by=leader)

    assert row_of(page).cells[5] == cells.SIGNED_OFF


def test_who_has_no_final_circle_after_the_last_day_is_stuck_there(page, member):
    later = timezone.now() + 90 * DAY

    assert row_of(page, at=later).stuck_at == "Final circle"

    PracticumLog.objects.create(
        membership=member,
        person=member.person,
        held_on=timezone.localdate(),
        role="keeper",
        size="small",
        written_at=timezone.now(),
    )
    assert row_of(page, at=later).stuck_at == ""


def test_each_is_asked_for_what_their_own_plan_asks(page, member):
    """Who has finished the prework keeps the plan they finished; a new member has the newest."""
    for module in modules_of(page.prework):
        learning.continue_module(member.person, module)
    a_module(page.prework, "Added later")
    learning.publish_plan(page.prework.pk)
    a_member(page, a_person("two"))

    first, second = grid_of(page).rows

    assert (first.modules_done, first.modules_asked) == (2, 2)
    assert (second.modules_done, second.modules_asked) == (0, 3)
    assert [cell == cells.NOT_ASKED for cell in first.cells[:3]] == [False, False, True]


def test_who_left_and_who_waits_is_not_in_it(page, member):
    registered(pool_of(page), a_person("two"), "waiting")
    Membership.objects.update(status="left", left_at=timezone.now())

    assert grid_of(page).rows == []


def test_a_cancelled_session_is_no_column(page, member):
    Session.objects.filter(pk=session(page, 2).pk).update(status="cancelled")

    assert len([c for c in grid_of(page).columns if c.kind == "session"]) == 2


def test_people_stand_by_name_and_by_what_they_have_done(page):
    bea = a_member(page, a_person("b"), display_name="bea")
    ann = a_member(page, a_person("a"), display_name="Ann")
    learning.continue_module(ann.person, modules_of(page.prework)[0])

    def names(sort):
        return [each.name for each in grid_members.read(grid_members.members_of(page, sort))]

    assert names("name") == ["Ann", "bea"]
    assert names("progress") == ["bea", "Ann"]
    assert bea.pk


def test_the_name_given_with_the_seat_goes_before_that_of_the_account(page):
    a_member(page, a_person("a", display_name="Dr. A"), display_name="Alex", pronouns="they/them")

    row = row_of(page)

    assert (row.member.name, row.member.pronouns) == ("Alex", "they/them")


def test_who_is_stuck_is_said_alike_by_the_list_and_by_the_rows(page, leader):
    many_members(page, 12)
    page.prework_due_at = timezone.now() - DAY
    frame = frame_of(page)

    found = {each.pk for each in stuck(frame, grid_members.read(grid_members.members_of(page)))}

    assert found == {row.member.pk for row in grid_of(page).rows if row.stuck_at}
    assert 0 < len(found) <= 12


def test_the_grid_takes_at_most_eight_queries(at_full_size, django_assert_num_queries):
    people, modules, dates = (1000, 42, 6) if at_full_size else (100, 4, 4)
    page = a_cohort(
        prework=a_series(modules=modules),
        asks_final_circle=True,
        sessions=dates,
        capacity=people,
    )
    many_members(page, 3)
    with django_assert_num_queries(5):
        few = grid_of(page)
    many_members(page, people - 3, start=3)

    with django_assert_num_queries(5):
        grid = grid_of(page)

    assert len(few.rows) == 3
    assert len(grid.rows) == people
    assert len(grid.columns) == modules + dates + 2


def test_batches_give_the_same_rows_as_one(page, monkeypatch):
    many_members(page, 9)
    at_once = grid_of(page, at=timezone.now())

    monkeypatch.setattr(grid_members, "AT_ONCE", 4)

    in_batches = grid_of(page, at=at_once.frame.now)
    assert in_batches.rows == at_once.rows


def test_the_grid_says_what_the_counters_and_the_events_say(page, leader):
    for n in range(3):
        one = a_member(page, a_person(n))
        attends(one, page, 1, leader, Status.PRESENT if n else Status.ABSENT)
        attends(one, page, 2, leader, Status.LATE, 80 + n)
        learning.continue_module(one.person, modules_of(page.prework)[0])

    for row in rows_of(frame_of(page), grid_members.read(grid_members.members_of(page))):
        kept = Membership.objects.get(pk=row.member.pk)
        replayed = {
            event.session_id: event.data
            for event in kept.events.filter(kind="attendance").order_by("pk")
        }
        counted = sum(
            each["status"] == "present" or (each["minutes"] or 0) >= 81
            for each in replayed.values()
        )
        assert row.sessions_done == kept.sessions_done == counted
        assert row.modules_done == kept.enrollment.required_done
        assert row.sessions_done == sum(cell.is_done for cell in row.cells[2:5])
