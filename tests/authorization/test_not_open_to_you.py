"""Whoever is signed in and may not see something is told so, and not sent to sign in and back."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Page, PageViewRestriction

from tests.factories.content import make_private, standard_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def for_a_group(db):
    page = standard_page(Page.objects.get(depth=2), "For facilitators")
    lock = make_private(page, PageViewRestriction.GROUPS)
    lock.groups.add(Group.objects.create(name="Facilitators"))
    return page


def test_a_learner_at_the_door_of_the_admin_is_told(client, learner):
    client.force_login(learner)

    answer = client.get("/admin/", follow=True)

    assert answer.status_code == 403
    assert "not open to you" in answer.content.decode()


def test_a_learner_outside_a_group_is_told(client, learner, for_a_group):
    client.force_login(learner)

    answer = client.get(for_a_group.url, follow=True)

    assert answer.status_code == 403


def test_a_visitor_is_sent_to_sign_in(client, for_a_group):
    for url in ("/admin/", for_a_group.url):
        assert client.get(url).url.startswith("/accounts/login/?next=")


def test_who_belongs_to_the_group_reads(client, learner, for_a_group):
    learner.groups.add(Group.objects.get(name="Facilitators"))
    client.force_login(learner)

    assert client.get(for_a_group.url).status_code == 200


@pytest.mark.parametrize("url", ["/admin/login/", "/_util/login/"])
def test_who_may_enter_and_asks_to_sign_in_goes_in(client, editor, url):
    client.force_login(editor)

    answer = client.get(f"{url}?next=/admin/", follow=True)

    assert answer.status_code == 200
    assert answer.request["PATH_INFO"] == "/admin/"


def test_signing_out_is_no_refusal(client, learner):
    client.force_login(learner)

    assert client.post("/accounts/logout/").status_code == 302


def test_a_reset_that_has_run_out_is_no_refusal(client, learner):
    client.force_login(learner)

    answer = client.get("/accounts/password/reset/confirm/", follow=True)

    assert answer.status_code == 200
