"""A film is watched, searched and left by someone who uses nothing but keys.

He reads captions, because he hears little, and he listens at speed. He finds each control by its
name, plays and pauses, goes back for a sentence, and sees where the focus is, in full screen too.
What he chose on one page holds on the next. He looks for a word in the transcript and goes on from
where it is said. When he comes back another day, the film offers to go on where he stopped.
"""

import re

import pytest
from playwright.sync_api import expect
from wagtail.models import Page

from content.models import Media, StandardPage
from tests.browser.scenes import a_talk
from tests.factories.content import publish

from .keyboard import SEES_FOCUS, Keyboard

ALL_IN_SIGHT = "each => each.getBoundingClientRect().bottom <= innerHeight"
CIRCLE = "/learn/women-of-color/build-a-circle-of-your-own/"
STEP_IN = "/learn/ideas/speak-up-in-the-moment/"


@pytest.fixture
def hand(demo, open_window):
    page = open_window()
    page.goto(CIRCLE)
    return Keyboard(page)


def media(page, name):
    return page.locator("[data-player-media]").first.evaluate(f"media => media.{name}")


def wait_until(page, condition, seconds=10):
    """Asked again and again from here: the page's policy lets no string run as a script."""
    for _wait in range(seconds * 10):
        if page.locator("[data-player-media]").first.evaluate(f"media => {condition}"):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"It never came to pass that {condition}")


def choose(hand, name, letters, wanted):
    select = hand.to("combobox", name)
    hand.page.keyboard.type(letters)
    expect(select).to_have_value(wanted)


def ready(page):
    page.locator("[data-player][data-ready]").first.wait_for()
    wait_until(page, "media.readyState >= 1")


# ------------------------------------------------------------------ controls


def test_every_control_has_a_name_and_works_by_key(hand):
    page = hand.page
    ready(page)

    assert media(page, "paused")
    hand.to("button", "Play", exact=True)
    page.keyboard.press("Enter")
    wait_until(page, "media.currentTime > 0.5")
    pause = page.get_by_role("button", name="Pause", exact=True)
    expect(pause).to_be_focused()
    page.keyboard.press("Space")
    wait_until(page, "media.paused")

    hand.to("button", "Forward 10 seconds")
    page.keyboard.press("Enter")
    wait_until(page, "media.currentTime > 10")
    hand.to("button", "Mute")
    page.keyboard.press("Enter")
    wait_until(page, "media.muted")
    hand.to("slider", "Volume")
    page.keyboard.press("ArrowRight")
    wait_until(page, "!media.muted && media.volume < 0.2")
    choose(hand, "Captions", "Esp", "es")
    wait_until(page, "[...media.textTracks].some(t => t.language === 'es' && t.mode === 'showing')")
    choose(hand, "Speed", "1.5", "1.5")
    assert media(page, "playbackRate") == 1.5


def test_the_place_is_found_by_arrows_and_said_in_words(hand):
    page = hand.page
    ready(page)

    slider = hand.to("slider", "Position")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    wait_until(page, "Math.abs(media.currentTime - 10) < 0.5")

    expect(slider).to_have_attribute("aria-valuetext", "10 seconds of 1 minute 13 seconds")
    page.keyboard.press("End")
    wait_until(page, "media.currentTime > 70")
    expect(slider).to_have_attribute("aria-valuetext", "1 minute 13 seconds of 1 minute 13 seconds")


def test_single_keys_work_within_the_player(hand):
    page = hand.page
    ready(page)
    hand.to("button", "Forward 10 seconds")

    page.keyboard.press("l")
    wait_until(page, "Math.abs(media.currentTime - 10) < 0.5")
    page.keyboard.press("ArrowLeft")
    wait_until(page, "Math.abs(media.currentTime - 5) < 0.5")
    page.keyboard.press("j")
    wait_until(page, "media.currentTime < 0.5")
    page.keyboard.press("k")
    wait_until(page, "!media.paused")
    page.keyboard.press("k")
    wait_until(page, "media.paused")
    page.keyboard.press("m")
    wait_until(page, "media.muted")
    said = page.locator("[data-player-said]")
    page.keyboard.press("c")
    expect(said).to_have_text("Captions: English")
    page.keyboard.press("c")
    expect(said).to_have_text("Captions: Off")


