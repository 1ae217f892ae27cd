"""The link in a letter: a visit changes nothing, a button answers, once, without signing in."""

import pytest
from django.urls import reverse
from django.utils import timezone

from events.models import Registration
from events.offer_links import token
from tests.factories.cohorts import a_cohort, cohort_page, pool_of, program_page
from tests.factories.events import a_circle, circles_page, registered

pytestmark = pytest.mark.django_db
Status = Registration.Status


@pytest.fixture
def offered(site_root, learner):
    pool = a_circle(circles_page("Wellness circles"), 1, place="Room 7", title="Evening circle")
    return registered(pool, learner, Status.OFFERED, display_name="Sam")


def url_of(registration):
    return reverse("events:offer", args=[token(registration)])


def words(response):
    return response.content.decode()


def stands(registration):
    registration.refresh_from_db()
    return registration.status


@pytest.mark.parametrize("way", ["get", "head", "options"])
def test_a_mail_scanner_changes_nothing(client, offered, way):
    before = Registration.objects.values().get()

    for _visit in range(3):
        response = getattr(client, way)(url_of(offered))

    assert response.status_code in (200, 405)
    assert Registration.objects.values().get() == before


@pytest.mark.parametrize(("word", "status"), [("accept", "confirmed"), ("decline", "declined")])
def test_a_button_answers_without_signing_in(client, offered, word, status):
    response = client.post(url_of(offered), {"answer": word})

    assert response.status_code == 200
    assert "Thank you" in words(response)
    assert stands(offered) == status


def test_pressed_twice_is_once_and_said_alike(client, offered):
    first = client.post(url_of(offered), {"answer": "accept"})
    second = client.post(url_of(offered), {"answer": "accept"})

    assert "The seat is yours." in words(first)
    assert "The seat is yours." in words(second)
    assert Registration.objects.confirmed().count() == 1


def test_the_other_button_changes_nothing_any_more(client, offered):
    link = url_of(offered)
    client.post(link, {"answer": "accept"})

    response = client.post(link, {"answer": "decline"})

    assert response.status_code == 410
    assert stands(offered) == Status.CONFIRMED


def test_once_answered_the_link_says_only_that(client, offered):
    client.post(url_of(offered), {"answer": "accept"})

    response = client.get(url_of(offered))

    assert response.status_code == 410
    assert "You took this seat on " in words(response)
    assert words(response).count("You have answered") == 2
    assert "<form method" not in words(response).partition("<main")[2].partition("</main")[0]


def test_too_late_is_said_and_refused(client, offered):
    Registration.objects.update(offer_expires_at=timezone.now())

    asked = client.get(url_of(offered))
    sent = client.post(url_of(offered), {"answer": "accept"})

    for response in (asked, sent):
        assert response.status_code == 410
        assert "The time to answer is over." in words(response)
    assert stands(offered) != Status.CONFIRMED


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.WAITING])
def test_an_offer_that_was_taken_back_no_longer_stands(client, offered, status):
    position = 1
    Registration.objects.update(status=status, offer_expires_at=None, position=position)

    response = client.post(url_of(offered), {"answer": "accept"})

    assert response.status_code == 410
    assert "This offer no longer stands." in words(response)
    assert stands(offered) == status


def test_the_link_of_an_earlier_offer_opens_no_later_one(client, offered):
    link = url_of(offered)
    Registration.objects.update(offers=2)

    assert client.get(link).status_code == 410
    assert client.post(link, {"answer": "accept"}).status_code == 410
    assert stands(offered) == Status.OFFERED


@pytest.mark.parametrize("broken", ["nope", "x" * 5000, "1:2:3", "é", "%2e%2e"])
def test_a_link_that_is_not_ours_is_not_known(client, offered, broken):
    for way in (client.get, client.post):
        response = way(reverse("events:offer", args=[broken]))

        assert response.status_code == 404
        assert "We don’t know this link" in words(response)


def test_a_token_cut_off_or_changed_is_not_known(client, offered):
    whole = token(offered)

    for broken in (whole[:-1], whole[:-1] + ("A" if whole[-1] != "A" else "B")):
        assert client.get(reverse("events:offer", args=[broken])).status_code == 404


def test_neither_button_is_asked_again(client, offered):
    response = client.post(url_of(offered), {"answer": "perhaps"})

    assert response.status_code == 409
    assert "Choose one of the two buttons." in words(response)
    assert "Take the seat" in words(response)


def test_it_tells_day_time_and_deadline_and_nothing_else(client, offered, learner):
    said = words(client.get(url_of(offered)))
    main = said.partition("<main")[2].partition("</main")[0]
    title = said.partition("<title>")[2].partition("</title>")[0]

    assert "A seat is held for you" in main
    assert "Please answer by" in main
    for hidden in ("circle", "wellness", "room 7", "sam", learner.email, learner.full_name.lower()):
        assert hidden not in (main + title).lower()


def test_of_a_run_it_says_what_is_offered(client, site_root, learner):
    page = a_cohort(cohort_page("Spring", program_page("Facilitator training")))
    held = registered(pool_of(page), learner, Status.OFFERED, display_name="Sam")

    said = words(client.get(url_of(held)))
    asked_back = words(client.get(url_of(held) + "?no"))
    main = said.partition("<main")[2].partition("</main")[0]

    assert "Facilitator training: Spring" in main
    assert main.count("<time") == 3
    assert "Attend all 3 sessions" in main
    assert "Please answer by" in main
    assert "Facilitator training: Spring" in asked_back
    for hidden in ("sam", learner.email, learner.full_name.lower()):
        assert hidden not in main.lower().replace("same", "")
    assert "The seat is yours." in words(client.post(url_of(held), {"answer": "accept"}))


def test_it_is_kept_by_nobody(client, offered):
    response = client.get(url_of(offered))

    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "same-origin"


def test_who_was_forgotten_has_no_offer(client, offered):
    link = url_of(offered)
    Registration.objects.update(person=None, status=Status.EXPIRED, offer_expires_at=None)

    assert client.get(link).status_code == 410
