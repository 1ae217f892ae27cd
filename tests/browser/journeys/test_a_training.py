"""A training from both sides, each with a phone in the hand.

Noor reads about the program, chooses its spring run and takes a seat. The letter has all its dates.
She does the prework and says which name her certificates are to carry. She comes to the first
session online, and to the second in a room, where she types the code that stands on the screen. She
writes down the circle she facilitated. It is signed off, and whoever has the code of the certificate
can see that it holds, and until when.

Fay leads a run without ever opening the admin: the desk, the grid, who came in one press with one
person late, the code on the screen, a sign-off, a note that its person reads, a message to those
who have a final circle before them, the list as a file. Then she hands over to Jo, and from that moment the
desk, the people and the files of the run are closed to her.
"""

import csv
import datetime
import re

import pytest
from django.utils import timezone

from accounts.models import Letter
from accounts.tasks import deliver_due_letters
from events import actions
from events.models import Membership, Session
from events.sealing import seal
from events.tasks.cohorts import follow_cohorts
from tests.factories.cohorts import a_cohort, a_leader, a_member, cohort_page, program_page
from tests.factories.events import a_person
from tests.factories.learning import a_series

PHONE = 320
NAMES = ("Alex", "Kim", "Robin")
DAY, MINUTE = datetime.timedelta(days=1), datetime.timedelta(minutes=1)
ROOM = "https://room.example.org/j/8423"


@pytest.fixture
def program(demo):
    return program_page("Circle training", summary="Lead circles where you work.")


@pytest.fixture
def run(program):
    """Two sessions, the first online, the second in a room, with prework and a final circle."""
    page = cohort_page(
        "Spring run",
        program,
        prework=a_series(modules=2, title="Before we meet"),
        prework_due_at=timezone.now() + 12 * DAY,
        asks_final_circle=True,
        certificate_months=24,
    )
    a_cohort(page, sessions=2)
    online, together = sessions_of(page)
    Session.objects.filter(pk=online.pk).update(title="Welcome", sealed_address=seal(ROOM))
    Session.objects.filter(pk=together.pk).update(title="The first day", place="Room 7")
    return page


def sessions_of(page):
    return list(Session.objects.filter(page=page.pk).in_order())


def begins(session, starts_at):
    """Let time pass, by letting the session come nearer."""
    ends_at = starts_at + 90 * MINUTE
    here, there = starts_at.astimezone(session.zone_info), ends_at.astimezone(session.zone_info)
    Session.objects.filter(pk=session.pk).update(
        starts_at=starts_at,
        ends_at=ends_at,
        starts_on=here.date(),
        start_time=here.time(),
        ends_on=there.date(),
        end_time=there.time(),
    )


def letters_to(page, person):
    """What one of them finds in the mail, the newest first."""
    page.goto("/mail/")
    return page.get_by_role("article").filter(has_text=person.email).all_inner_texts()


def do_the_prework(page):
    """Module by module; at the end she is asked for the name her certificates are to carry."""
    page.get_by_role("link", name="Go on with the prework").click()
    page.locator("main").get_by_role("link", name=re.compile("^Continue")).click()
    for number in (1, 2):
        page.get_by_role("heading", level=1, name=f"module {number}").wait_for()
        page.locator("main").get_by_role("button", name="Continue", exact=True).click()
    page.get_by_label("Your name, as it should stand on a certificate").fill("Noor al-Amin")
    page.get_by_role("button", name="Issue my certificate").click()
    page.wait_for_url("**/certificates/*/")
    # The minute clock of the site goes on.
    follow_cohorts.call()


def write_down_a_circle(page):
    page.get_by_label("Day", exact=True).fill(f"{timezone.localdate() - DAY:%Y-%m-%d}")
    page.get_by_label("Keeper", exact=True).check()
    page.get_by_label("6 to 10 people").check()
    page.get_by_label("What you take from it").fill("I learned to let the silence be.")
    page.get_by_role("button", name="Send for a sign-off").click()


