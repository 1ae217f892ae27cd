"""What is told of one time is told anew of another, and what was refused stays refused."""

import datetime

import pytest
from django.core.cache import cache
from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone

from accounts.actions import write_letter
from accounts.models import Letter
from events import actions, letters
from events.actions import owed_letters
from tests.events.engine.conftest import Clock, a_somebody, ask
from tests.factories import events as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr("django.utils.timezone.now", clock)
    return clock


@pytest.fixture
def circle(site_root):
    cache.clear()
    return make.a_circle(capacity=2, keepers=[a_somebody()])


def two_weeks_later(session, by):
    session.refresh_from_db()
    later = datetime.timedelta(days=14)
    actions.change_session(
        session, by=by, starts_on=session.starts_on + later, ends_on=session.ends_on + later
    )
    session.refresh_from_db()


def alarms():
    return Letter.objects.filter(kind="seats_keeper_alarm", dedupe_key__endswith=":h72")


def test_moved_to_another_time_a_circle_without_its_keeper_raises_its_alarm_anew(
    circle,
    clock,
    editor,
):
    session, keeper = circle.session, circle.session.keepers().get()
    clock.move_to(session.starts_at - datetime.timedelta(hours=70))
    actions.drop_out(keeper, by=keeper.person)
    for _ in range(2):
        actions.raise_alarms(clock.now)
    first = alarms().count()
    two_weeks_later(session, editor)
    clock.move_to(session.starts_at - datetime.timedelta(hours=70))

    for _ in range(2):
        actions.raise_alarms(clock.now)

    assert first
    assert alarms().count() == 2 * first


def test_late_by_as_much_as_at_the_old_time_is_told_again(circle, clock, editor):
    session, keeper = circle.session, circle.session.keepers().get().person
    ask(circle)
    for _ in range(2):
        clock.move_to(session.starts_at - datetime.timedelta(minutes=20))
        actions.say_running_late(session, 10, by=keeper)
        actions.say_running_late(session, 10, by=keeper)
        two_weeks_later(session, editor)

    assert Letter.objects.filter(kind="seats_running_late").count() == 2


def test_one_message_too_many_is_refused_however_often_it_is_pressed(circle):
    keeper = circle.session.keepers().get().person
    ask(circle)
    for number in range(5):
        actions.message_circle(circle.session, "Hello", by=keeper, form_key=f"form{number}")

    for _ in range(2):
        with pytest.raises(actions.Refused, match="within a day"):
            actions.message_circle(circle.session, "Six", by=keeper, form_key="sixth")

    assert Letter.objects.filter(kind="seats_message").count() == 5


def test_the_same_message_sent_again_counts_once(circle):
    keeper = circle.session.keepers().get().person
    ask(circle)

    for _ in range(7):
        actions.message_circle(circle.session, "Hello", by=keeper, form_key="form")

    assert Letter.objects.filter(kind="seats_message").count() == 1


def test_who_registers_after_a_change_is_not_told_that_it_changed(circle, editor):
    knew_the_old = ask(circle)
    two_weeks_later(circle.session, editor)
    knows_the_new = ask(circle)

    actions.tell_of_changes(timezone.now())

    told = Letter.objects.filter(kind="seats_changed")
    assert set(told.values_list("person", flat=True)) == {knew_the_old.person_id}
    assert Letter.objects.filter(person=knows_the_new.person_id).count() == 1


@pytest.mark.parametrize("failure", [OperationalError, "gone"])
def test_a_session_that_is_stuck_keeps_no_other_from_being_told(
    circle, editor, monkeypatch, failure
):
    starts_at = circle.session.starts_at + datetime.timedelta(days=2)
    other = make.a_circle(circle.page.specific, starts_at=starts_at, keepers=[a_somebody()])
    for pool in (circle, other):
        ask(pool)
        two_weeks_later(pool.session, editor)
    tell, stuck = owed_letters._tell_some, circle.session
    error = type(stuck).DoesNotExist if failure == "gone" else failure

    def tell_or_fail(session_id, now):
        if session_id == stuck.pk:
            raise error
        return tell(session_id, now)

    monkeypatch.setattr(owed_letters, "_tell_some", tell_or_fail)
    actions.tell_of_changes(timezone.now())

    told = Letter.objects.filter(kind="seats_changed")
    assert told.count() == 1
    stuck.refresh_from_db()
    assert stuck.told_sequence < stuck.sequence


