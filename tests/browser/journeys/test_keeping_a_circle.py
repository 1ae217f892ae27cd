"""A keeper with a phone in the hand, from the invitation to the number who came.

Dr. Park opens the letter in the corridor, says yes under the name Sun, and reads who comes and that
one person needs a seat by the door. On the day the train is late: one press tells everybody. A word
to all goes out, and is not to be found at the desk afterward. When the circle has begun, Sun enters
how many are there, corrects it, and is done.
"""

import datetime

import pytest
from django.utils import timezone

from accounts.models import Letter
from accounts.tasks import deliver_due_letters
from events import actions
from events.models import AccessNeed, Session
from tests.factories import events as make

PHONE = 390


@pytest.fixture
def asked(demo, demo_person):
    """Dr. Park is asked to keep a circle in an hour, in which two people have a seat."""
    soon = timezone.now() + datetime.timedelta(hours=1)
    circle = make.a_circle(title="Lunch circle", place="Room 5", starts_at=soon, keepers_needed=1)
    for name, need in (("Robin", ""), ("Alex", "A seat by the door")):
        seat = make.seated(circle, make.a_person(f"-{name}"), display_name=name)
        if need:
            AccessNeed.objects.create(registration=seat, text=need, purge_at=soon)
    keeper = make.a_person("-park")
    staff = actions.invite_keeper(circle.session, keeper, "keeper", by=demo_person("registrar"))
    return circle, staff


def test_a_keeper_runs_a_circle_from_a_phone(
    open_window, sign_in, asked, barriers, scrolls_sideways
):
    circle, staff = asked
    page = open_window(PHONE)
    sign_in(page, staff.person)

    # The letter leads to the invitation; a yes without a name is asked for one.
    page.goto(f"/desk/invitation/{staff.code}/")
    page.get_by_label("The name people in the circle read").fill(" ")
    page.get_by_role("button", name="Yes, I keep it").click()
    assert page.get_by_role("alert").get_by_text("Enter the name people").is_visible()
    page.get_by_label("The name people in the circle read").fill("Sun")
    page.get_by_role("button", name="Yes, I keep it").click()

    # Who comes, by the names they chose.
    assert page.get_by_role("heading", level=1).inner_text() == "Lunch circle"
    people = page.locator(".roster-person")
    assert [each.split("\n")[0] for each in people.all_inner_texts()] == ["Alex", "Robin"]
    assert page.get_by_text("A seat by the door").is_visible()
    assert barriers(page) == []
    assert not scrolls_sideways(page)

    # Running late is one press.
    page.get_by_role("button", name="10 minutes").click()
    assert page.get_by_text("2 people are told that it starts 10 minutes late.").is_visible()

    # A message to all, and it is not kept.
    page.get_by_role("link", name="Write to everybody").click()
    page.get_by_label("Your message").fill("The room is up the stairs on the left.")
    page.get_by_role("button", name="Send to everybody").click()
    assert page.get_by_text("on its way to 2 people").is_visible()
    deliver_due_letters.call()
    assert not Letter.objects.filter(text__contains="up the stairs").exists()
    assert not page.get_by_text("up the stairs").count()

    # It has begun: how many are there, corrected once.
    begun = timezone.now() - datetime.timedelta(minutes=5)
    Session.objects.filter(pk=circle.session_id).update(starts_at=begun)
    page.reload()
    page.get_by_label("How many people came?").fill("2")
    page.get_by_role("button", name="Save the number").click()
    page.get_by_label("How many people came?").fill("1")
    page.get_by_role("button", name="Correct the number").click()
    assert page.get_by_role("heading", name="1 person came.").is_visible()
    assert barriers(page) == []
    assert not scrolls_sideways(page)

    # The way back, and the way here: the menu now leads to the desk.
    page.get_by_role("link", name="My circles").click()
    assert page.get_by_role("heading", name="My circles").is_visible()
    page.get_by_role("button", name="Menu").click()
    assert page.get_by_role("link", name="Desk").is_visible()


def test_a_circle_is_handed_over_without_javascript(open_window, sign_in, asked, demo_person):
    circle, staff = asked
    actions.answer_invitation(staff, yes=True, shown_name="Sun", by=staff.person)
    page = open_window(PHONE, javascript=False)
    sign_in(page, staff.person)

    page.goto(f"/desk/{circle.session_id}/")
    page.get_by_role("link", name="Ask somebody to take over").click()
    page.get_by_label("Their e-mail address").fill("editor@example.org")
    page.get_by_role("button", name="Ask them").click()
    assert page.get_by_text("You keep the circle until they say yes.").first.is_visible()

    new = demo_person("editor")
    other = open_window(PHONE, javascript=False)
    sign_in(other, new)
    other.goto("/desk/")
    other.get_by_role("link", name="Read and answer").click()
    other.get_by_label("The name people in the circle read").fill("Kim")
    other.get_by_role("button", name="Yes, I keep it").click()
    assert other.get_by_text("You keep this circle from now on.").is_visible()
    assert other.get_by_text("Robin").is_visible()

    assert page.goto(f"/desk/{circle.session_id}/").status == 404
