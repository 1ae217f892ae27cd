"""A circle, people who are signed in, and what must be true of them afterwards.

Also a program, for a database that is not the test run's: `python -m tests.events.faults.ground new 40 10`.
"""

import json
import sys

import django
from django.conf import settings
from django.core.management import call_command

if __name__ == "__main__":
    django.setup()

from accounts.models import Letter
from bench.inside import session_of
from events.actions import digest_of
from events.models import AccessNeed, Registration, SeatEvent, SeatPool
from tests.factories import events as factory

Status = Registration.Status


def seed(people, seats, first=0):
    """The address of the form, what to send, and a session and a key for each person."""
    pool = factory.a_circle(capacity=seats, keepers=[factory.a_person(9000 + first)])
    return {
        "pool": pool.pk,
        "path": f"/j/seat/{pool.pk}/",
        "form": {"agreed": "on", "agreement": digest_of(factory.an_agreement()), "need": "A ramp."},
        "people": [
            {"session": session_of(factory.a_person(number)), "key": f"form-{number}"}
            for number in range(first, first + people)
        ],
    }


def wrongs():
    """Sentences about rows that can't stand together; empty when all is well."""
    found = []
    for pool in SeatPool.objects.all():
        rows = list(pool.registrations.order_by("position", "pk"))
        seated = [row for row in rows if row.is_seated]
        waiting = [row for row in rows if row.status == Status.WAITING]
        if pool.seats_held != len(seated):
            found.append(f"{pool.seats_held} seats are said to be held, and {len(seated)} are")
        if len(seated) > pool.seats or (waiting and len(seated) < pool.seats):
            found.append(f"{len(seated)} of {pool.seats} seats are held and {len(waiting)} wait")
        if [row.position for row in waiting] != list(range(1, len(waiting) + 1)):
            found.append("the queue has holes")
        if len({row.person_id for row in rows}) != len(rows):
            found.append("somebody is registered twice")
    for row in Registration.objects.all():
        last = SeatEvent.objects.filter(registration=row).order_by("pk").last()
        if last is None or last.to_status != row.status:
            found.append(f"{row}: no event says how it came to be {row.status}")
        if not AccessNeed.objects.filter(registration=row).exists():
            found.append(f"{row}: the need is lost")
        if Letter.objects.filter(person=row.person).count() != 1:
            found.append(f"{row}: not one letter")
    return found


def codes(pool_id):
    """The code of each registration, by the key of the form that asked for it."""
    rows = Registration.objects.filter(pool=pool_id)
    return dict(rows.values_list("idempotency_key", "code"))


def new(people, seats):
    """The same as `seed`, in a database that has no tables yet."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable")
    return seed(people, seats)


def outcome(pool_id):
    return {"codes": codes(pool_id), "wrongs": wrongs()}


if __name__ == "__main__":
    what, arguments = sys.argv[1], [int(each) for each in sys.argv[2:]]
    assert settings.configured
    sys.stdout.write("ANSWER " + json.dumps(globals()[what](*arguments)) + "\n")
