"""Erasing takes the person out and keeps the counts."""

from urllib.parse import urlencode

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from accounts import actions
from accounts.models import Affiliation, Letter, User
from tests.conftest import PASSWORD
from tests.factories.accounts import AffiliationFactory, LetterFactory

from .test_sign_up import code_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site_root")]
SECRETS = ("Learner Example", "learner@example.org", "Augusta", "she/her")


@pytest.fixture
def known(learner):
    """A learner about whom much is held."""
    learner.pronouns = "she/her"
    learner.certificate_name = "Augusta"
    learner.save()
    LetterFactory(person=learner, text="Dear Augusta", html="<p>Dear Augusta</p>")
    AffiliationFactory(person=learner, verified=True)
    log(learner, "wagtail.edit")
    return learner


def everything_about(person):
    """All columns of all rows of our tables and of Wagtail's log, as text."""
    models = [User, Letter, Affiliation, EmailAddress, ModelLogEntry]
    return str([list(model.objects.values()) for model in models])


def test_nothing_that_names_the_person_stays(known):
    assert all(secret in everything_about(known) for secret in SECRETS)

    actions.erase(known, by=known)

    assert not [secret for secret in SECRETS if secret in everything_about(known)]


def test_the_rows_stay_so_that_counts_add_up(known):
    actions.erase(known, by=known)

    assert Affiliation.objects.verified().count() == 1
    assert Letter.objects.get().status == Letter.Status.DROPPED
    assert User.objects.get(pk=known.pk).is_erased


def test_letters_that_waited_are_not_sent(known):
    actions.erase(known, by=known)

    assert not actions.deliver(Letter.objects.get().pk)
    assert mail.outbox == []


def test_erasing_twice_changes_nothing_more(known):
    actions.erase(known, by=known)
    before = everything_about(known)

    actions.erase(known, by=known)

    assert everything_about(known) == before


def test_somebody_else_may_not(known, stranger):
    with pytest.raises(actions.Refused):
        actions.erase(known, by=stranger)


def test_an_administrator_may_and_the_last_one_can_not_go(known, administrator):
    actions.erase(known, by=administrator)

    with pytest.raises(actions.Refused, match="last administrator"):
        actions.erase(administrator, by=administrator)
    assert not User.objects.get(pk=administrator.pk).is_erased
    assert User.objects.get(pk=administrator.pk).is_active


def test_all_sessions_end(client, known, django_user_model):
    from django.test import Client

    elsewhere = Client()
    elsewhere.force_login(known)

    actions.erase(known, by=known)

    assert elsewhere.get(reverse("accounts:profile")).status_code == 302


def sign_in(client, person):
    client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})


def reauthenticate(client):
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def test_the_page_asks_for_the_password_first(client, known):
    sign_in(client, known)
    url = reverse("accounts:erase")

    response = client.get(url)

    assert response.url == f"/accounts/reauthenticate/?{urlencode({'next': url})}"


def test_with_password_and_address_the_account_goes(client, known):
    sign_in(client, known)
    reauthenticate(client)
    page = client.get(reverse("accounts:erase")).content.decode()
    assert "What happens to what" in page

    response = client.post(reverse("accounts:erase"), {"address": "LEARNER@example.org"})

    assert response.url == "/"
    assert User.objects.get(pk=known.pk).is_erased
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("typed", ["", "somebody@example.org", "learner", "\x00"])
def test_without_the_right_address_nothing_goes(client, known, typed):
    sign_in(client, known)
    reauthenticate(client)

    response = client.post(reverse("accounts:erase"), {"address": typed})

    assert response.status_code == 200
    assert "There is a problem" in response.content.decode()
    assert not User.objects.get(pk=known.pk).is_erased


def test_looking_erases_nothing(client, known):
    sign_in(client, known)
    reauthenticate(client)

    client.get(reverse("accounts:erase"), {"address": known.email})

    assert not User.objects.get(pk=known.pk).is_erased


def test_who_has_no_password_signs_in_once_more(client, known):
    known.set_unusable_password()
    known.save()
    client.force_login(known)
    url = reverse("accounts:erase")

    response = client.post(url, {"address": known.email})

    assert response.url == f"/accounts/login/code/?next={url}"
    assert not User.objects.get(pk=known.pk).is_erased
    response = client.post(response.url, {"email": known.email, "next": url})
    client.post(response.url, {"code": code_in(mail.outbox[-1]), "next": url})
    client.post(url, {"address": known.email})
    assert User.objects.get(pk=known.pk).is_erased


def test_an_erased_person_can_not_come_back(client, known):
    actions.erase(known, by=known)

    sign_in(client, known)

    assert "_auth_user_id" not in client.session
