"""Completion holds exactly when the rule does, whatever the order of events.

Each example is one member of one run: what happens to them happens in any order and any number of
times, beside a plain account of it kept here. With settling off, it is noticed.
"""

import datetime
from dataclasses import dataclass, field

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from accounts import actions as accounts
from events import actions
from events.cohorts.rebuild import differences
from events.models import Attendance, CohortPage, Membership, PracticumLog, Session
from learning import actions as learning
from learning.models import Certificate, Enrollment
from tests.conftest import EVIDENCE
from tests.factories.cohorts import a_cohort, a_leader, cohort_page, pool_of
from tests.factories.events import a_person, seated
from tests.factories.learning import a_series

pytestmark = pytest.mark.django_db
SESSIONS = range(3)
LENGTH = 90
EVERY_DAY, IN_FULL = 40, 600


class Ground:
    """A run whose sessions are over, another of its program, and who leads; the same for all examples."""

    def __init__(self):
        self.series = a_series()
        start = timezone.now() - datetime.timedelta(days=60)
        self.page = a_cohort(
            page=cohort_page(prework=self.series, asks_final_circle=True),
            sessions=len(SESSIONS),
            starts_at=start,
        )
        program = self.page.get_parent().specific
        self.other = a_cohort(page=cohort_page("Autumn", program), sessions=1, starts_at=start)
        self.facilitator = a_leader(self.page, a_person("facilitator")).person
        self.person = a_person("member")
        accounts.confirm_certificate_name(self.person, "Mem Ber")
        self.sessions = list(Session.objects.filter(page=self.page.pk).in_order())
        self.elsewhere = Session.objects.get(page=self.other.pk)

    def page_now(self, *, asks_prework, asks_circle, least_percent):
        """The run, asking for this."""
        CohortPage.objects.filter(pk=self.page.pk).update(
            prework=self.series if asks_prework else None,
            asks_final_circle=asks_circle,
            least_percent=least_percent,
        )
        return CohortPage.objects.get(pk=self.page.pk)


@dataclass
class Account:
    """What has happened to the member, told as plainly as can be."""

    asks_prework: bool
    asks_circle: bool
    least_percent: int
    attended: dict = field(default_factory=dict)
    made_good: set = field(default_factory=set)
    has_prework: bool = False
    circle: str = ""
    was_met: bool = False

    def share(self, number):
        status, minutes = self.attended.get(number, ("absent", None))
        return {"present": 100, "absent": 0, "excused": 0}.get(
            status, (minutes or 0) * 100 / LENGTH
        )

    def is_done(self, number):
        return number in self.made_good or self.share(number) >= self.least_percent

    def look(self):
        """Once met, it stays met: what is finished is never taken back."""
        self.was_met = self.was_met or (
            all(self.is_done(number) for number in SESSIONS)
            and (self.has_prework or not self.asks_prework)
            and (self.circle == "signed_off" or not self.asks_circle)
        )


numbers = st.sampled_from(SESSIONS)
timely = st.tuples(st.sampled_from(("present", "absent", "excused")), st.none())
in_part = st.tuples(st.sampled_from(("late", "partial")), st.integers(1, LENGTH))
steps = st.one_of(
    st.tuples(st.just("attend"), numbers, st.one_of(timely, in_part, st.just(("present", None)))),
    st.tuples(st.just("attend"), numbers, st.just(("present", None))),
    st.tuples(st.just("make_good"), numbers, st.booleans()),
    st.tuples(st.sampled_from(("prework", "write", "sign_off", "send_back", "settle"))),
)
# All that may be asked, in any order: so that many an example finishes, each time by another piece.
whole = st.permutations(
    [("prework",), ("circle",), *(("attend", n, ("present", None)) for n in SESSIONS)]
)
ways = st.one_of(
    st.lists(steps, min_size=3, max_size=14),
    st.builds(
        lambda *parts: [*parts[0], *parts[1], *parts[2]],
        st.lists(steps, max_size=4),
        whole,
        st.lists(steps, max_size=4),
    ),
)
rules = st.builds(Account, st.booleans(), st.booleans(), st.sampled_from((1, 50, 90, 100)))


