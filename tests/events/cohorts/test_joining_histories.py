"""Whatever people do with the seats of two runs, each history is a path of the diagram in the docs."""

import datetime
import itertools
import re
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from events import actions
from events.actions import leaving
from events.models import CohortPage, InvitationCode, Membership, Registration, SeatEvent
from tests.conftest import EVIDENCE
from tests.events.engine.conftest import Clock
from tests.events.engine.invariants import oversold
from tests.factories.cohorts import a_cohort, pool_of, program_page
from tests.factories.events import a_person

pytestmark = pytest.mark.django_db
ARROW = re.compile(r"^\s*(\[\*\]|\w+) --> (\[\*\]|\w+)", re.MULTILINE)
DIAGRAM = Path(__file__).parents[3] / "docs" / "cohorts.md"
PEOPLE, RUNS = range(4), range(2)
someone, somewhere = st.sampled_from(PEOPLE), st.sampled_from(RUNS)
form_keys = itertools.count(1)


def drawn():
    """The arrows of the diagram, as pairs; before the first state stands nothing."""
    text = DIAGRAM.read_text()
    diagram = text.partition("stateDiagram-v2")[2].partition("```")[0]
    arrows = {(start.strip("[]*"), end.strip("[]*")) for start, end in ARROW.findall(diagram)}
    return {(start, end) for start, end in arrows if end}


def test_the_diagram_says_what_the_code_knows():
    known = {(str(start), str(end)) for start, ends in Registration.EDGES.items() for end in ends}

    assert drawn() == known | {("", "waiting"), ("", "confirmed")}


def strayed():
    """Sentences on histories that aren't paths of the diagram; none if all is well."""
    arrows = drawn()
    for registration in Registration.objects.prefetch_related("events"):
        stood = ""
        for event in sorted(registration.events.all(), key=lambda each: each.pk):
            step = (event.from_status, event.to_status)
            if event.from_status != stood:
                yield f"{registration} was {stood}, and then came {step}"
            if step not in arrows and step != ("waiting", "waiting"):
                yield f"{registration} went {step}"
            stood = event.to_status
        if stood != registration.status:
            yield f"{registration} is {registration.status}, and its history ends with {stood}"


class Ground:
    """Two runs of a program with one seat each, the second open by invitation alone; four people."""

    def __init__(self, clock):
        self.clock, self.began = clock, clock.now
        self.staff = a_person(99)
        self.people = [a_person(number) for number in PEOPLE]
        program = program_page()
        later = clock.now + datetime.timedelta(days=4)
        self.pages = [
            a_cohort(program=program, title="First", sessions=2, capacity=1),
            a_cohort(
                program=program, title="Second", sessions=2, capacity=1, registration_opens_at=later
            ),
        ]
        self.code = actions.make_invitation(
            self.pages[1], label="Partners", uses=2, expires_at=None, by=self.staff
        )


