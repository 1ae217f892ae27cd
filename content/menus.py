"""Ways through the site that every page shows: main menu, breadcrumbs, standing pages.

Nothing here names a page that is unpublished or private.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page, Site

from content.models import SiteSettings
from content.public import hidden_paths


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


def main_menu(request: HttpRequest) -> list[MenuItem]:
    """The pages right below the home page that editors put in menus. Two queries."""
    site = Site.find_for_request(request)
    if site is None:
        return []
    pages = list(Page.objects.child_of(site.root_page).live().in_menu().order_by("path"))
    hidden = hidden_paths(page.path for page in pages)
    items = []
    for page in pages:
        url = page.get_url(request)
        if page.path not in hidden and url:
            is_here = request.path.startswith(url)
            items.append(MenuItem(page.title, url, is_here, request.path == url))
    return items


def breadcrumbs(page: Page, request: HttpRequest | None) -> list[Link]:
    """The pages above this one, from the home page down. One query; none for a new page."""
    if not page.path or page.depth < 3:
        return []
    above = page.get_ancestors().filter(depth__gt=1).live()
    links = [Link(parent.title, parent.get_url(request) or "") for parent in above]
    return [link for link in links if link.url]


def standing_pages(request: HttpRequest) -> StandingPages:
    """Help, accessibility statement and privacy notice, as far as anyone may see them."""
    settings = SiteSettings.for_request(request)
    chosen = (settings.help_page, settings.accessibility_page, settings.privacy_page)
    hidden = hidden_paths(page.path for page in chosen if page is not None)
    return StandingPages(*(_link(page, hidden, request) for page in chosen))


def _link(page: Page | None, hidden: set[str], request: HttpRequest) -> Link | None:
    if page is None or page.path in hidden:
        return None
    url = page.get_url(request)
    return Link(page.title, url) if url else None
