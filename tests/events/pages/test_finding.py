"""Events are found by the words of their pages, and never by who takes part; drafts are previewed."""

import pytest
from wagtail.models import Page
from wagtail.search import index

from events.models import CirclesPage, ConferencePage
from tests.factories.events import (
    a_circle,
    a_person,
    an_events_index,
    circles_page,
    conference_page,
    seated,
)
from tests.factories.learning import drafted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _indexed(indexed):
    """Events are looked for here."""


def found(words):
    return [page.title for page in Page.objects.live().search(words)]


def test_an_event_is_found_by_its_title_summary_and_place():
    circles_page("Listening circles", summary="Sit with colleagues.", place="Decatur")

    for words in ("listening", "colleagues"):
        assert found(words) == ["Listening circles"]
    assert [page.title for page in CirclesPage.objects.search("Decatur")] == ["Listening circles"]


def test_nobody_is_found_by_their_seat():
    keeper, person = a_person(1), a_person(2)
    pool = a_circle(keepers=(keeper,), observed_note="Ellery observes.")
    seated(pool, person, display_name="Robin of the river", pronouns="they")
    index.insert_or_update_object(pool.page.specific)

    for words in ("Robin", "river", "Person Number", "Ellery", person.email, keeper.email):
        assert found(words) == []


def preview(page):
    request = page.make_preview_request(preview_mode="")
    assert request.status_code == 200
    return request.rendered_content if hasattr(request, "rendered_content") else request.content


@pytest.mark.parametrize(
    ("model", "sentence"),
    [
        (CirclesPage, "No circles are planned yet"),
        (ConferencePage, "No sessions are planned yet"),
    ],
)
def test_a_draft_is_previewed_before_anything_is_planned(model, sentence):
    page = drafted(an_events_index(), model(title="Draft"))

    assert sentence in str(preview(page))


@pytest.mark.parametrize("model", [CirclesPage, ConferencePage])
def test_a_page_that_was_never_saved_is_previewed(model):
    page = model(title="New", slug="new")
    page.full_clean = lambda *args, **kwargs: None

    assert "planned yet" in str(preview(page))


def test_a_preview_has_no_button_that_leads_anywhere():
    pool = a_circle()

    words = str(preview(pool.page.specific))

    assert "Take a seat" in words
    assert f"/j/seat/{pool.pk}/" not in words


def test_a_meeting_lists_its_circles_in_the_preview():
    meeting = conference_page()
    a_circle(circles_page("Circles below", parent=meeting))

    assert "Circles below" in str(preview(meeting))
