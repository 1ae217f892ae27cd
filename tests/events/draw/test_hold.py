"""What a draw makes of the entries: seats, queues, and what each entrant reads."""

import datetime
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Letter, User
from events import actions, fair_draw
from events.models import (
    AccessNeed,
    CalendarCopy,
    CirclesPage,
    DrawEntry,
    Registration,
    SeatEvent,
    Session,
)
from events.tasks.draws import draw_due
from tests.events.draw.conftest import close
from tests.factories.events import a_circle, a_keeper, a_version, seated

Status = Registration.Status


def seats_of(pool):
    return set(pool.registrations.confirmed().values_list("person", flat=True))


def queue_of(pool):
    return list(pool.registrations.waiting().values_list("person", flat=True))


def people_as_drawn(draw):
    """The people of the draw in the order of their tickets, worked out here once more."""
    by_ticket = dict(draw.entries.values_list("ticket", "person"))
    entered = draw.entries.filter(status="drawn").values_list("ticket", flat=True)
    return [by_ticket[ticket] for ticket in fair_draw.order(draw.seed, entered)]


def test_the_first_drawn_have_the_seats_and_the_rest_queue_in_the_order_drawn(
    circles, enter, draw_now
):
    maple, oak = circles
    for number in range(7):
        enter(number, maple, oak)

    draw = draw_now()

    drawn = people_as_drawn(draw)
    assert (seats_of(maple), seats_of(oak)) == (set(drawn[:2]), set(drawn[2:4]))
    assert queue_of(maple) == queue_of(oak) == drawn[4:]
    maple.refresh_from_db()
    assert (maple.seats_held, maple.last_position) == (2, 3)


def test_who_is_seated_waits_nowhere_and_who_ranked_one_circle_waits_for_that_alone(
    circles, enter, draw_now
):
    maple, oak = circles
    for number in range(4):
        enter(number, maple)
    enter(5, oak, maple)

    draw_now()

    assert len(queue_of(maple)) == 2
    assert (seats_of(oak), queue_of(oak)) == ({DrawEntry.objects.latest("pk").person_id}, [])


def test_every_move_has_its_event_and_replays_to_how_it_stands(circles, enter, draw_now):
    for number in range(5):
        enter(number, *circles)

    draw_now()

    for registration in Registration.objects.all():
        event = registration.events.get()
        assert (event.from_status, event.to_status) == ("", registration.status)
        assert event.key == f"r{registration.pk}:0"
    assert SeatEvent.objects.filter(registration=None, kind="drawn").count() == 2


def test_rankings_and_names_leave_the_entry_and_each_circle_is_accounted_for(
    circles, enter, draw_now
):
    maple, oak = circles
    for number in range(5):
        enter(number, maple, oak, display_name=f"Bird {number}", pronouns="she/her")

    draw = draw_now()

    for entry in draw.entries.all():
        assert (entry.status, entry.ranking, entry.display_name) == ("drawn", [], "")
        assert [line["pool"] for line in entry.outcome] == [maple.pk, oak.pk]
    came = sorted(tuple(line["came"] for line in entry.outcome) for entry in draw.entries.all())
    assert came == [("full", "full"), *[("full", "seat")] * 2, *[("seat", "not_needed")] * 2]
    assert Registration.objects.filter(display_name__startswith="Bird", pronouns="she/her").exists()


def test_needs_go_along_to_the_registrations(circles, enter, draw_now):
    for number in range(5):
        enter(number, *circles, need=f"Need {number}")

    draw_now()

    assert not AccessNeed.objects.filter(entry__isnull=False).exists()
    assert AccessNeed.objects.count() == Registration.objects.count() == 6
    for need in AccessNeed.objects.select_related("registration__pool__session"):
        assert need.purge_at > need.registration.pool.session.ends_at


def test_each_entrant_is_told_once_and_who_has_a_seat_gets_its_date_for_the_calendar(
    circles, enter, draw_now
):
    for number in range(6):
        enter(number, *circles)
    Letter.objects.all().delete()

    draw = draw_now()
    actions.tell_entrants(draw.pk)

    assert Letter.objects.count() == 6
    assert Letter.objects.filter(kind="seats_draw_drawn", is_private=True).count() == 6
    assert CalendarCopy.objects.count() == 4
    assert not draw.entries.untold().exists()


