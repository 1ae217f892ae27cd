"""Thirty days after a circle nobody can find out who sat in it; how many did stays known."""

import datetime
from collections import Counter

import pytest
from django.utils import timezone

from events import actions
from events.models import (
    AccessNeed,
    CalendarCopy,
    Draw,
    DrawEntry,
    Registration,
    SeatEvent,
    Session,
    SessionStaff,
    StaffCode,
)
from events.models.registrations import new_code
from events.tasks.purges import forget
from home.clock import HOUR, SCHEDULE
from tests.factories import events as factory

pytestmark = pytest.mark.django_db
Status = Registration.Status
NOW = timezone.now()
DAY = datetime.timedelta(days=1)


def a_past_circle(days=31, **fields):
    keeper = factory.a_person(900 + Session.objects.count())
    return factory.a_circle(keepers=[keeper], starts_at=NOW - days * DAY, **fields)


def registered(pool, number, status=Status.CONFIRMED):
    """A registration with all that can be known of it, and its events."""
    person = factory.a_person(number)
    registration = Registration.objects.create(
        pool=pool,
        person=person,
        status=status,
        reason=Registration.Reason.SEAT_FREE,
        position=number,
        idempotency_key=f"form-{number}",
        display_name=f"Sparrow {number}",
        pronouns=f"they {number}",
        agreement=factory.a_version(),
        agreed_at=NOW - 40 * DAY,
        offer_expires_at=NOW if status == Status.OFFERED else None,
        created_at=NOW - 40 * DAY,
        changed_at=NOW - 40 * DAY,
    )
    AccessNeed.objects.create(registration=registration, text="A ramp", purge_at=NOW + 9 * DAY)
    for kind, before, after in (("asked", "", "waiting"), ("moved", "waiting", status)):
        SeatEvent.objects.create(
            pool=pool,
            registration=registration,
            kind=kind,
            from_status=before,
            to_status=after,
            note=f"Asked by Sparrow {number}",
            actor=person,
            at=NOW - 40 * DAY,
            key=f"r{registration.pk}:{kind}",
            data={"name": f"Sparrow {number}"},
        )
    CalendarCopy.objects.create(
        session=pool.session, person=person, last_sequence=1, last_method="REQUEST", told_at=NOW
    )
    return registration


def everyone(pool):
    return [registered(pool, number, status) for number, status in enumerate(Status.values, 1)]


def counts(pool):
    """How many stand how, in the rows and replayed from the events."""
    replayed = {
        event.registration_id: event.to_status
        for event in SeatEvent.objects.filter(pool=pool).order_by("pk")
    }
    rows = Counter(pool.registrations.values_list("status", flat=True))
    assert Counter(replayed.values()) == rows
    return rows


def everything_known(pool):
    """The contents of all rows about the pool, as one text."""
    rows = [
        *Registration.objects.filter(pool=pool).values(),
        *SeatEvent.objects.filter(pool=pool).values(),
        *CalendarCopy.objects.filter(session=pool.session).values(),
        *AccessNeed.objects.filter(registration__pool=pool).values(),
    ]
    return str(rows)


def test_thirty_days_after_a_circle_no_row_says_who_was_in_it():
    pool = a_past_circle()
    codes = [each.code for each in everyone(pool)]
    before = everything_known(pool)

    actions.forget_people(NOW)

    after = everything_known(pool)
    for canary in ("Sparrow", "they 1", "form-1", "A ramp", *codes):
        assert canary in before
        assert canary not in after
    assert not Registration.objects.filter(person__isnull=False).exists()
    assert not SeatEvent.objects.filter(actor__isnull=False).exists()
    assert not CalendarCopy.objects.exists()


def test_the_counts_stay_and_the_events_still_give_them():
    pool = a_past_circle()
    everyone(pool)
    before = counts(pool)

    actions.forget_people(NOW)

    assert counts(pool) == before
    assert sum(before.values()) == 6


