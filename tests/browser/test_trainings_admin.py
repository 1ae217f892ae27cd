"""Trainings in the admin have no barrier and nothing out of reach, at both widths and in both schemes."""

import pytest

from accounts.models import Institution
from events import actions
from events.models import Membership
from tests.factories.cohorts import a_cohort, a_leader
from tests.factories.cohorts_many import many_members
from tests.factories.events import a_person

from .conftest import SCHEMES, WIDTHS
from .test_records import OUT_OF_REACH

LIST = b"E-mail,Name,Institution\nnobody@example.org,Ann,\nno address,Bo,\nc@example.org,=1+1,Nowhere\n"


@pytest.fixture
def run(demo, demo_person):
    """With members of two institutions, staff, a code and a list."""
    page = a_cohort(title="A run to look at", capacity=40)
    many_members(page, 14)
    schools = list(Institution.objects.all()[:2])
    for at, member in enumerate(Membership.objects.filter(page=page.pk)):
        member.institution = schools[at % len(schools)]
        member.save()
    a_leader(page, a_person("leads"))
    a_leader(page, a_person("also"), "trainer")
    registrar = demo_person("registrar")
    actions.make_invitation(page, label="Alumni", uses=2, expires_at=None, by=registrar)
    page.kept = actions.check_list(page, LIST, file_name="a-list.csv", by=registrar)
    return page


PAGES = {
    "runs": lambda run: "trainings/",
    "run": lambda run: f"trainings/{run.pk}/",
    "summary": lambda run: f"trainings/{run.pk}/summary/",
    "report": lambda run: "trainings/report/",
    "name": lambda run: f"trainings/{run.pk}/staff/",
    "end": lambda run: f"trainings/{run.pk}/staff/{run.cohort_staff.first().pk}/end/",
    "code": lambda run: f"trainings/{run.pk}/codes/",
    "bring a list": lambda run: f"lists/to/{run.pk}/",
    "list": lambda run: f"lists/{run.kept.pk}/",
    "do it": lambda run: f"lists/{run.kept.pk}/do/",
}


@pytest.mark.parametrize("name", PAGES)
def test_registrars_reach_everything(
    name, run, demo_person, open_window, sign_in, barriers, scrolls_sideways
):
    page = open_window()
    sign_in(page, demo_person("registrar"))
    url = "/admin/events/" + PAGES[name](run)

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


def test_a_list_is_sent_and_done_in_a_browser(run, demo_person, open_window, sign_in):
    page = open_window()
    sign_in(page, demo_person("registrar"))
    page.goto(f"/admin/events/lists/to/{run.pk}/")

    file = {"name": "new.csv", "mimeType": "text/csv", "buffer": b"mail\nlearner@example.org\n"}
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Look at the list").click()
    assert "Will be added" in page.locator("main").inner_text()
    page.get_by_role("link", name="Do it").click()
    page.get_by_role("button", name="Do it").click()

    assert Membership.objects.filter(page=run.pk, person__email="learner@example.org").exists()
