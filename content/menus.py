"""Ways through the site that every page shows: main menu, breadcrumbs, standing pages.

Nothing here names a page that is unpublished or private.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page, Site

from content.surroundings import settings_for, surroundings


@dataclass(frozen=True)
class MenuItem:
    """One entry of the main menu."""

    title: str
    url: str
    current: bool  # the visitor is on this page or below it
    exact: bool  # the visitor is on this very page


@dataclass(frozen=True)
class Link:
    """A page to go to."""

    title: str
    url: str


@dataclass(frozen=True)
class StandingPages:
    """Pages linked from the same place everywhere; None where there is none to show."""

    help: Link | None
    accessibility: Link | None
    privacy: Link | None


def main_menu(request: HttpRequest, page: Page | None = None) -> list[MenuItem]:
    """The pages right below the home page that editors put in menus."""
    site = Site.find_for_request(request)
    if site is None:
        return []
    items = []
    for each in surroundings(request, page).in_menu(site.root_page):
        url = each.get_url(request)
        if url:
            is_here = request.path.startswith(url)
            items.append(MenuItem(each.title, url, is_here, request.path == url))
    return items


def breadcrumbs(page: Page, request: HttpRequest) -> list[Link]:
    """The pages above this one, from the home page down; none for a new page."""
    if not page.path or page.depth < 3:
        return []
    above = surroundings(request, page).above(page)
    links = [Link(parent.title, parent.get_url(request) or "") for parent in above]
    return [link for link in links if link.url]


def standing_pages(request: HttpRequest, page: Page | None = None) -> StandingPages:
    """Help, accessibility statement and privacy notice, as far as anyone may see them."""
    site = Site.find_for_request(request)
    if site is None:
        return StandingPages(None, None, None)
    settings, around = settings_for(site), surroundings(request, page)
    chosen = (settings.help_page_id, settings.accessibility_page_id, settings.privacy_page_id)
    return StandingPages(*(_link(around.anyones(pk), request) for pk in chosen))


def _link(page: Page | None, request: HttpRequest) -> Link | None:
    url = page.get_url(request) if page is not None else None
    return Link(page.title, url) if page is not None and url else None
