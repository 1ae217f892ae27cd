"""Making an account: who, which address, a password or none, and the privacy notice."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse

from accounts.models import User
from content.models import SiteSettings
from tests.factories.accounts import InstitutionFactory

pytestmark = pytest.mark.django_db
SIGN_UP = "/accounts/signup/"
FILLED = {
    "full_name": "Ada Lovelace",
    "email": "Ada@Example.org",
    "password1": "analytical-engine-1843",
    "time_zone": "America/Chicago",
    "privacy": "on",
}
CODE = re.compile(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$", re.MULTILINE)


def code_in(message):
    return CODE.search(message.body).group()


def test_signing_up_ends_signed_in_with_a_confirmed_address(client, site_root):
    response = client.post(SIGN_UP, FILLED)
    assert response.url == reverse("account_email_verification_sent")

    client.post(response.url, {"code": code_in(mail.outbox[0])})

    person = User.objects.get()
    assert (person.email, person.full_name, person.time_zone) == (
        "ada@example.org",
        "Ada Lovelace",
        "America/Chicago",
    )
    assert EmailAddress.objects.get(user=person).verified
    assert client.session["_auth_user_id"] == str(person.pk)


def test_one_ends_where_one_was_going(client, site_root):
    response = client.post(SIGN_UP, {**FILLED, "next": "/learn/circles/"})

    response = client.post(response.url, {"code": code_in(mail.outbox[0])})

    assert response.url == "/learn/circles/"


def test_the_way_from_signing_in_to_signing_up_remembers_where_one_was_going(client, site_root):
    page = client.get("/accounts/login/?next=/learn/circles/").content.decode()

    assert "/accounts/signup/?next=%2Flearn%2Fcircles%2F" in page


def test_the_accepted_privacy_notice_is_stored(client, site_root):
    settings = SiteSettings.for_site(site_root.get_site())
    settings.privacy_version = "2027-03"
    settings.save()

    client.post(SIGN_UP, FILLED)

    person = User.objects.get()
    assert person.privacy_version == "2027-03"
    assert person.privacy_accepted_at


def test_the_form_links_to_the_privacy_notice(client, site_root):
    settings = SiteSettings.for_site(site_root.get_site())
    settings.privacy_page = site_root
    settings.save()

    page = client.get(SIGN_UP).content.decode()

    assert f'<a href="{site_root.url}">Read the privacy notice</a>' in page


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("privacy", "", "Please read the privacy notice and tick the box."),
        ("full_name", "", "Enter your full name."),
        ("full_name", "\u202e\x00", "Enter your full name."),
        ("email", "", "Enter your e-mail address."),
        ("full_name", "x" * 1_000_000, "at most 150 characters"),
        ("email", "ada", "Enter a valid email address."),
        ("email", "ada@example.org\x00", "Enter a valid email address."),
        ("password1", "short", "at least 12 characters"),
        ("password1", "adalovelace@example.org"[:12], "too similar"),
        ("time_zone", "Mars/Olympus", "Choose a time zone from the list."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_made(client, site_root, field, value, sentence):
    email = "adalovelace@example.org" if sentence == "too similar" else FILLED["email"]

    response = client.post(SIGN_UP, {**FILLED, "email": email, field: value})

    assert response.status_code == 200
    page = response.content.decode()
    assert "There is a problem" in page
    assert sentence in page
    assert not User.objects.exists()


def test_without_a_password_one_signs_in_by_code(client, site_root):
    response = client.post(SIGN_UP, {**FILLED, "password1": ""})
    client.post(response.url, {"code": code_in(mail.outbox[0])})
    client.logout()

    response = client.post("/accounts/login/code/", {"email": "ada@example.org"})
    client.post(response.url, {"code": code_in(mail.outbox[-1])})

    assert not User.objects.get().has_usable_password()
    assert client.session["_auth_user_id"]


def test_without_a_time_zone_it_is_eastern(client, site_root):
    client.post(SIGN_UP, {**FILLED, "time_zone": ""})

    assert User.objects.get().time_zone == "America/New_York"


def test_an_address_that_has_an_account_is_answered_like_any_other(client, site_root, learner):
    fresh = client.post(SIGN_UP, FILLED)
    client.cookies.clear()

    taken = client.post(SIGN_UP, {**FILLED, "email": learner.email})

    assert (taken.status_code, taken.url) == (fresh.status_code, fresh.url)
    assert "There is one already" in mail.outbox[-1].body
    assert mail.outbox[-1].to == [learner.email]
    assert User.objects.count() == 2


def test_a_wrong_code_confirms_nothing(client, site_root):
    response = client.post(SIGN_UP, FILLED)

    page = client.post(response.url, {"code": "XXXX-XXXX"}).content.decode()

    assert "This is not the code in our newest letter" in page
    assert not EmailAddress.objects.get().verified
    assert "_auth_user_id" not in client.session


def test_confirming_an_address_verifies_where_one_belongs(client, site_root):
    from accounts import actions

    response = client.post(SIGN_UP, FILLED)
    affiliation = actions.join_institution(
        User.objects.get(), InstitutionFactory(domain="example.org")
    )
    assert not affiliation.is_verified

    client.post(response.url, {"code": code_in(mail.outbox[0])})

    affiliation.refresh_from_db()
    assert affiliation.is_verified
