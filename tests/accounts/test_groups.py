"""The four groups, as migrations leave them."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from accounts import groups

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", groups.ALL)
def test_every_group_may_enter_the_admin(name):
    group = Group.objects.get(name=name)

    assert group.permissions.filter(codename="access_admin").exists()


@pytest.mark.parametrize(
    ("name", "rights"),
    [
        (groups.EDITORS, {"add_page", "change_page"}),
        (groups.MODERATORS, {"add_page", "change_page", "publish_page"}),
        (groups.ADMINISTRATORS, {"add_page", "change_page", "publish_page"}),
        (groups.REGISTRARS, set()),
    ],
)
def test_only_those_who_write_pages_have_rights_on_pages(name, rights):
    held = GroupPagePermission.objects.filter(group__name=name)

    codenames = set(held.values_list("permission__codename", flat=True))

    assert rights <= codenames
    assert bool(rights) == bool(codenames)


def test_a_registrar_has_no_rights_on_files_but_to_choose_them():
    held = GroupCollectionPermission.objects.filter(group__name=groups.REGISTRARS)

    codenames = held.values_list("permission__codename", flat=True)

    assert all(codename.startswith("choose_") for codename in codenames)


def test_nobody_but_administrators_may_change_people():
    may = Group.objects.filter(permissions__codename="change_user")

    assert [group.name for group in may] == [groups.ADMINISTRATORS]


def test_a_learner_does_not_enter_the_admin(client, learner):
    client.force_login(learner)

    response = client.get(reverse("wagtailadmin_home"))

    # Sent to sign in, they would be sent back: in circles.
    assert response.status_code == 403


def test_a_registrar_enters_the_admin(client, registrar):
    client.force_login(registrar)

    assert client.get(reverse("wagtailadmin_home")).status_code == 200
