"""Thousands of operations drawn at random, from four processes at once: nothing breaks.

With the lock off, something does.
"""

import contextlib
import datetime
import multiprocessing
import random
import traceback

import pytest
from django.db import connections
from django.utils import timezone

from accounts.models import User
from events import actions
from events.models import Registration, SeatPool, SessionStaff
from tests.events.engine.conftest import a_somebody
from tests.events.engine.invariants import broken, oversold
from tests.events.engine.unlocked import take_the_lock_off
from tests.factories import events as make

pytestmark = pytest.mark.django_db(transaction=True)
PROCESSES = 4
# What two who didn't wait for each other run into: seats and places given twice, or moves made twice.
OVERSOLD = (
    "oversold",
    "two seats in a slot",
    "no_more_seats_held_than_there_are",
    "one_seat_for_each_slot",
    "one_active_registration_in_a_pool",
    "events_seatevent.key",
    "events_seatevent_key",
)
PEOPLE = 30


class Somebody:
    """Does one thing after the other, as chance wants it."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.people = list(User.objects.filter(email__startswith="person").order_by("pk"))
        self.version = make.a_version()

    def a_pool(self):
        return self.chance.choice(list(SeatPool.objects.select_related("session", "page")))

    def a_row(self, *statuses):
        rows = list(Registration.objects.filter(status__in=statuses).select_related("person"))
        return self.chance.choice(rows) if rows else None

    def register(self):
        key = f"form-{self.chance.randrange(3)}-{self.chance.random()}"
        person, pool = self.chance.choice(self.people), self.a_pool()
        for _ in range(self.chance.choice((1, 1, 2))):
            actions.register(person, pool, form_key=key, agreement=self.version)

    def answer(self):
        if row := self.a_row("offered", "expired", "confirmed", "waiting"):
            self.chance.choice((actions.accept, actions.accept, actions.decline))(row)

    def cancel(self):
        if row := self.a_row("confirmed", "offered", "waiting"):
            actions.cancel(row, by=row.person)

    def move(self):
        if row := self.a_row("confirmed", "offered", "waiting"):
            actions.move(row, self.a_pool(), by=row.person, form_key=str(self.chance.random()))

    def claim(self):
        if row := self.a_row("waiting"):
            actions.claim_late_seat(row, by=row.person)

    def short_notice(self):
        """A circle comes to within the hour, or is a week away again; offers are cut short by it."""
        session = self.a_pool().session
        ahead = self.chance.choice((datetime.timedelta(minutes=100), datetime.timedelta(days=7)))
        start = (timezone.now() + ahead).astimezone(session.zone_info)
        end = start + datetime.timedelta(minutes=60)
        actions.change_session(
            session,
            by=self.people[0],
            starts_on=start.date(),
            start_time=start.time().replace(second=0, microsecond=0),
            ends_on=end.date(),
            end_time=end.time().replace(second=0, microsecond=0),
        )

    def merge(self):
        """The third circle goes into one of the others, and there is a new one."""
        circles = SeatPool.objects.filter(session__status="scheduled", session__slot="tuesday")
        source = circles.select_related("session", "page").first()
        into = self.chance.choice(list(SeatPool.objects.filter(session__slot="monday")))
        if source and actions.merge_circles(source, into, by=self.people[0], note="Chance"):
            self.anew(source)

    def cancel_session(self):
        circles = SeatPool.objects.filter(session__status="scheduled", session__slot="tuesday")
        if circle := circles.select_related("session", "page").first():
            actions.cancel_session(circle.session, reason="Chance", by=self.people[0])
            self.anew(circle)

    def anew(self, pool):
        keeper = User.objects.filter(keeping__session=pool.session).first()
        make.a_circle(pool.page.specific, capacity=3, keepers=[keeper], slot="tuesday")

    def change_seats(self):
        actions.change_seats(
            self.a_pool(), capacity=self.chance.randrange(6), by=self.people[0], note="Chance"
        )

    def close(self):
        actions.close_registration(self.a_pool(), by=self.people[0])

    def reopen(self):
        for pool in SeatPool.objects.exclude(closed_at=None):
            actions.reopen_registration(pool, by=self.people[0])

    def lose_a_keeper(self):
        statuses = (SessionStaff.Status.ACCEPTED, SessionStaff.Status.DROPPED_OUT)
        SessionStaff.objects.update(status=self.chance.choice(statuses))
        actions.settle_due()

    def let_time_pass(self):
        """Every open offer is a day older."""
        before = timezone.now() - datetime.timedelta(seconds=1)
        Registration.objects.offered().update(offer_expires_at=before)

    def settle(self):
        actions.settle_due()

    OFTEN = (register,) * 8 + (cancel,) * 5 + (answer,) * 5 + (move,) * 3
    SELDOM = (
        change_seats,
        change_seats,
        settle,
        close,
        reopen,
        reopen,
        lose_a_keeper,
        let_time_pass,
        claim,
        claim,
        short_notice,
        merge,
        cancel_session,
    )

    def act(self):
        with contextlib.suppress(actions.Refused):
            self.chance.choice(self.OFTEN + self.SELDOM)(self)


def work(seed, times, errors, *, goes_on=False):
    """What one process does. It has connections of its own. `goes_on`: also after an error."""
    connections.close_all()
    try:
        somebody = Somebody(seed)
        for _ in range(times):
            try:
                somebody.act()
            except Exception as error:
                if not goes_on:
                    raise
                errors.put(str(error)[:100])
    except Exception:
        errors.put(traceback.format_exc())
    finally:
        connections.close_all()


def run(times, **facts):
    """Let all processes work; what stopped one of them."""
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    errors = fork.SimpleQueue()
    processes = [
        fork.Process(target=work, args=(seed, times, errors), kwargs=facts)
        for seed in range(PROCESSES)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join(600)
    assert not any(process.is_alive() for process in processes), "a process is stuck"
    found = []
    while not errors.empty():
        found.append(errors.get())
    return found


@pytest.fixture
def circles(site_root, monkeypatch):
    """Two circles at one time and a third at another; thirty people; letters wait for the worker."""
    monkeypatch.setattr("accounts.actions.letters._enqueue", lambda letter_id: None)
    page, keeper = make.circles_page(), a_somebody()
    make.a_version()
    for slot in ("monday", "monday", "tuesday"):
        make.a_circle(page, capacity=3, keepers=[keeper], slot=slot)
    return [a_somebody() for _ in range(PEOPLE)]


def test_whatever_is_done_in_whichever_order_nothing_breaks(circles, at_full_size):
    assert run((10_000 if at_full_size else 300) // PROCESSES) == []

    assert Registration.objects.exists()
    assert broken() == []


def test_control_with_the_lock_off_something_breaks(circles, monkeypatch):
    take_the_lock_off(monkeypatch)

    stopped = run(60, goes_on=True)

    monkeypatch.undo()
    monkeypatch.setattr("accounts.actions.letters._enqueue", lambda letter_id: None)
    said = "\n".join([*stopped, *oversold()])
    assert any(name in said for name in OVERSOLD), said[-2000:]
