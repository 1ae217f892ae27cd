"""Our blocks and panels add no barrier to the page editor: axe finds on our pages, with every block
and every panel in them, what it finds on an empty page of Wagtail's own, and no more."""

import pytest
from playwright.sync_api import expect
from wagtail.models import Page

from home.models import ActionPlanPage, HomePage
from learning.blocks import MODULE_BLOCKS
from learning.models import LearningIndexPage, ModulePage, SeriesPage
from tests.factories.content import document
from tests.factories.learning import a_module

from . import scenes
from .scenes import Stage


def a_stock_page():
    """A title, a slug, and nothing of ours."""
    page = Page.objects.get(depth=2).add_child(instance=Page(title="Stock", slug="stock"))
    page.save_revision().publish()
    return page


def every_block():
    path = scenes.every_block(Stage(None, None, None))
    return Page.objects.get(slug=path.strip("/"))


def a_series_with_learners():
    """With the learners' panel, and changes to show in it."""
    page = SeriesPage.objects.get(slug="start-here")
    page.modules_needed = 2
    page.save_revision()
    module = ModulePage.objects.child_of(page).first()
    module.needs_marked_done = True
    module.save_revision()
    return page


def a_module_with_every_block():
    document(title="Worksheet: your first meeting")
    body = [(name, block.get_preview_value()) for name, block in MODULE_BLOCKS]
    page = a_module(SeriesPage.objects.get(slug="start-here"), "Every block")
    page.body = body
    page.save_revision()
    return page


EDITORS = {
    "home": HomePage.objects.first,
    "action plan": ActionPlanPage.objects.first,
    "catalogue": LearningIndexPage.objects.first,
    "standard page": every_block,
    "series": a_series_with_learners,
    "module": a_module_with_every_block,
}


@pytest.fixture
def found(demo_person, open_window, sign_in, barriers):
    """A function that opens the editor of a page and lists what axe finds: rule and element."""

    def found(page, *, with_names=True):
        window = open_window()
        if not with_names:
            nothing = {"content_type": "text/javascript", "body": ""}
            window.route("**/js/admin_names.js", lambda route: route.fulfill(**nothing))
        sign_in(window, demo_person("moderator"))
        window.goto(f"/admin/pages/{page.pk}/edit/")
        expect(window.get_by_role("textbox", name="Title").first).to_be_visible()
        window.wait_for_load_state("networkidle")
        return barriers(window)

    return found


@pytest.mark.parametrize("name", EDITORS)
def test_our_editors_add_no_barrier_to_those_of_a_stock_page(found, demo, name):
    stock = {line.partition(" ")[0] for line in found(a_stock_page())}

    ours = found(EDITORS[name]())

    assert [line for line in ours if line.partition(" ")[0] not in stock] == []


def test_what_wagtail_leaves_without_a_name_would_be_found(found, demo):
    """The control: without our script, rich text and tables are as Wagtail makes them."""
    ours = {line.partition(" ")[0] for line in found(every_block(), with_names=False)}

    assert {"aria-input-field-name", "label"} <= ours