def test_who_was_not_told_when_the_worker_died_is_told_later(circles, enter, draw_now):
    for number in range(3):
        enter(number, *circles)
    draw = draw_now()
    Letter.objects.all().delete()
    draw.entries.filter(pk=draw.entries.first().pk).update(told_at=None)

    draw_due.call()

    assert Letter.objects.count() == 1


def test_a_draw_is_held_once(circles, enter, draw_now):
    enter(1, *circles)
    draw = draw_now()

    assert not actions.hold_draw(draw.pk)
    assert Registration.objects.count() == 1


def test_nothing_is_drawn_before_entry_closes(page, circles, enter):
    enter(1, *circles)

    assert not actions.hold_draw(page.fair_draw.pk)
    assert not Registration.objects.exists()


def test_the_clock_draws_what_is_due(page, circles, enter):
    enter(1, *circles)
    close(page)

    assert draw_due.call() == 1
    assert draw_due.call() == 0
    assert Registration.objects.confirmed().count() == 1


def test_with_no_entrants_and_with_no_circles_there_is_an_empty_result(page, draw_now):
    actions.open_draw(page)

    draw = draw_now()

    assert draw.is_drawn
    assert draw.result == {"seats": [], "tickets": []}


def test_once_drawn_what_is_left_goes_to_whoever_comes(circles, enter, draw_now, stranger):
    enter(1, circles[0])
    draw_now()

    registration = actions.register(
        stranger,
        circles[1],
        form_key="k",
        display_name="Late",
        agreement=a_version(),
    )

    assert registration.status == Status.CONFIRMED


def test_who_left_is_not_drawn(circles, enter, draw_now):
    stays, leaves = enter(1, *circles), enter(2, *circles)
    actions.leave_draw(leaves, by=leaves.person)

    draw = draw_now()

    assert draw.entrants == 1
    assert list(Registration.objects.values_list("person", flat=True)) == [stays.person_id]


def test_a_circle_cancelled_meanwhile_seats_nobody_and_says_so(circles, enter, draw_now):
    maple, oak = circles
    entry = enter(1, maple, oak)
    Session.objects.filter(pool=maple.pk).update(status=Session.Status.CANCELLED)

    draw_now()

    entry.refresh_from_db()
    assert [(line["came"], line["why"]) for line in entry.outcome] == [
        ("barred", "cancelled"),
        ("seat", ""),
    ]
    assert Registration.objects.get().pool == oak


def test_a_circle_without_its_keepers_gives_out_no_seat_and_is_waited_for(
    page, circles, enter, draw_now
):
    unkept = a_circle(page, 5, slot="two", keepers_needed=1)
    entry = enter(1, unkept)

    draw_now()

    entry.refresh_from_db()
    assert entry.outcome[0]["why"] == "not_open"
    waiting = Registration.objects.get()
    assert (waiting.status, waiting.reason) == (Status.WAITING, Registration.Reason.NOT_OPEN)


def test_who_became_keeper_meanwhile_has_no_seat_at_that_time(page, circles, enter, draw_now):
    maple, oak = circles
    other_time = a_circle(page, 1, slot="later")
    entry = enter(1, oak, maple, other_time)
    a_keeper(maple.session, entry.person)

    draw_now()

    entry.refresh_from_db()
    assert [each["why"] for each in entry.outcome[:2]] == ["keeper", "keeper"]
    assert Registration.objects.get().pool == other_time


def test_who_already_has_a_seat_at_that_time_gets_no_second(page, circles, enter, draw_now):
    maple, oak = circles
    other_time = a_circle(page, 1, slot="later")
    entry = enter(1, oak, other_time)
    seated(maple, entry.person)

    draw_now()

    entry.refresh_from_db()
    assert [line["why"] for line in entry.outcome] == ["has_place", ""]
    assert seats_of(other_time) == {entry.person_id}


