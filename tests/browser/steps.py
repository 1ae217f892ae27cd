"""What people do on a page of the table before it is looked at. Each takes the browser's page."""

import re

from django.conf import settings

ADDRESS = "learner@example.org"
PASSWORD = "room-in-the-circle"


def main_form(page):
    """The form a page is for; the header and the footer have forms, too."""
    return page.locator("main form.form").first


def send_as_it_is(page):
    main_form(page).locator("[type=submit]").first.click()


def give_a_wrong_password(page):
    page.get_by_label("Password").fill("open the window")
    send_as_it_is(page)


def empty_the_form(page):
    form = main_form(page)
    for field in form.locator("input[type=text], input:not([type])").all():
        field.fill("")
    send_as_it_is(page)


def enroll_without_a_name(page):
    page.get_by_label("Your name").fill(" ")
    page.get_by_role("button", name="Enroll").click()


def skip_the_browsers_checks(field):
    """The browser itself would keep an unfinished form from being sent."""
    field.evaluate("field => field.form.noValidate = true")


def leave_a_question_out(page):
    answer = page.locator(".questions fieldset").first.get_by_role("radio").first
    answer.check()
    skip_the_browsers_checks(answer)
    page.get_by_role("button", name="Check my answers").click()


def open_the_questions(page):
    page.locator("summary", has_text="Try again").click()


def save_an_empty_reflection(page):
    skip_the_browsers_checks(page.locator("textarea[name=text]"))
    page.get_by_role("button", name="Save my reflection").click()


def confirm_nothing(page):
    skip_the_browsers_checks(page.locator("main input[name=agreed]"))
    page.get_by_role("button", name="Confirm").click()


def send_a_reflection_too_late(page):
    page.get_by_label("Your reflection").fill("I would ask her first.\nThen I would listen.")
    page.context.clear_cookies(name=settings.CSRF_COOKIE_NAME)
    page.get_by_role("button", name="Save my reflection").click()


def send_a_reflection_while_the_database_is_away(page):
    page.get_by_label("Your reflection").fill("I would ask her first.\nThen I would listen.")
    form = page.locator("form", has=page.get_by_label("Your reflection"))
    form.evaluate("form => { form.action = '/for-tests/503/'; form.submit(); }")
    page.get_by_role("button", name="Send it again").wait_for()


def fill_in_sign_up(page, address="someone.new@example.org"):
    page.get_by_label("Full name").fill("Someone New")
    page.get_by_label("E-mail address").fill(address)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("I have read the privacy notice").check()


def sign_up(page):
    fill_in_sign_up(page)
    page.get_by_role("button", name="Make my account").click()


def sign_up_with_a_wrong_code(page):
    sign_up(page)
    page.get_by_label("Code from the letter").fill("WRONG1")
    page.get_by_role("button", name="Confirm").click()


def ask_for_a_code(page):
    page.get_by_label("E-mail address").fill(ADDRESS)
    page.get_by_role("button", name="Send me a code").click()


def newest_code(page):
    """The code in the newest letter, read as anyone at a demo machine would."""
    reader = page.context.new_page()
    reader.goto("/mail/")
    text = reader.locator("article").first.inner_text()
    reader.close()
    return re.search(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", text, re.MULTILINE)[1]


def reset_the_password(page):
    ask_for_a_code(page)
    page.get_by_label("Code from the letter").fill(newest_code(page))
    page.get_by_role("button", name="Confirm").click()


def reset_the_password_and_save(page):
    reset_the_password(page)
    page.get_by_label("New password").fill("a window on the river")
    page.get_by_role("button", name="Save the new password").click()


def give_the_password(page):
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


def erase_without_the_address(page):
    give_the_password(page)
    send_as_it_is(page)


def read_along(page):
    """Captions on, transcript open and searched."""
    player = page.locator("[data-player]").first
    player.get_by_label("Captions").select_option("en")
    player.locator("[data-player-media]").evaluate("media => media.currentTime = 0.7")
    player.locator("summary", has_text="Keys").click()
    player.locator("summary", has_text="Transcript").click()
    player.get_by_role("searchbox").fill("the")
    player.locator("mark[data-current]").first.wait_for()


def play_without_a_connection(page):
    page.route("**/playback/", lambda route: route.abort())
    page.get_by_role("button", name="Resume at").click()
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="Pause", exact=True).click()
    page.get_by_role("status").filter(has_text="kept on this device").wait_for()


def join_the_room(page):
    page.get_by_role("button", name="Join now").click()


def take_the_seat(page):
    page.get_by_role("button", name="Take the seat").click()


def make_a_code(page):
    page.get_by_role("button", name="Make a code").click()
