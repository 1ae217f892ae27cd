"""Staff keep roles: they set nobody's password, change nobody's address, delete nobody."""

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse

from accounts import groups
from accounts.models import Institution, User
from tests.factories.accounts import AffiliationFactory, InstitutionFactory, UserFactory

from .test_sign_up import code_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site_root")]


@pytest.fixture
def deputy(db):
    """In the group of administrators, and no superuser."""
    person = UserFactory(full_name="Deputy")
    person.groups.add(Group.objects.get(name=groups.ADMINISTRATORS))
    return person


def edit_url(person):
    return reverse("wagtailusers_users:edit", args=[person.pk])


def test_people_are_listed_and_found_by_name(client, administrator, learner):
    client.force_login(administrator)
    url = reverse("wagtailusers_users:index")

    assert "Learner Example" in client.get(url).content.decode()
    assert "learner@example.org" in client.get(url, {"q": "learner ex"}).content.decode()
    assert client.get(url, {"ordering": "name"}).status_code == 200
    assert client.get(url, {"ordering": "-name"}).status_code == 200


def test_an_account_made_by_staff_has_no_password(client, administrator):
    client.force_login(administrator)
    url = reverse("wagtailusers_users:add")
    assert "password1" not in client.get(url).content.decode()

    client.post(
        url,
        {
            "email": "New@example.org",
            "full_name": "New Person",
            "password1": "set-by-somebody-else",
            "password2": "set-by-somebody-else",
        },
    )

    person = User.objects.get(email="new@example.org")
    assert not person.has_usable_password()


def test_who_got_an_account_from_staff_signs_in_by_code(client, administrator):
    client.force_login(administrator)
    client.post(reverse("wagtailusers_users:add"), {"email": "new@example.org", "full_name": "New"})
    client.logout()

    response = client.post("/accounts/login/code/", {"email": "new@example.org"})
    client.post(response.url, {"code": code_in(mail.outbox[-1])})

    person = User.objects.get(email="new@example.org")
    assert client.session["_auth_user_id"] == str(person.pk)
    assert person.emailaddress_set.get().verified


def test_institutions_that_are_missing_are_shown_to_staff(client, administrator, learner):
    learner.unlisted_institution = "A new school"
    learner.save()
    client.force_login(administrator)

    page = client.get(reverse("wagtailusers_users:index")).content.decode()

    assert "A new school" in page


def test_an_address_in_use_is_refused_in_words(client, administrator, learner):
    client.force_login(administrator)

    page = client.post(
        reverse("wagtailusers_users:add"), {"email": "LEARNER@example.org", "full_name": "X"}
    ).content.decode()

    assert "Somebody has an account with this address." in page


def test_a_role_is_given_and_the_address_stays(client, administrator, learner):
    client.force_login(administrator)
    registrars = Group.objects.get(name=groups.REGISTRARS)

    response = client.post(
        edit_url(learner),
        {
            "email": "stolen@example.org",
            "full_name": "Learner Example",
            "is_active": "on",
            "groups": [registrars.pk],
            "password1": "set-by-somebody-else",
            "password2": "set-by-somebody-else",
        },
    )

    assert response.status_code == 302
    learner.refresh_from_db()
    assert list(learner.groups.all()) == [registrars]
    assert learner.email == "learner@example.org"
    assert not learner.check_password("set-by-somebody-else")


def test_only_a_superuser_makes_a_superuser(client, deputy, administrator, learner):
    client.force_login(deputy)
    wanted = {"full_name": "Learner", "is_active": "on", "is_superuser": "on"}

    client.post(edit_url(learner), wanted)
    learner.refresh_from_db()
    assert not learner.is_superuser
    client.force_login(administrator)
    client.post(edit_url(learner), wanted)

    learner.refresh_from_db()
    assert learner.is_superuser


def test_a_superusers_account_is_left_to_superusers(client, deputy, administrator):
    client.force_login(deputy)

    response = client.get(edit_url(administrator))

    assert response.status_code == 302
    assert response.url == reverse("wagtailadmin_home")


@pytest.mark.parametrize("role", ["editor", "moderator", "registrar"])
def test_other_staff_see_no_people(client, request, role, learner):
    client.force_login(request.getfixturevalue(role))

    assert client.get(reverse("wagtailusers_users:index")).url == reverse("wagtailadmin_home")
    assert client.get(edit_url(learner)).url == reverse("wagtailadmin_home")


def test_deleting_leads_to_erasing(client, administrator, learner):
    client.force_login(administrator)

    response = client.post(reverse("wagtailusers_users:delete", args=[learner.pk]), follow=True)

    assert User.objects.filter(pk=learner.pk).exists()
    page = response.content.decode()
    assert "People can&#x27;t be deleted" in page
    assert "Erase this person for good" in page


def test_deleting_several_is_refused(client, administrator, learner, stranger):
    client.force_login(administrator)
    url = reverse("wagtail_bulk_action", args=["accounts", "user", "delete"])

    response = client.post(
        f"{url}?id={learner.pk}&id={stranger.pk}&next=/admin/users/", follow=True
    )

    assert User.objects.filter(pk__in=[learner.pk, stranger.pk]).count() == 2
    assert "People can&#x27;t be deleted" in response.content.decode()


def test_an_administrator_erases_when_asked(client, administrator, learner):
    client.force_login(administrator)
    url = reverse("accounts_erase_person", args=[learner.pk])

    wrong = client.post(url, {"address": "other@example.org"})
    assert not User.objects.get(pk=learner.pk).is_erased
    client.post(url, {"address": learner.email})

    assert "This is not the address" in wrong.content.decode()
    assert User.objects.get(pk=learner.pk).is_erased


@pytest.mark.parametrize("role", ["editor", "moderator", "registrar", "deputy"])
def test_nobody_else_erases(client, request, role, learner):
    client.force_login(request.getfixturevalue(role))

    client.post(reverse("accounts_erase_person", args=[learner.pk]), {"address": learner.email})

    assert not User.objects.get(pk=learner.pk).is_erased


def test_wagtails_account_page_leads_to_the_profile(client, editor):
    client.force_login(editor)

    page = client.get(reverse("wagtailadmin_account")).content.decode()

    assert reverse("accounts:profile") in page
    assert "name_email-first_name" not in page


def test_registrars_keep_institutions(client, registrar):
    client.force_login(registrar)

    response = client.post(
        reverse("wagtailsnippets_accounts_institution:add"),
        {
            "name": "School of Medicine",
            "place": "",
            "is_listed": "on",
            "domains-TOTAL_FORMS": "1",
            "domains-INITIAL_FORMS": "0",
            "domains-MIN_NUM_FORMS": "0",
            "domains-MAX_NUM_FORMS": "1000",
            "domains-0-domain": "med.example.edu",
            "domains-0-ORDER": "1",
        },
    )

    assert response.status_code == 302
    assert Institution.objects.get().owns("ada@med.example.edu")


def test_an_institution_people_belonged_to_is_not_deleted(client, administrator):
    institution = InstitutionFactory()
    AffiliationFactory(institution=institution)
    client.force_login(administrator)

    response = client.post(
        reverse("wagtailsnippets_accounts_institution:delete", args=[institution.pk]),
        follow=True,
    )

    assert Institution.objects.filter(pk=institution.pk).exists()
    assert "on the list" in response.content.decode()
