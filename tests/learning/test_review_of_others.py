"""Only a module goes through review with the page above it; every other page waits by itself."""

import pytest
from wagtail.models import Page

from content.models import StandardPage
from tests.factories.learning import a_catalogue, drafted
from tests.learning.reviews import a_draft_series, hand_in

pytestmark = pytest.mark.django_db


def a_draft(parent, page):
    drafted(parent, page).save_revision()
    return page


def waiting(client, reviewer):
    client.force_login(reviewer)
    return client.get("/admin/").content.decode().partition("Awaiting your review")[2]


def test_a_page_below_another_in_review_waits_by_itself(client, site_root, editor, moderator):
    above = a_draft(Page.objects.get(pk=site_root.pk), StandardPage(title="About us"))
    below = a_draft(above, StandardPage(title="Our history"))
    hand_in(above, editor)
    hand_in(below, editor)

    shown = waiting(client, moderator)

    assert "About us" in shown
    assert "Our history" in shown


def test_a_series_waits_by_itself_while_its_catalogue_does(client, site_root, editor, moderator):
    series = a_draft_series(editor)
    hand_in(a_catalogue(), editor)
    hand_in(series, editor)

    shown = waiting(client, moderator)

    assert "A new series" in shown
    assert "New module 1" not in shown