def test_letters_about_a_draw_are_forgotten_with_the_circle_they_go_with(
    page, circles, enter, draw_now
):
    early, late = circles[0], a_circle(page, 1, slot="later")
    no_seats = a_circle(page, 0, slot="later")
    later = early.session.ends_at + datetime.timedelta(days=20)
    Session.objects.filter(pk=late.session_id).update(
        starts_at=later - datetime.timedelta(hours=1), ends_at=later
    )
    seat_there, seat_nowhere = enter(1, late), enter(2, no_seats)
    draw_now()

    month = datetime.timedelta(days=30)
    forgotten = dict(Letter.objects.values_list("dedupe_key", "forget_at"))
    assert forgotten[f"seats_draw_drawn:{seat_there.pk}"] == later + month
    assert forgotten[f"seats_draw_drawn:{seat_nowhere.pk}"] == early.session.ends_at + month
    entered = Letter.objects.filter(kind="seats_draw_entered").values_list("forget_at", flat=True)
    assert set(entered) == {early.session.ends_at + month}


def test_a_draw_is_for_a_page_that_is_drawn_for(page, circles, enter):
    enter(1, *circles)
    draw = close(page)
    CirclesPage.objects.filter(pk=page.pk).update(assignment="first_come")

    assert not actions.hold_draw(draw.pk)


@pytest.mark.parametrize("entrants", [40, 200])
def test_a_draw_reads_as_often_for_forty_as_for_two_hundred(page, circles, entrants):
    enter_many(page, circles, entrants)
    draw = close(page)

    with CaptureQueriesContext(connection) as queries:
        actions.hold_draw(draw.pk)

    # Rows are inserted in portions: a database takes only so many values at once.
    kinds = Counter(query["sql"].split()[0] for query in queries)
    assert (kinds["SELECT"], kinds["UPDATE"], kinds["DELETE"]) == (14, 7, 1)
    assert Registration.objects.confirmed().count() == 4


def enter_many(page, pools, number):
    """Entries as people would leave them, without their letters."""
    draw, now = actions.open_draw(page), timezone.now()
    people = User.objects.bulk_create(
        [User(email=f"many{n}@example.org", full_name=f"Person {n}") for n in range(number)]
    )
    agreement = a_version(page.agreement)
    ranking = [pool.pk for pool in pools]
    return DrawEntry.objects.bulk_create(
        DrawEntry(
            draw=draw,
            person=person,
            ticket=fair_draw.new_ticket(),
            code=f"code{person.pk}",
            ranking=ranking[n % len(ranking) :] + ranking[: n % len(ranking)],
            display_name=person.full_name,
            agreement=agreement,
            agreed_at=now,
            entered_at=now,
            changed_at=now,
        )
        for n, person in enumerate(people)
    )


def test_the_numbers_of_rows_tell_nothing_once_names_are_gone(page):
    """Beside a forgotten row stands no row of the same person elsewhere, and none in drawn order."""
    pools = [a_circle(page, 12, slot="one"), a_circle(page, 2, slot="one")]
    enter_many(page, pools, 40)
    draw = close(page)

    actions.hold_draw(draw.pk)

    rows = list(Registration.objects.order_by("pk"))
    assert [row.pool_id for row in rows] == sorted(row.pool_id for row in rows)
    drawn = people_as_drawn(draw)
    events = SeatEvent.objects.exclude(registration=None).order_by("pk")
    for ids in (
        [row.person_id for row in rows if row.status == Status.WAITING][:26],
        [row.person_id for row in rows if row.status == Status.CONFIRMED][:12],
        [event.registration.person_id for event in events if event.pool_id == pools[0].pk],
    ):
        assert ids != sorted(ids, key=drawn.index)


def test_a_thousand_entrants_are_drawn_at_once(page, at_full_size):
    number = 1000 if at_full_size else 100
    pools = [a_circle(page, number // 20, slot=f"slot {n}") for n in range(10)]
    enter_many(page, pools, number)
    draw = close(page)

    actions.hold_draw(draw.pk)

    assert Registration.objects.confirmed().count() == number // 2
    assert Registration.objects.waiting().count() == number // 2 * 10
    assert not any(pool.seats_held > pool.seats for pool in page.seat_pools.all())
