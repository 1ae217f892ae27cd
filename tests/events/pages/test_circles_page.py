"""The page of wellness circles: what somebody new, and somebody with a place, finds on each card."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.models import Draw, DrawEntry, Registration, SessionStaff
from events.openness import why_not_in
from events.retention import AFTER_CIRCLE, AFTER_NEED
from events.states import State
from tests.factories.events import a_circle, a_keeper, a_person, circles_page, seated, slot_key_of

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
DAY = 24 * HOUR


def now():
    return timezone.now().replace(second=0, microsecond=0)


def opened(page, person=None):
    """The circles of the page as that person finds them, and the page's words."""
    client = Client()
    if person:
        client.force_login(person)
    answer = client.get(page.url)
    assert answer.status_code == 200
    circles = [each for day in answer.context["days"] for each in day.circles]
    return circles, answer.content.decode()


def waiting(pool, person, position=1, **fields):
    fields.setdefault("status", Registration.Status.WAITING)
    return Registration.objects.create(
        pool=pool,
        person=person,
        reason=Registration.Reason.FULL,
        position=position,
        slot_key=slot_key_of(pool),
        idempotency_key=f"form-{position}",
        created_at=now(),
        changed_at=now(),
        **fields,
    )


def offered(pool, person, until):
    status = Registration.Status.OFFERED
    return waiting(pool, person, status=status, offers=1, offer_expires_at=until)


def test_a_free_circle_leads_to_its_form():
    pool = a_circle(place="Room B312", keepers=(a_person(1), a_person(2)))

    (circle,), words = opened(pool.page.specific)

    assert f'href="{reverse("events:register", args=[pool.pk])}">Take a seat' in words
    assert "Room B312 · with two keepers" in words
    assert "10 of 10 seats are free." in words
    assert "90 minutes" in words
    assert circle.can_register


def test_a_full_circle_leads_to_its_waitlist():
    pool = a_circle(capacity=1)
    seated(pool, a_person(1))
    waiting(pool, a_person(2))

    (circle,), words = opened(pool.page.specific)

    assert circle.state == State.FULL
    assert f'href="{reverse("events:register", args=[pool.pk])}">Join the waitlist' in words
    assert "The one seat is taken. 1 person waits." in words


def closed(pool):
    pool.closed_at = now()
    pool.save()


def without_keepers(pool):
    pool.session.keepers_needed = 2
    pool.session.save()
    a_keeper(pool.session, a_person(1))
    a_keeper(
        pool.session,
        a_person(2),
        role=SessionStaff.Role.CO_KEEPER,
        status=SessionStaff.Status.INVITED,
    )


def cancelled(pool):
    pool.session.status = pool.session.Status.CANCELLED
    pool.session.cancel_reason = "A keeper is ill."
    pool.session.save()


def full(pool):
    pool.capacity = 0
    pool.save()


def nothing(pool):
    pass


SENTENCES = [
    (nothing, {}, DAY, State.OPEN, "Take a seat"),
    (full, {}, DAY, State.FULL, "Join the waitlist"),
    (closed, {}, DAY, State.CLOSED, "Registration is closed."),
    (without_keepers, {}, DAY, State.KEEPERS, "once its keepers have said yes."),
    (cancelled, {}, DAY, State.CANCELLED, "A keeper is ill."),
    (nothing, {}, -HOUR, State.STARTED, "It has started."),
    (nothing, {"opens_at": HOUR}, DAY, State.NOT_YET, "Opens "),
    (nothing, {"closes_at": -HOUR}, DAY, State.CLOSED, "Registration is closed."),
    (
        nothing,
        {"assignment": "fair_draw", "closes_at": HOUR},
        DAY,
        State.DRAW,
        "Enter the draw",
    ),
    (
        nothing,
        {"assignment": "fair_draw", "closes_at": -HOUR},
        DAY,
        State.DRAWING,
        "Entry has closed. The seats are being drawn.",
    ),
]


@pytest.fixture
def arranged():
    """A function that makes the only circle of a page as a line of the table asks."""

    def arranged(arrange, window, begins):
        fields = {"assignment": window.get("assignment", "first_come")}
        for name in ("opens_at", "closes_at"):
            if name in window:
                fields[f"registration_{name}"] = now() + window[name]
        pool = a_circle(circles_page(**fields), starts_at=now() + begins)
        arrange(pool)
        return pool

    return arranged


