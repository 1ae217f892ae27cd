"""The same actions with the lock off: what is read may be old by the time of writing.

For controls only. There is no transaction either, since on SQLite that is the lock; so what each
statement did stays, as it would if two transactions had not seen each other. No letters.
"""

from contextlib import contextmanager

from django.utils import timezone

from events.actions import locks

WHERE = ("seats", "offers", "leaving", "moving", "merging", "schedule_seats", "settling")


@contextmanager
def unlocked_pools(pool_ids, now=None, person=None):
    ids = locks.group_of(list(pool_ids)).values_list("pk", flat=True)
    held = locks.Held(locks.Pools.fromkeys(ids), now or timezone.now(), person)
    held.look()
    yield held


def take_the_lock_off(monkeypatch):
    """Until the test ends, nothing is locked, and no constraint of the schema is in the way."""
    for module in WHERE:
        monkeypatch.setattr(f"events.actions.{module}.locked_pools", unlocked_pools)
    for letter in ("confirmed", "waiting", "offer", "lapsed", "cancelled", "moved"):
        monkeypatch.setattr(f"events.letters.{letter}", lambda registration, **_facts: None)
