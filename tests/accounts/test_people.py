"""Users: an address to sign in with, names to be called by."""

import pytest
from django.contrib.auth.models import Permission
from django.db import IntegrityError, transaction

from accounts import actions
from accounts.models import User
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_one_address_has_one_account_however_it_is_written(learner):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="LEARNER@example.org")


def test_an_address_is_kept_in_small_letters():
    assert User.objects.create_user("Ada@Example.ORG").email == "ada@example.org"


def test_a_user_needs_an_address():
    with pytest.raises(ValueError, match="address"):
        User.objects.create_user("")


@pytest.mark.parametrize(
    ("role", "works_there"),
    [("learner", False), ("editor", True), ("registrar", True), ("administrator", True)],
)
def test_the_admin_is_offered_to_whom_it_is_open(request, role, works_there):
    person = request.getfixturevalue(role)

    assert person.works_in_the_admin == person.has_perm("wagtailadmin.access_admin") == works_there


def test_the_admin_is_offered_to_whom_it_was_opened_in_person(learner):
    learner.user_permissions.add(Permission.objects.get(codename="access_admin"))

    assert learner.works_in_the_admin


def test_whether_to_offer_the_admin_takes_one_query(editor, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert editor.works_in_the_admin
        assert editor.works_in_the_admin


def test_nobody_inactive_is_offered_the_admin(administrator):
    administrator.is_active = False

    assert not administrator.works_in_the_admin


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ({"full_name": "Ada Lovelace", "display_name": "Ada"}, "Ada"),
        ({"full_name": "Ada Lovelace", "display_name": ""}, "Ada Lovelace"),
        ({"full_name": "", "display_name": ""}, "Learner"),
    ],
)
def test_the_display_name_is_shown_before_the_full_name(names, shown):
    assert User(**names).shown_name == shown


def test_a_confirmed_name_for_certificates_is_cleaned_and_dated(learner):
    actions.confirm_certificate_name(learner, " Ada \x00 Lovelace ")

    learner.refresh_from_db()
    assert learner.certificate_name == "Ada Lovelace"
    assert learner.has_confirmed_certificate_name()


def test_an_empty_name_for_certificates_is_refused(learner):
    with pytest.raises(actions.Refused, match="enter the name"):
        actions.confirm_certificate_name(learner, " \u202e ")


def test_somebody_without_a_password_signs_in_by_code():
    assert not UserFactory(by_code=True).has_usable_password()