@pytest.mark.parametrize(("arrange", "window", "begins", "state", "sentence"), SENTENCES)
def test_a_plain_sentence_says_where_a_circle_stands(
    arranged, arrange, window, begins, state, sentence
):
    pool = arranged(arrange, window, begins)

    (circle,), words = opened(pool.page.specific)

    assert circle.state == state
    assert words.count(sentence) == 1


@pytest.mark.parametrize(("arrange", "window", "begins", "state", "sentence"), SENTENCES)
def test_the_page_promises_what_the_door_gives(arranged, arrange, window, begins, state, sentence):
    pool = arranged(arrange, window, begins)

    (circle,), _words = opened(pool.page.specific)

    assert circle.can_register == (why_not_in(pool.pk, timezone.now()) == "")


def test_a_button_is_told_apart_by_who_hears_only_its_name():
    page = circles_page()
    for title in ("For residents", "For everyone"):
        a_circle(page, slot="a", title=title)

    _circles, words = opened(page)

    assert 'Take a seat<span class="visually-hidden">: For residents, ' in words
    assert 'Take a seat<span class="visually-hidden">: For everyone, ' in words


def test_circles_of_one_time_are_said_once_to_exclude_each_other():
    sentence = "You can sit in only one of the circles that meet at the same time"
    page = circles_page()
    a_circle(page, slot="a")
    assert sentence not in opened(page)[1]

    for _again in range(2):
        a_circle(page, slot="a")

    assert opened(page)[1].count(sentence) == 1


def test_one_circle_a_day_stands_in_one_grid_and_several_under_their_day():
    page = circles_page()
    a_circle(page, starts_at=now() + DAY)
    a_circle(page, starts_at=now() + 2 * DAY)
    assert "circles-day" not in opened(page)[1]

    a_circle(page, starts_at=now() + 2 * DAY)

    assert opened(page)[1].count('class="circles-day"') == 2


def test_an_observed_circle_says_so_before_anybody_registers():
    pool = a_circle(observed_note="A researcher listens, without notes.")

    words = opened(pool.page.specific)[1]

    assert words.index("This circle is observed.") < words.index("Take a seat<")
    assert "A researcher listens, without notes." in words


def test_agreement_limits_and_help_can_be_read_before_registering():
    page = circles_page(late_entry_minutes=5)
    a_circle(page)

    words = opened(page)[1]

    for sentence in (
        "What is said in the circle stays in the circle.",
        "A keeper must report harm to a child.",
        "Call 988, at any hour.",
        "up to 5 minutes after the start",
        "You may always pass",
        f"off your registration {AFTER_CIRCLE.days} days after the circle",
        f"erased after {AFTER_NEED.days}.",
    ):
        assert sentence in words, sentence


def test_a_circle_that_nobody_enters_late_closes_its_door_at_the_start():
    page = circles_page(late_entry_minutes=0)
    a_circle(page)

    assert "The door closes at the start" in opened(page)[1]


def test_circles_still_to_be_planned_say_so():
    words = opened(circles_page())[1]

    assert "No circles are planned yet" in words
    assert "Before you take a seat" not in words


def test_past_circles_stand_apart_without_a_button():
    page = circles_page()
    a_circle(page, starts_at=now() - 2 * DAY)

    circles, words = opened(page)

    assert circles == []
    assert "These circles are over." in words
    assert "Take a seat<" not in words


def test_a_cancelled_circle_of_the_past_is_not_among_those_ahead():
    page = circles_page()
    cancelled(a_circle(page, starts_at=now() - 2 * DAY))

    assert opened(page)[0] == []


# ------------------------------------------------------------------ one's own place


def test_somebody_with_a_seat_reads_so_on_its_card():
    pool, person = a_circle(), a_person(1)
    registration = seated(pool, person)

    (circle,), words = opened(pool.page.specific, person)

    assert "You have a seat." in words
    assert (
        f'href="{reverse("events:registration", args=[registration.code])}">See your seat' in words
    )
    assert not circle.can_register


