"""What visitors see of action plans and of the pages chosen on the home page.

Every page named anywhere on the page at hand is looked up once, through
`content.public.visible_pages`, so that the number of queries does not grow with the rows and no
title of an unpublished or private page can come through.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from wagtail.blocks import StreamValue
from wagtail.models import Page

from content.offering import Offering
from content.public import visible_pages
from home.action_plan import PlanRow, Sections, arrange

if TYPE_CHECKING:
    from home.models import ActionPlanPage, HomePage

Pages = Mapping[int, Page]


def site_zone() -> ZoneInfo:
    """The zone in which the site's days begin and end."""
    return ZoneInfo(settings.SOURCE_TIME_ZONE)


def offering_of(page: Page | None) -> Offering | None:
    """What a page says of itself; a page of a type that isn't ours gives title and address."""
    if page is None:
        return None
    if hasattr(page, "offering"):
        return page.offering()
    return Offering(title=page.title, url=page.url or "", kind="")


def page_ids(*streams: StreamValue) -> Iterator[int]:
    """The ids of all pages that rows of these streams stand for, without loading them."""
    for stream in streams:
        for row in stream.raw_data:
            if row["type"] == "page" and row["value"].get("page"):
                yield row["value"]["page"]


def read_rows(stream: StreamValue, pages: Pages) -> tuple[PlanRow, ...]:
    """The rows of one section. A row whose page is not among `pages` is left out."""
    rows = (read_row(stream, at, pages) for at in range(len(stream)))
    return tuple(row for row in rows if row is not None)


def read_row(stream: StreamValue, at: int, pages: Pages) -> PlanRow | None:
    """The row at place `at`, or None where it stands for a page that is not among `pages`.

    A row for a page is read raw: its block would load the page once more.
    """
    raw = stream.raw_data[at]
    if raw["type"] == "text":
        value = stream[at].value
        return PlanRow(text=value["text"], on=value["date"], label=value["label"] or "")
    value = raw["value"]
    offering = offering_of(pages.get(value.get("page")))
    if offering is None:
        return None
    days = stream.stream_block.child_blocks["page"].child_blocks["date"]
    return PlanRow(
        offering=offering,
        lead=value.get("lead") or "",
        on=days.to_python(value.get("date")),
        label=value.get("label") or "",
    )


def written_plan(page: ActionPlanPage, pages: Pages) -> Sections:
    """The plan as the editor wrote it, without the rows whose page is not among `pages`."""
    return Sections(
        now=read_rows(page.now, pages),
        next=read_rows(page.next, pages),
        involved=read_rows(page.involved, pages),
    )


def shown_plan(page: ActionPlanPage) -> Sections:
    """The plan as a visitor sees it now."""
    pages = visible_pages(page_ids(page.now, page.next, page.involved))
    return arrange(written_plan(page, pages), timezone.now(), site_zone())


def front_page(home: HomePage) -> dict[str, Any]:
    """What the home page shows of other pages.

    `buttons`: up to two dicts of `label` and `url`; `plan_page`: the action plan, or None;
    `next_rows`: its rows under "next"; `cards`: offerings.
    """
    featured = [row["value"] for row in home.featured.raw_data if row["value"]]
    coming = page_ids(home.action_plan.next) if home.action_plan else ()
    chosen = {home.first_page_id, home.second_page_id, home.action_plan_id}
    pages = visible_pages([*(chosen - {None}), *featured, *coming])
    plan_page = pages.get(home.action_plan_id)
    return {
        "buttons": list(_buttons(home, pages)),
        "plan_page": plan_page,
        "next_rows": _next_rows(plan_page, pages) if plan_page else (),
        "cards": _cards(featured, pages),
    }


def _next_rows(plan_page: Any, pages: Pages) -> tuple[PlanRow, ...]:
    coming = Sections(next=read_rows(plan_page.next, pages))
    return arrange(coming, timezone.now(), site_zone()).next


def _buttons(home: HomePage, pages: Pages) -> Iterator[dict[str, str]]:
    for label, page_id in (
        (home.first_button, home.first_page_id),
        (home.second_button, home.second_page_id),
    ):
        if label and page_id in pages:
            yield {"label": label, "url": pages[page_id].url}


def _cards(featured: Iterable[int], pages: Pages) -> list[Offering]:
    found = (offering_of(pages.get(page_id)) for page_id in featured)
    return [card for card in found if card is not None]
