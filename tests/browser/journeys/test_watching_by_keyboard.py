"""A learner watches a recording to the end of a module without ever touching a mouse.

She enrolls, moves to the player by Tab and starts it by Enter. First she looks what a jump to the
end brings: nothing. She goes back to the start and lets it play. As soon as enough of it has played,
the page says so without being loaded again, and she goes on to the next module.
"""

import pytest
from django.conf import settings
from django.core.files.base import ContentFile

from content.models import Media
from learning import actions
from learning.models import LearningEvent, ModuleProgress
from tests.factories.content import wav_bytes
from tests.factories.learning import a_module, a_series
from tests.factories.playback import told, watching

from .keyboard import Keyboard

SOON = 30_000
OFF = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}


def a_sound(seconds):
    return Media.objects.create(
        title="A conversation",
        file=ContentFile(wav_bytes(seconds), name="conversation.wav"),
        type="audio",
        duration=seconds,
        transcript="Two people talk about the first year as a mentor.",
    )


@pytest.fixture
def listener(demo_person):
    return demo_person("newcomer")


@pytest.fixture
def enrolled_in(listener):
    """A function that makes a module with a recording of so many seconds, the listener enrolled."""

    def enrolled_in(seconds, **fields):
        series = a_series(modules=0, title="By ear")
        module = watching(series, a_sound(seconds), title="Listen", **fields)
        a_module(series, "What comes after")
        actions.enroll(listener, series, certificate_name="New Learner")
        return module

    return enrolled_in


@pytest.fixture
def a_device(open_window, sign_in, listener):
    """A function that opens a browser of the listener's."""

    def a_device(**options):
        page = open_window(**options)
        sign_in(page, listener)
        return page

    return a_device


def now_at(page):
    return page.evaluate("document.querySelector('[data-player-media]').currentTime")


def wait_until_at(page, seconds):
    """Let it play; the page's policy lets no test wait inside the page."""
    for _try in range(10 * (seconds + 20)):
        if now_at(page) >= seconds:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"stands at {now_at(page)} and not at {seconds}")


def play(page):
    page.get_by_role("button", name="Play", exact=True).click()


def watched():
    """By the listener, in percent."""
    mine = ModuleProgress.objects.filter(enrollment__person__email="newcomer@example.org")
    return max(mine.values_list("watched_percent", flat=True), default=0)


def test_watching_a_recording_completes_its_module_by_keyboard(a_device, enrolled_in):
    module = enrolled_in(12)
    page = a_device()
    hand = Keyboard(page)
    page.goto(module.url)
    completion = page.locator("#completion")
    assert "Watch 80% of the recording" in completion.inner_text()
    assert "still to do" in completion.inner_text()

    with page.expect_response("**/playback/"):
        hand.to("button", "Play", exact=True)
        page.keyboard.press("Enter")
        hand.to("slider", "Position")
        page.keyboard.press("End")
    page.wait_for_timeout(500)
    assert "still to do" in completion.inner_text()
    assert watched() < 20

    page.keyboard.press("Home")
    play_button = page.get_by_role("button", name="Play", exact=True)
    if play_button.is_visible():
        hand.to("button", "Play", exact=True)
        page.keyboard.press("Enter")
    said = page.get_by_role("status").filter(has_text="This module is complete")
    said.wait_for(timeout=SOON)

    assert page.get_by_role("heading", name="This module is complete").is_visible()
    assert "1 of 2 modules complete" in completion.inner_text()
    assert "so far" not in page.locator(".watching").inner_text()
    hand.to("link", "See what comes next")
    page.keyboard.press("Enter")
    hand.press("link", "Go on to the next module")
    assert page.get_by_role("heading", level=1).inner_text() == "What comes after"
    assert LearningEvent.objects.filter(kind="watched", module=module).count() == 1


def killed_at(page, module, seconds, rate=1):
    """How many seconds of it are known once the page is gone without a word."""
    page.goto(module.url)
    play(page)
    page.evaluate(f"document.querySelector('[data-player-media]').playbackRate = {rate}")
    wait_until_at(page, seconds)
    session = page.context.new_cdp_session(page)
    session.send("Network.emulateNetworkConditions", OFF)
    page.close()
    return watched() * 60 / 100