@pytest.mark.parametrize(
    ("position", "words"),
    [(1, "You are first in the queue."), (3, "At most 2 people are before you in the queue.")],
)
def test_somebody_who_waits_reads_how_many_come_before(position, words):
    pool = a_circle(capacity=0)
    people = [a_person(number) for number in range(1, 4)]
    for place, person in enumerate(people, start=1):
        waiting(pool, person, position=place * 10)

    assert words in opened(pool.page.specific, people[position - 1])[1]


def test_somebody_with_an_offer_reads_until_when_it_holds():
    page = circles_page()
    pool, person = a_circle(page), a_person(1)
    offered(pool, person, datetime.datetime(2036, 11, 7, 21, tzinfo=datetime.UTC))

    words = opened(page, person)[1]

    assert "A seat is held for you until Friday 7 November 2036, 4:00 pm Eastern." in words
    assert ">Answer<" in words


def test_a_seat_at_the_same_time_is_said_on_the_other_circles_of_that_time():
    page, person = circles_page(), a_person(1)
    pool = a_circle(page, slot="a", title="Mine")
    a_circle(page, slot="a", title="Other")
    a_circle(page, slot="b", title="Later", starts_at=now() + 9 * DAY)
    seated(pool, person)

    by_title = {each.title: each for each in opened(page, person)[0]}

    found = {title: (bool(each.elsewhere), each.can_register) for title, each in by_title.items()}
    assert found == {"Mine": (False, False), "Other": (True, False), "Later": (False, True)}


def test_one_persons_place_shows_to_nobody_else():
    pool, person = a_circle(), a_person(1)
    registration = seated(pool, person, display_name="Robin of the river")

    for other in (None, a_person(2)):
        words = opened(pool.page.specific, other)[1]
        assert "You have a seat" not in words
        for secret in ("Robin of the river", person.full_name, person.email, registration.code):
            assert secret not in words


# ------------------------------------------------------------------ fair draw


@pytest.fixture
def draw():
    """A draw that can be entered until an hour from now."""
    closes_at = now() + HOUR
    page = circles_page(assignment="fair_draw", registration_closes_at=closes_at)
    a_circle(page)
    return Draw.objects.create(
        page=page, sealed_seed="x", seed_hash="0" * 64, opened_at=now(), closes_at=closes_at
    )


def an_entry(draw, person, **fields):
    return DrawEntry.objects.create(
        draw=draw,
        person=person,
        ticket="1",
        code="code-of-an-entry",
        entered_at=now(),
        changed_at=now(),
        **fields,
    )


def test_a_draw_is_entered_from_the_page_until_a_date(draw):
    words = opened(draw.page.specific)[1]

    assert f'href="{reverse("events:enter_draw", args=[draw.page_id])}">Enter the draw' in words
    assert "Enter until " in words
    assert "Take a seat<" not in words


def test_who_entered_the_draw_reads_so(draw):
    person = a_person(1)
    an_entry(draw, person)

    words = opened(draw.page.specific, person)[1]

    assert "You are in the draw" in words
    assert "Change your entry" in words
    assert "You are in the draw" not in opened(draw.page.specific, a_person(2))[1]


def test_who_left_the_draw_can_enter_again(draw):
    person = a_person(1)
    an_entry(draw, person, status=DrawEntry.Status.LEFT)

    assert "Enter the draw" in opened(draw.page.specific, person)[1]


def test_what_the_draw_left_free_is_for_whoever_comes(draw):
    page = draw.page.specific
    page.registration_closes_at = now() - HOUR
    page.save_revision().publish()
    draw.drawn_at, draw.seed = now(), "seed"
    draw.save()

    (circle,), words = opened(page)

    assert circle.can_register
    assert f'href="{reverse("events:draw", args=[draw.pk])}">See how it was drawn' in words


def test_a_seat_at_the_same_time_can_be_reached_from_the_other_circle():
    page, person = circles_page(), a_person(1)
    pool = a_circle(page, slot="a", title="Mine")
    a_circle(page, slot="a", title="Other")
    registration = seated(pool, person)

    words = opened(page, person)[1]

    assert words.count(f'href="{reverse("events:registration", args=[registration.code])}"') == 2
    assert "You have a seat in another circle at this time." in words
