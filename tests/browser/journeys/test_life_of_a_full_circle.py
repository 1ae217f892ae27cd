"""The whole life of a full circle, as one of the people in it lives it.

The circle has one seat, and Robin has it. Amal asks for one as well, on her phone: the page tells
her before she sends the form that she would be first in the queue. She reads what everyone agrees
to, ticks the box and waits. Her page says why. Two days later Robin gives the seat up, and a letter
tells Amal that it is held for her. Her hospital's mail program opens the link to look for harm,
and nothing comes of it. She opens it herself, without signing in, and takes the seat. She is
reminded the day before and an hour before. When it is about to start she joins, the keeper notes that
one person came, and a month later the site no longer knows that it was Amal. That one person came
is all that stays.
"""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts import actions as accounts
from accounts.models import Letter
from events import actions
from events.actions.reminders import day_before
from events.models import Registration, Session
from events.sealing import seal
from tests.factories.events import a_circle, a_person, circles_page

MINUTE = timedelta(minutes=1)


@pytest.fixture
def keeper(demo):
    return a_person("keeper-of-this")


@pytest.fixture
def pool(keeper):
    return a_circle(circles_page("Circles after rounds"), 1, keepers=[keeper], place="Room 7")


def register(page, pool, name):
    page.goto(f"/j/seat/{pool.pk}/")
    page.get_by_label("Your name in the circle").fill(name)
    page.get_by_label("I have read the agreement").check()
    page.locator("main form.form [type=submit]").click()


def link_in_the_newest_letter(page):
    """As she finds it in her mail: the letter's own words, and the one link to the offer."""
    page.goto("/mail/")
    letter = page.get_by_role("article").filter(has_text="/j/offer/").first.inner_text()
    assert not re.search("circle|wellness", letter, re.IGNORECASE)
    return re.search(r"https?://\S+?(/j/offer/\S+/)", letter)[1]


def subjects(page, person):
    page.goto("/mail/")
    letters = page.get_by_role("article").filter(has_text=person.email)
    return [each.get_by_role("heading").inner_text() for each in letters.all()]


def set_the_start(pool, starts_at):
    """Let time pass, by letting the circle come nearer."""
    Session.objects.filter(pk=pool.session_id).update(
        starts_at=starts_at, ends_at=starts_at + 90 * MINUTE
    )
    pool.session.refresh_from_db()


def test_the_whole_life_of_a_full_circle(open_window, sign_in, pool, keeper):
    robin, amal = a_person("robin"), a_person("amal")
    robins, amals = open_window(), open_window(width=320)
    sign_in(robins, robin)
    sign_in(amals, amal)

    register(robins, pool, "Robin")
    assert robins.get_by_role("heading", level=1).inner_text() == "You have a seat"
    amals.goto(f"/j/seat/{pool.pk}/")
    assert "You would be first in the queue." in amals.locator("main").inner_text()
    register(amals, pool, "Amal")
    assert amals.get_by_role("heading", level=1).inner_text() == "You are waiting"
    assert "You are first in the queue." in amals.locator("main").inner_text()

    robins.get_by_role("link", name="Give up your seat").click()
    robins.get_by_role("button", name="Give up my seat").click()
    assert "You gave up your seat" in robins.get_by_role("status").inner_text()

    link = link_in_the_newest_letter(amals)
    Client().get(link)
    Client().head(link)
    assert Registration.objects.get(person=amal).status == "offered"
    on_another_phone = open_window(width=320)
    on_another_phone.goto(link)
    on_another_phone.get_by_role("button", name="Take the seat").click()
    assert "The seat is yours." in on_another_phone.locator("main").inner_text()

    told = len(subjects(amals, amal))
    actions.write_reminders(day_before(pool.session) + MINUTE)
    actions.write_reminders(pool.session.starts_at - 59 * MINUTE)
    actions.write_reminders(pool.session.starts_at - 58 * MINUTE)
    assert len(subjects(amals, amal)) == told + 2

    set_the_start(pool, timezone.now() + 10 * MINUTE)
    Session.objects.filter(pk=pool.session_id).update(sealed_address=seal("https://room.example/7"))
    amals.goto("/j/")
    amals.locator("main .seat-row a").first.click()
    amals.get_by_role("button", name="Join now").click()
    assert "room.example/7" in amals.locator("main").inner_text()

    set_the_start(pool, timezone.now() - timedelta(days=2))
    actions.say_how_many_came(pool.session, 1, by=keeper)
    amals.goto("/j/")
    assert "It is over" in amals.locator("main").inner_text()
    actions.forget_people(timezone.now() + timedelta(days=40))
    hers = Letter.objects.filter(person=amal)
    assert not hers.filter(forget_at=None).exists()
    hers.update(forget_at=timezone.now())
    accounts.forget_letters()

    amals.goto("/j/")
    assert "No seats yet" in amals.locator("main").inner_text()
    assert not pool.registrations.exclude(person=None).exists()
    assert not Letter.objects.filter(person=amal).exists()
    assert Session.objects.get(pk=pool.session_id).how_many_came == 1
