"""Each form a participant or keeper finds can be sent: it carries the mark against forgery."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from events.models import DrawEntry, Registration
from events.offer_links import token
from tests.authorization.world_cohort_desk import CohortDeskWorld
from tests.authorization.world_events import EventsWorld
from tests.events.draw.conftest import circles, enter, page  # noqa: F401
from tests.factories.events import a_circle, circles_page, registered

pytestmark = pytest.mark.django_db
FORM = re.compile(r"<form\b[^>]*\bmethod=\"post\"[^>]*>.*?</form>", re.DOTALL | re.IGNORECASE)
MARK = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
NAMES = (
    "mine", "register", "registration", "cancel", "answer", "move", "enter_draw", "leave_draw",
    "draw", "desk", "circle", "message", "hand_over", "drop_out", "cancel_circle", "invitation",
    "offer", "cohort_desk", "cohort_message", "cohort_staff", "cohort_leave", "cohort_member",
    "cohort_session", "cohort_code",
)  # fmt: skip


@pytest.fixture
def strict(learner):
    client = Client(enforce_csrf_checks=True)
    client.force_login(learner)
    return client


def addresses(world):
    """Every address of these pages that can be made with what the world has."""
    for name in NAMES:
        for arguments in {(), *world.values()}:
            try:
                yield reverse(f"events:{name}", args=arguments)
            except Exception:
                continue


def test_each_form_that_is_sent_carries_its_mark(site_root, learner, strict):
    people = {"learner": learner}
    world = EventsWorld(people).objects | CohortDeskWorld(people).objects
    found = {}
    for address in addresses(world):
        answer = strict.get(address)
        if answer.status_code == 200:
            found[address] = FORM.findall(answer.content.decode().partition("<main")[2])

    without = {each for each, forms in found.items() for form in forms if not MARK.search(form)}
    assert without == set()
    assert sum(len(forms) for forms in found.values()) >= 15


def test_the_draw_can_be_left_after_asking_once_more(learner, strict, page, circles, enter):  # noqa: F811
    enter(learner, *circles)
    address = reverse("events:leave_draw", args=[page.pk])
    assert address in strict.get(reverse("events:enter_draw", args=[page.pk])).content.decode()

    asked = strict.get(address)
    assert DrawEntry.objects.get().status != DrawEntry.Status.LEFT
    strict.post(address, {"csrfmiddlewaretoken": MARK.search(asked.content.decode())[1]})

    assert DrawEntry.objects.get().status == DrawEntry.Status.LEFT


@pytest.mark.parametrize("is_by_letter", [True, False])
def test_an_offer_is_let_go_after_asking_once_more(site_root, learner, strict, is_by_letter):
    offered = registered(a_circle(circles_page(), 1), learner, Registration.Status.OFFERED)
    address = reverse("events:answer", args=[offered.code])
    if is_by_letter:
        strict.logout()
        address = reverse("events:offer", args=[token(offered)]) + "?no"

    asked = strict.get(address).content.decode()
    offered.refresh_from_db()
    assert offered.status == Registration.Status.OFFERED
    assert "Let the seat go?" in asked
    mark = MARK.search(asked)[1]
    strict.post(address, {"csrfmiddlewaretoken": mark, "answer": "decline"})

    offered.refresh_from_db()
    assert offered.status == Registration.Status.DECLINED


def test_an_offered_seat_is_answered_and_not_given_up(site_root, learner, strict):
    offered = registered(a_circle(circles_page(), 1), learner, Registration.Status.OFFERED)

    said = strict.get(reverse("events:registration", args=[offered.code])).content.decode()

    assert "Let it go" in said
    assert "Give up your seat" not in said
