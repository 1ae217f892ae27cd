"""Joining a run: what is needed first, registration and its codes, seats and the queue, moving on."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from accounts.models import Letter
from events import actions
from events.actions import Refused
from events.cohorts.importing_people import _having
from events.cohorts.prerequisites import lacking, missing
from events.models import (
    InvitationCode,
    InvitationUse,
    Membership,
    ProgramPrerequisite,
    Registration,
    SeatEvent,
)
from learning import actions as learning
from learning.models import Certificate, Enrollment
from tests.events.engine.conftest import Clock, held
from tests.events.engine.invariants import broken
from tests.factories.cohorts import a_cohort, a_leader, cohort_page, pool_of, program_page
from tests.factories.events import a_person, registered, seated
from tests.factories.learning import a_series

pytestmark = pytest.mark.django_db
Status = Registration.Status


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr("django.utils.timezone.now", clock)
    return clock


def join(page, person, form_key="a-form", **facts):
    return actions.join_cohort(person, page, form_key=form_key, **facts)


def in_hours(hours):
    return timezone.now() + datetime.timedelta(hours=hours)


def needs(program, *pages):
    for number, page in enumerate(pages):
        ProgramPrerequisite.objects.create(program=program, page=page, sort_order=number)


def has_finished(person, series):
    enrollment = learning.enroll(person, series)
    Enrollment.objects.filter(pk=enrollment.pk).update(
        status=Enrollment.Status.COMPLETED, completed_at=timezone.now()
    )


def has_certificate(person, page, valid_until=None, **fields):
    certificate = learning.issue_page_certificate(
        person,
        page.page_ptr,
        title=page.title,
        statement="",
        minutes=60,
        finished_on=timezone.localdate(),
        valid_until=valid_until,
        now=timezone.now(),
    )
    Certificate.objects.filter(pk=certificate.pk).update(**fields) if fields else None
    return certificate


@pytest.fixture
def basics():
    return a_series(title="Basics")


@pytest.fixture
def first_tier():
    """A program with one run."""
    return a_cohort(cohort_page("Its first run", program_page("First tier")))


@pytest.fixture
def page(basics, first_tier):
    """A run that asks for a series, and for a certificate of another program."""
    program = program_page("Second tier")
    needs(program, basics, first_tier.get_parent())
    return a_cohort(cohort_page("Autumn", program))


class TestPrerequisites:
    def test_what_is_missing_is_said_in_order(self, page, learner):
        assert missing(learner, page) == [
            "Finish the series “Basics”.",
            "Finish the training “First tier”. Its certificate must still be valid.",
        ]
        assert all(each.url for each in lacking(learner, page))

    def test_who_has_both_joins(self, page, basics, first_tier, learner):
        has_finished(learner, basics)
        has_certificate(learner, first_tier)

        assert missing(learner, page) == []
        assert join(page, learner).status == Status.CONFIRMED

    def test_an_unfinished_series_is_not_enough(self, page, basics, learner):
        learning.enroll(learner, basics)

        assert len(missing(learner, page)) == 2

    @pytest.mark.parametrize(("days", "counts"), [(-1, False), (0, True), (1, True)])
    def test_a_certificate_holds_through_its_last_day(
        self, days, counts, page, first_tier, learner
    ):
        today = timezone.localdate(timezone=ZoneInfo("America/New_York"))
        has_certificate(learner, first_tier, today + datetime.timedelta(days=days))

        assert (len(missing(learner, page)) == 1) is counts

    @pytest.mark.parametrize("days", [-1, 0])
    @pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
    def test_it_ends_on_the_same_day_wherever_somebody_is(
        self, zone, days, clock, page, first_tier, learner
    ):
        learner.time_zone = zone
        learner.save()
        at_the_site = ZoneInfo("America/New_York")
        # At one in the morning and at eleven in the evening other zones have another day.
        for hour in (1, 23):
            now = timezone.now().astimezone(at_the_site).replace(hour=hour, minute=0)
            clock.move_to(now.astimezone(datetime.UTC))
            certificate = has_certificate(
                learner, first_tier, now.date() + datetime.timedelta(days)
            )
            holds = Certificate.objects.holding().filter(pk=certificate.pk).exists()

            with timezone.override(zone):
                assert (len(missing(learner, page)) == 1) is holds is (days == 0)
                program = first_tier.get_parent()
                assert (learner.pk in _having(program, [learner.pk])) is holds

    @pytest.mark.parametrize("status", ["revoked", "superseded"])
    def test_a_certificate_taken_back_counts_for_nothing(self, status, page, first_tier, learner):
        has_certificate(learner, first_tier, status=status, ended_at=timezone.now())

        assert len(missing(learner, page)) == 2

    def test_a_certificate_of_another_program_counts_for_nothing(self, page, learner):
        has_certificate(learner, cohort_page("Elsewhere", program_page("Another")))

        assert len(missing(learner, page)) == 2

    def test_what_is_not_for_everyone_is_not_named(self, page, basics, first_tier, learner):
        for hidden in (basics, first_tier.get_parent()):
            PageViewRestriction.objects.create(page=hidden, restriction_type="login")

        assert missing(learner, page) == [
            "Finish a series that is open to some people only.",
            "Finish a training that is open to some people only.",
        ]
        assert not any(each.url for each in lacking(learner, page))

    def test_what_left_the_site_is_asked_of_nobody(self, page, basics, learner):
        basics.unpublish()

        assert len(missing(learner, page)) == 1

    def test_the_queries_are_fixed(self, page, learner, django_assert_num_queries):
        needs(page.get_parent().specific, a_series(title="More"), a_series(title="Even more"))
        learner.zone  # noqa: B018

        with django_assert_num_queries(4):
            assert len(missing(learner, page)) == 4

    def test_where_nothing_is_asked_one_query_says_so(self, learner, django_assert_num_queries):
        page = a_cohort()

        with django_assert_num_queries(1):
            assert missing(learner, page) == []

    def test_who_lacks_something_is_refused_with_all_of_it(self, page, learner):
        with pytest.raises(
            Refused, match=r"needed first\. Finish the series “Basics”\. Finish the"
        ):
            join(page, learner)

        assert not Registration.objects.exists()

    def test_staff_go_past_it_with_a_reason_that_is_kept(self, page, learner, registrar):
        with pytest.raises(Refused, match="give a reason") as refused:
            join(page, learner, by=registrar)
        assert refused.value.field == "note"

        seat = join(page, learner, by=registrar, note="Has led circles for years.")

        assert (seat.status, seat.is_by_staff) == (Status.CONFIRMED, True)
        event = SeatEvent.objects.get(registration=seat)
        assert (event.note, event.actor) == ("Has led circles for years.", registrar)

    def test_an_own_note_is_no_reason(self, page, learner):
        with pytest.raises(Refused):
            join(page, learner, by=learner, note="I know it all.")

    def test_who_is_in_is_asked_nothing_anew(self, page, learner):
        seat = seated(pool_of(page), learner)

        assert join(page, learner, "another-form") == seat

    def test_an_offer_is_accepted_without_asking_anew(self, page, learner):
        waits = registered(pool_of(page), learner, Status.OFFERED)

        assert actions.accept(waits, by=learner).status == Status.CONFIRMED

    def test_added_by_code_they_are_asked_for_too(self, page, learner, registrar):
        code = actions.make_staff_code(learner)
        pool = pool_of(page)

        with pytest.raises(Refused, match="needed first"):
            actions.add_by_code(code, pool, form_key="one", by=registrar)
        seat = actions.add_by_code(code, pool, form_key="one", by=registrar, note="As agreed.")

        assert seat.status == Status.CONFIRMED


class TestSeats:
    def test_a_free_seat_is_theirs_and_the_next_waits(self, learner, stranger):
        page = a_cohort(capacity=1)

        assert join(page, learner).status == Status.CONFIRMED
        assert join(page, stranger).status == Status.WAITING

    def test_nobody_jumps_the_queue(self, learner, stranger):
        page = a_cohort(capacity=1)
        first, second = join(page, learner), join(page, stranger)
        actions.cancel(first, by=learner)

        third = join(page, a_person(3))

        second.refresh_from_db()
        assert (second.status, third.status) == (Status.OFFERED, Status.WAITING)
        assert broken() == []

    def test_without_seats_nobody_joins(self, learner):
        with pytest.raises(Refused, match="no seats in this run yet"):
            join(cohort_page(), learner)

    def test_who_leads_it_needs_no_seat(self, stranger):
        page = a_cohort()
        a_leader(page, stranger)

        with pytest.raises(Refused, match="lead or observe"):
            join(page, stranger)

    @pytest.mark.django_db(transaction=True)
    def test_a_member_has_the_prework_right_after_registering(self, site_root, learner):
        series = a_series()

        join(a_cohort(prework=series), learner)

        assert Enrollment.objects.get().series_id == series.pk

    @pytest.mark.django_db(transaction=True)
    def test_and_right_after_accepting_an_offer(self, site_root, learner, stranger):
        page = a_cohort(prework=a_series(), capacity=1)
        seat, waits = join(page, learner), join(page, stranger)
        actions.cancel(seat, by=learner)
        assert not Enrollment.objects.filter(person=stranger).exists()
        waits.refresh_from_db()

        actions.accept(waits, by=stranger)

        assert Enrollment.objects.get(person=stranger).is_active
        assert Membership.objects.get(person=learner).status == Membership.Status.LEFT
        assert Membership.objects.get(person=stranger).status == Membership.Status.ACTIVE


class TestInvitations:
    @pytest.fixture
    def page(self):
        """A run for which registration opens tomorrow."""
        return a_cohort(capacity=2, registration_opens_at=in_hours(24))

    def a_code(self, page, editor, uses=1, expires_at=None):
        return actions.make_invitation(
            page, label="Partner schools", uses=uses, expires_at=expires_at, by=editor
        )

    def test_its_holder_asks_before_registration_opens(self, page, learner, stranger, editor):
        code = self.a_code(page, editor)
        with pytest.raises(Refused, match="not open yet"):
            join(page, stranger)

        seat = join(page, learner, invitation=f" {code.code} ")

        assert seat.status == Status.CONFIRMED
        code.refresh_from_db()
        assert code.used == 1
        assert InvitationUse.objects.get().registration == seat

    def test_and_after_it_closed_until_the_cut_off(self, clock, learner, stranger, editor):
        page = a_cohort(registration_closes_at=in_hours(1))
        pool = pool_of(page)
        code = self.a_code(page, editor, uses=2).code
        clock.move_to(pool.cutoff_at - datetime.timedelta(seconds=1))
        assert join(page, learner, invitation=code).status == Status.CONFIRMED

        clock.move(seconds=1)
        with pytest.raises(Refused, match="Registration has ended"):
            join(page, stranger, invitation=code)

    def test_it_gives_no_seat_where_none_is_free(self, page, learner, editor):
        for number in (1, 2):
            seated(pool_of(page), a_person(number))

        waits = join(page, learner, invitation=self.a_code(page, editor).code)

        assert waits.status == Status.WAITING

    def test_it_works_as_often_as_it_may_and_no_more(self, page, editor):
        code = self.a_code(page, editor, uses=2)
        for number in (1, 2):
            join(page, a_person(number), invitation=code.code)

        with pytest.raises(Refused, match="as often as it may") as refused:
            join(page, a_person(3), invitation=code.code)

        assert refused.value.field == "invitation"
        assert Registration.objects.count() == 2

    def test_the_same_form_twice_uses_it_once(self, page, learner, editor):
        code = self.a_code(page, editor, uses=2)

        assert join(page, learner, invitation=code.code) == join(
            page, learner, invitation=code.code
        )

        code.refresh_from_db()
        assert code.used == 1

    def test_it_is_not_used_up_once_registration_is_open(self, clock, page, learner, editor):
        code = self.a_code(page, editor)
        clock.move(hours=24)

        join(page, learner, invitation=code.code)

        code.refresh_from_db()
        assert code.used == 0

    def test_expired_it_works_no_more(self, clock, page, learner, editor):
        code = self.a_code(page, editor, expires_at=in_hours(2))
        clock.move(hours=2)

        with pytest.raises(Refused, match="no longer works"):
            join(page, learner, invitation=code.code)

    def test_taken_back_it_works_no_more(self, page, learner, editor):
        code = self.a_code(page, editor)
        ended = actions.end_invitation(code, by=editor).ended_at

        assert actions.end_invitation(code, by=editor).ended_at == ended
        with pytest.raises(Refused, match="no longer works"):
            join(page, learner, invitation=code.code)

    def test_a_code_of_another_run_is_not_known(self, page, learner, editor):
        code = self.a_code(a_cohort(), editor)

        with pytest.raises(Refused, match="don't know this code") as refused:
            join(page, learner, invitation=code.code)

        assert refused.value.field == "invitation"

    def test_it_does_not_open_what_staff_have_stopped(self, page, learner, editor):
        code = self.a_code(page, editor)
        actions.close_registration(pool_of(page), by=editor)

        with pytest.raises(Refused, match="closed"):
            join(page, learner, invitation=code.code)

    def test_staff_need_none_with_a_reason(self, page, learner, registrar):
        with pytest.raises(Refused, match="not open yet"):
            join(page, learner, by=registrar)

        assert join(page, learner, by=registrar, note="Speaks there.").status == Status.CONFIRMED

    @pytest.mark.parametrize(
        ("facts", "field"),
        [
            ({"label": " "}, "label"),
            ({"uses": 0}, "uses"),
            ({"uses": 1001}, "uses"),
            ({"expires_at": timezone.now()}, "expires_at"),
        ],
    )
    def test_a_code_that_can_not_be_is_refused(self, facts, field, page, editor):
        good = {"label": "Partners", "uses": 1, "expires_at": None}
        with pytest.raises(Refused) as refused:
            actions.make_invitation(page, by=editor, **{**good, **facts})

        assert refused.value.field == field
        assert not InvitationCode.objects.exists()


class TestMoving:
    @pytest.fixture
    def program(self):
        return program_page()

    @pytest.fixture
    def page(self, program):
        return a_cohort(cohort_page("Spring", program), capacity=1)

    @pytest.fixture
    def later(self, program):
        start = timezone.now() + datetime.timedelta(days=90)
        return a_cohort(cohort_page("Autumn", program), capacity=1, starts_at=start)

    def move(self, registration, page, form_key="a-move", **facts):
        facts.setdefault("by", registration.person)
        return actions.move_to_cohort(registration, page, form_key=form_key, **facts)

    def test_the_seat_is_there_and_the_old_one_goes_to_the_next(self, page, later, learner):
        seat, waits = join(page, learner), join(page, a_person(1))

        moved = self.move(seat, later)

        assert (moved.status, moved.pool) == (Status.CONFIRMED, pool_of(later))
        waits.refresh_from_db()
        assert waits.status == Status.OFFERED
        seat.refresh_from_db()
        assert (seat.status, seat.reason) == (Status.CANCELLED, "moved")
        assert Letter.objects.filter(person=learner, kind__contains="moved").count() == 1
        assert (held(pool_of(page)), held(pool_of(later))) == (1, 1)
        assert broken() == []

    def test_where_all_are_taken_one_waits_there(self, page, later, learner):
        join(later, a_person(1))
        seat = join(page, learner)

        moved = self.move(seat, later)

        assert moved.status == Status.WAITING
        assert held(pool_of(page)) == 0

    def test_who_would_not_wait_keeps_the_seat(self, page, later, learner):
        join(later, a_person(1))
        seat = join(page, learner)

        with pytest.raises(Refused, match="keep the seat you have"):
            self.move(seat, later, may_wait=False)

        seat.refresh_from_db()
        assert seat.status == Status.CONFIRMED

    def test_nobody_jumps_that_queue(self, page, later, learner):
        first, second = join(later, a_person(1)), join(later, a_person(2))
        seat = join(page, learner)
        actions.change_seats(pool_of(later), capacity=2, by=a_person(3))
        actions.decline(Registration.objects.get(pk=second.pk), by=second.person)
        third = join(later, a_person(4))
        actions.cancel(third, by=third.person)
        fourth = join(later, a_person(5))

        assert (first.status, fourth.status) == (Status.CONFIRMED, Status.CONFIRMED)
        assert self.move(seat, later).status == Status.WAITING

    def test_the_same_form_twice_moves_once(self, page, later, learner):
        seat = join(page, learner)

        assert self.move(seat, later) == self.move(seat, later)
        assert Registration.objects.count() == 2

    @pytest.mark.django_db(transaction=True)
    def test_the_prework_counts_as_it_is(self, site_root, program, learner):
        series = a_series()
        page = a_cohort(cohort_page("Spring", program, prework=series))
        later = a_cohort(cohort_page("Autumn", program, prework=series))
        seat = join(page, learner)

        moved = self.move(seat, later)

        assert Enrollment.objects.count() == 1
        assert moved.membership.enrollment == Enrollment.objects.get()
        assert Membership.objects.get(page=page.pk).status == Membership.Status.LEFT

    def test_half_way_through_one_may_still_go(self, clock, page, later, learner):
        seat = join(page, learner)
        clock.move(days=10)

        assert self.move(seat, later).status == Status.CONFIRMED

    def test_a_run_that_is_over_is_not_left(self, clock, page, later, learner):
        seat = join(page, learner)
        clock.move(days=30)

        with pytest.raises(Refused, match="over"):
            self.move(seat, later)

    def test_a_window_holds_for_movers_but_not_for_staff(self, page, program, learner, registrar):
        start = timezone.now() + datetime.timedelta(days=90)
        closed = a_cohort(program=program, starts_at=start, registration_opens_at=in_hours(24))
        seat = join(page, learner)

        with pytest.raises(Refused, match="not open yet"):
            self.move(seat, closed)

        assert self.move(seat, closed, by=registrar).status == Status.CONFIRMED

    def test_only_to_a_run_of_the_same_program(self, page, learner):
        other = a_cohort(cohort_page("Other", program_page("Another")))

        with pytest.raises(Refused, match="another training"):
            self.move(join(page, learner), other)

    def test_not_to_where_one_has_a_seat(self, page, later, learner):
        join(later, learner)

        with pytest.raises(Refused, match="a seat in that run already"):
            self.move(join(page, learner), later)

    def test_not_to_where_one_is(self, page, learner):
        with pytest.raises(Refused, match="the run you are in"):
            self.move(join(page, learner), page)


class TestWithdrawing:
    def test_with_a_reason_that_is_kept(self, learner):
        page = a_cohort()
        seat = join(page, learner)

        actions.cancel(seat, by=learner, note="The dates don't fit")

        assert SeatEvent.objects.get(kind="cancelled").note == "The dates don't fit"

    def test_until_the_last_session_is_over(self, clock, learner):
        page = a_cohort()
        seat = join(page, learner)
        clock.move(days=20)

        assert actions.cancel(seat, by=learner).status == Status.CANCELLED

    def test_and_not_after(self, clock, learner):
        page = a_cohort()
        seat = join(page, learner)
        clock.move(days=22)

        with pytest.raises(Refused, match="over"):
            actions.cancel(seat, by=learner)

    def test_who_has_finished_keeps_it(self, clock, learner):
        page = a_cohort()
        seat = join(page, learner)
        actions.follow_seats(page)
        Membership.objects.update(status="finished", finished_at=timezone.now())
        clock.move(days=10)

        with pytest.raises(Refused, match="finished"):
            actions.cancel(seat, by=learner)


class TestAddedInTheAdmin:
    @pytest.fixture
    def address(self, page):
        session = pool_of(page).session
        return reverse("events_admin:add_someone", kwargs={"session_id": session.pk})

    def test_without_a_reason_staff_read_what_is_missing(
        self, client, address, learner, administrator
    ):
        client.force_login(administrator)
        code = actions.make_staff_code(learner)

        response = client.post(address, {"code": code, "form_key": "one"})

        assert "To add them all the same, give a reason." in response.content.decode()
        assert not Registration.objects.exists()

    def test_with_one_they_are_in(self, client, address, learner, administrator):
        client.force_login(administrator)
        code = actions.make_staff_code(learner)

        client.post(address, {"code": code, "form_key": "one", "note": "As agreed."})

        assert Registration.objects.get().person == learner
        assert SeatEvent.objects.get(kind="registered").note == "As agreed."