def test_outside_the_player_and_in_fields_letters_are_letters(hand):
    page = hand.page
    ready(page)
    hand.to("link", "My learning")

    for key in "klmcf":
        page.keyboard.press(key)
    page.keyboard.press("Control+k")
    open_transcript(hand)
    hand.to("searchbox", "Search the transcript")
    page.keyboard.type("flock mc")

    assert media(page, "paused")
    assert media(page, "currentTime") == 0
    assert not media(page, "muted")
    assert page.get_by_role("searchbox").input_value() == "flock mc"


def test_in_full_screen_the_focus_shows_and_captions_stay(hand):
    page = hand.page
    ready(page)
    choose(hand, "Captions", "Eng", "en")

    hand.to("button", "Full screen")
    page.keyboard.press("f")
    wait_until(page, "document.fullscreenElement !== null")
    expect(page.get_by_role("button", name="Leave full screen")).to_be_focused()
    for _tab in range(6):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(f"({SEES_FOCUS})(document.activeElement)") == ""
        assert page.evaluate("document.fullscreenElement.contains(document.activeElement)")
    assert media(page, "textTracks[0].mode") == "showing"
    assert page.locator("[data-player-bar]").evaluate(ALL_IN_SIGHT)
    page.keyboard.press("f")
    wait_until(page, "document.fullscreenElement === null")


def test_in_full_screen_the_controls_rest_while_it_plays_and_come_back_by_key(hand):
    page = hand.page
    ready(page)
    resting = page.locator("[data-player-stage][data-resting]")
    hand.to("button", "Full screen")
    page.keyboard.press("f")
    page.keyboard.press("k")

    resting.wait_for()
    assert page.locator("[data-player-bar]").evaluate("bar => bar.offsetHeight") == 0
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(f"({SEES_FOCUS})(document.activeElement)") == ""
    assert page.locator("[data-player-bar]").evaluate(ALL_IN_SIGHT)
    page.keyboard.press("k")
    page.wait_for_timeout(3_500)
    expect(resting).to_have_count(0)
    page.keyboard.press("f")


def test_a_chapter_is_gone_to(hand):
    page = hand.page
    ready(page)

    chapter = hand.to("button", "The talking piece")
    page.keyboard.press("Enter")

    wait_until(page, "Math.abs(media.currentTime - 35) < 0.5")
    expect(chapter).to_have_attribute("aria-current", "true")


# ------------------------------------------------------------------ what was chosen


def test_captions_and_speed_hold_on_the_next_page(hand):
    page = hand.page
    ready(page)
    choose(hand, "Captions", "Esp", "es")
    choose(hand, "Speed", "1.25", "1.25")

    page.goto(STEP_IN)
    ready(page)

    assert page.get_by_label("Captions").input_value() == "es"
    assert media(page, "playbackRate") == 1.25
    wait_until(page, "[...media.textTracks].some(t => t.language === 'es' && t.mode === 'showing')")


def test_a_device_that_keeps_nothing_plays_all_the_same(demo, open_window):
    page = open_window()
    page.add_init_script(
        "Storage.prototype.getItem = Storage.prototype.setItem = () => { throw new Error(); };"
    )
    page.goto(CIRCLE)
    hand = Keyboard(page)
    ready(page)

    choose(hand, "Speed", "2", "2")

    assert media(page, "playbackRate") == 2


# ------------------------------------------------------------------ transcript


def open_transcript(hand):
    hand.to_any_of(hand.page.locator("[data-transcript] > summary"))
    hand.page.keyboard.press("Enter")
    hand.page.locator(".transcript-line").first.wait_for()


def test_a_word_is_found_in_the_transcript_and_played(hand):
    page = hand.page
    ready(page)
    open_transcript(hand)

    hand.to("searchbox", "Search the transcript")
    page.keyboard.type("TALKING  piece")
    found = page.locator("[data-transcript-found]")
    expect(found).to_have_text("1 of 1")
    expect(page.locator("mark")).to_have_text("talking piece")
    hand.to_any_of(page.locator(".transcript-line"))
    start = float(page.evaluate("document.activeElement.dataset.start"))
    assert "talking piece" in page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")

    wait_until(page, f"Math.abs(media.currentTime - {start}) < 0.5")
    expect(page.locator(".transcript-line[aria-current]")).to_contain_text("talking piece")


