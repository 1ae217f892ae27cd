"""Signing in by password or by a code from a letter, a new password, a new address."""

import pytest
from django.core import mail
from django.urls import reverse

from accounts.models import User
from tests.conftest import PASSWORD

from .test_sign_up import code_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site_root")]
SIGN_IN = "/accounts/login/"
NEW_PASSWORD = "a-newer-room-in-the-circle"

ELSEWHERE = [
    "https://evil.example",
    "//evil.example",
    "///evil.example",
    r"\\evil.example",
    r"/\evil.example",
    "http:evil.example",
    "https:/evil.example",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "\thttps://evil.example",
    "/\t/evil.example",
    "https://testserver@evil.example",
    "https://evil.example#testserver",
    "%2f%2fevil.example",
]


def sign_in(client, person, password=PASSWORD, **more):
    return client.post(SIGN_IN, {"login": person.email, "password": password, **more})


def signed_in(client):
    return client.session.get("_auth_user_id")


def test_with_the_password_one_is_in(client, learner):
    sign_in(client, learner)

    assert signed_in(client) == str(learner.pk)


def test_a_wrong_password_is_answered_like_an_unknown_address(client, learner):
    wrong = sign_in(client, learner, "not-the-room-in-it")
    unknown = client.post(SIGN_IN, {"login": "nobody@example.org", "password": PASSWORD})

    sentence = "This address and password don&#x27;t belong together."
    assert sentence in wrong.content.decode()
    assert sentence in unknown.content.decode()
    assert not signed_in(client)


def test_a_closed_account_stays_closed(client, learner):
    client.force_login(learner)
    User.objects.update(is_active=False)

    assert client.get(reverse("accounts:profile")).status_code == 302


def test_a_code_from_a_letter_opens_too(client, learner):
    response = client.post("/accounts/login/code/", {"email": learner.email})
    (letter,) = mail.outbox
    assert letter.subject == "Your sign-in code"
    assert code_in(letter) in letter.alternatives[0].content

    client.post(response.url, {"code": code_in(letter)})

    assert signed_in(client) == str(learner.pk)


def test_who_was_made_administrator_on_the_command_line_confirms_the_address_first(client):
    person = User.objects.create_superuser("first@example.org", PASSWORD)

    response = sign_in(client, person, next="/admin/")
    assert response.url.startswith("/accounts/confirm-email/")
    response = client.post(response.url, {"code": code_in(mail.outbox[0])})

    assert response.url == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_a_code_for_nobody_is_answered_the_same(client, learner):
    known = client.post("/accounts/login/code/", {"email": learner.email})
    client.cookies.clear()

    unknown = client.post("/accounts/login/code/", {"email": "nobody@example.org"})

    assert (unknown.status_code, unknown.url) == (known.status_code, known.url)
    assert "There is no account with it" in mail.outbox[-1].body


def test_no_letter_of_signing_in_is_stored(client, learner):
    client.post("/accounts/login/code/", {"email": learner.email})

    assert not learner.letters.exists()


def test_a_forgotten_password_is_set_anew_by_code(client, learner):
    response = client.post("/accounts/password/reset/", {"email": learner.email})
    response = client.post(response.url, {"code": code_in(mail.outbox[0])})

    client.post(response.url, {"password1": NEW_PASSWORD})

    learner.refresh_from_db()
    assert learner.check_password(NEW_PASSWORD)
    assert mail.outbox[-1].subject == "You have a new password"


def test_a_password_is_changed_with_the_old_one(client, learner):
    client.force_login(learner)
    url = reverse("account_change_password")

    wrong = client.post(url, {"oldpassword": "wrong", "password1": NEW_PASSWORD})
    client.post(url, {"oldpassword": PASSWORD, "password1": NEW_PASSWORD})

    learner.refresh_from_db()
    assert "This is not your current password." in wrong.content.decode()
    assert learner.check_password(NEW_PASSWORD)


def test_a_new_address_counts_when_it_is_confirmed(client, learner):
    client.force_login(learner)
    new = {"email": "New@example.org", "action_add": "1"}

    response = client.post(reverse("account_email"), new)
    learner.refresh_from_db()
    assert learner.email == "learner@example.org"
    client.post(response.url, {"code": code_in(mail.outbox[-1])})

    learner.refresh_from_db()
    assert learner.email == "new@example.org"
    assert list(learner.emailaddress_set.values_list("email", "verified")) == [
        ("new@example.org", True)
    ]


def test_somebody_elses_address_can_not_be_taken(client, learner, stranger):
    client.force_login(learner)
    url = reverse("account_email")

    response = client.post(url, {"email": stranger.email, "action_add": "1"})
    client.post(response.url, {"code": "XXXX-XXXX"})

    stranger.refresh_from_db()
    learner.refresh_from_db()
    assert (stranger.email, learner.email) == ("stranger@example.org", "learner@example.org")


@pytest.mark.parametrize("target", ELSEWHERE)
def test_signing_in_leads_nowhere_else(client, learner, target):
    response = sign_in(client, learner, next=target)

    assert response.url.startswith("/")
    assert "evil.example" not in response.url


def test_signing_in_leads_back(client, learner):
    assert sign_in(client, learner, next="/account/data/").url == "/account/data/"


@pytest.mark.parametrize("target", ELSEWHERE)
def test_signing_out_leads_nowhere_else(client, learner, target):
    client.force_login(learner)

    response = client.post("/accounts/logout/", {"next": target})

    assert response.url.startswith("/")
    assert "evil.example" not in response.url


def test_looking_at_the_sign_out_page_signs_nobody_out(client, learner):
    client.force_login(learner)

    client.get("/accounts/logout/")

    assert signed_in(client)


@pytest.mark.parametrize("own", ["/admin/login/", "/_util/login/"])
def test_wagtails_log_in_pages_lead_to_ours(client, learner, own):
    response = client.get(f"{own}?next=/admin/")
    assert response.url == "/accounts/login/?next=/admin/"

    client.post(own, {"username": learner.email, "password": PASSWORD})

    assert not signed_in(client)


def test_the_admin_sends_a_visitor_to_sign_in(client):
    assert client.get("/admin/").url == "/accounts/login/?next=/admin/"


@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_signup",
        "account_request_login_code",
        "account_reset_password",
    ],
)
def test_every_way_in_shows_our_own_look(client, name):
    page = client.get(reverse(name)).content.decode()

    assert '<main id="main"' in page
    assert page.count("<h1") == 1
    assert '<meta name="robots" content="noindex">' in page
    assert "placeholder=" not in page


@pytest.mark.parametrize(
    "name",
    ["account_email", "account_change_password", "account_logout", "account_reauthenticate"],
)
def test_every_page_about_the_account_shows_our_own_look(client, learner, name):
    client.force_login(learner)

    page = client.get(reverse(name)).content.decode()

    assert '<main id="main"' in page
    assert page.count("<h1") == 1


def test_without_a_password_one_may_set_one(client, learner):
    learner.set_unusable_password()
    learner.save()
    client.force_login(learner)

    assert client.get(reverse("account_set_password")).status_code == 200
    client.post(reverse("account_set_password"), {"password1": NEW_PASSWORD})

    learner.refresh_from_db()
    assert learner.check_password(NEW_PASSWORD)
