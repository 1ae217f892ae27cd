"""The pages that the frame of every page names: menu, breadcrumbs, standing pages. One query.

They are read anew for each request, with what hides them, so that a page which became private or
was renamed a moment ago, in whatever process, is left out or named rightly at once. Remembered for
seconds is only which standing pages were chosen; that is a hint, as in `content.routing`.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from wagtail.models import Page, PageViewRestriction, Site

from content.models import SiteSettings
from content.public import hidden_paths
from content.sites import remembered

SHOWN = ("title", "url_path", "path", "depth", "live", "show_in_menus")


@dataclass(frozen=True)
class Surroundings:
    """The pages around one page, live or not, in the tree's order."""

    read: frozenset[str]  # the tree paths that were looked for
    pages: tuple[Page, ...]

    def above(self, page: Page) -> list[Page]:
        """The live pages above a page, from the home page down."""
        paths = _above(page.path)
        return [each for each in self.pages if each.path in paths and each.depth > 1 and each.live]

    def in_menu(self, root: Page) -> list[Page]:
        """What stands in the menu of the site that begins at `root`, as far as anyone may see it."""
        return [
            page
            for page in self.pages
            if page.show_in_menus
            and page.depth == root.depth + 1
            and page.path.startswith(root.path)
            and not self._is_hidden(page)
        ]

    def anyones(self, pk: int | None) -> Page | None:
        """The page of this key, if anyone may see it."""
        page = next((each for each in self.pages if each.pk == pk), None)
        return page if page is not None and not self._is_hidden(page) else None

    def _is_hidden(self, page: Page) -> bool:
        line = {*_above(page.path), page.path}
        known = [each for each in self.pages if each.path in line]
        if any(each.is_private or not each.live for each in known):
            return True
        if len(known) == len(line):
            return False
        # It moved since the choice was read: ask what stands above it now.
        return bool(hidden_paths([page.path]))


def surroundings(request: HttpRequest, page: Page | None = None) -> Surroundings:
    """What stands around `page`, or around a view of ours. Read once for each request."""
    site = Site.find_for_request(request)
    if site is None:
        return Surroundings(frozenset(), ())
    known: Surroundings | None = getattr(request, "surroundings", None)
    around = _above(page.path) if page is not None and page.path else set()
    if known is None or not around <= known.read:
        known = request.surroundings = _read(site, around)
    return known


def settings_for(site: Site) -> SiteSettings:
    """What staff say for the whole site, as it was seconds ago."""
    key = SiteSettings.remembered_as(site.pk)
    return remembered(key, lambda: SiteSettings.for_site(site))


def _read(site: Site, around: set[str]) -> Surroundings:
    root = site.root_page
    chosen = settings_for(site).standing_pages()
    paths = around | _above(root.path) | {root.path}
    for page in chosen:
        paths |= _above(page.path)
    private = PageViewRestriction.objects.filter(page=OuterRef("pk"))
    menu = Q(path__startswith=root.path, depth=root.depth + 1, show_in_menus=True)
    wanted = Q(path__in=paths) | Q(pk__in={page.pk for page in chosen}) | menu
    pages = Page.objects.filter(wanted).annotate(is_private=Exists(private))
    return Surroundings(frozenset(paths), tuple(pages.only(*SHOWN).order_by("path")))


def _above(path: str) -> set[str]:
    """The tree paths above this one."""
    step = Page.steplen
    return {path[:end] for end in range(step, len(path), step)}
