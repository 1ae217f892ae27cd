"""The form of a draw, what an entrant reads, and the public page."""

import datetime
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events import actions, fair_draw
from events.actions import digest_of
from events.models import CirclesPage, DrawEntry, Session
from tests.events.draw.conftest import close
from tests.events.draw.test_hold import enter_many
from tests.factories.events import a_circle, a_keeper, seated


@pytest.fixture
def address(page):
    return reverse("events:enter_draw", args=[page.pk])


def sent(page, *pools, **fields):
    choices = {f"choice_{n}": pool.pk for n, pool in enumerate(pools, start=1)}
    return choices | {
        "display_name": "Rio",
        "agreed": "on",
        "agreement": digest_of(page.agreement),
        "form_key": "k",
        **fields,
    }


def test_somebody_enters_ranks_and_finds_their_ticket(page, circles, client, learner, address):
    client.force_login(learner)

    answer = client.post(address, sent(page, circles[1], circles[0]), follow=True)

    entry = DrawEntry.objects.get()
    assert entry.ranking == [circles[1].pk, circles[0].pk]
    assert entry.ticket in answer.content.decode()
    assert entry.draw.seed_hash in answer.content.decode()
    assert answer.context["form"]["choice_1"].value() == circles[1].pk


def test_what_was_typed_comes_back_with_what_is_wrong_beside_it(
    page, circles, client, learner, address
):
    client.force_login(learner)
    twice = sent(page, circles[0], circles[0], display_name="", need="A ramp", agreed="")

    answer = client.post(address, twice)

    form = answer.context["form"]
    assert answer.status_code == 422
    assert set(form.errors) == {"choice_2", "display_name", "agreed"}
    assert "A ramp" in answer.content.decode()
    assert not DrawEntry.objects.exists()


def test_whose_session_ran_out_signs_in_again_and_loses_nothing(
    page, circles, client, learner, address
):
    answer = client.post(address, sent(page, circles[1], need="A ramp", whose=learner.pk))
    assert answer.status_code == 302
    assert reverse("account_login") in answer.url

    client.force_login(learner)
    form = client.get(address).context["form"]

    assert (form["need"].value(), form["choice_1"].value()) == ("A ramp", str(circles[1].pk))


def test_words_that_changed_meanwhile_are_read_once_more(page, circles, client, learner, address):
    client.force_login(learner)

    answer = client.post(address, sent(page, circles[0], agreement="older"))

    assert "agreed" in answer.context["form"].errors
    assert not DrawEntry.objects.exists()


def test_a_circle_one_keeps_is_not_on_the_list(page, circles, client, learner, address):
    a_keeper(circles[0].session, learner)
    client.force_login(learner)

    form = client.get(address).context["form"]

    assert [value for value, _name in form.fields["choice_1"].choices] == ["", circles[1].pk]


def test_somebody_leaves_and_may_come_back(page, circles, client, learner, address):
    client.force_login(learner)
    client.post(address, sent(page, *circles))
    ticket = DrawEntry.objects.get().ticket

    answer = client.post(reverse("events:leave_draw", args=[page.pk]), follow=True)
    assert DrawEntry.objects.get().status == "left"
    assert ticket not in answer.content.decode()

    client.post(address, sent(page, circles[0]))
    assert DrawEntry.objects.get().ticket == ticket


def test_before_the_opening_it_says_from_when(page, circles, client, learner, address):
    CirclesPage.objects.filter(pk=page.pk).update(
        registration_opens_at=timezone.now() + datetime.timedelta(hours=3)
    )
    client.force_login(learner)

    answer = client.post(address, sent(page, *circles))

    assert answer.status_code == 422
    assert "Entry has not opened yet" in answer.content.decode()
    assert not DrawEntry.objects.exists()


def test_a_page_that_is_first_come_has_no_draw(page, client, learner, address):
    CirclesPage.objects.filter(pk=page.pk).update(assignment="first_come")
    client.force_login(learner)

    assert client.get(address).status_code == 404


