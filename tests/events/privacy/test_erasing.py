"""Erasing an account frees its places for whoever is next, and takes names and needs out at once."""

import datetime
import json

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone

from accounts import actions as accounts
from accounts import privacy
from accounts.models import Letter
from events import actions
from events.models import (
    AccessNeed,
    CalendarCopy,
    DrawEntry,
    Registration,
    SeatEvent,
    SessionStaff,
    StaffCode,
)
from tests.events.privacy.test_forgetting import an_entry
from tests.factories import events as factory

pytestmark = pytest.mark.django_db
Status = Registration.Status
NOW = timezone.now()
DAY = datetime.timedelta(days=1)


def a_circle(capacity=1, page=None, slot=""):
    keeper = factory.a_person(800 + SessionStaff.objects.count())
    return factory.a_circle(page, capacity=capacity, keepers=[keeper], slot=slot)


def registered(pool, person):
    return actions.register(
        person,
        pool,
        form_key=f"form-{person.pk}-{pool.pk}",
        display_name=f"Sparrow {person.pk}",
        pronouns="they",
        need=f"A ramp for {person.pk}",
        agreement=factory.a_version(),
    )


def standing(registration):
    registration.refresh_from_db()
    return registration.status


def test_the_seat_of_who_goes_is_offered_to_who_is_next(learner, stranger):
    pool = a_circle()
    mine, theirs = registered(pool, learner), registered(pool, stranger)
    assert (mine.status, theirs.status) == (Status.CONFIRMED, Status.WAITING)

    accounts.erase(learner, by=learner)

    assert (standing(mine), mine.reason) == (Status.CANCELLED, Registration.Reason.ERASED)
    assert standing(theirs) == Status.OFFERED
    assert Letter.objects.filter(person=stranger, kind__contains="offer").exists()


def test_several_places_are_freed_at_once(learner):
    pools = [a_circle(), a_circle(page=factory.circles_page("Others"))]
    mine = [registered(pool, learner) for pool in pools]

    accounts.erase(learner, by=learner)

    assert [standing(each) for each in mine] == [Status.CANCELLED] * 2
    for pool in pools:
        pool.refresh_from_db()
        assert pool.seats_held == 0


def test_name_needs_and_codes_are_gone_at_once(learner, stranger):
    pool = a_circle(capacity=5)
    mine = registered(pool, learner)
    registered(pool, stranger)
    actions.make_staff_code(learner)

    accounts.erase(learner, by=learner)

    mine.refresh_from_db()
    assert (mine.display_name, mine.pronouns, mine.agreed_at) == ("", "", None)
    assert [need.registration.person for need in AccessNeed.objects.all()] == [stranger]
    assert not StaffCode.objects.exists()
    assert not CalendarCopy.objects.filter(person=learner).exists()
    assert not SeatEvent.objects.filter(registration=mine).exclude(note="").exists()


def test_no_letter_is_left_that_names_the_person(learner):
    registered(a_circle(), learner)

    accounts.erase(learner, by=learner)

    left = Letter.objects.filter(person=learner)
    assert left.exists()
    assert {(each.subject, each.text, each.html, each.calendar) for each in left} == {("",) * 4}
    assert not left.queued().exists()


def test_who_keeps_a_circle_steps_down_and_staff_are_told(learner, administrator):
    pool = factory.a_circle(keepers=[learner])

    accounts.erase(learner, by=learner)

    role = SessionStaff.objects.get(session=pool.session)
    assert (role.status, role.shown_name) == (SessionStaff.Status.DROPPED_OUT, "")
    assert Letter.objects.filter(kind__contains="keeper_alarm").exists()


def test_an_invitation_that_waits_for_an_answer_is_declined(learner):
    pool = a_circle()
    role = factory.a_keeper(
        pool.session,
        learner,
        SessionStaff.Role.CO_KEEPER,
        SessionStaff.Status.INVITED,
    )

    accounts.erase(learner, by=learner)

    role.refresh_from_db()
    assert role.status == SessionStaff.Status.DECLINED


def test_having_kept_a_past_circle_stays_said_without_the_name(learner):
    factory.a_circle(keepers=[learner], starts_at=NOW - 3 * DAY)

    accounts.erase(learner, by=learner)

    role = SessionStaff.objects.get()
    assert (role.status, role.shown_name) == (SessionStaff.Status.ACCEPTED, "")
    assert not Letter.objects.filter(kind__contains="keeper_alarm").exists()


@pytest.mark.parametrize("drawn_at", [None, NOW])
def test_an_entry_leaves_a_draw_that_is_not_held_yet(drawn_at):
    page = factory.circles_page()
    factory.a_circle(page)
    entry = an_entry(page, 1, drawn_at=drawn_at)

    accounts.erase(entry.person, by=entry.person)

    entry.refresh_from_db()
    assert entry.status == (DrawEntry.Status.DRAWN if drawn_at else DrawEntry.Status.LEFT)
    assert (entry.display_name, entry.pronouns, entry.ranking, entry.outcome) == ("", "", [], [])
    assert not AccessNeed.objects.exists()


def test_erasing_twice_changes_nothing_more(learner):
    mine = registered(a_circle(), learner)
    accounts.erase(learner, by=learner)
    events = SeatEvent.objects.count()

    privacy_rows = [
        each for each in privacy.personal() if each.label.startswith("events.") and each.erase
    ]
    with transaction.atomic():
        for declaration in privacy_rows:
            declaration.erase(learner)

    assert SeatEvent.objects.count() == events
    assert standing(mine) == Status.CANCELLED


def exported(person):
    return json.dumps(privacy.export(person), cls=DjangoJSONEncoder)


def test_ones_own_export_tells_all_and_that_of_others_nothing(learner, stranger):
    page = factory.circles_page()
    pool = factory.a_circle(page, capacity=1, keepers=[factory.a_person(7)])
    mine, theirs = registered(pool, learner), registered(pool, stranger)
    entry = an_entry(factory.circles_page("Drawn"), 8)
    keeper = pool.session.staff.get().person

    own = exported(learner)

    assert f"Sparrow {learner.pk}" in own
    assert f"A ramp for {learner.pk}" in own
    assert "Circle agreement" in own
    assert f"Sparrow {stranger.pk}" not in own
    for other in (stranger, keeper, entry.person):
        assert f"Sparrow {learner.pk}" not in exported(other)
        assert f"A ramp for {learner.pk}" not in exported(other)
    assert entry.ticket in exported(entry.person)
    assert "Number 7" in exported(keeper)
    for code in (mine.code, theirs.code):
        assert code not in exported(learner).replace(mine.code, "")
