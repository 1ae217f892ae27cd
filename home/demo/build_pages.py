"""The demo's home page, action plan and standard pages, and what the site says of itself."""

from __future__ import annotations

from wagtail.models import Page, Site

from content.models import SiteSettings, StandardPage
from home.demo import action_plan, pages, shape
from home.demo.build import Places, body
from home.demo.build_rows import page_rows, plan_rows
from home.demo.build_tree import Tree, day
from home.models import ActionPlanPage, HomePage

PLAN = "action-plan"
STANDING = (pages.ABOUT, pages.HELP, pages.PRIVACY, pages.ACCESSIBILITY)
IN_MENU = {PLAN, pages.OFFERINGS_INDEX.slug, pages.ABOUT.slug}
ORGANIZATION = "Equip, an independent demonstration"
FOOTER = (
    "Equip shows what learning for academic medicine can be. It is not run by the Association of "
    "American Medical Colleges and does not speak for it."
)
CONTACT = "help@example.org"


def find_home(tree: Tree) -> None:
    """Begin the tree at the site's root. A home page that nobody has written on yet is new."""
    home = Site.objects.get(is_default_site=True).root_page.specific
    tree.pages[""] = home
    if isinstance(home, HomePage) and not home.headline:
        tree.new.add("")


def plant_offerings(tree: Tree) -> None:
    """Put the pages on tools and programs into the tree."""
    index = pages.OFFERINGS_INDEX
    key = tree.plant("", StandardPage, index.slug, index.title)
    for page in pages.OFFERINGS:
        tree.plant(key, StandardPage, page.slug, page.title)


def plant_others(tree: Tree) -> None:
    """Put action plan and standing pages into the tree; their order is the menu's."""
    tree.plant("", ActionPlanPage, PLAN, action_plan.TITLE)
    for page in STANDING:
        tree.plant("", StandardPage, page.slug, page.title)


def publish(tree: Tree, places: Places) -> None:
    """Publish them all, the home page last."""
    index = pages.OFFERINGS_INDEX
    for page in pages.OFFERINGS:
        _publish_page(tree, f"{index.slug}/{page.slug}", page, places)
    for page in (index, *STANDING):
        _publish_page(tree, page.slug, page, places)
    _publish_plan(tree, places)
    _publish_home(tree, places)


def _publish_page(tree: Tree, key: str, page: shape.Page, places: Places) -> None:
    tree.publish(
        key,
        summary=page.summary,
        label=page.label,
        body=body(key, page.body, places),
        show_in_menus=key in IN_MENU,
    )


def _publish_plan(tree: Tree, places: Places) -> None:
    tree.publish(
        PLAN,
        summary=action_plan.SUMMARY,
        purpose=action_plan.PURPOSE,
        now=plan_rows(f"{PLAN}/now", action_plan.NOW, places, day),
        next=plan_rows(f"{PLAN}/next", action_plan.NEXT, places, day),
        involved=plan_rows(f"{PLAN}/involved", action_plan.INVOLVED, places, day),
        show_in_menus=True,
    )


def _publish_home(tree: Tree, places: Places) -> None:
    home = pages.HOME
    tree.publish(
        "",
        title=home.title,
        hero_label=home.label,
        headline=home.headline,
        lead=home.lead,
        summary=home.lead[:300],
        first_button=home.first_button[0],
        first_page_id=places.pages[home.first_button[1]],
        second_button=home.second_button[0],
        second_page_id=places.pages[home.second_button[1]],
        action_plan_id=places.pages[PLAN],
        featured_title=home.featured_title,
        featured=page_rows("home/featured", home.featured, places),
        body=body("home", home.body, places),
    )


def write_settings(tree: Tree) -> SiteSettings:
    """What the footer says and links; settings that staff have written are kept."""
    site = Site.objects.get(is_default_site=True)
    written = SiteSettings.for_site(site)
    if not written.organization:
        written.organization = ORGANIZATION
        written.footer_text = FOOTER
        written.contact_email = CONTACT
        written.privacy_page = _plain(tree, pages.PRIVACY)
        written.privacy_version = pages.PRIVACY_VERSION
        written.help_page = _plain(tree, pages.HELP)
        written.accessibility_page = _plain(tree, pages.ACCESSIBILITY)
        written.save()
    if site.site_name == "":
        site.site_name = "Equip"
        site.save()
    return written


def _plain(tree: Tree, page: shape.Page) -> Page:
    return tree.pages[page.slug].page_ptr
