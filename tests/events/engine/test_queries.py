"""Seats change hands in the same number of queries, however many people are there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events import actions
from events.actions.changes import create_all, draft
from events.models import CalendarCopy, Registration
from tests.events.engine.conftest import a_somebody, ask
from tests.factories import events as make

MOST = 15
NOT_QUERIES = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT", "ROLLBACK")


def queries_of(act):
    """The statements that `act()` sends, but for those that only mark a transaction."""
    with CaptureQueriesContext(
        connection,
    ) as captured:
        act()
    statements = [query["sql"] for query in captured.captured_queries]
    return [sql for sql in statements if not sql.startswith(NOT_QUERIES)]


def a_crowded_circle(waiting):
    """A circle of ten, all seats taken, and so many people in the queue."""
    pool = make.a_circle(capacity=10, keepers=[a_somebody()])
    for _ in range(10):
        ask(pool)
    now, nobody = timezone.now(), a_somebody()
    crowd = type(nobody).objects.bulk_create(
        [type(nobody)(email=f"crowd{pool.pk}-{n}@example.org") for n in range(waiting)]
    )
    drafts = [draft(pool, person, "waiting", "full", now=now, form_key="crowd") for person in crowd]
    create_all(pool, drafts, now=now)
    return pool


@pytest.mark.django_db
@pytest.mark.usefixtures("site_root")
@pytest.mark.parametrize("status", ["confirmed", "waiting"])
def test_registering_takes_at_most_fifteen_queries(status):
    pool = make.a_circle(capacity=int(status == "confirmed"), keepers=[a_somebody()])
    person, agreement = a_somebody(), make.a_version()
    facts = {"form_key": "one", "need": "A ramp", "agreement": agreement}

    sent = queries_of(lambda: actions.register(person, pool, **facts))

    assert Registration.objects.get(person=person).status == status
    assert len(sent) <= MOST, "\n".join(sql[:120] for sql in sent)


@pytest.mark.django_db
@pytest.mark.usefixtures("site_root")
def test_who_comes_back_takes_five_more_and_has_a_later_calendar_file():
    pool = make.a_circle(capacity=2, keepers=[a_somebody()])
    person, agreement = a_somebody(), make.a_version()

    def registering(key):
        facts = {"form_key": key, "agreement": agreement}
        return len(queries_of(lambda: actions.register(person, pool, **facts)))

    first = registering("one")
    before = CalendarCopy.objects.get(person=person).last_sequence
    actions.cancel(Registration.objects.get(person=person), by=person)

    assert registering("two") == first + 5
    copy = CalendarCopy.objects.get(person=person)
    assert copy.last_method == CalendarCopy.Method.REQUEST
    assert copy.last_sequence == before + 2


@pytest.mark.django_db
@pytest.mark.usefixtures("site_root")
def test_ten_people_or_a_thousand_the_queries_are_the_same():
    few, many = a_crowded_circle(10), a_crowded_circle(1000)
    agreement, people = make.a_version(), [a_somebody(), a_somebody()]

    def registering(pool, person):
        facts = {"form_key": "one", "agreement": agreement}
        return len(queries_of(lambda: actions.register(person, pool, **facts)))

    def cancelling(pool):
        seat = pool.registrations.confirmed().select_related("person").first()
        return len(queries_of(lambda: actions.cancel(seat, by=seat.person)))

    def settling(pool):
        return queries_of(lambda: actions.settle(pool.pk))

    assert registering(few, people[0]) == registering(many, people[1])
    assert cancelling(few) == cancelling(many)
    quiet = settling(many)
    assert len(settling(few)) == len(quiet)
    assert len(quiet) <= 3, "\n".join(sql[:120] for sql in quiet)
