"""Limits on trying passwords hold across processes, and no header gets round them."""

import multiprocessing
import sys
import time

import pytest
from allauth.core.internal.ratelimit import get_rates
from django.core.cache import cache
from django.db import connections
from django.test import Client

from tests.conftest import PASSWORD
from tests.factories.accounts import UserFactory

SIGN_IN = "/accounts/login/"
TOO_MANY = "Too many tries."


@pytest.fixture(autouse=True)
def fresh_cache(transactional_db):
    cache.clear()
    yield
    cache.clear()


def attempt(address, password="wrong-room-in-the-circle", **headers):
    return Client().post(SIGN_IN, {"login": address, "password": password}, **headers)


def refused(response):
    return response.status_code == 429 or TOO_MANY in response.content.decode()


def test_the_cache_is_one_that_processes_share(settings):
    assert settings.CACHES["default"]["BACKEND"].endswith((".DatabaseCache", ".RedisCache"))
    assert settings.CACHES["default"]["OPTIONS"]["MAX_ENTRIES"] >= 10_000


@pytest.mark.django_db(transaction=True)
def test_after_five_wrong_passwords_even_the_right_one_waits(site_root):
    person = UserFactory()

    answers = [refused(attempt(person.email)) for _ in range(10)]

    assert answers == [False] * 5 + [True] * 5
    assert refused(attempt(person.email, PASSWORD))


@pytest.mark.django_db(transaction=True)
def test_another_persons_tries_do_not_lock_one_out(site_root):
    attacked, other = UserFactory.create_batch(2)
    for _ in range(6):
        attempt(attacked.email)

    assert attempt(other.email, PASSWORD).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_a_new_forwarded_address_each_time_gets_nobody_further(site_root):
    for number in range(40):
        header = f"203.0.113.{number}"
        last = attempt(
            f"person{number}@example.net",
            HTTP_X_FORWARDED_FOR=header,
            HTTP_X_REAL_IP=header,
            HTTP_FORWARDED=f"for={header}",
        )

    assert refused(last)


@pytest.mark.django_db(transaction=True)
def test_behind_a_known_proxy_what_it_adds_counts_and_not_what_the_visitor_sent(
    site_root, settings
):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    for number in range(40):
        last = attempt(
            f"person{number}@example.net",
            HTTP_X_FORWARDED_FOR=f"203.0.113.{number}, 198.51.100.7",
        )
    elsewhere = attempt("person@example.net", HTTP_X_FORWARDED_FOR="203.0.113.1, 198.51.100.8")

    assert refused(last)
    assert not refused(elsewhere)


def tries_of_a_process(address, times, answers):
    """In a child process: its own memory, its own connections, the same database."""
    connections.close_all()
    answers.put([refused(attempt(address)) for _ in range(times)])
    connections.close_all()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_wrong_passwords_are_counted_across_processes(site_root):
    person = UserFactory()
    fork = multiprocessing.get_context("fork")
    connections.close_all()

    counted = []
    for _ in range(2):
        answers = fork.SimpleQueue()
        process = fork.Process(target=tries_of_a_process, args=(person.email, 5, answers))
        process.start()
        counted.append(answers.get())
        process.join(30)

    first, second = counted
    assert first == [False] * 5
    assert second == [True] * 5


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_with_a_cache_of_its_own_each_process_counts_anew(site_root, settings):
    """The control of the test above."""
    settings.CACHES = {
        **settings.CACHES,
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    }
    person = UserFactory()
    fork = multiprocessing.get_context("fork")
    connections.close_all()

    counted = []
    for _ in range(2):
        answers = fork.SimpleQueue()
        process = fork.Process(target=tries_of_a_process, args=(person.email, 5, answers))
        process.start()
        counted.append(answers.get())
        process.join(30)

    assert counted == [[False] * 5, [False] * 5]


def test_every_way_to_try_something_has_a_limit():
    actions = ["login", "login_failed", "signup", "request_login_code", "reset_password"]

    assert all(get_rates(app="allauth.account", action=action) for action in actions)


@pytest.mark.django_db(transaction=True)
def test_a_wait_ends(site_root, monkeypatch):
    person = UserFactory()
    for _ in range(6):
        attempt(person.email)
    now = time.time()

    monkeypatch.setattr(time, "time", lambda: now + 6 * 60)

    assert attempt(person.email, PASSWORD).status_code == 302
