"""What the page says of a recording before any script runs, and what it costs."""

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from content.blocks import CONTENT_BLOCKS
from content.models import Media, StandardPage
from tests.factories.content import home_page, picture_bytes, publish, recording, upload
from tests.factories.recordings import captions, film, fit_film

pytestmark = pytest.mark.django_db
BLOCKS = dict(CONTENT_BLOCKS)


@pytest.fixture
def home():
    return home_page()


def player(row, **context):
    return render_to_string("components/player.html", {"recording": row, **context})


def plays(row, caption=""):
    return {"type": "recording", "value": {"recording": row.pk, "caption": caption}}


def page_with(home, *body):
    """A page as visitors find it, whatever the publish check would have said to its editor."""
    page = publish(StandardPage(title="Watch"), home)
    StandardPage.objects.filter(pk=page.pk).update(body=list(body))
    return page


# ------------------------------------------------------------------ without a script


def test_a_film_plays_by_the_browsers_own_controls(client, home):
    html = client.get(page_with(home, plays(fit_film(), "Filmed in May")).url).content.decode()

    tag = html[html.index("<video") :].partition(">")[0]
    assert f'src="{Media.objects.get().url}"' in tag
    assert 'data-player-media controls playsinline preload="metadata"' in tag
    assert 'width="64" height="36"' in tag
    assert "autoplay" not in html
    assert "Filmed in May" in html
    assert "Video, 1:00" in html
    assert "All that matters is said aloud." in html


def test_captions_are_offered_in_every_language_by_its_own_name():
    row = fit_film(languages=("en", "es"))

    html = player(row)

    english, spanish = row.captions.all()
    assert (
        f'<track kind="captions" src="{english.url}" srclang="en" label="English">'
        f'<track kind="captions" src="{spanish.url}" srclang="es" label="Español">'
    ) in html
    assert f'<a href="{spanish.url}" download="the-first-year-es.vtt" lang="es">Español</a>' in html


def test_captions_nobody_has_read_along_are_not_offered():
    row = fit_film()
    captions(row, "es", is_reviewed=False)

    html = player(row)

    assert 'srclang="en"' in html
    assert 'srclang="es"' not in html
    assert "Español" not in html


def test_the_transcript_is_there_in_paragraphs():
    html = player(fit_film(transcript="Ana: Welcome <all>.\n\nRosa: Thank you."))

    assert "<p>Ana: Welcome &lt;all&gt;.</p>\n\n<p>Rosa: Thank you.</p>" in html
    assert 'href="#transcript-' in html


def test_chapters_are_listed_with_their_times():
    html = player(film(chapters="0:00 Welcome\n0:42 Questions"))

    assert 'data-player-chapter="42"' in html
    assert "0:42</span> <span>Questions" in html


@pytest.mark.parametrize("chapters", ["", "Questions", "0:10 One\n0:05 Two", "99:00 Too late"])
def test_chapters_that_cannot_be_read_are_left_out(chapters):
    assert "Chapters" not in player(film(chapters=chapters))


def test_a_poster_stands_there_before_it_plays():
    row = film(thumbnail=upload("poster.png", picture_bytes()))

    assert f'poster="{row.thumbnail.url}"' in player(row)


def test_sound_has_a_line_for_captions_and_no_full_screen():
    row = recording()
    captions(row)

    html = player(row)

    assert "<audio" in html
    assert "data-player-line" in html
    assert "Audio, 0:01" in html
    assert "data-player-full" not in html
    assert "<video" not in html


def test_a_recording_without_captions_has_no_choice_of_them():
    html = player(recording())

    assert "data-player-captions" not in html
    assert "data-transcript-cues" not in html
    assert "There is no transcript yet." in html


def test_a_title_is_text():
    title = 'A "talk" <b>'

    html = player(recording(title))

    assert f'aria-label="{escape(title)}"' in html
    assert "<b>" not in html


def test_a_recording_that_is_gone_leaves_the_page_whole(client, home):
    row = recording()
    page = page_with(home, plays(row, "Filmed in May"))
    row.delete()

    answer = client.get(page.url)

    assert answer.status_code == 200
    assert "data-player" not in answer.content.decode()
    assert "Filmed in May" not in answer.content.decode()


# ------------------------------------------------------------------ where one left off


def test_visitors_start_at_the_beginning_and_report_nothing():
    html = player(film())

    assert 'data-duration-ms="60' in html
    assert "data-resume-ms" not in html
    assert "data-playback" not in html
    assert "You stopped" not in html


def test_who_left_off_is_told_where_and_begins_there_without_a_script():
    row = film()

    html = player(row, resume_ms=42_400, report_url="/report/", report_token="abc")

    assert f'src="{row.url}#t=42"' in html
    assert "You stopped at 0:42." in html
    assert "Resume at 0:42" in html
    assert 'data-resume-ms="42400"' in html
    assert 'data-playback data-playback-url="/report/" data-playback-token="abc"' in html


# ------------------------------------------------------------------ what it costs


def test_any_number_of_recordings_takes_the_same_queries(client, home):
    found = {}
    for count in (1, 5):
        rows = [recording(f"Talk {number}") for number in range(count)]
        for row in rows:
            captions(row, "en")
            captions(row, "es")
        page = page_with(home, *(plays(row) for row in rows))
        client.get(page.url)
        with CaptureQueriesContext(connection) as captured:
            html = client.get(page.url).content.decode()
        assert html.count("<audio") == count
        assert html.count("<track") == 2 * count
        found[count] = len(captured)
        page.delete()

    assert found[1] == found[5]


def test_the_text_of_captions_is_not_read_to_show_a_player(home):
    row = recording()
    captions(row)
    page = StandardPage.objects.get(pk=page_with(home, plays(row)).pk)

    with CaptureQueriesContext(connection) as captured:
        player(page.body[0].value["recording"])

    asked = [query["sql"] for query in captured if "captiontrack" in query["sql"]]
    assert len(asked) == 1
    assert '"content_captiontrack"."text"' not in asked[0]


def test_the_same_recording_may_stand_on_a_page_twice(client, home):
    row = recording()

    html = client.get(
        page_with(home, plays(row, "First"), plays(row, "Again")).url
    ).content.decode()

    assert html.count("<audio") == 2


# ------------------------------------------------------------------ in the editor


def test_versions_of_a_page_are_compared_by_the_title_of_the_recording():
    block = BLOCKS["recording"].child_blocks["recording"]

    assert block.render_basic(recording("A <b> talk")) == "A &lt;b&gt; talk"
    assert block.render_basic(None) == ""


# ------------------------------------------------------------------ kept elsewhere


def elsewhere(**value):
    value = {"title": "On belonging", "url": "https://www.example.org/a", "poster": None} | value
    return BLOCKS["recording_elsewhere"].render(BLOCKS["recording_elsewhere"].to_python(value))


def test_a_recording_elsewhere_says_where_it_leads():
    html = elsewhere(minutes=130)

    assert 'href="https://www.example.org/a"' in html
    assert "Play at example.org" in html
    assert "This link leaves our site." in html
    assert "Recording, 2 h 10 min, at example.org" in html
    assert "<iframe" not in html


def test_the_transcript_of_a_recording_elsewhere_can_be_read_here():
    html = elsewhere(transcript="Ana: Hello.\n\nRosa: Hello <you>.")

    assert "<summary>Transcript</summary>" in html
    assert "<p>Rosa: Hello &lt;you&gt;.</p>" in html
    assert "<details" not in elsewhere()
