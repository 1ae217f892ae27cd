"""The seats of a run stand on the session it opens with, and go with the whole run only."""

import datetime

import pytest
from django.utils import timezone

from accounts.models import Letter
from events import actions
from events.actions import Refused
from events.models import Attendance, Membership, Registration, RoomCode, SeatPool, Session
from tests.events.engine.conftest import Clock, held
from tests.factories.cohorts import a_cohort, a_member, cohort_page, pool_of
from tests.factories.events import a_person, a_session, registered, seated

pytestmark = pytest.mark.django_db
Status = Registration.Status


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr("django.utils.timezone.now", clock)
    return clock


def times(days=7, **facts):
    day = timezone.localdate() + datetime.timedelta(days=days)
    return {
        "starts_on": day,
        "start_time": datetime.time(13),
        "end_time": datetime.time(15),
        "zone": "America/New_York",
        "title": f"Day {days}",
        **facts,
    }


def a_room_code(session):
    now = timezone.now()
    return RoomCode.objects.create(session=session, code="123456", made_at=now, expires_at=now)


def test_the_seats_of_the_first_session_are_for_all(editor):
    page = cohort_page()

    session = actions.add_session(page, by=editor, capacity=24, **times())
    other = actions.add_session(page, by=editor, **times(14))

    assert (session.pool.is_for_all, session.pool.capacity) == (True, 24)
    assert not SeatPool.objects.filter(session=other).exists()


def test_a_run_gives_out_its_seats_once(editor):
    page = cohort_page()
    actions.add_session(page, by=editor, capacity=24, **times())

    with pytest.raises(Refused, match="seats already") as refused:
        actions.add_session(page, by=editor, capacity=10, **times(14))

    assert refused.value.field == "capacity"
    assert Session.objects.filter(page=page.pk).count() == 1


def test_seats_given_later_are_for_all_too(editor):
    page = cohort_page()
    first = actions.add_session(page, by=editor, **times())
    second = actions.add_session(page, by=editor, **times(14))

    with pytest.raises(Refused, match="opens with"):
        actions.change_session(second, by=editor, capacity=12)
    actions.change_session(first, by=editor, capacity=12)

    assert pool_of(page).session_id == first.pk


@pytest.mark.parametrize("status", [Status.CONFIRMED, Status.OFFERED, Status.WAITING])
def test_the_opening_session_does_not_go_alone(status, editor, learner):
    page = a_cohort()
    pool = pool_of(page)
    registered(pool, learner, status)

    for go in (
        lambda: actions.remove_session(pool.session, by=editor),
        lambda: actions.cancel_session(pool.session, reason="Snow", by=editor),
    ):
        with pytest.raises(Refused, match="Move it, or cancel the whole cohort"):
            go()

    assert Session.objects.scheduled().filter(page=page.pk).count() == 3


def test_while_nobody_has_asked_it_can_go(editor):
    page = a_cohort()

    actions.remove_session(pool_of(page).session, by=editor)

    assert Session.objects.filter(page=page.pk).count() == 2


def test_what_was_asked_for_once_does_not_go_before_the_rest_of_the_run(editor, learner):
    page = a_cohort(sessions=2)
    opening = pool_of(page).session
    registered(pool_of(page), learner, Status.CANCELLED)

    for go in (
        lambda: actions.remove_session(opening, by=editor),
        lambda: actions.cancel_session(opening, reason="Ill", by=editor),
    ):
        with pytest.raises(Refused, match="Move it, or cancel the whole cohort"):
            go()
    opening.refresh_from_db()
    assert not opening.is_cancelled


def test_the_only_session_that_was_asked_for_once_can_be_cancelled(editor, learner):
    page = a_cohort(sessions=1)
    opening = pool_of(page).session
    registered(pool_of(page), learner, Status.CANCELLED)

    with pytest.raises(Refused, match="Cancel it instead"):
        actions.remove_session(opening, by=editor)

    assert actions.cancel_session(opening, reason="Ill", by=editor).is_cancelled


def test_it_can_be_moved(editor, learner):
    page = a_cohort()
    session = pool_of(page).session
    at_noon = {"start_time": datetime.time(12), "end_time": datetime.time(13)}
    actions.change_session(session, by=editor, ends_on=session.starts_on, **at_noon)
    member = a_member(page, learner)

    day = session.starts_on + datetime.timedelta(days=1)
    actions.change_session(session, by=editor, starts_on=day, ends_on=day)

    member.registration.refresh_from_db()
    assert member.registration.status == Status.CONFIRMED
    session.refresh_from_db()
    assert session.starts_on == day


def by_days(session, days):
    day = session.starts_on + datetime.timedelta(days=days)
    return {"starts_on": day, "ends_on": day}


