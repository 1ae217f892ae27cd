"""While the database doesn't answer: 503 in words, and what was sent is kept, ready to be sent again."""

import html
import re

import pytest
from django.db import IntegrityError, OperationalError, connection
from django.test import Client, RequestFactory
from django.urls import path

from cms.urls import *  # noqa: F403 (all of it: handlers and patterns)
from cms.urls import urlpatterns as site
from content.views import server_error
from tests.factories.content import home_page

WORDS = 'I would like to sit near the door.\nThank you <b>"all"</b>.'
FORM = {"form_key": "k-71", "need": WORDS, "agree": "on", "days": ["1", "2"]}
HIDDEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')


class Away:
    """A database that can be pulled out."""

    error = OperationalError("connection refused")

    def __call__(self, execute, *given):
        if self.error:
            raise self.error
        return execute(*given)


def answers(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return server_error(request)


urlpatterns = [path("for-tests/asks/", answers), *site]


@pytest.fixture
def away(db, settings):
    """The site with its database pulled out; set `error` for another failure."""
    home_page()
    settings.ROOT_URLCONF = __name__
    pulled = Away()
    with connection.execute_wrapper(pulled):
        yield pulled


@pytest.fixture
def strict():
    """A browser whose forms need their token, as sent with the last page it read."""
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.cookies["csrftoken"] = "a" * 32
    return client


def sent(client, data, **fields):
    data = {"csrfmiddlewaretoken": "a" * 32, **data}
    return client.post("/for-tests/asks/", data, **fields)


def kept_in(answer):
    found = HIDDEN.findall(answer.content.decode())
    return [(name, html.unescape(text)) for name, text in found if name != "csrfmiddlewaretoken"]


@pytest.mark.parametrize("address", ["/", "/for-tests/asks/", "/learn/", "/j/"])
def test_every_page_says_that_it_will_be_back(away, strict, address):
    answer = strict.get(f"{address}?page=2")

    assert answer.status_code == 503
    assert answer["Retry-After"] == "30"
    assert answer["Cache-Control"] == "no-store"
    assert f'href="{address}?page=2"' in answer.content.decode()


def test_what_was_sent_is_in_a_form_that_sends_the_same(away, strict):
    answer = sent(strict, FORM)

    text = answer.content.decode()
    assert answer.status_code == 503
    assert kept_in(answer) == [
        ("form_key", "k-71"),
        ("need", WORDS),
        ("agree", "on"),
        ("days", "1"),
        ("days", "2"),
    ]
    assert 'action="/for-tests/asks/"' in text
    assert "near the door" in text
    assert '<b>"all"' not in text


def test_sent_again_it_is_accepted_once_the_database_is_back(away, strict):
    answer = sent(strict, FORM)
    token = dict(HIDDEN.findall(answer.content.decode()))["csrfmiddlewaretoken"]
    away.error = None

    again = strict.post("/for-tests/asks/", {**FORM, "csrfmiddlewaretoken": token})

    assert again.status_code == 500  # what this page answers when it has asked the database


def test_a_form_from_another_site_is_not_given_back(away, strict):
    """Else its sender would only need the button to be pressed."""
    answer = strict.post("/for-tests/asks/", {**FORM, "csrfmiddlewaretoken": "b" * 32})

    assert answer.status_code == 503
    assert kept_in(answer) == []
    assert "near the door" not in answer.content.decode()


@pytest.mark.parametrize(
    "name", ["password", "new_password2", "code", "otp_token", "client_secret"]
)
def test_a_form_with_a_secret_is_not_given_back(away, strict, name):
    answer = sent(strict, {**FORM, name: "correct horse"})

    assert answer.status_code == 503
    assert kept_in(answer) == []
    assert "correct horse" not in answer.content.decode()


def test_a_form_as_long_as_a_book_is_not_given_back(away, strict):
    assert kept_in(sent(strict, {"need": "word " * 30_000})) == []


def test_a_database_that_is_too_busy_counts_as_away(away, strict):
    away.error = OperationalError("database is locked")

    assert sent(strict, FORM).status_code == 503


@pytest.mark.parametrize(
    "error", [OperationalError("no such table: seats"), IntegrityError("twice"), ValueError("odd")]
)
def test_a_mistake_of_ours_is_still_one(away, strict, error):
    away.error = error

    assert strict.get("/for-tests/asks/").status_code == 500


def test_the_page_needs_no_database(django_db_blocker):
    request = RequestFactory().get("/")

    with django_db_blocker.block():
        try:
            raise OperationalError("gone")
        except OperationalError:
            answer = server_error(request)

    assert answer.status_code == 503
