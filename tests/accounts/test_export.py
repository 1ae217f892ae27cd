"""A copy of all that is held, as a file."""

import json

import pytest
from django.urls import reverse

from accounts.mail import SITE_MARK
from tests.factories.accounts import LetterFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site_root")]


def test_the_copy_is_a_file_that_programs_can_read(client, learner):
    learner.full_name = "李小龍"
    learner.save()
    client.force_login(learner)

    response = client.post(reverse("accounts:export"))

    assert response["Content-Disposition"].startswith('attachment; filename="my-data-')
    assert response["Content-Type"] == "application/json; charset=utf-8"
    held = json.loads(response.content)
    assert held["data"]["accounts.User"][0]["full_name"] == "李小龍"
    assert "李小龍" in response.content.decode()


def test_links_in_letters_lead_to_the_site(client, learner, settings):
    LetterFactory(person=learner, text=f"Start here: {SITE_MARK}/learn/")
    client.force_login(learner)

    held = json.loads(client.post(reverse("accounts:export")).content)

    assert held["data"]["accounts.Letter"][0]["text"] == f"Start here: {settings.BASE_URL}/learn/"


def test_no_password_is_in_it(client, learner):
    client.force_login(learner)

    content = client.post(reverse("accounts:export")).content.decode()

    assert learner.password not in content
    assert "password" not in content


def test_it_is_kept_by_no_cache(client, learner):
    client.force_login(learner)

    assert "no-store" in client.post(reverse("accounts:export"))["Cache-Control"]


def test_looking_downloads_nothing(client, learner):
    client.force_login(learner)

    assert client.get(reverse("accounts:export")).status_code == 405


def test_a_visitor_gets_nothing(client):
    assert client.post(reverse("accounts:export")).status_code == 302


def test_the_page_says_what_is_held_why_and_how_long(client, learner):
    LetterFactory(person=learner)
    client.force_login(learner)

    page = client.get(reverse("accounts:data")).content.decode()

    assert "<strong>Account</strong> (1)" in page
    assert "<strong>Letters</strong> (1)" in page
    assert "Kept with the words for 90 days" in page
    assert "Affiliations" not in page
