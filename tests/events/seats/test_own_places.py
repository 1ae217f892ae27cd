"""A person's own places: what each page says, what its buttons do, and that it is nobody else's."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events.models import Registration, Session
from events.sealing import seal
from tests.factories.events import (
    a_circle,
    a_keeper,
    a_person,
    circles_page,
    registered,
    seated,
)

pytestmark = pytest.mark.django_db
Status = Registration.Status
MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture
def circles(site_root):
    return circles_page()


def url(name, registration):
    return reverse(f"events:{name}", args=[registration.code])


def words(response):
    return response.content.decode()


def in_a_while(minutes):
    return timezone.now() + minutes * MINUTE


STATES = {
    Status.WAITING: "You are waiting",
    Status.OFFERED: "A seat is held for you",
    Status.CONFIRMED: "You have a seat",
    Status.DECLINED: "You let the seat go",
    Status.EXPIRED: "Your turn has lapsed",
    Status.CANCELLED: "Cancelled",
}


@pytest.mark.parametrize("status", Status.values)
def test_each_state_is_said_in_words(client, circles, learner, status):
    registration = registered(a_circle(circles), learner, status)
    client.force_login(learner)

    for asked in (url("registration", registration), reverse("events:mine")):
        assert STATES[status] in words(client.get(asked))


@pytest.mark.parametrize("status", [Status.DECLINED, Status.EXPIRED, Status.CANCELLED])
def test_who_left_may_ask_again(client, circles, learner, status):
    registration = registered(a_circle(circles), learner, status)
    client.force_login(learner)

    assert f"/j/seat/{registration.pool_id}/" in words(
        client.get(url("registration", registration))
    )


def test_who_waits_reads_why_and_after_how_many(client, circles, learner):
    pool = a_circle(circles, 1)
    seated(pool, a_person(1))
    for number in (2, 3):
        registered(pool, a_person(number), Status.WAITING)
    registration = registered(pool, learner, Status.WAITING)
    client.force_login(learner)

    assert "At most 2 people are before you in the queue." in words(
        client.get(url("registration", registration))
    )
    assert "At most 2 people are before you in the queue." in words(
        client.get(reverse("events:mine"))
    )


@pytest.mark.parametrize(("word", "status"), [("accept", "confirmed"), ("decline", "declined")])
def test_an_offer_is_answered(client, circles, learner, word, status):
    registration = registered(a_circle(circles, 1), learner, Status.OFFERED)
    client.force_login(learner)

    client.post(url("answer", registration), {"answer": word})

    registration.refresh_from_db()
    assert registration.status == status


@pytest.mark.parametrize("word", ["", "maybe", "accept\0"])
def test_an_answer_that_is_neither_changes_nothing(client, circles, learner, word):
    registration = registered(a_circle(circles, 1), learner, Status.OFFERED)
    client.force_login(learner)

    response = client.post(url("answer", registration), {"answer": word}, follow=True)

    registration.refresh_from_db()
    assert registration.status == Status.OFFERED
    assert "Choose one of the two buttons." in words(response)


def test_an_offer_that_ran_out_has_no_buttons_and_is_refused(client, circles, learner):
    registration = registered(
        a_circle(circles, 1), learner, Status.OFFERED, offer_expires_at=in_a_while(-1)
    )
    client.force_login(learner)

    assert "Take the seat" not in words(client.get(url("registration", registration)))
    response = client.post(url("answer", registration), {"answer": "accept"}, follow=True)

    assert "The time to answer this offer is over." in words(response)


def test_a_seat_is_given_up_only_after_asking_once_more(client, circles, learner):
    registration = seated(a_circle(circles), learner)
    client.force_login(learner)

    asked = client.get(url("cancel", registration))
    registration.refresh_from_db()
    assert (registration.status, "Give up your seat?" in words(asked)) == (Status.CONFIRMED, True)
    client.post(url("cancel", registration))

    registration.refresh_from_db()
    assert registration.status == Status.CANCELLED


def test_leaving_the_queue_is_not_called_giving_up_a_seat(client, circles, learner):
    pool = a_circle(circles, 1)
    seated(pool, a_person(1))
    registration = registered(pool, learner, Status.WAITING)
    client.force_login(learner)

    assert "Leave the queue?" in words(client.get(url("cancel", registration)))
    assert "You left the queue." in words(client.post(url("cancel", registration), follow=True))


def test_a_late_seat_goes_to_who_takes_it(client, circles, learner):
    pool = a_circle(circles, 1, starts_at=in_a_while(30))
    registration = registered(pool, learner, Status.WAITING)
    client.force_login(learner)

    assert "Take the free seat" in words(client.get(url("registration", registration)))
    client.post(url("claim", registration))

    registration.refresh_from_db()
    assert registration.status == Status.CONFIRMED


def test_one_may_move_to_a_circle_with_a_free_seat_and_no_other(client, circles, learner):
    mine, free, full = (
        a_circle(circles, slot="one"),
        a_circle(circles, 1, slot="one"),
        a_circle(circles, 1),
    )
    seated(full, a_person(1))
    registration = seated(mine, learner)
    client.force_login(learner)

    choices = client.get(url("move", registration)).context["choices"]
    refused = client.post(url("move", registration), {"to": full.pk, "form_key": "k"}, follow=True)
    client.post(url("move", registration), {"to": free.pk, "form_key": "k"})

    assert [each.pool for each in choices] == [free]
    assert "Nothing was changed." in words(refused)
    assert Registration.objects.of(learner).active().get().pool == free


@pytest.mark.parametrize("to", ["", "x", "0", "9" * 30])
def test_moving_to_nowhere_changes_nothing(client, circles, learner, to):
    registration = seated(a_circle(circles), learner)
    client.force_login(learner)

    client.post(url("move", registration), {"to": to, "form_key": "k"})

    assert Registration.objects.active().get() == registration


def with_a_room(circles, learner, minutes):
    pool = a_circle(circles, starts_at=in_a_while(minutes))
    Session.objects.filter(pk=pool.session_id).update(
        sealed_address=seal("https://room.example.org/7")
    )
    return seated(pool, learner)


@pytest.mark.parametrize(("minutes", "opens"), [(16, False), (14, True), (-30, True), (-91, False)])
def test_the_room_opens_a_quarter_of_an_hour_before(client, circles, learner, minutes, opens):
    registration = with_a_room(circles, learner, minutes)
    client.force_login(learner)

    shown = words(client.get(url("registration", registration)))
    joined = words(client.post(url("join", registration), follow=True))

    assert "room.example.org" not in shown
    assert ("Join now" in shown) == opens
    assert ("room.example.org" in joined) == opens


@pytest.mark.parametrize("status", [Status.WAITING, Status.OFFERED, Status.CANCELLED])
def test_without_a_seat_no_room_is_shown(client, circles, learner, status):
    pool = a_circle(circles, 1, starts_at=in_a_while(10))
    Session.objects.filter(pk=pool.session_id).update(sealed_address=seal("https://room.example"))
    registration = registered(pool, learner, status)
    client.force_login(learner)

    assert "room.example" not in words(client.post(url("join", registration), follow=True))


def test_keepers_are_named_to_who_has_a_seat_and_to_nobody_else(client, circles, learner, stranger):
    pool = a_circle(circles, 1)
    a_keeper(pool.session, stranger)
    registration = registered(pool, learner, Status.WAITING)
    client.force_login(learner)
    before = words(client.get(url("registration", registration)))
    Registration.objects.update(status=Status.CONFIRMED)

    assert stranger.full_name not in before
    assert stranger.full_name in words(client.get(url("registration", registration)))


PAGES = ("registration", "cancel", "move", "calendar")
ACTS = ("cancel", "answer", "claim", "move", "join")


@pytest.mark.parametrize("who", ["stranger", "administrator"])
@pytest.mark.parametrize(
    ("way", "name"), [*(("get", name) for name in PAGES), *(("post", name) for name in ACTS)]
)
def test_nobody_else_gets_to_a_place(client, circles, learner, request, who, way, name):
    registration = seated(a_circle(circles), learner)
    client.force_login(request.getfixturevalue(who))

    response = getattr(client, way)(url(name, registration), {"answer": "accept"})

    assert response.status_code == 404
    assert Registration.objects.confirmed().count() == 1


@pytest.mark.parametrize("who", ["stranger", "administrator"])
def test_a_list_is_of_ones_own(client, circles, learner, request, who):
    seated(a_circle(circles), learner)
    client.force_login(request.getfixturevalue(who))

    assert "No seats yet" in words(client.get(reverse("events:mine")))


def test_signing_in_leads_back_to_the_place_and_not_to_its_button(client, circles, learner):
    registration = seated(a_circle(circles), learner)

    response = client.post(url("answer", registration))

    assert response.url == f"{reverse('account_login')}?next={url('registration', registration)}"


def test_who_is_forgotten_is_no_longer_there(client, circles, learner):
    registration = seated(a_circle(circles), learner)
    Registration.objects.update(person=None)
    client.force_login(learner)

    assert client.get(url("registration", registration)).status_code == 404


def test_what_was_left_and_taken_anew_is_there_once(client, circles, learner):
    pool = a_circle(circles)
    registered(pool, learner, Status.CANCELLED)
    registered(pool, learner, Status.DECLINED)
    client.force_login(learner)
    left = client.get(reverse("events:mine")).context["seats"]
    seated(pool, learner)

    taken = client.get(reverse("events:mine")).context["seats"]

    assert [each.registration.status for each in left.past] == [Status.DECLINED]
    assert (len(taken.ahead), len(taken.past)) == (1, 0)


@pytest.mark.parametrize("name", ["events:mine", "home:my_learning"])
def test_queries_stay_the_same_with_many_seats(client, circles, learner, name):
    seated(a_circle(circles), learner)
    client.force_login(learner)
    client.get(reverse(name))
    with CaptureQueriesContext(connection) as before:
        client.get(reverse(name))

    for number in range(6):
        pool = a_circle(circles)
        registered(pool, learner, Status.values[number])
        registered(pool, a_person(number), Status.WAITING)
    with CaptureQueriesContext(connection) as after:
        client.get(reverse(name))

    assert len(after) == len(before)
    assert len(after) <= 20


def test_my_learning_names_no_circle(client, circles, learner):
    seated(a_circle(circles), learner)
    client.force_login(learner)

    said = words(client.get(reverse("home:my_learning")))

    assert circles.title not in said
    seats = said.partition('<section class="studies-part"')[2].partition("</section")[0]
    assert "You have a seat" in seats
    assert "circle" not in seats.lower()


def test_every_answer_asks_not_to_be_stored(client, circles, learner):
    registration = seated(a_circle(circles), learner)
    signed_out = client.get(url("registration", registration))
    client.force_login(learner)
    answers = [
        client.get(reverse("events:mine")),
        *(client.get(url(n, registration)) for n in PAGES),
    ]

    for response in [signed_out, *answers]:
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex, nofollow"


def test_a_page_says_nothing_of_a_circle_in_its_address_or_title(client, circles, learner):
    registration = seated(a_circle(circles), learner)
    client.force_login(learner)

    for name in ("registration", "cancel", "move"):
        title = words(client.get(url(name, registration))).partition("</title>")[0].lower()
        assert "circle" not in title + url(name, registration).replace(registration.code, "")
        assert "wellness" not in title


# ------------------------------------------------------------------------------ without a keeper


@pytest.mark.parametrize(
    ("status", "next_comes"),
    [
        (Status.CONFIRMED, "your seat stays yours"),
        (Status.WAITING, "You keep your turn"),
        (Status.OFFERED, "You can answer the offer all the same"),
    ],
)
def test_a_circle_that_lacks_a_keeper_says_so_and_what_comes_next(
    client, circles, learner, status, next_comes
):
    pool = a_circle(circles, keepers_needed=2)
    registration = registered(pool, learner, status)
    client.force_login(learner)

    page = words(client.get(url("registration", registration)))
    assert "We are looking for a keeper" in page
    assert next_comes in page
    assert "We are looking for a keeper" in words(client.get(reverse("events:mine")))

    a_keeper(pool.session, a_person(1), "keeper")
    a_keeper(pool.session, a_person(2), "co_keeper")
    assert "We are looking for a keeper" not in words(client.get(url("registration", registration)))


def test_nobody_is_looked_for_once_it_has_begun_or_is_off(client, circles, learner):
    begun = seated(a_circle(circles, starts_at=in_a_while(-5), keepers_needed=1), learner)
    off = seated(a_circle(circles, keepers_needed=1), learner)
    Session.objects.filter(pk=off.pool.session_id).update(status="cancelled")
    client.force_login(learner)

    for registration in (begun, off):
        assert "looking for a keeper" not in words(client.get(url("registration", registration)))


def test_who_lost_a_seat_with_its_circle_is_led_to_the_others(client, circles, learner):
    registration = registered(a_circle(circles), learner, Status.CANCELLED)
    Registration.objects.update(reason=Registration.Reason.SESSION_CANCELLED)
    Session.objects.update(status="cancelled")
    client.force_login(learner)

    page = words(client.get(url("registration", registration)))

    assert "See other circles of this offering" in page
    assert f'href="{circles.url}"' in page