class History:
    """Does each step with the actions, and in the account."""

    def __init__(self, ground, account, *, prework_first):
        self.ground, self.account = ground, account
        self.page = ground.page_now(
            asks_prework=account.asks_prework,
            asks_circle=account.asks_circle,
            least_percent=account.least_percent,
        )
        if prework_first:
            self.prework()
        self.account.look()
        self.account.was_met = False  # Nobody has finished before they joined.
        seated(pool_of(self.page), ground.person)
        actions.follow_seats(self.page)
        self.membership = Membership.objects.get()

    def attend(self, number, how):
        actions.record_attendance(
            self.membership, self.ground.sessions[number],
            status=how[0], minutes=how[1], source="desk", by=self.ground.facilitator,
        )  # fmt: skip
        self.account.attended[number] = how

    def make_good(self, number, is_so):
        row = Attendance.objects.filter(session=self.ground.sessions[number]).first()
        is_there = number in self.account.made_good
        is_refused = (not is_there and not is_so) or (
            is_so and not is_there and row and self.account.is_done(number)
        )
        try:
            actions.make_good(
                self.membership, self.ground.sessions[number],
                self.ground.elsewhere if is_so else None, by=self.ground.facilitator,
                reason="Ill",
            )  # fmt: skip
        except actions.Refused:
            assert is_refused
        else:
            assert not is_refused or row
            (self.account.made_good.add if is_so else self.account.made_good.discard)(number)

    def prework(self):
        """Finished in the series' own app, and followed by the clock."""
        own = Enrollment.objects.filter(person=self.ground.person).first()
        own = own or learning.enroll(self.ground.person, self.ground.series)
        Enrollment.objects.filter(pk=own.pk).update(
            status=Enrollment.Status.COMPLETED, completed_at=timezone.now()
        )
        self.account.has_prework = True
        actions.follow_prework(self.page)

    def write(self):
        if not self.account.asks_circle or self.account.circle in ("written", "signed_off"):
            return
        if self.account.was_met:
            return
        actions.write_circle(
            self.membership, held_on=timezone.localdate(), role="keeper", size="small",
            reflection="", by=self.ground.person,
        )  # fmt: skip
        self.account.circle = "written"

    def circle(self):
        self.write()
        self.sign_off()

    def sign_off(self):
        self.answer("signed_off", lambda log: actions.sign_off(log, by=self.ground.facilitator))

    def send_back(self):
        self.answer(
            "sent_back",
            lambda log: actions.send_back(log, by=self.ground.facilitator, answer="Not yet"),
        )

    def answer(self, status, act):
        log = PracticumLog.objects.filter(status="written").first()
        if log:
            act(log)
            self.account.circle = status

    def settle(self):
        actions.settle_cohort(self.page)

    def follow(self, taken):
        self.check()
        for name, *facts in taken:
            getattr(self, name)(*facts)
            self.account.look()
            self.check()

    def check(self):
        account, membership = self.account, Membership.objects.get()
        assert membership.is_finished == account.was_met
        certificates = Certificate.objects.filter(page=self.page.pk, status="issued")
        assert certificates.count() == account.was_met
        if not account.was_met:
            done = sum(account.is_done(number) for number in SESSIONS)
            assert membership.sessions_done == done
        assert not differences(membership, self.page)


def outermost():
    """A transaction that is rolled back, and doesn't keep another from being the outermost one."""
    block = transaction.atomic()
    block._from_testcase = True
    return block


def try_histories(ground, examples, **only):
    @settings(
        max_examples=examples, deadline=None, database=None, derandomize=not EVIDENCE,
        suppress_health_check=list(HealthCheck), **only,
    )  # fmt: skip
    @given(rules, st.booleans(), ways)
    def whatever_the_order(account, prework_first, taken):
        with outermost():
            try:
                account = Account(account.asks_prework, account.asks_circle, account.least_percent)
                History(ground, account, prework_first=prework_first).follow(taken)
            finally:
                transaction.set_rollback(True)

    whatever_the_order()


def test_completion_holds_exactly_when_the_rule_does(at_full_size):
    try_histories(Ground(), IN_FULL if at_full_size else EVERY_DAY)


WITHOUT = {"attending", "practicum", "memberships"}


@pytest.mark.parametrize("module", sorted(WITHOUT))
def test_without_settling_it_is_noticed(module, monkeypatch):
    ground = Ground()
    monkeypatch.setattr(
        f"events.actions.{module}.settle_membership", lambda membership, *_args: membership
    )

    with pytest.raises(AssertionError):
        try_histories(ground, 10 * EVERY_DAY, phases=[Phase.generate], report_multiple_bugs=False)
