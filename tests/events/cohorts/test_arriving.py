"""People say themselves that they came: by joining online, or by the digits shown in the room."""

import datetime

import pytest
from django.core.cache import cache
from django.utils import timezone

from events import actions
from events.models import Attendance, RoomCode, Session
from tests.events.engine.conftest import Clock
from tests.factories.cohorts import a_cohort, a_leader, a_member
from tests.factories.events import a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr("django.utils.timezone.now", clock)
    cache.clear()
    return clock


@pytest.fixture
def session(clock):
    page = a_cohort(sessions=1)
    return Session.objects.get(page=page.pk)


@pytest.fixture
def member(session, learner):
    return a_member(session.page.specific, learner)


@pytest.fixture
def facilitator(session):
    return a_leader(session.page.specific, a_person("facilitator")).person


def at(clock, session, minutes, seconds=0):
    clock.move_to(session.starts_at + datetime.timedelta(minutes=minutes, seconds=seconds))


@pytest.mark.parametrize(
    ("minutes", "seconds", "status", "there"),
    [
        (-15, 0, "present", None), (0, 0, "present", None), (0, 59, "present", None),
        (1, 0, "late", 89), (20, 30, "late", 70), (89, 59, "late", 1),
    ],
)  # fmt: skip
def test_who_joins_is_present_or_late(clock, session, member, minutes, seconds, status, there):
    at(clock, session, minutes, seconds)

    row = actions.arrive(member, session)

    assert (row.status, row.minutes, row.source) == (status, there, "joined")
    assert row.recorded_by == member.person


@pytest.mark.parametrize(("minutes", "word"), [(-16, "too early"), (90, "over")])
def test_the_door_is_open_for_the_session_only(clock, session, member, minutes, word):
    at(clock, session, minutes)

    with pytest.raises(actions.Refused, match=word):
        actions.arrive(member, session)
    assert not Attendance.objects.exists()


def test_the_first_time_counts(clock, session, member):
    at(clock, session, 0)
    actions.arrive(member, session)
    at(clock, session, 40)

    assert actions.arrive(member, session).status == "present"
    assert member.events.filter(kind="attendance").count() == 1


def test_what_a_facilitator_entered_stands(clock, session, member, facilitator):
    at(clock, session, 5)
    actions.record_attendance(member, session, status="absent", source="desk", by=facilitator)
    code = actions.make_room_code(session, by=facilitator).code

    assert actions.arrive(member, session).status == "absent"
    assert actions.attend_by_code(member, session, code).status == "absent"


def test_nobody_arrives_at_what_is_cancelled_or_after_leaving(clock, session, member):
    at(clock, session, 0)
    member.registration.status = "cancelled"
    member.registration.save()
    actions.follow_seats(session.page.specific)
    with pytest.raises(actions.Refused, match="left"):
        actions.arrive(member, session)

    Session.objects.update(status="cancelled")
    with pytest.raises(actions.Refused, match="cancelled"):
        actions.arrive(member, session)


def test_the_code_of_the_room_enters_who_types_it(clock, session, member, facilitator):
    at(clock, session, 2)
    code = actions.make_room_code(session, by=facilitator).code
    clock.move(minutes=29)

    row = actions.attend_by_code(member, session, f" {code[:3]} {code[3:]} ")

    assert (row.status, row.minutes, row.source) == ("present", None, "code")


def test_a_new_code_ends_the_one_before(clock, session, member, facilitator, monkeypatch):
    at(clock, session, 2)
    codes = iter((111111, 7))
    monkeypatch.setattr("secrets.randbelow", lambda _most: next(codes))
    old, new = (actions.make_room_code(session, by=facilitator).code for _ in range(2))

    assert new == "000007"
    with pytest.raises(actions.Refused, match="isn’t right"):
        actions.attend_by_code(member, session, old)
    assert actions.attend_by_code(member, session, new).status == "present"
    assert RoomCode.objects.count() == 1


def test_a_code_runs_out(clock, session, member, facilitator):
    at(clock, session, 2)
    code = actions.make_room_code(session, by=facilitator).code
    clock.move(minutes=30)

    with pytest.raises(actions.Refused, match="run out"):
        actions.attend_by_code(member, session, code)


def test_after_ten_tries_even_the_right_code_waits(clock, session, member, facilitator):
    at(clock, session, 2)
    code = actions.make_room_code(session, by=facilitator).code
    wrong = "000000" if code != "000000" else "111111"
    for _ in range(10):
        with pytest.raises(actions.Refused, match="isn’t right"):
            actions.attend_by_code(member, session, wrong)

    with pytest.raises(actions.Refused, match="ten tries"):
        actions.attend_by_code(member, session, code)

    other = a_member(session.page.specific, a_person(9))
    assert actions.attend_by_code(other, session, code).status == "present"


def test_only_who_leads_shows_a_code_and_only_meanwhile(clock, session, facilitator):
    with pytest.raises(actions.Refused, match="too early"):
        actions.make_room_code(session, by=facilitator)
    at(clock, session, 0)
    with pytest.raises(actions.Refused, match="lead"):
        actions.make_room_code(session, by=a_person(9))
    at(clock, session, 90)
    with pytest.raises(actions.Refused, match="over"):
        actions.make_room_code(session, by=facilitator)


def test_what_is_typed_may_be_anything(clock, session, member, facilitator):
    at(clock, session, 0)
    actions.make_room_code(session, by=facilitator)

    for typed in ("", "٣٣٣٣٣٣", "x" * 5000, "12345\0", timezone.now().isoformat()):
        with pytest.raises(actions.Refused):
            actions.attend_by_code(member, session, typed)


def test_who_has_come_to_lead_the_run_is_entered_by_somebody_else(
    clock, session, member, facilitator
):
    at(clock, session, 5)
    code = actions.make_room_code(session, by=facilitator)
    a_leader(member.page, member.person)

    for come in (
        lambda: actions.attend_by_code(member, session, code.code),
        lambda: actions.arrive(member, session),
    ):
        with pytest.raises(actions.Refused, match="Somebody else enters"):
            come()
    assert not Attendance.objects.exists()
