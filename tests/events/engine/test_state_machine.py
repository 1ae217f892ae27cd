"""Whatever is done to three circles, one step after the other, the engine comes to what the model does.

Two circles are at one time, one later; five people, one seat each. With settling off it is noticed.
"""

import datetime
import itertools

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from events import actions
from events.models import Registration, SeatPool, SessionStaff
from tests.conftest import EVIDENCE
from tests.events.engine.conftest import a_somebody
from tests.events.engine.invariants import broken
from tests.events.engine.model import Circle, Model
from tests.factories import events as make

pytestmark = pytest.mark.django_db
SLOTS = ("monday", "monday", "tuesday")
PEOPLE = range(5)
CIRCLES = range(len(SLOTS))
form_keys = itertools.count(1)


class Ground:
    """Three circles on one page, a keeper for each, and people; the same for all examples."""

    def __init__(self, clock):
        clock.move_to(clock.now.replace(minute=0, second=0, microsecond=0))
        self.clock, self.began = clock, clock.now
        self.staff = a_somebody()
        self.people = [a_somebody() for _ in PEOPLE]
        self.keepers = [a_somebody() for _ in CIRCLES]
        page = make.circles_page()
        self.version = make.a_version(page.agreement)
        self.starts = [
            clock.now + datetime.timedelta(days=2 + (slot == "tuesday")) for slot in SLOTS
        ]
        self.pools = [
            make.a_circle(page, capacity=1, keepers=[keeper], slot=slot, starts_at=start)
            for keeper, slot, start in zip(self.keepers, SLOTS, self.starts, strict=True)
        ]


def machine_on(ground):
    """The machine; each of its examples is rolled back."""

    class Seats(Machine):
        def __init__(self):
            super().__init__()
            self.begin(ground)

    return Seats


someone, somewhere = st.sampled_from(PEOPLE), st.sampled_from(CIRCLES)