class TestItStaysTheFirst:
    """The session with the seats comes before all others, however the schedule is changed."""

    @pytest.fixture
    def page(self, editor):
        page = cohort_page()
        actions.add_session(page, by=editor, capacity=9, **times(7, title="Opening"))
        actions.add_session(page, by=editor, **times(14, title="Practice"))
        return page

    def refused(self, act):
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.field == "starts_on"
        return str(refusal.value)

    def test_it_is_not_moved_behind_another(self, page, editor):
        opening = pool_of(page).session

        said = self.refused(
            lambda: actions.change_session(opening, by=editor, **by_days(opening, 10))
        )

        assert "“Practice” on" in said
        opening.refresh_from_db()
        assert opening.starts_on == times(7)["starts_on"]

    def test_no_other_is_moved_before_it(self, page, editor):
        practice = Session.objects.get(page=page.pk, title="Practice")

        said = self.refused(
            lambda: actions.change_session(practice, by=editor, **by_days(practice, -10))
        )

        assert "“Opening” on" in said

    def test_no_other_is_put_before_it(self, page, editor):
        said = self.refused(lambda: actions.add_session(page, by=editor, **times(3)))

        assert "“Opening” on" in said
        assert Session.objects.filter(page=page.pk).count() == 2

    def test_the_last_first_all_can_be_moved(self, page, editor):
        for session in Session.objects.filter(page=page.pk).order_by("-starts_at"):
            actions.change_session(session, by=editor, **by_days(session, 10))

        assert pool_of(page).session.starts_on == times(17)["starts_on"]

    def test_a_cancelled_one_does_not_count(self, page, editor):
        practice = Session.objects.get(page=page.pk, title="Practice")
        actions.cancel_session(practice, reason="Snow", by=editor)
        opening = pool_of(page).session

        actions.change_session(opening, by=editor, **by_days(opening, 10))

        opening.refresh_from_db()
        assert opening.starts_on == times(17)["starts_on"]

    def test_before_there_are_seats_any_order_is_right(self, editor):
        page = cohort_page()
        actions.add_session(page, by=editor, **times(14))

        assert actions.add_session(page, by=editor, **times(7)).pk


def test_a_session_that_was_attended_stays(editor, learner):
    page = a_cohort()
    member = a_member(page, learner)
    last = Session.objects.filter(page=page.pk).last()
    a_room_code(last)
    Attendance.objects.create(
        membership=member,
        session=last,
        status=Attendance.Status.PRESENT,
        source=Attendance.Source.DESK,
        recorded_at=timezone.now(),
    )

    with pytest.raises(Refused, match="Attendance was entered"):
        actions.remove_session(last, by=editor)


def test_a_code_shown_to_nobody_goes_with_its_session(editor):
    page = a_cohort()
    last = Session.objects.filter(page=page.pk).last()
    a_room_code(last)

    actions.remove_session(last, by=editor)

    assert not RoomCode.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_members_are_counted_anew_when_sessions_come_and_go(site_root, editor, learner):
    page = a_cohort()
    member = a_member(page, learner)

    added = actions.add_session(page, by=editor, **times(40))
    member.refresh_from_db()
    assert member.sessions_needed == 4

    actions.cancel_session(added, reason="Snow", by=editor)
    member.refresh_from_db()
    assert member.sessions_needed == 3


@pytest.mark.django_db(transaction=True)
def test_a_cancelled_run_takes_all_its_seats_and_sessions_with_it(site_root, editor, monkeypatch):
    monkeypatch.setattr("accounts.actions.letters._enqueue", lambda letter_id: None)
    page = a_cohort(capacity=1)
    pool = pool_of(page)
    member = a_member(page, a_person(1))
    waits = registered(pool, a_person(2), Status.WAITING)

    assert actions.cancel_cohort(page, reason="Too few", by=editor) == 3
    assert actions.cancel_cohort(page, reason="Again", by=editor) == 0
    actions.tell_of_changes(timezone.now())
    actions.tell_of_changes(timezone.now())

    for each in (member.registration, waits):
        each.refresh_from_db()
        assert (each.status, each.reason) == (Status.CANCELLED, "session_cancelled")
    member.refresh_from_db()
    assert member.status == Membership.Status.LEFT
    assert held(pool) == 0
    assert not Session.objects.scheduled().filter(page=page.pk).exists()
    assert Letter.objects.filter(kind="seats_cancelled").count() == 2


def test_cancelled_half_way_the_finished_keep_what_they_have(clock, editor):
    page = a_cohort()
    done, going = a_member(page, a_person(1)), a_member(page, a_person(2))
    Membership.objects.filter(pk=done.pk).update(status="finished", finished_at=timezone.now())
    clock.move(days=10)

    assert actions.cancel_cohort(page, reason="Strike", by=editor) == 2

    done.registration.refresh_from_db()
    going.registration.refresh_from_db()
    assert done.registration.status == Status.CONFIRMED
    assert going.registration.status == Status.CANCELLED
    assert Session.objects.scheduled().filter(page=page.pk).count() == 1


def test_what_is_over_can_not_be_cancelled(clock, editor):
    page = a_cohort()
    clock.move(days=60)

    with pytest.raises(Refused, match="over"):
        actions.cancel_cohort(page, reason="Strike", by=editor)


def test_a_run_is_cancelled_with_a_reason(editor):
    with pytest.raises(Refused) as refused:
        actions.cancel_cohort(a_cohort(), reason=" ", by=editor)

    assert refused.value.field == "reason"


def test_a_run_without_seats_can_be_cancelled(editor):
    page = cohort_page()
    a_session(page)

    assert actions.cancel_cohort(page, reason="Too few", by=editor) == 1


@pytest.mark.django_db(transaction=True)
def test_who_takes_a_seat_is_a_member_at_once(site_root, learner):
    page = a_cohort()

    registration = actions.register(learner, pool_of(page), form_key="one")

    assert registration.membership.person == learner


def test_the_clock_finds_what_was_missed(editor, learner):
    page = a_cohort()
    seat = seated(pool_of(page), learner)

    assert actions.follow_due(timezone.now()) == 1
    assert actions.follow_due(timezone.now()) == 0

    a_session(page, title="One more")
    assert actions.follow_due(timezone.now()) == 1
    assert Membership.objects.get(registration=seat).sessions_needed == 4
