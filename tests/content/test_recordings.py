"""Recordings in the admin: the form, the list, what is missing, and deleting."""

import html

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts import privacy
from content.models import CaptionTrack, Media, StandardPage
from content.recordings.problems import recording_problems
from content.templatetags.recording_tags import recording_rows
from tests.factories.content import home_page, publish, recording, upload, wav_bytes
from tests.factories.recordings import CAPTIONS, SPANISH, captions, film, fit_film, mp4_bytes

pytestmark = pytest.mark.django_db
BROKEN = "WEBVTT\n\n00:02.000 --> 00:01.000\nHello"


@pytest.fixture
def staff(client, editor):
    client.force_login(editor)
    return client


def captions_sent(*parts, prefix="captions", kept=0):
    """What the form sends for captions: each part a dict of fields."""
    data = {f"{prefix}-TOTAL_FORMS": len(parts), f"{prefix}-INITIAL_FORMS": kept}
    for number, part in enumerate(parts):
        data |= {f"{prefix}-{number}-{name}": value for name, value in part.items()}
    return data


def add(client, *parts, file=None, kind="video", **fields):
    file = file or upload("first-year.mp4", mp4_bytes())
    data = {"title": "The first year", "file": file, "collection": 1} | captions_sent(*parts)
    return client.post(reverse("wagtailmedia:add", args=[kind]), data | fields)


def edit(client, media, *parts, **fields):
    tracks = list(media.captions.all())
    data = {"title": media.title, "collection": 1, "visuals": media.visuals}
    data |= captions_sent(*parts, kept=len(tracks))
    for number, track in enumerate(tracks):
        data |= {f"captions-{number}-id": track.pk, f"captions-{number}-recording": media.pk}
    return client.post(reverse("wagtailmedia:edit", args=[media.pk]), data | fields)


def words(answer):
    return html.unescape(answer.content.decode())


def english(**fields):
    return {"language": "en", "text": CAPTIONS} | fields


def test_a_recording_is_added_with_captions_in_two_languages(staff, editor):
    spanish = {"language": "es", "file": upload("es.vtt", SPANISH.encode()), "is_reviewed": "on"}

    answer = add(staff, english(), spanish, make_transcript="on", visuals="spoken")

    assert answer.status_code == 302
    media = Media.objects.get()
    assert (media.duration, media.width, media.height) == (60, 64, 36)
    assert [(t.language, t.is_reviewed) for t in media.captions.all()] == [
        ("en", False),
        ("es", True),
    ]
    assert media.transcript.startswith("Rosa: Welcome")
    assert media.visuals_said_by == editor


def test_length_is_never_asked(staff):
    answer = staff.get(reverse("wagtailmedia:add", args=["video"]))

    assert 'name="duration"' not in words(answer)
    assert 'name="width"' not in words(answer)


@pytest.mark.parametrize("way", ["typed", "file"])
def test_broken_captions_are_refused_beside_them_and_kept(staff, way):
    part = {"language": "en"}
    part |= {"text": BROKEN} if way == "typed" else {"file": upload("a.vtt", BROKEN.encode())}

    answer = add(staff, part)

    assert answer.status_code == 200
    assert "Line 3: this cue has to end after it starts." in words(answer)
    assert "00:02.000 --> 00:01.000\nHello" in words(answer)
    assert not Media.objects.exists()


def test_captions_longer_than_the_recording_are_refused(staff):
    answer = add(staff, english(text="WEBVTT\n\n02:00.000 --> 02:05.000\nHello"))

    assert "lasts until 2:05, but the recording ends at 1:00" in words(answer)
    assert not Media.objects.exists()


def test_two_captions_in_one_language_are_refused(staff):
    answer = add(staff, english(), english())

    assert "captions in this language already" in words(answer)


def test_chapters_beyond_the_end_are_refused(staff):
    assert "before this chapter" in words(add(staff, chapters="2:00 Questions"))