def test_after_the_draw_each_reads_why_they_got_or_missed_each_circle(
    page, circles, enter, draw_now, client, address
):
    for number in range(5):
        enter(number, *circles)
    draw = draw_now()
    last = draw.entries.get(ticket=draw.result["tickets"][-1][0])
    client.force_login(last.person)

    words = client.get(address).content.decode()

    assert words.count("which was number 5 of 5") == 2
    assert words.count("You are first in the queue") == 2


def test_the_one_who_is_seated_reads_that_the_rest_was_not_needed(
    page, circles, enter, draw_now, client, address
):
    entry = enter(1, *circles)
    draw_now()
    client.force_login(entry.person)

    words = client.get(address).content.decode()

    assert "You have a seat in a circle that you ranked higher." in words
    assert "You have a seat." in words


def test_who_did_not_enter_is_told_so_after_the_draw(
    page, circles, enter, draw_now, client, stranger, address
):
    entry = enter(1, *circles)
    draw_now()
    client.force_login(stranger)

    words = client.get(address).content.decode()

    assert "You were not in this draw" in words
    assert entry.ticket not in words


# ------------------------------------------------------------------ the public page


def check_page(client, draw, query=""):
    return client.get(reverse("events:draw", args=[draw.pk]) + query).content.decode()


def data_of(client, draw):
    return json.loads(client.get(reverse("events:draw_data", args=[draw.pk])).content)


def test_while_entry_is_open_only_the_hash_is_shown(page, circles, enter, client):
    entry = enter(1, *circles)
    draw = page.fair_draw

    assert draw.seed_hash in check_page(client, draw)
    assert set(data_of(client, draw)) == {
        *("format", "title", "seed_hash", "opened_at", "closes_at", "drawn_at"),
    }
    assert entry.ticket not in check_page(client, draw)


@pytest.mark.parametrize("entrants", [4, 5])
def test_seed_tickets_and_seats_are_shown_from_five_entrants_up(
    page, circles, enter, draw_now, client, entrants
):
    for number in range(entrants):
        enter(number, *circles)

    draw = draw_now()

    words, data = check_page(client, draw), data_of(client, draw)
    is_shown = entrants >= fair_draw.PUBLISHED_FROM
    assert (draw.seed in words) == ("seed" in data) == ("tickets" in data) == is_shown
    assert all((ticket in words) == is_shown for ticket, _seat in draw.result["tickets"])
    assert ("withheld" in data) != is_shown


def test_nothing_that_is_shown_names_anybody_or_tells_what_they_ranked(
    page, circles, enter, draw_now, client
):
    for number in range(6):
        enter(number, *circles, display_name=f"Heron {number}")

    draw = draw_now()

    shown = check_page(client, draw) + json.dumps(data_of(client, draw))
    for secret in ("Heron", "Person Number", "example.org"):
        assert secret not in shown
    for row in data_of(client, draw)["tickets"]:
        assert set(row) == {"place", "ticket", "circle"}


def test_ones_own_ticket_is_marked_for_oneself_alone(page, circles, enter, draw_now, client):
    entries = [enter(number, *circles) for number in range(6)]
    draw = draw_now()
    assert "data-own" not in check_page(client, draw)

    client.force_login(entries[2].person)
    words = check_page(client, draw)

    assert words.count("data-own") == 1
    row = words[words.index("data-own") :]
    assert entries[2].ticket in row[: row.index("</tr>")]


def test_a_draw_of_a_page_that_is_not_live_is_not_shown(page, circles, enter, draw_now, client):
    enter(1, *circles)
    draw = draw_now()
    page.unpublish()

    for name in ("events:draw", "events:draw_data"):
        assert client.get(reverse(name, args=[draw.pk])).status_code == 404


