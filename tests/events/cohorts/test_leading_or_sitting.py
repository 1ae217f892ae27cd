"""Who leads or observes a run takes no seat in it, whichever of the two came first."""

import datetime

import pytest
from django.utils import timezone

from events import actions
from events.actions import Refused
from events.actions.cohort_staff import start_role
from events.models import CohortStaff, Registration
from events.own_seats import place_of, with_all
from events.why import why
from tests.events.engine.conftest import Clock, stands
from tests.events.engine.invariants import broken
from tests.factories.cohorts import a_certificate, a_cohort, a_leader, pool_of
from tests.factories.events import a_person, registered

pytestmark = pytest.mark.django_db
Status, Role = Registration.Status, CohortStaff.Role
LEADS = "lead or observe this run"


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr("django.utils.timezone.now", clock)
    return clock


@pytest.fixture
def page(site_root):
    return a_cohort(capacity=1)


@pytest.mark.parametrize("status", [Status.CONFIRMED, Status.OFFERED, Status.WAITING])
class TestNaming:
    def test_staff_name_nobody_who_has_or_awaits_a_seat(self, status, page, editor, learner):
        registered(pool_of(page), learner, status)

        with pytest.raises(Refused, match="or waits for one") as refused:
            actions.name_staff(page, learner.email, Role.OBSERVER, by=editor)

        assert refused.value.field == "address"
        assert not CohortStaff.objects.exists()

    def test_nor_do_those_who_lead_it(self, status, page, editor, learner):
        a_leader(page, editor)
        a_certificate(a_cohort(program=page.get_parent().specific, title="Before"), learner)
        registered(pool_of(page), learner, status)

        with pytest.raises(Refused, match="can be named here"):
            actions.name_facilitator(page, learner.email, by=editor)

        assert not CohortStaff.objects.filter(person=learner).exists()


def test_who_gave_up_the_seat_can_be_named(page, editor, learner):
    registered(pool_of(page), learner, Status.CANCELLED)

    assert actions.name_staff(page, learner.email, Role.TRAINER, by=editor).pk


@pytest.mark.parametrize("role", Role.values)
def test_under_the_lock_who_was_named_meanwhile_takes_no_seat(role, page, learner):
    start_role(page, learner, role, by=None)

    with pytest.raises(Refused, match=LEADS):
        actions.register(learner, pool_of(page), form_key="late")

    assert not Registration.objects.exists()


@pytest.mark.parametrize(
    ("since", "until", "may"),
    [(1, None, True), (-2, -1, True), (-2, 0, True), (-2, 1, False), (0, None, False)],
)
def test_only_a_role_that_holds_now_stands_in_the_way(clock, since, until, may, page, learner):
    now = timezone.now()
    days = [None if each is None else now + datetime.timedelta(each) for each in (since, until)]
    a_leader(page, learner, since=days[0], until=days[1])

    if not may:
        with pytest.raises(Refused, match=LEADS):
            actions.register(learner, pool_of(page), form_key="one")
    else:
        assert actions.register(learner, pool_of(page), form_key="one").is_seated


def test_who_leads_one_run_sits_in_another(page, learner):
    a_leader(page, learner)
    other = a_cohort(program=page.get_parent().specific, title="Autumn")

    assert actions.register(learner, pool_of(other), form_key="one").is_seated


def test_an_offered_seat_is_not_taken_by_who_leads(page, learner):
    offered = registered(pool_of(page), learner, Status.OFFERED)
    a_leader(page, learner)

    with pytest.raises(Refused, match=LEADS):
        actions.accept(offered, by=learner)


def test_a_seat_at_short_notice_is_not_taken_by_who_leads(clock, page, learner):
    waits = registered(pool_of(page), learner, Status.WAITING)
    a_leader(page, learner)
    clock.move_to(pool_of(page).cutoff_at)

    with pytest.raises(Refused, match=LEADS):
        actions.claim_late_seat(waits, by=learner)


class TestWhoWaitsAndLeads:
    """Rows from before both were refused: the seat goes on, and comes back with the role's end."""

    @pytest.fixture
    def queue(self, page, learner):
        holder, waits, behind = (
            actions.register(each, pool_of(page), form_key="q")
            for each in (a_person(1), learner, a_person(2))
        )
        self.role = a_leader(page, learner)
        return holder, waits, behind

    def test_the_seat_is_offered_to_who_is_next(self, queue):
        holder, waits, behind = queue

        actions.cancel(holder, by=holder.person)

        assert stands(waits, behind)[1] == ("offered", "in_turn")
        assert waits.status == Status.WAITING
        assert broken() == []

    def test_they_read_why(self, queue):
        holder, waits, _behind = queue
        actions.cancel(holder, by=holder.person)
        waits.refresh_from_db()

        assert LEADS in why(waits)
        assert LEADS in place_of(with_all(Registration.objects.filter(pk=waits.pk)).get()).line

    def test_after_their_role_has_ended_it_is_their_turn(self, queue):
        holder, waits, behind = queue
        actions.cancel(holder, by=holder.person)
        CohortStaff.objects.update(until=timezone.now())

        actions.decline(behind, by=behind.person)

        assert stands(waits) == [("offered", "in_turn")]
