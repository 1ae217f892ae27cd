"""The site a request is for, and where sites begin in the tree: known for seconds, not asked anew.

Every page needs both, and they change a few times in a site's life. Each process looks them up
again after `SECONDS`, so a change in the settings shows everywhere within that time.
"""

from __future__ import annotations

import time
from typing import Any

from django.http import HttpRequest
from wagtail.models import Site

SECONDS = 10
_known: dict[tuple[str, str], tuple[float, Site, Any]] = {}


def recognize(request: HttpRequest) -> None:
    """Put the site and the roots where Wagtail looks for them before it asks the database."""
    key = (request.get_host(), request.get_port())
    until, site, roots = _known.get(key, (0.0, None, None))
    if time.monotonic() >= until:
        site, roots = Site.find_for_request(request), Site.get_site_root_paths()
        if site is None:
            return
        if len(_known) > 100:
            _known.clear()
        _known[key] = (time.monotonic() + SECONDS, site, roots)
    request._wagtail_site = site
    request._wagtail_cached_site_root_paths = roots


def forget() -> None:
    """Look everything up anew. Only tests need this."""
    _known.clear()
