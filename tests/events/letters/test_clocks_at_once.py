"""Two clocks in the same minute, and people who give up their place meanwhile. On a real database."""

import datetime
import uuid

import pytest
from django.utils import timezone

from accounts.actions import write_letter
from accounts.models import Letter
from events import actions
from events.actions import reminders
from events.models import Registration, Session
from tests.factories import events as make
from tests.races import at_once

from .calendar_client import Client, by_vobject

pytestmark = pytest.mark.django_db(transaction=True)

DAY = datetime.timedelta(days=1)


@pytest.fixture
def pool(at_full_size, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    pool = make.a_circle(capacity=100)
    for number in range(60 if at_full_size else 6):
        make.seated(pool, make.a_person(number))
    week_ago = timezone.now() - 7 * DAY
    Registration.objects.update(changed_at=week_ago, created_at=week_ago)
    return pool


def test_two_clocks_remind_everyone_once(pool):
    now = pool.session.starts_at - DAY

    written = at_once(2, lambda _: actions.write_reminders(now))

    assert Letter.objects.count() == pool.registrations.count() == sum(written)


def test_two_clocks_tell_everyone_once_of_a_change(pool):
    Session.objects.update(sequence=1)

    at_once(2, lambda _: actions.tell_of_changes(timezone.now()))

    assert Letter.objects.count() == pool.registrations.count()
    assert Session.objects.get().told_sequence == 1


def test_who_gives_up_while_a_change_is_told_has_it_out_of_the_calendar(pool):
    Session.objects.update(sequence=1)
    people = list(pool.registrations.select_related("person", "pool__session__page"))[:3]

    def act(number):
        if number == 0:
            return actions.tell_of_changes(timezone.now())
        mine = people[number - 1]
        return actions.cancel(mine, by=mine.person)

    results = at_once(4, act)

    assert not [each for each in results if isinstance(each, Exception)]
    for registration in Registration.objects.all():
        client = Client(by_vobject)
        for letter in Letter.objects.filter(person=registration.person).order_by("pk"):
            if letter.calendar:
                client.take(letter.calendar)
        assert bool(client.shown()) == (registration.status == "confirmed")


def remind_twice(pool):
    """Two runs over the same people, one after the other."""
    now = pool.session.starts_at - DAY
    for _ in range(2):
        reminders._remind_some(pool.session, now)
    return Letter.objects.count()


def test_the_second_run_finds_nobody_left(pool, monkeypatch):
    monkeypatch.setattr(reminders, "AT_ONCE", 100)

    assert remind_twice(pool) == pool.registrations.count()


def test_without_asking_the_outbox_and_without_keys_everyone_is_reminded_twice(pool, monkeypatch):
    """The control of the tests above."""
    monkeypatch.setattr(reminders, "AT_ONCE", 100)
    monkeypatch.setattr(reminders, "unwritten", lambda rows, *_: rows)
    monkeypatch.setattr("events.letters.post.write_letter", with_a_new_key)

    assert remind_twice(pool) == 2 * pool.registrations.count()


def with_a_new_key(**letter):
    return write_letter(**letter | {"dedupe_key": str(uuid.uuid4())})
