"""A film, or its captions, doesn't come: the player says so, loses nothing and lets people try again.

She watches by keyboard on a slow line. What is said here is heard by those who don't see it, too.
"""

from playwright.sync_api import expect

from .keyboard import Keyboard
from .test_player_by_keyboard import CIRCLE, choose, open_transcript, ready, wait_until


def test_a_recording_that_does_not_load_says_so_and_is_tried_again(demo, open_window, troubles):
    page = open_window()
    page.route("**/*.mp4", lambda route: route.abort())
    page.goto(CIRCLE)
    hand = Keyboard(page)
    expect(page.get_by_role("alert")).to_contain_text("read the transcript below")

    hand.to("button", "Play", exact=True)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    page.unroute("**/*.mp4")
    hand.page.keyboard.press("Shift+Tab")
    hand.to("button", "Play", exact=True)
    page.keyboard.press("Enter")

    wait_until(page, "!media.paused && media.currentTime > 0.2")
    expect(page.get_by_role("alert")).to_be_hidden()
    assert all("Failed to load resource" in trouble for trouble in troubles)
    troubles.clear()


def test_a_film_that_is_slow_to_come_says_that_it_loads(demo, open_window, monkeypatch):
    monkeypatch.setattr("content.views.sending.BYTES_IN_A_PART", 20_000)
    page = open_window()
    page.goto(CIRCLE)
    hand = Keyboard(page)
    ready(page)
    page.route("**/*.mp4", lambda _route: None)
    sign, said = page.locator("[data-player-loading]"), page.locator("[data-player-said]")
    page.locator("[data-player-media]").evaluate("media => media.currentTime = 50")

    hand.to("button", "Play", exact=True)
    page.keyboard.press("Enter")

    expect(sign).to_be_visible()
    expect(said).to_have_text("Loading…")
    page.unroute("**/*.mp4")
    wait_until(page, "media.currentTime > 50.5")
    expect(sign).to_be_hidden()
    expect(said).to_have_text("")


def test_captions_that_do_not_load_say_so_and_are_off(demo, open_window, troubles):
    page = open_window()
    page.route("**/*.vtt", lambda route: route.abort())
    page.goto(CIRCLE)
    hand = Keyboard(page)
    ready(page)

    hand.to("combobox", "Captions")
    page.keyboard.type("Eng")

    note = page.locator("[data-player-uncaptioned]")
    expect(note).to_be_visible()
    expect(page.locator("[data-player-said]")).to_have_text("The captions couldn’t be loaded.")
    expect(page.get_by_label("Captions")).to_have_value("")
    hand.to_any_of(page.locator("[data-transcript] > summary"))
    page.keyboard.press("Enter")
    expect(page.locator("[data-transcript-failed]")).to_be_visible()
    expect(page.locator("[data-transcript-text]")).to_be_visible()

    page.unroute("**/*.vtt")
    page.get_by_label("Captions").focus()
    page.keyboard.type("Eng")
    wait_until(page, "media.textTracks[0].cues?.length > 5")
    expect(note).to_be_hidden()
    expect(page.get_by_label("Captions")).to_have_value("en")
    expect(page.locator(".transcript-line").first).to_be_visible()
    assert all("Failed to load resource" in trouble for trouble in troubles)
    troubles.clear()


def test_after_a_search_the_transcript_follows_again_if_it_did_before(demo, open_window):
    page = open_window()
    page.goto(CIRCLE)
    hand = Keyboard(page)
    ready(page)
    open_transcript(hand)
    follow = page.get_by_role("button", name="Follow along")
    hand.to("searchbox", "Search the transcript")

    page.keyboard.type("circle")
    expect(follow).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    expect(follow).to_have_attribute("aria-pressed", "true")

    follow.press("Enter")
    hand.page.get_by_role("searchbox").focus()
    page.keyboard.type("circle")
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    expect(follow).to_have_attribute("aria-pressed", "false")


def test_captions_stand_below_a_small_picture_and_on_a_wide_one(demo, open_window):
    page = open_window()
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(CIRCLE)
    hand = Keyboard(page)
    ready(page)
    choose(hand, "Captions", "Eng", "en")
    line = page.locator("[data-player-line]")

    page.locator("[data-player-media]").evaluate("media => media.currentTime = 31")
    expect(line).to_contain_text("Some of us must, by rule")
    page.set_viewport_size({"width": 1280, "height": 700})

    expect(line).to_be_hidden()
    wait_until(page, "media.textTracks[0].mode === 'showing'")
    expect(page.get_by_label("Captions")).to_have_value("en")
