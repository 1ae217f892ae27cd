"""Ada joins a run, a session moves, one comes in, she leaves and returns. Her calendar follows.

Two parsers that we don't write with read every file that was mailed to her; both end with the same.
"""

import datetime
import email
import itertools
from email import policy

import pytest
import time_machine
from django.core import mail as outbox
from django.db import transaction
from django.utils import timezone

from accounts.actions import deliver
from accounts.mail import calendars_in, message
from accounts.models import Letter
from events import actions, letters
from events.calendars import own_calendar, public_calendar
from events.models import CalendarCopy, Session
from tests.events.letters.calendar_client import Client, by_ics, by_vobject
from tests.factories import events as make
from tests.factories.cohorts import a_cohort, a_member, cohort_page, pool_of, program_page

pytestmark = pytest.mark.django_db
PARSERS = [by_ics, by_vobject]
DAY = datetime.timedelta(days=1)


@pytest.fixture
def ada():
    return make.a_person(1)


@pytest.fixture
def page():
    return a_cohort(cohort_page("Spring cohort", program_page("Facilitator training")))


def files():
    """What was mailed, in order, each object by itself."""
    told = Letter.objects.order_by("pk").values_list("calendar", flat=True)
    return [part for stream in told for part in calendars_in(stream)]


def sessions_of(page):
    return list(Session.objects.filter(page=page.pk).in_order())


def dates_of(page):
    there = [each for each in sessions_of(page) if not each.is_cancelled]
    return {each.uid: (each.starts_at, each.ends_at) for each in there}


def join(page, person):
    return actions.register(person, pool_of(page), form_key=make.new_code(), display_name="Ada")


@pytest.mark.parametrize("read", PARSERS)
def test_who_joins_leaves_and_returns_has_every_date_in_the_calendar(read, ada, page):
    staff, client = make.a_person(9), Client(read)
    seen = []

    def look(expected):
        for text in files()[len(seen) :]:
            seen.append(text)
            client.take(text)
        assert client.shown() == expected

    with time_machine.travel(timezone.now()) as clock:
        mine = join(page, ada)
        look(dates_of(page))
        assert len(seen) == 3
        clock.shift(60)
        second = sessions_of(page)[1]
        actions.change_session(
            second, by=staff, starts_on=second.starts_on + DAY, ends_on=second.ends_on + DAY
        )
        actions.tell_of_changes(timezone.now())
        look(dates_of(page))
        assert len(seen) == 4
        clock.shift(60)
        actions.add_session(
            page,
            by=staff,
            title="One more",
            starts_on=second.starts_on + 3 * DAY,
            start_time=second.start_time,
            end_time=second.end_time,
            zone=second.zone,
        )
        actions.tell_of_changes(timezone.now())
        look(dates_of(page))
        assert len(seen) == 5
        clock.shift(60)
        actions.cancel_session(sessions_of(page)[2], reason="The room burned down.", by=staff)
        actions.tell_of_changes(timezone.now())
        look(dates_of(page))
        assert len(seen) == 6
        clock.shift(60)
        actions.cancel(mine, by=ada)
        look({})
        assert len(seen) == 9
        clock.shift(60)
        join(page, ada)
        look(dates_of(page))
        assert len(seen) == 12
        clock.shift(60)
        actions.tell_of_changes(timezone.now())
        look(dates_of(page))

    assert len(seen) == 12
    assert [by_vobject(text) for text in seen] == [by_ics(text) for text in seen]
    for _uid, told in itertools.groupby(
        sorted(map(by_vobject, seen), key=lambda one: (one.uid, one.sequence)), lambda one: one.uid
    ):
        numbers = [one.sequence for one in told]
        assert len(set(numbers)) == len(numbers)


def test_each_date_is_a_file_of_its_own_in_one_letter(ada, page):
    join(page, ada)
    letter = Letter.objects.get()

    sent = email.message_from_bytes(message(letter).message().as_bytes(), policy=policy.default)

    names = [part.get_filename() for part in sent.iter_attachments()]
    assert names == ["date-1.ics", "date-2.ics", "date-3.ics"]
    told = [by_vobject(part.get_payload(decode=True).decode()) for part in sent.iter_attachments()]
    assert [one.uid for one in told] == [each.uid for each in sessions_of(page)]
    assert {one.method for one in told} == {"REQUEST"}
    assert told[0].title == "Session 1 (Facilitator training: Spring cohort)"
    assert not [part for part in sent.walk() if part.get_content_type() == "text/calendar"]


def test_one_date_is_read_by_calendars_as_it_comes(ada):
    page = a_cohort(sessions=1)
    join(page, ada)

    deliver(Letter.objects.get().pk)

    parts = [part.get_content_type() for part in outbox.outbox[0].message().walk()]
    assert "text/calendar" in parts


def test_one_file_to_download_has_all_dates_that_take_place(ada, page):
    membership = a_member(page, ada)
    actions.cancel_session(sessions_of(page)[1], reason="ill", by=make.a_person(9))

    text = own_calendar(membership.registration)

    assert text.count("BEGIN:VCALENDAR") == 1
    assert "METHOD:PUBLISH" in text
    plain = text.replace("\r\n ", "")
    assert [uid in plain for uid in (each.uid for each in sessions_of(page))] == [True, False, True]


def test_what_is_over_stays_in_the_calendar_of_who_leaves(ada, page):
    with time_machine.travel(timezone.now()) as clock:
        mine = join(page, ada)
        clock.shift(10 * DAY)
        before = len(files())
        actions.cancel(mine, by=ada)

    assert len(files()) == before + 2
    first = sessions_of(page)[0]
    assert CalendarCopy.objects.get(session=first).last_method == "REQUEST"


def test_a_public_file_names_the_run(page):
    told = by_vobject(public_calendar(sessions_of(page)[2]))

    assert told.title == "Session 3 (Facilitator training: Spring cohort)"


def test_a_seat_given_up_a_moment_ago_puts_nothing_in_the_calendar(ada, page):
    registration = a_member(page, ada).registration
    type(registration).objects.update(status="cancelled")

    with transaction.atomic():
        letter = letters.confirmed(registration)

    assert letter.calendar == ""
    assert not CalendarCopy.objects.exists()