def test_from_reading_about_a_program_to_a_certificate_that_can_be_checked(
    open_window, sign_in, program, run, barriers, scrolls_sideways
):
    noor, leader = a_person("-noor"), a_leader(run, a_person("-fay")).person
    online, together = sessions_of(run)
    page = open_window(PHONE)
    sign_in(page, noor)

    # What it is, when it is, and a seat.
    page.goto(program.url)
    page.get_by_role("link", name="See the dates").click()
    assert page.get_by_text("Room 7").first.is_visible()
    page.locator("main").get_by_role("link", name="Take a seat").click()
    page.get_by_label("Your name").fill("Noor")
    page.get_by_role("button", name="Take a seat").click()
    assert page.get_by_role("heading", level=1).inner_text() == "You have a seat"
    (letter,) = (each for each in letters_to(page, noor) if "Circle training" in each)
    days = [f"{each.starts_on.day} {each.starts_on:%B %Y}" for each in (online, together)]
    for said in ("Welcome", "The first day", "Room 7", "Before we meet", "Prework is due", *days):
        assert said in letter

    # Her own page of it, and the prework.
    page.goto("/my-learning/")
    page.locator("main").get_by_role("link", name=re.compile("Spring run")).first.click()
    training = page.url
    do_the_prework(page)
    page.goto(training)
    assert page.get_by_text("Finish the prework (done)").is_visible()
    assert not page.get_by_role("button", name="Join now").count()

    # She comes online, and a week later types what stands on the screen.
    begins(online, timezone.now() + 10 * MINUTE)
    page.reload()
    page.get_by_role("button", name="Join now").click()
    assert "You are entered: Present." in page.locator("main").inner_text()
    assert page.get_by_role("link", name="Enter the room").get_attribute("href") == ROOM
    begins(online, timezone.now() - 7 * DAY)
    begins(together, timezone.now() + 5 * MINUTE)
    code = actions.make_room_code(together, by=leader).code
    page.goto(training)
    page.get_by_label("Code shown in the room").fill(f"{code[:3]} {code[3:]}")
    page.get_by_role("button", name="I am here").click()
    assert page.get_by_text("You are entered. Welcome.").is_visible()
    assert barriers(page) == []
    assert not scrolls_sideways(page)

    # The circle she facilitated, and the certificate that comes with its sign-off.
    write_down_a_circle(page)
    assert page.get_by_text("Your circle is written down.").is_visible()
    member = Membership.objects.get(person=noor)
    assert not member.is_finished
    actions.sign_off(member.practicum.get(), by=leader, answer="Well held.")
    page.goto(training)
    assert page.get_by_text("Well held.").is_visible()
    page.get_by_role("link", name="See your certificate").click()
    member.refresh_from_db()
    code = page.locator(".certificate-code").inner_text()

    # Anybody who has the code, without an account.
    anybody = open_window(PHONE)
    anybody.goto("/certificates/")
    anybody.locator("main form").get_by_role("textbox").fill(code)
    anybody.get_by_role("button", name="Check", exact=True).click()
    until = member.certificate.valid_until
    shown = anybody.locator("main").inner_text()
    assert until.year == member.certificate.finished_on.year + 2
    for said in ("Noor al-Amin", "Circle training: Spring run", f"{until.day} {until:%B %Y}"):
        assert said in shown
    assert anybody.locator(".certificate .badge").inner_text() == "Valid"
    assert barriers(anybody) == []
    assert not scrolls_sideways(anybody)


@pytest.fixture
def led(run, program):
    """Fay leads the run, of which one of three waits for a sign-off; Jo leads another of the program."""
    fay = a_leader(run, a_person("-fay")).person
    jo = a_leader(cohort_page("Fall run", program), a_person("-jo")).person
    people = {name: a_member(run, a_person(f"-{name}"), display_name=name) for name in NAMES}
    robin = people["Robin"]
    held_on = timezone.localdate() - DAY
    actions.write_circle(
        robin, held_on=held_on, role="keeper", size="small", reflection="", by=robin.person
    )
    begins(sessions_of(run)[0], timezone.now() - 20 * MINUTE)
    return fay, jo, people


def enter_who_came(page):
    """Kim came late; one press enters her, and the others as present."""
    kim, robin = (page.get_by_role("group", name=name) for name in ("Kim", "Robin"))
    kim.get_by_text("Late", exact=True).click()
    kim.get_by_label("Minutes there").fill("85")
    page.get_by_role("button", name="Everyone else was present").click()
    assert page.get_by_text("Saved for 3 people.").is_visible()
    assert robin.get_by_label("Present").is_checked()
    assert kim.get_by_label("Minutes there").input_value() == "85"


