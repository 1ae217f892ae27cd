"""What an editor of an action plan should look at: dates gone by, pages visitors can't see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from content.public import visible_pages
from home.action_plan import PlanRow
from home.plans import Pages, page_ids, read_row, site_zone

if TYPE_CHECKING:
    from home.models import ActionPlanPage


@dataclass(frozen=True)
class Concern:
    """One row to look at: the heading it stands under, its words, and what is the matter."""

    heading: str
    row: str
    why: str


def concerns(page: ActionPlanPage, now: datetime) -> list[Concern]:
    """The rows of `page` that an editor should look at, in the order of the page."""
    pages = visible_pages(page_ids(page.now, page.next, page.involved))
    past_next = _("Its date has passed. Visitors see it under “Where we are now”.")
    past_involved = _("Its date has passed. Visitors still see it here.")
    zone = site_zone()
    return [
        *_concerns(_("Where we are now"), page.now, pages, lambda row: ""),
        *_concerns(
            _("What happens next"),
            page.next,
            pages,
            lambda row: past_next if row.is_past(now, zone) else "",
        ),
        *_concerns(
            _("Ways to get involved"),
            page.involved,
            pages,
            lambda row: past_involved if row.is_over(now, zone) else "",
        ),
    ]


def _concerns(
    heading: str, stream: StreamValue, pages: Pages, matter: Callable[[PlanRow], str]
) -> Iterator[Concern]:
    """Concerns of one section; `matter` says what is the matter with a shown row, "" if nothing."""
    for at in range(len(stream)):
        row = read_row(stream, at, pages)
        if row is None:
            why = _("Its page is not public. Visitors do not see this row.")
            yield Concern(heading, _title(stream[at]), why)
        elif why := matter(row):
            yield Concern(heading, _title(stream[at]), why)


def _title(block: StreamValue.StreamChild) -> str:
    """A row's words, short, for the editor: titles of drafts included."""
    if block.block_type == "text":
        return Truncator(strip_tags(str(block.value["text"]))).chars(90)
    page = block.value["page"]
    return page.get_admin_display_title() if page else _("A page that no longer exists")
