"""The demo's place in the page tree, and its days.

Pages are put there in two passes, because they refer to one another: all of them first, as empty
drafts, then their words. A page whose address is taken already is left as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from home.plans import site_zone


@dataclass
class Tree:
    """The pages of the demo by key ("" is the home page), and which of them want words."""

    pages: dict[str, Page] = field(default_factory=dict)
    new: set[str] = field(default_factory=set)

    def plant(self, parent: str, kind: type[Page], slug: str, title: str) -> str:
        """Make sure that `parent` has a child at `slug`, a new one being an empty draft; its key."""
        key = f"{parent}/{slug}".strip("/")
        above = self.pages[parent]
        there = above.get_children().filter(slug=slug).first()
        if there is None:
            page = kind(slug=slug, title=title, draft_title=title, live=False)
            above.add_child(instance=page)
            self.new.add(key)
        else:
            page = there.specific
        self.pages[key] = page
        return key

    def publish(self, key: str, **values: Any) -> None:
        """Give a new page its words and publish it as an editor would; leave any other alone."""
        if key not in self.new:
            return
        page = self.pages[key]
        for name, value in values.items():
            setattr(page, name, value)
        page.save_revision().publish()
        self.pages[key] = type(page).objects.get(pk=page.pk)

    @property
    def ids(self) -> dict[str, int]:
        """Page ids by key."""
        return {key: page.pk for key, page in self.pages.items()}


def day(offset: int) -> date:
    """The day `offset` days from today, in the site's zone."""
    return timezone.localdate(timezone=site_zone()) + timedelta(days=offset)


def moment(offset: int | None, hour: int) -> datetime | None:
    """`hour` o'clock of a day counted from today, in the site's zone; None for None."""
    if offset is None:
        return None
    return datetime.combine(day(offset), time(hour), tzinfo=site_zone())
