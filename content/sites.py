"""The site a request is for, its settings, and where sites begin in the tree: known for seconds.

Every page needs them, and they change a few times in a site's life. Each process looks them up
again after `SECONDS`, so a change in the settings shows everywhere within that time.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page, Site

SECONDS = 10
MOST = 100  # hosts: whoever asks under ever new names must not fill the memory
_known: dict[tuple[str, str], tuple[float, Any]] = {}


def recognize(request: HttpRequest) -> None:
    """Put the site and the roots where Wagtail looks for them before it asks the database."""
    site = remembered(
        (request.get_host(), request.get_port()), lambda: Site.find_for_request(request)
    )
    if site is not None:
        request._wagtail_site = site
        request._wagtail_cached_site_root_paths = roots()


def roots() -> list[Any]:
    """Where each site begins in the tree, as `Site.get_site_root_paths` tells it."""
    return remembered(("", ""), Site.get_site_root_paths)


def share_roots(pages: Iterable[Page]) -> None:
    """Give pages what Wagtail would look up for the address of each."""
    for page in pages:
        page._wagtail_cached_site_root_paths = roots()


def forget(*keys: tuple[str, str]) -> None:
    """Look these up anew; without any, everything."""
    for key in keys or tuple(_known):
        _known.pop(key, None)


def remembered(key: tuple[str, str], look_up: Callable[[], Any]) -> Any:
    """What was looked up under this key; never anything that is not for everyone to see."""
    until, known = _known.get(key, (0.0, None))
    if time.monotonic() < until:
        return known
    found = look_up()
    if found:
        if len(_known) > MOST:
            _known.clear()
        _known[key] = (time.monotonic() + SECONDS, found)
    return found
