"""What the lock promises: first a write, in an outermost transaction, begun anew when it must be."""

import pytest
from django.db import OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events import actions
from events.actions import locks
from events.actions.changes import WrongMove, change
from events.actions.locks import joining, locked_pools, retried
from events.models import Registration, SeatPool
from tests.events.engine.conftest import ask, numbers

Status = Registration.Status


@pytest.mark.django_db
def test_the_first_statement_is_a_write_to_every_pool_of_the_slot(parallel):
    before = [pool.lock_version for pool in parallel]

    with CaptureQueriesContext(connection) as captured, locked_pools([parallel[0].pk]):
        pass

    inside = [query["sql"] for query in captured.captured_queries]
    begun = next(number for number, sql in enumerate(inside) if "SAVEPOINT" in sql)
    assert inside[begun + 1].startswith('UPDATE "events_seatpool" SET "lock_version"')
    after = [SeatPool.objects.get(pk=pool.pk).lock_version for pool in parallel]
    assert after == [version + 1 for version in before]


@pytest.mark.django_db(transaction=True)
def test_inside_another_transaction_no_seat_changes_hands(circle):
    with pytest.raises(RuntimeError), transaction.atomic():
        ask(circle)

    with transaction.atomic(), joining():
        assert ask(circle).status == "confirmed"


@pytest.mark.django_db(transaction=True)
def test_there_is_no_joining_without_a_transaction():
    with pytest.raises(RuntimeError), joining():
        pass


@pytest.mark.django_db
def test_a_circle_that_comes_into_the_slot_meanwhile_is_locked_too(parallel, monkeypatch):
    locked, as_it_was = [], [SeatPool.objects.filter(pk=parallel[0].pk)]
    group_of, write_first = locks.group_of, locks.write_first

    monkeypatch.setattr(
        locks, "group_of", lambda ids: as_it_was.pop() if as_it_was else group_of(ids)
    )
    monkeypatch.setattr(locks, "write_first", lambda ids: locked.append(ids) or write_first(ids))
    ask(parallel[0])

    assert locked == [[parallel[0].pk], [pool.pk for pool in parallel]]


def test_what_stands_in_the_way_for_a_moment_is_tried_again_a_few_times():
    tries = []

    @retried
    def act():
        tries.append(1)
        cause = type("Cause", (Exception,), {"sqlstate": "55P03"})()
        raise OperationalError from cause

    with pytest.raises(OperationalError):
        act()
    assert len(tries) == 4


@pytest.mark.parametrize("state", ["08006", None])
def test_what_will_not_pass_is_not_tried_again(state):
    tries = []

    @retried
    def act():
        tries.append(1)
        raise OperationalError from type("Cause", (Exception,), {"sqlstate": state})()

    with pytest.raises(OperationalError):
        act()
    assert len(tries) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("to", Status)
@pytest.mark.parametrize("status", Status)
def test_only_the_edges_of_the_table_can_be_gone(site_root, status, to):
    from tests.factories import events as make

    person, now = make.a_person(next(numbers)), timezone.now()
    until = now if status == Status.OFFERED else None
    row = Registration.objects.create(
        pool=make.a_circle(), person=person, status=status, reason="full", position=1,
        offer_expires_at=until, idempotency_key="x", created_at=now, changed_at=now,
    )  # fmt: skip
    allowed = to in Registration.EDGES[status] or status == to == Status.WAITING

    def go():
        change(row, to, "full", now=now, offer_expires_at=now if to == Status.OFFERED else None)

    if allowed:
        go()
        assert row.events.get().to_status == to
    else:
        with pytest.raises(WrongMove):
            go()


@pytest.mark.django_db
def test_a_refused_action_leaves_nothing(full, circle):
    before = Registration.objects.order_by("pk").values_list("pk", "status", "moves")
    before = list(before)

    with pytest.raises(actions.Refused):
        actions.accept(full[2])

    after = Registration.objects.order_by("pk").values_list("pk", "status", "moves")
    assert list(after) == before