def test_the_public_page_takes_as_many_queries_for_five_as_for_two_hundred(
    page, client, django_assert_num_queries
):
    enter_many(page, [a_circle(page, 2)], 5)
    draw = close(page)
    actions.hold_draw(draw.pk)
    draw.refresh_from_db()
    check_page(client, draw)
    with CaptureQueriesContext(connection) as few:
        check_page(client, draw)
    draw.entrants = 200
    draw.result["tickets"] = [[f"ticket {n}", None] for n in range(200)]
    draw.save()

    with django_assert_num_queries(len(few)):
        words = check_page(client, draw, "?page=2")

    assert "ticket 199" in words
    assert "ticket 99<" not in words


# ------------------------------------------------------------------ what may be published


def test_a_page_that_is_drawn_for_says_when_entry_closes(page):
    page.registration_closes_at = None

    assert set(page.publish_errors()) == {"registration_closes_at"}


def test_entry_closes_before_the_first_circle_starts(page):
    a_circle(page, starts_at=page.registration_closes_at - datetime.timedelta(minutes=1))

    assert set(page.publish_errors()) == {"registration_closes_at"}


def test_once_somebody_has_entered_the_time_and_the_way_stay(page, circles, enter):
    enter(1, *circles)
    assert not page.publish_errors()

    page.registration_closes_at += datetime.timedelta(hours=1)
    assert set(page.publish_errors()) == {"registration_closes_at"}

    page.assignment = "first_come"
    assert set(page.publish_errors()) == {"assignment"}


def test_seats_given_out_first_come_cannot_be_drawn(page, circles, stranger):
    seated(circles[0], stranger)

    assert set(page.publish_errors()) == {"assignment"}


def test_a_cancelled_circle_keeps_its_line_in_the_data(page, circles, enter, draw_now, client):
    for number in range(5):
        enter(number, *circles)
    Session.objects.filter(pool=circles[0].pk).update(status=Session.Status.CANCELLED)

    data = data_of(client, draw_now())

    assert [circle["seats"] for circle in data["circles"]] == [0, 2]


def test_who_has_agreed_changes_the_ranking_without_agreeing_again(
    page, circles, client, learner, address
):
    client.force_login(learner)
    client.post(address, sent(page, circles[0]))
    again = {name: text for name, text in sent(page, circles[1]).items() if name != "agreed"}

    assert "You can change your choices here" in client.get(address).content.decode()
    assert client.post(address, again).status_code == 302
    assert DrawEntry.objects.get().ranking == [circles[1].pk]

    type(page.agreement).objects.update(agreement="<p>Other words.</p>")
    assert "agreed" in client.post(address, again).context["form"].errors


def test_of_circles_that_are_over_nothing_is_said_in_the_present(
    page, circles, client, learner, address
):
    past = timezone.now() - datetime.timedelta(days=3)
    CirclesPage.objects.filter(pk=page.pk).update(registration_closes_at=past)
    for pool in circles:
        type(pool.session).objects.filter(pk=pool.session_id).update(
            starts_at=past, ends_at=past + datetime.timedelta(hours=1)
        )
    client.force_login(learner)

    assert "These circles are over" in client.get(address).content.decode()
    form = client.get(reverse("events:register", args=[circles[0].pk]), follow=True)
    assert "over" in form.content.decode().partition("<main")[2]


def test_what_is_chosen_from_says_the_time_first_and_in_short(client, page, circles, learner):
    client.force_login(learner)

    words = client.get(reverse("events:enter_draw", args=[page.pk])).content.decode()

    options = re.findall(rf'<option value="{circles[0].pk}"[^>]*>([^<]+)</option>', words)
    session = circles[0].session
    start = session.starts_at.astimezone(session.zone_info)
    assert options[0].startswith(f"{start:%a} {start.day} {start:%b}, ")
    assert len(options[0].split(" · ")[0]) <= 23
    assert "Eastern</li>" in words