def test_a_letter_whose_calendar_fails_is_not_taken_for_written():
    def fails():
        raise IntegrityError("calendar")

    person = make.a_person(1)
    context = {"subject": "x", "name": "x", "facts": []}
    with pytest.raises(IntegrityError, match="calendar"), transaction.atomic():
        write_letter(
            kind="seats_confirmed", template="seats", person=person, dedupe_key="x",
            context=context, calendar=fails,
        )  # fmt: skip


def test_a_change_says_what_held_before_and_what_holds_now(circle, editor):
    first, session = ask(circle), circle.session
    old = session.starts_at.astimezone(session.zone_info)
    actions.change_session(session, by=editor, place="Room 5")
    between = ask(circle)
    two_weeks_later(session, editor)
    two_weeks_later(session, editor)

    actions.tell_of_changes(timezone.now())

    told = {each.person_id: each.text for each in Letter.objects.filter(kind="seats_changed")}
    now = session.starts_at.astimezone(session.zone_info)
    for text in told.values():
        assert f"Time before: {old:%A} {old.day} {old:%B %Y}" in text
        assert f"When: {now:%A} {now.day} {now:%B %Y}" in text
        assert "Where: Room 5" in text
        assert "Length before" not in text
    assert "Place before: not known yet" in told[first.person_id]
    assert "Place before" not in told[between.person_id]
    to_keeper = Letter.objects.get(kind="seats_keeper_time_changed").text
    assert f"Time before: {old:%A} {old.day} {old:%B %Y}" in to_keeper


def test_a_second_change_is_told_against_the_first(circle, editor):
    registration = ask(circle)
    for place in ("Room 5", "Room 6"):
        actions.change_session(circle.session, by=editor, place=place)
        actions.tell_of_changes(timezone.now())

    newest = Letter.objects.filter(kind="seats_changed", person=registration.person).latest("pk")
    assert "Where: Room 6" in newest.text
    assert "Place before: Room 5" in newest.text


def test_the_new_deadline_of_an_offer_is_told_with_where_to_answer(circle):
    from .every import offered

    until = circle.session.starts_at - datetime.timedelta(hours=2)
    registration = offered(circle, a_somebody(), until)

    with transaction.atomic():
        letter = letters.changed(registration)

    assert "Answer by: " in letter.text
    assert f"/j/offer/[[offer:{registration.pk}]]" in letter.text
    assert "you keep your turn" not in letter.text
    assert not letter.calendar


# ------------------------------------------------------------------------------ what is said of it


def test_whose_offer_was_taken_back_by_a_change_reads_so(circle):
    mine = make.registered(circle, a_somebody(), "waiting", reason="short_notice")

    with transaction.atomic():
        letter = letters.changed(mine)

    assert "The seat we held for you is held no longer" in letter.text
    assert "you keep your turn." not in letter.text
    assert "You keep your turn." in letter.text


def test_who_loses_a_seat_with_its_circle_is_led_to_other_times_if_there_are_any(circle):
    def told(person):
        mine = make.registered(circle, person, "cancelled", reason="session_cancelled")
        with transaction.atomic():
            return mine, letters.cancelled(mine).text

    assert "Other times" not in told(a_somebody())[1]

    make.a_circle(circle.page)
    mine, text = told(a_somebody())
    assert "Other times are still to come." in text
    assert f"See other times:\nhttps://site.invalid/j/{mine.code}/" in text
    assert "circle" not in text.lower()


@pytest.mark.parametrize("status", ["confirmed", "waiting"])
def test_who_was_added_by_staff_is_asked_for_the_agreement_with_the_way_to_it(circle, status):
    page = circle.page.specific
    page.agreement = make.an_agreement()
    page.save()
    write = letters.confirmed if status == "confirmed" else letters.waiting
    circle.capacity = 5
    circle.save()

    def told(**fields):
        mine = make.registered(circle, a_somebody(), status, **fields)
        with transaction.atomic():
            return mine, write(mine).text

    mine, text = told(is_by_staff=True)
    assert "please read the agreement on that page, and accept it" in " ".join(text.split())
    assert f"Read the agreement:\nhttps://site.invalid/j/{mine.code}/" in text
    assert "agreement" not in told(is_by_staff=False)[1]
    assert "agreement" not in told(is_by_staff=True, agreement=make.a_version())[1]
