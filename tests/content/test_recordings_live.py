"""What pages that are live need of a recording isn't taken from it without a word."""

import pytest
from django.urls import reverse

from content.models import Media, StandardPage
from tests.content.test_recordings import captions_sent, words
from tests.factories.content import home_page, standard_page, upload
from tests.factories.recordings import CAPTIONS, SPANISH, TRANSCRIPT, captions, fit_film

pytestmark = pytest.mark.django_db
KEPT = {"text": CAPTIONS, "is_reviewed": "on"}
TAKEN_OUT = KEPT | {"DELETE": "on"}
UNTICKED = {"text": CAPTIONS}
NEW_FILE = KEPT | {"text": ""}
WITHOUT_CAPTIONS = "would show this film without captions"
WITHOUT_TRANSCRIPT = "would have no transcript of this recording"


@pytest.fixture
def staff(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def played():
    """A film on a page that is live."""
    media = fit_film()
    play(media, "How we meet", home_page())
    return media


def play(media, title, parent):
    body = [{"type": "recording", "value": {"recording": media.pk, "caption": ""}}]
    return standard_page(parent, title, body=body)


def save(client, media, *parts, **fields):
    tracks = list(media.captions.all())
    data = {"title": media.title, "collection": 1, "visuals": media.visuals}
    data |= {"transcript": media.transcript} | captions_sent(*parts, kept=len(tracks))
    for number, track in enumerate(tracks):
        data |= {f"captions-{number}-id": track.pk, f"captions-{number}-recording": media.pk}
    return client.post(reverse("wagtailmedia:edit", args=[media.pk]), data | fields)


@pytest.mark.parametrize("part", [TAKEN_OUT, UNTICKED], ids=["taken out", "unticked"])
def test_the_last_captions_of_a_film_that_a_live_page_plays_stay(staff, played, part):
    answer = save(staff, played, part)

    assert f"“How we meet” {WITHOUT_CAPTIONS}" in words(answer)
    assert played.captions.shown().count() == 1


def test_its_transcript_stays(staff, played):
    answer = save(staff, played, KEPT, transcript=" ")

    assert f"“How we meet” {WITHOUT_TRANSCRIPT}" in words(answer)
    assert Media.objects.get().transcript == TRANSCRIPT


def test_both_are_said_at_once_and_the_pages_named(staff, played):
    play(played, "Speak up", StandardPage.objects.get(slug="home"))

    page = words(save(staff, played, TAKEN_OUT, transcript=""))

    assert WITHOUT_CAPTIONS in page
    assert WITHOUT_TRANSCRIPT in page
    assert "“How we meet” and “Speak up”" in page


def test_a_new_file_of_captions_is_ticked_anew_before_it_takes_their_place(staff, played):
    file = upload("new.vtt", SPANISH.encode())

    answer = save(staff, played, NEW_FILE | {"file": file})

    assert WITHOUT_CAPTIONS in words(answer)
    [form] = answer.context["form"].tracks.initial_forms
    assert "Bienvenida" in form["text"].value()
    assert not form["is_reviewed"].value()
    assert save(staff, played, {"text": SPANISH, "is_reviewed": "on"}).status_code == 302
    assert "Bienvenida" in played.captions.get().text


def test_captions_in_another_language_may_go(staff, played):
    captions(played, "es", SPANISH)

    assert save(staff, played, TAKEN_OUT, {"text": SPANISH, "is_reviewed": "on"}).status_code == 302
    assert [track.language for track in played.captions.all()] == ["es"]


@pytest.mark.parametrize("is_live", [True, False])
def test_only_pages_that_are_live_count(staff, is_live):
    media = fit_film()
    page = play(media, "How we meet", home_page())
    if not is_live:
        page.unpublish()

    answer = save(staff, media, TAKEN_OUT, transcript="")

    assert media.captions.exists() == is_live
    assert (answer.status_code == 302) == (not is_live)


def test_what_was_not_shown_before_can_still_be_saved(staff, played):
    played.captions.update(is_reviewed=False)
    Media.objects.update(transcript="")

    assert save(staff, played, UNTICKED, transcript="", title="The year").status_code == 302