class Machine(RuleBasedStateMachine):
    """Does something, and looks whether all is well. What is refused is undone."""

    def begin(self, ground):
        self.ground = ground
        ground.clock.move_to(ground.began)
        self.example = self.as_outermost()
        self.example.__enter__()

    def teardown(self):
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)

    def as_outermost(self):
        """A transaction that doesn't keep the lock from being the outermost one."""
        block = transaction.atomic()
        block._from_testcase = True
        return block

    def tried(self, act):
        try:
            with self.as_outermost():
                act()
        except actions.Refused:
            pass

    def of_row(self, person, number, act):
        rows = Registration.objects.filter(
            person=self.ground.people[person], pool__page=self.ground.pages[number].pk
        )
        if row := rows.order_by("-pk").first():
            self.tried(lambda: act(row))

    @rule(person=someone, number=somewhere, has_code=st.booleans(), again=st.booleans())
    def join(self, person, number, has_code, again):
        facts = {"form_key": f"form-{next(form_keys)}"}
        if has_code and number:
            facts["invitation"] = self.ground.code.code
        page = CohortPage.objects.get(pk=self.ground.pages[number].pk)
        for _ in range(2 if again else 1):
            self.tried(lambda: actions.join_cohort(self.ground.people[person], page, **facts))

    @rule(person=someone, number=somewhere)
    def leave(self, person, number):
        self.of_row(person, number, lambda row: actions.cancel(row, by=row.person))

    @rule(person=someone, number=somewhere, is_followed=st.booleans())
    def come_back(self, person, number, is_followed):
        """With seats for all somebody comes, leaves and registers again, before a look or after it."""
        self.change_seats(number, len(PEOPLE))
        self.join(person, number, has_code=True, again=False)
        self.members_follow()
        self.leave(person, number)
        if is_followed:
            self.members_follow()
        self.join(person, number, has_code=True, again=False)

    @rule(person=someone, number=somewhere, act=st.sampled_from(["accept", "decline"]))
    def answer(self, person, number, act):
        self.of_row(person, number, lambda row: getattr(actions, act)(row, by=row.person))

    @rule(person=someone, number=somewhere)
    def claim(self, person, number):
        self.of_row(person, number, lambda row: actions.claim_late_seat(row, by=row.person))

    @rule(person=someone, number=somewhere, may_wait=st.booleans(), is_own=st.booleans())
    def move(self, person, number, may_wait, is_own):
        to, key = self.ground.pages[1 - number], f"move-{next(form_keys)}"

        def act(row):
            by = row.person if is_own else self.ground.staff
            actions.move_to_cohort(row, to, by=by, form_key=key, may_wait=may_wait)

        self.of_row(person, number, act)

    @rule(number=somewhere, capacity=st.integers(0, 2))
    def change_seats(self, number, capacity):
        pool = pool_of(self.ground.pages[number])
        self.tried(lambda: actions.change_seats(pool, capacity=capacity, by=self.ground.staff))

    @rule(number=somewhere, chance=st.integers(0, 5))
    def call_off(self, number, chance):
        if chance == 0:
            page, by = self.ground.pages[number], self.ground.staff
            self.tried(lambda: actions.cancel_cohort(page, reason="Strike", by=by))

    @rule(hours=st.sampled_from((1, 12, 25, 70)), is_ticking=st.booleans())
    def the_clock_goes_on(self, hours, is_ticking):
        self.ground.clock.move(hours=hours)
        if is_ticking:
            actions.settle_due()

    @rule()
    def members_follow(self):
        """The task that each change of seats asks for is held back until here."""
        actions.follow_due(self.ground.clock.now)
        assert actions.follow_due(self.ground.clock.now) == 0
        seated = Registration.objects.confirmed().values_list("pk", flat=True)
        members = Membership.objects.filter(status=Membership.Status.ACTIVE)
        assert set(members.values_list("registration", flat=True)) == set(seated)

    @invariant()
    def each_history_is_a_path_of_the_diagram(self):
        assert list(strayed()) == []

    @invariant()
    def nothing_is_given_twice(self):
        assert oversold() == []
        code = InvitationCode.objects.get(pk=self.ground.code.pk)
        assert code.taken.count() == code.used <= code.uses


@pytest.fixture
def ground(site_root, monkeypatch):
    clock = Clock()
    monkeypatch.setattr("django.utils.timezone.now", clock)
    return Ground(clock)


def try_out(ground, examples, steps):
    class Walk(Machine):
        def __init__(self):
            super().__init__()
            self.begin(ground)

    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            derandomize=not EVIDENCE,
            phases=(Phase.generate,),
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_each_history_is_a_path(ground, at_full_size):
    try_out(ground, *((150, 40) if at_full_size else (6, 20)))

    assert not Registration.objects.exists()


def test_whoever_comes_back_before_anybody_looks_is_a_member_again(ground):
    walk = Machine()
    walk.begin(ground)
    walk.join(0, 0, has_code=False, again=False)
    walk.members_follow()

    walk.come_back(0, 0, is_followed=False)
    walk.members_follow()

    statuses = Membership.objects.order_by("pk").values_list("status", flat=True)
    assert list(statuses) == ["left", "active"]
    walk.teardown()


def test_control_a_step_that_is_not_drawn_is_noticed(ground, monkeypatch):
    """Whoever gives up a seat is set back into the queue."""

    def change(registration, to, reason, **more):
        Registration.objects.filter(pk=registration.pk).update(status="waiting", position=900)
        SeatEvent.objects.create(
            pool_id=registration.pool_id,
            registration=registration,
            kind="cancelled",
            from_status=registration.status,
            to_status="waiting",
            at=more["now"],
            key=f"stray-{next(form_keys)}",
        )

    monkeypatch.setattr(leaving, "change", change)
    seat = actions.join_cohort(ground.people[0], ground.pages[0], form_key="one")

    actions.cancel(seat, by=seat.person)

    assert any("went ('confirmed', 'waiting')" in each for each in strayed())
