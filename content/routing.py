"""Finding the page at an address with one query instead of two for each level of the tree.

Each process remembers which page it last found at an address. That is only a hint: one query
proves that this page is still live at this address, and says whether anything restricts it. So
nothing has to be told when a page moves, and a wrong hint costs one query. A page type that routes
in a way of its own, and every miss, goes Wagtail's own way; hooks and restrictions always do.
"""

from __future__ import annotations

from django.db.models import Exists
from django.http import HttpRequest, HttpResponse
from wagtail import views
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.url_routing import RouteResult

from content.public import restrictions_above
from content.sites import share_roots

MOST_HINTS = 20_000
_hints: dict[str, tuple[type[Page], int]] = {}


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """The page at `path`, as `wagtail.views.serve` answers."""
    url_path = _url_path(request, path)
    page = _known(url_path) if url_path else None
    if page is not None:
        request._wagtail_route_for_request = RouteResult(page)
        return views.serve(request, path)
    response = views.serve(request, path)
    found = getattr(request, "_wagtail_route_for_request", None)
    if url_path and found is not None:
        _remember(url_path, found)
    return response


def forget() -> None:
    """Drop all hints. Only tests need this."""
    _hints.clear()


def _url_path(request: HttpRequest, path: str) -> str:
    """Where the tree keeps the page of this address; empty where no site answers."""
    site = Site.find_for_request(request)
    return site.root_page.url_path + path if site else ""


def _known(url_path: str) -> Page | None:
    hint = _hints.get(url_path)
    if hint is None:
        return None
    page_type, pk = hint
    # The primary key stays in the filter: an address has no index.
    page = (
        page_type.objects.filter(pk=pk, url_path=url_path, live=True)
        .annotate(is_restricted=Exists(restrictions_above()))
        .select_related(*getattr(page_type, "read_along", ()))
        .first()
    )
    if page is None:
        _hints.pop(url_path, None)
        return None
    share_roots([page])
    if not page.is_restricted:
        page.get_view_restrictions = PageViewRestriction.objects.none
    return page


def _remember(url_path: str, found: RouteResult) -> None:
    page, args, kwargs = found
    page_type = type(page)
    is_plain = page_type.route is Page.route
    if args or kwargs or not is_plain or page.url_path != url_path:
        return
    if len(_hints) >= MOST_HINTS:
        _hints.clear()
    _hints[url_path] = (page_type, page.pk)