def answer_and_note(page):
    page.get_by_role("button", name="Sign it off").click()
    assert page.get_by_text("The final circle counts.").is_visible()
    page.get_by_label("Your note").fill("Asked for a partner to practice with.")
    page.get_by_role("button", name="Save the note").click()
    assert page.get_by_text("The note is saved.").is_visible()


def write_to_those_without_a_circle(page):
    page.get_by_role("link", name="Write to members").click()
    page.get_by_label("Those whose final circle isn't signed off (2)").check()
    page.get_by_label("Your message").fill("Write your circle down by Friday.")
    page.get_by_role("button", name="Send the message").click()
    assert page.get_by_text("on its way to 2 people").is_visible()
    deliver_due_letters.call()


def take_the_list(page):
    """Its address and its rows."""
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as CSV").click()
    with download.value.path().open(encoding="utf-8-sig", newline="") as file:
        return download.value.url, list(csv.DictReader(file))


def hand_over(page, email):
    page.get_by_role("link", name="Who leads this run").click()
    page.get_by_role("link", name="Hand over and leave").click()
    page.get_by_label("E-mail address of who takes over").fill(email)
    page.get_by_role("button", name="End my role in this run").click()
    assert page.get_by_text("Your role in this run has ended.").is_visible()


def test_a_run_is_led_without_the_admin(open_window, sign_in, run, led, barriers, scrolls_sideways):
    fay, jo, people = led
    asked_for = []
    page = open_window(PHONE)
    page.on("request", lambda request: asked_for.append(request.url))
    sign_in(page, fay)

    # From the menu to the desk, and to everyone in the run.
    page.goto("/my-learning/")
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Desk").click()
    page.locator("main").get_by_role("link", name=re.compile("Spring run")).first.click()
    grid = page.url
    assert [each.split("\n")[0] for each in page.locator(".cohort-card").all_inner_texts()] == list(
        NAMES
    )
    assert barriers(page) == []
    assert not scrolls_sideways(page)

    # Who came, on the evening itself.
    page.get_by_role("link", name=re.compile("^Who came")).first.click()
    session = page.url
    enter_who_came(page)

    # The code for the screen.
    page.get_by_role("button", name="Make a code and show it").click()
    digits = page.locator(".room-code-digits [aria-hidden]").inner_text()
    assert re.fullmatch(r"\d{3} \d{3}", digits)
    assert barriers(page) == []
    assert not scrolls_sideways(page)

    # One of them: the final circle counts, and a note that its person reads.
    page.goto(grid)
    page.locator(".cohort-card").get_by_role("link", name="Robin").click()
    robins_page = page.url
    answer_and_note(page)
    assert barriers(page) == []
    robins = open_window(PHONE)
    sign_in(robins, people["Robin"].person)
    robins.goto(f"/training/{people['Robin'].registration.code}/")
    notes = robins.get_by_role("region", name="Notes about you")
    assert "Asked for a partner to practice with." in notes.inner_text()

    # A word to those whose final circle is not signed off, and to nobody else.
    page.goto(grid)
    write_to_those_without_a_circle(page)
    told = Letter.objects.filter(text__contains="down by Friday").select_related("person")
    assert {each.person for each in told} == {people["Alex"].person, people["Kim"].person}
    assert "down by Friday" in letters_to(page, people["Kim"].person)[0]

    # The list to take along.
    page.goto(grid)
    file_at, rows = take_the_list(page)
    assert [row["Name"] for row in rows] == list(NAMES)
    assert [row["Sessions done"] for row in rows] == ["1", "1", "1"]

    # She hands over, and has nothing of it any more.
    hand_over(page, jo.email)
    assert not page.locator("main").get_by_text("Spring run").count()
    page.get_by_role("button", name="Menu").click()
    assert not page.get_by_role("link", name="Desk").count()
    for closed in (grid, session, robins_page):
        assert page.goto(closed).status == 404
    assert page.request.get(file_at).status == 404
    jos = open_window(PHONE)
    sign_in(jos, jo)
    jos.goto("/desk/")
    jos.locator("main").get_by_role("link", name=re.compile("Spring run")).first.click()
    assert jos.url == grid
    assert asked_for
    assert not [url for url in asked_for if "/admin" in url]