def test_matches_are_gone_through_in_both_directions(hand):
    page = hand.page
    ready(page)
    open_transcript(hand)
    hand.to("searchbox", "Search the transcript")
    found = page.locator("[data-transcript-found]")

    page.keyboard.type("circle")
    expect(found).to_contain_text("1 of ")
    most = int(found.inner_text().split()[-1])
    page.keyboard.press("Shift+Enter")
    expect(found).to_have_text(f"{most} of {most}")
    page.keyboard.press("Enter")
    expect(found).to_have_text(f"1 of {most}")
    hand.to("button", "Next match")
    page.keyboard.press("Enter")
    expect(found).to_have_text(f"2 of {most}")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("xyz")
    expect(found).to_have_text("Nothing found")
    expect(page.get_by_role("button", name="Next match")).to_be_disabled()


def test_words_are_found_across_lines_and_without_their_accents(demo, open_window):
    page = open_window()
    page.goto(a_talk(None))
    hand = Keyboard(page)
    ready(page)
    choose(hand, "Captions", "Esp", "es")
    open_transcript(hand)
    hand.to("searchbox", "Search the transcript")
    found, marks = page.locator("[data-transcript-found]"), page.locator("mark")

    page.keyboard.type("ano como mentora. gracias")
    expect(found).to_have_text("1 of 1")
    expect(marks).to_have_text(["año como mentora.", "Gracias"])
    page.keyboard.press("Control+A")
    page.keyboard.type("aqui")

    expect(marks).to_have_text(["aquí"])
    expect(page.locator(".transcript-line").first).to_have_text(
        "0:00 Rosa: Bienvenida al primer año como mentora."
    )