@pytest.mark.parametrize(("seconds", "rate"), [(13, 1), (17, 2)])
def test_a_closed_tab_loses_at_most_ten_seconds(a_device, enrolled_in, seconds, rate):
    assert killed_at(a_device(), enrolled_in(60), seconds, rate) >= seconds - 10


def test_control_a_page_that_seldom_reports_loses_more(a_device, enrolled_in):
    page = a_device()
    page.route("**/playback*.js", seldom)

    assert killed_at(page, enrolled_in(60), 13) < 13 - 10


def seldom(route):
    script = route.fetch()
    route.fulfill(response=script, body=script.text().replace("9_000", "90_000"))


def test_what_could_not_be_sent_is_sent_from_the_next_page(a_device, enrolled_in):
    module = enrolled_in(40)
    page = a_device()
    page.goto(module.url)
    play(page)
    wait_until_at(page, 2)
    page.route("**/playback/", lambda route: route.abort())
    wait_until_at(page, 11)
    page.get_by_role("button", name="Pause", exact=True).click()
    told = page.get_by_role("status").filter(has_text="kept on this device")
    told.wait_for(timeout=SOON)
    before = watched()

    page.close()
    page = page.context.new_page()
    with page.expect_response("**/playback/") as sent:
        page.goto(module.url)

    assert sent.value.json()["watched"] >= 20 > before
    page.get_by_text(f"You have watched {watched()}% so far").first.wait_for(timeout=SOON)


def test_a_module_that_is_complete_promises_to_count_nothing_later(a_device, enrolled_in, listener):
    module = enrolled_in(40)
    told(listener, module, [(0, 40_000)])
    page = a_device()
    page.route("**/playback/", lambda route: route.abort())
    page.goto(module.url)
    play(page)
    wait_until_at(page, 2)

    with page.expect_event("requestfailed"):
        page.get_by_role("button", name="Pause", exact=True).click()
    page.wait_for_timeout(500)

    assert page.locator("[data-watching-trouble]").is_hidden()


def test_another_device_goes_on_where_this_one_stopped(a_device, enrolled_in):
    module = enrolled_in(60)
    desk = a_device()
    desk.goto(module.url)
    play(desk)
    wait_until_at(desk, 11)
    with desk.expect_response("**/playback/"):
        desk.get_by_role("button", name="Pause", exact=True).click()
    stopped = now_at(desk)
    share = f"You have watched {watched()}% so far."
    desk.locator(".watching").get_by_text(f"{share} You need 80%.").wait_for(timeout=SOON)
    assert share in desk.locator("#completion").inner_text()

    phone = a_device(width=320)
    phone.goto(module.url)
    phone.get_by_role("button", name="Resume at").click()
    phone.wait_for_timeout(500)

    assert abs(now_at(phone) - stopped) <= 5


def test_what_is_watched_when_the_session_has_run_out_counts_after_signing_in(
    a_device, enrolled_in, sign_in, listener, troubles
):
    module = enrolled_in(40)
    page = a_device()
    page.goto(module.url)
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    play(page)
    wait_until_at(page, 4)
    page.get_by_role("button", name="Pause", exact=True).click()
    page.get_by_role("status").filter(has_text="You are signed out").wait_for(timeout=SOON)
    assert page.locator(".watching").get_by_role("link", name="Sign in").is_visible()
    assert watched() == 0
    # The answers that say so.
    assert all(": 401 for " in trouble for trouble in troubles)
    page.close()
    troubles.clear()

    page = page.context.new_page()
    sign_in(page, listener)
    with page.expect_response("**/playback/") as sent:
        page.goto(module.url)

    assert sent.value.json()["watched"] >= 9


def test_without_javascript_the_page_says_that_nothing_is_counted(a_device, enrolled_in):
    page = a_device(javascript=False)
    page.goto(enrolled_in(40).url)

    assert "Without it we can’t count what you watch" in page.locator(".watching").inner_text()
    assert page.locator("[data-player-media]").get_attribute("controls") is not None
