"""The short way to a page answers as Wagtail's own way does, right after each change."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from content import routing
from content.models import StandardPage
from tests.factories.learning import a_catalogue, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(db):
    parent = published(a_catalogue().get_parent(), StandardPage(title="Parent", slug="parent"))
    return published(parent, StandardPage(title="Child", slug="child"))


def status(client, url="/parent/child/"):
    return client.get(url).status_code


@pytest.fixture
def known(client, page):
    """The page, with its address already remembered by this process."""
    assert status(client) == 200
    assert routing._hints
    return page


def test_a_known_address_takes_one_query_to_find(client, known):
    client.get("/parent/child/")
    with CaptureQueriesContext(connection) as known_way:
        client.get("/parent/child/")
    routing.forget()
    with CaptureQueriesContext(connection) as stock_way:
        client.get("/parent/child/")

    assert len(stock_way) - len(known_way) >= 5


def test_an_unpublished_page_is_gone_at_once(client, known):
    known.unpublish()
    assert status(client) == 404
    known.save_revision().publish()
    assert status(client) == 200


def test_a_restriction_holds_at_once_and_so_does_lifting_it(client, known):
    restriction = PageViewRestriction.objects.create(
        page=known.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    assert status(client) == 302
    restriction.delete()
    assert status(client) == 200


def test_a_renamed_parent_moves_the_child(client, known):
    parent = known.get_parent().specific
    parent.slug = "renamed"
    parent.save_revision().publish()

    assert status(client) in (301, 404)
    assert status(client, "/renamed/child/") == 200


def test_an_address_taken_over_by_another_page_shows_the_other(client, known):
    known.slug = "elsewhere"
    known.save_revision().publish()
    parent = known.get_parent()
    parent.refresh_from_db()
    published(parent, StandardPage(title="Newcomer", slug="child"))

    assert b"Newcomer" in client.get("/parent/child/").content


def test_an_unknown_address_is_not_found(client, known):
    assert status(client, "/parent/nothing/") == 404