def test_of_each_moment_only_the_day_is_kept():
    pool = a_past_circle()
    registration = registered(pool, 1)

    actions.forget_people(NOW)

    registration.refresh_from_db()
    day = (
        (NOW - 40 * DAY).astimezone(datetime.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    )
    assert registration.created_at == registration.changed_at == day
    assert registration.agreed_at is None
    assert set(SeatEvent.objects.values_list("at", flat=True)) == {day}


def test_a_day_sooner_nothing_is_forgotten():
    pool = a_past_circle(days=29)
    everyone(pool)
    before = everything_known(pool)

    assert actions.forget_people(NOW) == 0

    assert everything_known(pool) == before
    assert not Session.objects.exclude(forgotten_at=None).exists()


def test_a_cancelled_circle_counts_by_the_end_that_was_planned():
    pool = a_past_circle()
    Session.objects.update(status=Session.Status.CANCELLED)
    registered(pool, 1)

    assert actions.forget_people(NOW) == 1


def test_a_session_that_is_no_circle_is_forgotten_after_two_years():
    page = factory.conference_page()
    old, recent = (
        factory.a_pool(page, session=factory.a_session(page, NOW - days * DAY))
        for days in (2 * 365 + 1, 2 * 365 - 1)
    )
    registered(old, 1)
    kept = registered(recent, 2)

    actions.forget_people(NOW)

    assert list(Registration.objects.filter(person__isnull=False)) == [kept]


def test_twice_changes_nothing_more():
    pool = a_past_circle()
    everyone(pool)
    actions.forget_people(NOW)
    before = everything_known(pool)

    assert actions.forget_people(NOW + DAY) == 0

    assert everything_known(pool) == before
    assert Session.objects.get(pk=pool.session_id).forgotten_at == NOW


def test_who_is_written_into_a_forgotten_circle_is_forgotten_too():
    pool = a_past_circle()
    actions.forget_people(NOW)
    registered(pool, 1)

    assert actions.forget_people(NOW + DAY) == 1


def test_more_people_than_a_batch_are_forgotten(monkeypatch):
    monkeypatch.setattr("events.actions.batching.BATCH", 2)
    pool = a_past_circle()
    everyone(pool)

    assert actions.forget_people(NOW) == 6


def test_needs_go_a_week_after_whatever_was_planned_when_they_were_told():
    over, moved = a_past_circle(days=8), a_past_circle(days=6)
    registered(over, 1)
    registered(moved, 2)
    AccessNeed.objects.update(purge_at=NOW - DAY)

    assert actions.purge_needs(NOW) == 1

    assert AccessNeed.objects.get().registration.pool == moved


def test_needs_of_who_no_longer_comes_go_at_once():
    pool = factory.a_circle(starts_at=NOW + 9 * DAY)
    everyone(pool)

    actions.purge_needs(NOW)

    kept = AccessNeed.objects.values_list("registration__status", flat=True)
    assert set(kept) == set(Registration.ACTIVE)


def an_entry(page, number, drawn_at=NOW):
    draw, _ = Draw.objects.get_or_create(
        page=page,
        defaults={
            "sealed_seed": "sealed",
            "seed_hash": "0" * 64,
            "opened_at": NOW,
            "closes_at": NOW,
            "drawn_at": drawn_at,
            "seed": "1" * 64 if drawn_at else "",
        },
    )
    entry = DrawEntry.objects.create(
        draw=draw,
        person=factory.a_person(number),
        status=DrawEntry.Status.DRAWN if drawn_at else DrawEntry.Status.ENTERED,
        ticket=new_code(),
        code=new_code(),
        ranking=[7, 8],
        outcome=[{"pool": 7, "why": "seat"}],
        display_name="Sparrow",
        pronouns="they",
        agreed_at=NOW,
        entered_at=NOW,
        changed_at=NOW,
    )
    AccessNeed.objects.create(entry=entry, text="A ramp", purge_at=NOW + 9 * DAY)
    return entry


def test_entries_of_a_draw_go_with_its_first_circle():
    page = factory.circles_page()
    factory.a_circle(page, starts_at=NOW - 31 * DAY)
    factory.a_circle(page, starts_at=NOW - 20 * DAY)
    entry = an_entry(page, 1)
    known = [entry.ticket, entry.code]

    assert actions.forget_people(NOW) == 1

    entry.refresh_from_db()
    assert (entry.person, entry.ranking, entry.outcome, entry.agreed_at) == (None, [], [], None)
    assert (entry.display_name, entry.pronouns) == ("", "")
    assert entry.ticket not in known
    assert entry.code not in known
    assert not AccessNeed.objects.exists()
    assert DrawEntry.objects.count() == 1


def test_entries_of_a_draw_still_to_be_held_stay():
    page = factory.circles_page()
    factory.a_circle(page, starts_at=NOW - 31 * DAY)
    factory.a_circle(page, starts_at=NOW + DAY)
    an_entry(page, 1, drawn_at=None)

    assert actions.forget_people(NOW) == 0
    assert actions.forget_people(NOW + 40 * DAY) == 1


def test_keepers_are_forgotten_after_six_years_and_not_with_their_circle():
    pool = a_past_circle()

    actions.forget_people(NOW)
    assert SessionStaff.objects.get().person

    actions.forget_people(NOW + 6 * 366 * DAY)
    staff = SessionStaff.objects.get()
    assert (staff.person, staff.shown_name, staff.session) == (None, "", pool.session)


def test_codes_for_staff_go_a_day_after_they_ran_out(learner, stranger):
    for person, days in ((learner, 2), (stranger, 0)):
        StaffCode.objects.create(person=person, digest=str(person.pk), expires_at=NOW - days * DAY)

    assert actions.purge_codes(NOW) == 1

    assert StaffCode.objects.get().person == stranger


def test_the_clock_forgets_every_hour():
    pool = a_past_circle()
    registered(pool, 1)

    assert [due.every for due in SCHEDULE if due.task == forget] == [HOUR]
    assert forget.func() == 2
