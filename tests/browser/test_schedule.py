"""The schedule in the admin has no barrier and nothing out of reach, at both widths and in both schemes."""

import pytest

from events import actions
from events.models import AccessNeed, CohortPage, FacilitatorEntry, Session
from tests.factories.cohorts import a_certificate, a_cohort
from tests.factories.events import a_circle, a_keeper, a_person, circles_page, registered, seated

from .conftest import SCHEMES, WIDTHS
from .test_records import OUT_OF_REACH


@pytest.fixture
def circle(demo):
    """Full, with a queue, a keeper who dropped out, and a need; and a facilitator who can be asked."""
    listed = a_person("facilitates")
    a_certificate(a_cohort(title="Training of long ago", sessions=1), listed)
    actions.join_list(listed, region="northeast")
    page = circles_page("Circles to look at")
    pool = a_circle(page, 1, keepers=[a_person("keeps")], title="Circle of many words", slot="1")
    a_circle(page, 3, slot="1", title="Another")
    Session.objects.filter(pk=pool.session_id).update(keepers_needed=2)
    a_keeper(pool.session, a_person("left"), "co_keeper", "dropped_out")
    seat = seated(pool, a_person("sits"))
    registered(pool, a_person("waits"), "waiting")
    AccessNeed.objects.create(registration=seat, text="A ramp", purge_at=pool.session.ends_at)
    return pool.session


PAGES = {
    "list": lambda circle: "schedule/",
    "session": lambda circle: f"schedule/inspect/{circle.pk}/",
    "pick": lambda circle: "schedule/new/",
    "add": lambda circle: f"schedule/new/?page={circle.page_id}",
    "edit": lambda circle: f"schedule/edit/{circle.pk}/",
    "cancel": lambda circle: f"sessions/{circle.pk}/cancel/",
    "merge": lambda circle: f"sessions/{circle.pk}/merge/",
    "add someone": lambda circle: f"sessions/{circle.pk}/add-someone/",
    "invite": lambda circle: f"sessions/{circle.pk}/keepers/invite/",
    "copy": lambda circle: "copy/",
    "new run": lambda circle: f"programs/{CohortPage.objects.first().get_parent().pk}/new-run/",
    "copy run": lambda circle: f"runs/{CohortPage.objects.first().pk}/copy/",
    "facilitators": lambda circle: "facilitators/",
    "facilitator": lambda circle: f"facilitators/inspect/{FacilitatorEntry.objects.get().pk}/",
}


@pytest.mark.parametrize("name", PAGES)
def test_those_who_schedule_reach_everything(
    name, circle, demo_person, open_window, sign_in, barriers, scrolls_sideways
):
    page = open_window()
    # A run is a page, which registrars don't write.
    sign_in(page, demo_person("editor" if name.endswith(" run") else "registrar"))
    url = "/admin/events/" + PAGES[name](circle)

    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(url)
        found += [f"{width} px: scrolls sideways"] if scrolls_sideways(page) else []
        found += [f"{width} px: out of reach: {each}" for each in page.evaluate(OUT_OF_REACH)]
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found += [f"{width} px, {scheme}: {barrier}" for barrier in barriers(page)]
    assert "\n".join(found) == ""


def test_a_time_stays_as_it_was_typed(circle, demo_person, open_window, sign_in):
    page = open_window()
    sign_in(page, demo_person("registrar"))
    page.goto(f"/admin/events/schedule/new/?page={circle.page_id}")

    page.get_by_label("Day", exact=False).first.fill("2031-05-06")
    for label, typed in (("Starts", "10:00 pm"), ("Ends", "11:30 pm")):
        page.get_by_label(label).first.click()
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    assert page.get_by_label("Starts").first.input_value() == "10:00 pm"
    page.locator("main button[type=submit].button").last.click()

    assert "Tuesday 6 May 2031, 10:00 pm to 11:30 pm Eastern" in page.locator("main").inner_text()
