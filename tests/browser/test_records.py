"""The registrars' pages: no barrier, and nothing out of reach, at both widths and in both schemes."""

import pytest

from learning.models import Certificate, Enrollment, ModulePage

from .conftest import SCHEMES, WIDTHS


def the_enrollment():
    return Enrollment.objects.get(person__email="learner@example.org", series__slug="ideas").pk


def the_certificate():
    return Certificate.objects.issued().get(person__email="learner@example.org").pk


def the_module():
    """A module that was rewritten since the learner completed it."""
    module = ModulePage.objects.get(slug="what-an-ally-does")
    module.title = "What an ally never does"
    module.body = module.body.get_prep_value()[:-1]
    module.save_revision().publish()
    return module.pk


def the_film():
    return ModulePage.objects.get(slug="speak-up-in-the-moment").pk


PAGES = {
    "enrollments": lambda: "enrollments/",
    "enrollment": lambda: f"enrollments/inspect/{the_enrollment()}/",
    "certificates": lambda: "certificates/",
    "certificate": lambda: f"certificates/inspect/{the_certificate()}/",
    "series then": lambda: f"certificates/{the_certificate()}/as-then/",
    "module then": lambda: f"enrollments/{the_enrollment()}/modules/{the_module()}/as-then/",
    "film then": lambda: f"enrollments/{the_enrollment()}/modules/{the_film()}/as-then/",
    "words of a film": lambda: f"enrollments/{the_enrollment()}/modules/{the_film()}/as-then/then/",
    "words then": lambda: f"enrollments/{the_enrollment()}/modules/{the_module()}/as-then/then/",
}

# What lies to the right of the window, in nothing that can be moved to show it.
OUT_OF_REACH = """
() => [...document.querySelectorAll("main a, main td, main h2, header a, header button")]
  .filter((each) => {
    const box = each.getBoundingClientRect();
    if (!box.width || box.right <= window.innerWidth + 1) return false;
    for (let above = each.parentElement; above; above = above.parentElement) {
      const moves = ["auto", "scroll"].includes(getComputedStyle(above).overflowX);
      if (moves && above.scrollWidth > above.clientWidth) return false;
    }
    return true;
  })
  .map((each) => each.textContent.trim().slice(0, 40))
"""


@pytest.mark.parametrize("name", PAGES)
def test_registrars_reach_everything(
    name, demo_person, open_window, sign_in, barriers, scrolls_sideways
):
    page = open_window()
    sign_in(page, demo_person("registrar"))
    url = "/admin/learning/" + PAGES[name]()

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


def test_what_is_out_of_reach_is_noticed(demo_person, open_window, sign_in):
    page = open_window(width=320)
    sign_in(page, demo_person("registrar"))
    page.goto("/admin/learning/enrollments/")
    assert page.evaluate(OUT_OF_REACH) == []

    page.evaluate("document.body.classList.remove('records')")

    assert "Status" in page.evaluate(OUT_OF_REACH)