def test_a_recording_without_captions_is_stored_as_a_draft_is(staff):
    add(staff)

    assert Media.objects.get().captions.count() == 0


def test_captions_are_edited_in_place_and_taken_out(staff):
    media = fit_film(languages=["en", "es"])

    edit(
        staff,
        media,
        {"text": CAPTIONS.replace("Welcome", "Hello"), "is_reviewed": "on"},
        {"text": SPANISH, "DELETE": "on"},
    )

    track = media.captions.get()
    assert track.language == "en"
    assert "Hello to the first" in track.text
    assert track.is_reviewed


def test_captions_from_a_new_file_must_be_read_along_again(staff):
    media = fit_film()

    edit(staff, media, {"file": upload("new.vtt", SPANISH.encode()), "is_reviewed": "on"})

    assert not media.captions.get().is_reviewed


def test_another_film_keeps_the_captions_and_asks_again(staff):
    media = fit_film(visuals_said_at=timezone.now())

    answer = edit(
        staff,
        media,
        {"text": CAPTIONS, "is_reviewed": "on"},
        file=upload("again.mp4", mp4_bytes()),
    )

    assert answer.status_code == 302
    media = Media.objects.get()
    assert not media.captions.get().is_reviewed
    assert (media.visuals, media.visuals_said_by) == ("", None)


def test_who_spoke_for_the_pictures_changes_only_with_the_choice(staff, editor, moderator):
    media = fit_film(visuals_said_by=moderator, visuals_said_at=timezone.now())
    page = words(staff.get(reverse("wagtailmedia:edit", args=[media.pk])))
    assert "Said by Moderator Example" in page

    edit(staff, media, {"text": CAPTIONS})
    media.refresh_from_db()
    assert media.visuals_said_by == moderator

    edit(staff, media, {"text": CAPTIONS}, visuals="described")
    media.refresh_from_db()
    assert media.visuals_said_by == editor


def test_a_transcript_that_is_there_is_not_written_over(staff):
    answer = add(staff, english(), make_transcript="on", transcript="By hand.")

    assert "There is a transcript already" in words(answer)
    assert "By hand." in words(answer)


def test_the_choosers_upload_takes_captions_too(staff):
    prefix = "media-chooser-upload"
    data = {
        f"{prefix}-title": "The first year",
        f"{prefix}-file": upload("first-year.mp4", mp4_bytes()),
        f"{prefix}-collection": 1,
    } | captions_sent(english(), prefix=f"{prefix}-captions")

    answer = staff.post(reverse("wagtailmedia:chooser_upload", args=["video"]), data)

    assert answer.json()["step"] == "media_chosen"
    assert CaptionTrack.objects.get().language == "en"


def test_sound_is_not_asked_what_is_seen(staff):
    add(staff, kind="audio", file=upload("talk.wav", wav_bytes(2)))

    assert Media.objects.get().duration == 2
    page = words(staff.get(reverse("wagtailmedia:add", args=["audio"])))
    assert 'name="visuals"' not in page


def test_the_list_names_length_languages_and_what_is_missing(staff):
    fit_film(languages=["en", "es"])
    film("Unfinished")

    page = words(staff.get(reverse("wagtailmedia:index")))

    assert "English, Spanish" in page
    assert "1:00" in page
    assert "Captions, transcript, what is only seen" in page


def test_the_list_asks_for_all_captions_at_once(staff, django_assert_max_num_queries):
    address = reverse("wagtailmedia:index")
    staff.get(address)
    for number in range(8):
        fit_film(f"Film {number}")

    with django_assert_max_num_queries(20):
        staff.get(address)


def test_the_list_leaves_the_text_of_captions_where_it_is():
    fit_film(languages=["en", "es"])

    with CaptureQueriesContext(connection) as asked:
        (row,) = recording_rows(Media.objects.all())

    assert row.languages == ["English", "Spanish"]
    assert len(asked) == 2
    assert '"text"' not in asked[1]["sql"]