class Machine(RuleBasedStateMachine):
    """Does each step twice: with the engine, and in the model. Both do it or both refuse."""

    def begin(self, ground):
        self.ground = ground
        ground.clock.move_to(ground.began)
        circles = [
            Circle(n, *facts) for n, facts in enumerate(zip(SLOTS, ground.starts, strict=True))
        ]
        self.model = Model(ground.began, circles)
        self.is_settled = True
        self.example = self.as_outermost()
        self.example.__enter__()

    def teardown(self):
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)

    def pool(self, number):
        return SeatPool.objects.select_related("session", "page").get(
            pk=self.ground.pools[number].pk
        )

    def row(self, person, number):
        rows = Registration.objects.filter(
            person=self.ground.people[person], pool=self.ground.pools[number]
        )
        return rows.select_related("person").order_by("-pk").first()

    def both(self, engine, what, *args):
        """Whether it was done."""
        expected = self.model.tried(what, *args)
        assert self.was_done(engine) == expected, f"to {what} {args} should be {expected}"
        return expected

    def was_done(self, engine):
        """Whether the engine did it. What it refuses is undone, as where it has no test around it."""
        try:
            with self.as_outermost():
                engine()
        except actions.Refused:
            return False
        return True

    def as_outermost(self):
        """A transaction that doesn't keep the lock from being the outermost one."""
        block = transaction.atomic()
        block._from_testcase = True
        return block

    @initialize(people=st.permutations(PEOPLE), more=somewhere)
    def several_have_come(self, people, more):
        for person in people[:3]:
            self.register(person, 0, again=False)
        self.register(people[3], more, again=True)

    @rule(person=someone, number=somewhere, again=st.booleans())
    def register(self, person, number, again):
        key, somebody = f"form-{next(form_keys)}", self.ground.people[person]
        made = []

        def ask():
            for _ in range(2 if again else 1):
                registration = actions.register(
                    somebody,
                    self.pool(number),
                    form_key=key,
                    agreement=self.ground.version,
                )
                made.append(registration.pk)

        self.both(ask, "register", person, number)
        assert len(set(made)) < 2

    def of_row(self, person, number, what, act):
        row = self.row(person, number)
        if row:
            self.both(lambda: act(row), what, person, number)

    @rule(person=someone, number=somewhere)
    def cancel(self, person, number):
        self.of_row(person, number, "cancel", lambda row: actions.cancel(row, by=row.person))

    @rule(data=st.data(), says_yes=st.booleans())
    def answer(self, data, says_yes):
        """Mostly an offer; now and then what isn't one, or isn't any more."""
        rows = [p for p in self.model.places if p.status == "offered"] or self.model.places
        if rows:
            place = data.draw(st.sampled_from(rows))
            what, act = ("accept", actions.accept) if says_yes else ("decline", actions.decline)
            self.of_row(place.person, place.circle, what, act)

    @rule(person=someone, number=somewhere)
    def claim(self, person, number):
        self.of_row(
            person, number, "claim", lambda row: actions.claim_late_seat(row, by=row.person)
        )

    @rule(person=someone, number=somewhere, by=st.sampled_from((1, 2)))
    def move(self, person, number, by):
        to, row, key = (number + by) % len(SLOTS), self.row(person, number), f"{next(form_keys)}"
        if row:
            places = len(self.active(person))
            is_done = self.both(
                lambda: actions.move(row, self.pool(to), by=self.ground.staff, form_key=key),
                "move", person, number, to,
            )  # fmt: skip
            if is_done:
                assert len(self.active(person)) in (places, places - 1)

    def active(self, person):
        return Registration.objects.active().filter(person=self.ground.people[person])

    @rule(number=somewhere, seats=st.integers(0, 2), extra=st.integers(0, 1))
    def change_seats(self, number, seats, extra):
        self.both(
            lambda: actions.change_seats(
                self.pool(number),
                capacity=seats,
                override_seats=extra,
                by=self.ground.staff,
                note="Because",
            ),
            "change_seats", number, seats + extra,
        )  # fmt: skip

    @rule(number=somewhere)
    def close(self, number):
        by = self.ground.staff
        self.both(lambda: actions.close_registration(self.pool(number), by=by), "close", number)

    @rule(number=somewhere)
    def reopen(self, number):
        by = self.ground.staff
        self.both(lambda: actions.reopen_registration(self.pool(number), by=by), "reopen", number)

    @rule(number=somewhere)
    def a_keeper_drops_out_or_comes_back(self, number):
        circle, keeper = self.model.circles[number], self.ground.keepers[number]
        session = self.pool(number).session

        def drop_out():
            staff = session.staff.get(person=keeper, status=SessionStaff.Status.ACCEPTED)
            actions.drop_out(staff, by=keeper)

        def come_back():
            role = SessionStaff.Role.KEEPER
            staff = actions.invite_keeper(session, keeper, role, by=self.ground.staff)
            actions.answer_invitation(staff, yes=True, shown_name="Kay", by=keeper)

        if circle.has_keeper:
            self.both(drop_out, "lose_keeper", number)
        else:
            self.both(come_back, "find_keeper", number)

    @rule(number=somewhere, chance=st.integers(0, 3))
    def cancel_session(self, number, chance):
        if chance == 0:
            session, by = self.pool(number).session, self.ground.staff
            self.both(
                lambda: actions.cancel_session(session, reason="Snow", by=by),
                "cancel_session", number,
            )  # fmt: skip

    @rule(hours=st.sampled_from((1, 5, 24)), is_ticking=st.booleans())
    def the_clock_goes_on(self, hours, is_ticking):
        self.let_it_be(self.model.now + datetime.timedelta(hours=hours), is_ticking)

    @precondition(lambda self: len(self.model.places) > 5)
    @rule(
        number=somewhere, minutes=st.sampled_from((91, 90, 61, 60, 5, 0)), is_ticking=st.booleans()
    )
    def it_is_about_to_begin(self, number, minutes, is_ticking):
        moment = self.ground.starts[number] - datetime.timedelta(minutes=minutes)
        if self.model.now < moment:
            self.let_it_be(moment, is_ticking)

    def let_it_be(self, moment, is_ticking):
        """Later; the minute clock may be behind."""
        self.model.now = moment
        self.ground.clock.move_to(moment)
        self.is_settled = False
        if is_ticking:
            self.minute()

    @rule()
    def minute(self):
        self.both(actions.settle_due, "minute")
        self.is_settled = True

    @invariant()
    def both_stand_alike(self):
        people = {person.pk: number for number, person in enumerate(self.ground.people)}
        pools = {pool.pk: number for number, pool in enumerate(self.ground.pools)}
        rows = Registration.objects.values_list("pool", "person", "status", "position")
        found = [
            (pools[pool], people[person], status, place or 0)
            for pool, person, status, place in rows
        ]
        assert sorted(found) == self.model.rows()

    @invariant()
    def nothing_is_broken(self):
        if self.is_settled:
            assert broken() == []


@pytest.fixture
def ground(site_root, clock):
    return Ground(clock)


def try_out(ground, examples, steps, phases=(Phase.generate,)):
    run_state_machine_as_test(
        machine_on(ground),
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            derandomize=not EVIDENCE,
            phases=phases,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_engine_comes_to_what_the_model_does(ground, at_full_size):
    try_out(ground, *((100, 40) if at_full_size else (6, 20)))

    assert not Registration.objects.exists()


def test_control_with_settling_off_the_model_differs(ground, monkeypatch):
    for module in ("seats", "offers", "leaving", "moving", "settling", "schedule_seats"):
        monkeypatch.setattr(f"events.actions.{module}.settle_held", lambda held, **_: 0)

    with pytest.raises(AssertionError):
        try_out(ground, 50, 20)