def test_the_lines_are_one_stop_and_arrows_move_within(hand):
    page = hand.page
    ready(page)
    open_transcript(hand)
    lines = page.locator(".transcript-line")

    hand.to_any_of(lines)
    expect(lines.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(lines.nth(2)).to_be_focused()
    expect(page.get_by_role("button", name="Follow along")).to_have_attribute(
        "aria-pressed", "false"
    )
    page.keyboard.press("End")
    expect(lines.last).to_be_focused()
    page.keyboard.press("Tab")

    assert page.evaluate("!document.activeElement.matches('.transcript-line')")


def test_the_transcript_follows_until_somebody_reads_elsewhere(hand):
    page = hand.page
    ready(page)
    open_transcript(hand)
    box = page.locator("[data-transcript-lines]")
    top = page.evaluate("scrollY")

    seek(page, 60)
    assert in_sight(box)
    assert page.evaluate("scrollY") == top
    box.evaluate("box => box.scrollTop = 0")
    follow = page.get_by_role("button", name="Follow along")
    expect(follow).to_have_attribute("aria-pressed", "false")
    seek(page, 70)
    assert not in_sight(box)
    follow.focus()
    page.keyboard.press("Enter")
    assert in_sight(box)


def seek(page, seconds):
    page.locator("[data-player-media]").first.evaluate(f"media => media.currentTime = {seconds}")
    wait_until(page, "!media.seeking")
    page.wait_for_timeout(100)


def in_sight(box):
    """Whether the line that is heard is within the visible part of the list."""
    return box.evaluate("""box => {
        const line = box.querySelector('[aria-current]').getBoundingClientRect();
        const frame = box.getBoundingClientRect();
        return line.top >= frame.top - 1 && line.bottom <= frame.bottom + 1;
    }""")


def test_the_transcript_speaks_the_language_of_the_captions(hand):
    page = hand.page
    ready(page)
    open_transcript(hand)
    box = page.locator("[data-transcript-lines]")
    expect(box).to_have_attribute("lang", "en")

    page.get_by_label("Captions").focus()
    page.keyboard.type("Esp")

    expect(box).to_have_attribute("lang", "es")
    expect(page.locator("[data-transcript-text]")).to_be_hidden()


def test_the_transcript_is_reached_before_the_player(hand):
    page = hand.page
    ready(page)

    hand.to("link", "Skip to the transcript")
    page.keyboard.press("Enter")

    expect(page.locator("[data-transcript] > summary")).to_be_focused()
    expect(page.locator("[data-transcript]")).to_have_attribute("open", "")


# ------------------------------------------------------------------ sound alone


def test_sound_has_its_captions_as_a_line_of_text(demo, open_window):
    page = open_window()
    page.goto(a_talk(None))
    hand = Keyboard(page)
    ready(page)
    choose(hand, "Captions", "Eng", "en")

    line = page.locator("[data-player-line]")
    page.locator("[data-player-media]").evaluate("media => media.currentTime = 0.7")

    expect(line).to_contain_text("Welcome to the first year as a mentor.")
    choose(hand, "Captions", "Off", "")
    expect(line).to_be_hidden()


def test_one_recording_stops_when_another_begins(demo, open_window):
    films = [{"recording": film, "caption": ""} for film in Media.objects.all()]
    body = [("recording", film) for film in films]
    page = open_window()
    page.goto(publish(StandardPage(title="Two", body=body), Page.objects.get(depth=2)).url)
    ready(page)
    players = page.get_by_role("group", name=re.compile("step in|circle works"))
    first, second = (each.locator("[data-player-play]") for each in players.all())

    first.press("Enter")
    wait_until(page, "!media.paused")
    second.press("Enter")

    wait_until(page, "media.paused")
    assert not page.locator("[data-player-media]").last.evaluate("media => media.paused")


# ------------------------------------------------------------------ coming back


def test_who_comes_back_goes_on_where_they_stopped(demo, demo_person, open_window, sign_in):
    page = open_window()
    sign_in(page, demo_person("learner"))
    page.goto(STEP_IN)
    hand = Keyboard(page)
    ready(page)
    stopped = int(page.locator("[data-player]").get_attribute("data-resume-ms")) / 1000

    assert abs(media(page, "currentTime") - stopped) < 1
    hand.to("button", "Resume at ")
    page.keyboard.press("Enter")
    wait_until(page, f"!media.paused && media.currentTime > {stopped}")
    assert media(page, "currentTime") < stopped + 5
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_focused()
    expect(page.locator("[data-player-resume]")).to_be_hidden()


def test_who_comes_back_may_start_over(demo, demo_person, open_window, sign_in):
    page = open_window()
    sign_in(page, demo_person("learner"))
    page.goto(STEP_IN)
    hand = Keyboard(page)
    ready(page)

    hand.to("button", "Start over")
    page.keyboard.press("Enter")

    wait_until(page, "!media.paused && media.currentTime < 5")


def test_without_a_script_the_browsers_controls_and_all_words_are_there(demo, open_window):
    page = open_window(javascript=False)
    page.goto(CIRCLE)

    assert page.locator("video[controls]").count() == 1
    assert not page.get_by_role("slider", name="Position").is_visible()
    page.locator("[data-transcript] > summary").click()
    assert page.locator("[data-transcript-text]").is_visible()
    assert page.get_by_text("The talking piece").first.is_visible()


def test_a_recording_that_does_not_load_says_so(demo, open_window, troubles):
    page = open_window()
    address = a_talk(None)
    talk = Media.objects.get(title="A talk to listen to")
    talk.file.storage.delete(talk.file.name)

    page.goto(address)

    expect(page.get_by_role("alert")).to_contain_text("read the transcript below")
    assert all("404" in trouble for trouble in troubles)
    troubles.clear()


def test_a_film_plays_on_to_its_end_from_one_bit_to_the_next(demo, open_window, monkeypatch):
    monkeypatch.setattr("content.views.sending.BYTES_IN_A_PART", 20_000)
    page = open_window()
    parts = []
    page.on("response", lambda answer: parts.append(answer.headers.get("content-range")))
    page.goto(CIRCLE)
    hand = Keyboard(page)
    ready(page)

    hand.to("slider", "Position")
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    choose(hand, "Speed", "2", "2")
    hand.to("button", "Full screen")
    page.keyboard.press("k")
    wait_until(page, "media.ended", seconds=20)

    assert len([part for part in parts if part]) > 3