# ------------------------------------------------------------------------------ what is missing


def test_a_film_with_everything_lacks_nothing(django_assert_num_queries):
    media = fit_film(languages=["en", "es"])

    with django_assert_num_queries(1):
        assert recording_problems(media) == []


@pytest.mark.parametrize(
    ("lacking", "sentence"),
    [
        ({"duration": 0}, "isn’t known"),
        ({"transcript": ""}, "has no transcript"),
        ({"transcript": "Rosa: Welcome."}, "much shorter than its captions"),
        ({"visuals": ""}, "nobody has said yet"),
        ({"duration": 100}, "has no captions in English from 0:09 to 1:40"),
        ({"languages": []}, "has no captions"),
    ],
)
def test_each_thing_a_film_lacks_is_said(lacking, sentence):
    [problem] = recording_problems(fit_film(**lacking))

    assert sentence in problem


def test_captions_nobody_read_along_are_named_by_their_language():
    media = fit_film()
    captions(media, "es", SPANISH, is_reviewed=False)

    [problem] = recording_problems(media)

    assert "in Spanish (Español)" in problem


def test_a_recording_that_is_gone_is_a_problem():
    assert "gone" in recording_problems(None)[0]


def test_sound_needs_only_its_transcript():
    assert recording_problems(recording(transcript="All of it.")) == []


# ------------------------------------------------------------------------------ deleting


def delete(client, media):
    return client.post(reverse("wagtailmedia:delete", args=[media.pk]))


def page_with(media, parent):
    body = [{"type": "recording", "value": {"recording": media.pk, "caption": ""}}]
    return publish(StandardPage(title="How we meet", body=body), parent)


def said(answer):
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


@pytest.fixture
def administration(client, administrator):
    client.force_login(administrator)
    return client


def test_a_recording_nothing_uses_is_deleted(administration):
    media = fit_film()

    delete(administration, media)

    assert not Media.objects.exists()


@pytest.mark.parametrize("way", ["get", "post"])
def test_a_recording_on_a_page_stays(administration, way):
    media = fit_film()
    page_with(media, home_page())

    answer = getattr(administration, way)(reverse("wagtailmedia:delete", args=[media.pk]))

    assert "“How we meet”" in said(answer)
    assert Media.objects.filter(pk=media.pk).exists()


def test_without_the_question_it_would_be_gone(administration, monkeypatch):
    """The control of the test above."""
    monkeypatch.setattr("content.recordings.deleting.why_not_delete", lambda _media: "")
    media = fit_film()
    page_with(media, home_page())

    delete(administration, media)

    assert not Media.objects.exists()


def test_a_page_counts_before_the_index_of_references_knows(administration):
    from wagtail.models import ReferenceIndex

    media = fit_film()
    page_with(media, home_page())
    ReferenceIndex.objects.all().delete()

    delete(administration, media)

    assert Media.objects.filter(pk=media.pk).exists()


def test_another_number_that_begins_alike_does_not_count(administration):
    media = fit_film()
    page = page_with(media, home_page())
    other = Media.objects.create(pk=media.pk * 10 + 1, title="Another", type="video")

    delete(administration, other)

    assert not Media.objects.filter(pk=other.pk).exists()
    assert page.body[0].value["recording"] == media


def test_who_may_not_delete_is_told_nothing(client, learner):
    client.force_login(learner)
    media = fit_film()

    assert delete(client, media).status_code in (302, 403)
    assert Media.objects.filter(pk=media.pk).exists()


def test_export_and_erasing_know_who_spoke_for_the_pictures(editor):
    media = fit_film(visuals_said_by=editor, visuals_said_at=timezone.now())

    [row] = privacy.export(editor)["data"]["content.Media"]
    assert row["title"] == media.title

    [declared] = [each for each in privacy.personal() if each.model is Media]
    declared.erase(editor)
    media.refresh_from_db()
    assert media.visuals_said_by is None
    assert media.visuals == "spoken"
