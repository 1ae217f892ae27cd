"""Links between pages inside rich text."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from content.sites import share_roots


class CheapPageLinkHandler(PageLinkHandler):
    """Wagtail's links, with one query for all links of a text and not several for each.

    Only addresses are needed, so the pages are read as plain pages.
    """

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, Any]]) -> list[Page | None]:
        ids = [attrs.get("id") for attrs in attrs_list]
        pages = Page.objects.in_bulk([int(pk) for pk in ids if str(pk).isdigit()])
        share_roots(pages.values())
        return [pages.get(int(pk)) if str(pk).isdigit() else None for pk in ids]
