"""Blocks that lead somewhere: call to action, offering."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from content.offering import Offering
from content.public import visible_pages
from content.sites import share_roots


class CallToActionValue(blocks.StructValue):
    """Where the button leads."""

    @property
    def href(self) -> str:
        """The address behind the button; empty when the page is gone or not published."""
        page = self.get("page")
        if page is not None:
            share_roots([page])
            return (page.url or "") if page.live else ""
        return self.get("url") or ""


class CallToActionBlock(blocks.StructBlock):
    """One clear thing to do next."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), required=False, max_length=300)
    label = blocks.CharBlock(
        label=_("Words on the button"),
        max_length=40,
        help_text=_('Say what happens: "Join the series", not "Click here".'),
    )
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("Address"), required=False, help_text=_("Only for another site."))

    def clean(self, value: Any) -> Any:
        """Ask for exactly one of page and address, once it is to be published."""
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        if bool(cleaned.get("page")) == bool(cleaned.get("url")):
            message = (
                _("Choose a page or give an address, not both.")
                if cleaned.get("page")
                else _("Choose a page or give an address.")
            )
            error = ValidationError(message)
            raise blocks.StructBlockValidationError(block_errors={"page": error, "url": error})
        return cleaned

    class Meta:
        icon = "arrow-right"
        label = _("Call to action")
        description = _("One clear thing to do next, with a button.")
        template = "blocks/call_to_action.html"
        value_class = CallToActionValue
        preview_value = {
            "title": "Ready to begin?",
            "text": "The first module takes 15 minutes. You can stop and come back.",
            "label": "Start the series",
            "page": None,
            "url": "https://example.org/",
        }
        label_format = "{title}"


class _Batch:
    """The pages that all offering blocks of one page point at, loaded together."""

    def __init__(self, page_ids: Sequence[int]) -> None:
        self.page_ids = page_ids

    @cached_property
    def pages(self) -> dict[int, Page]:
        return visible_pages(self.page_ids)


class OfferingValue(blocks.StructValue):
    """The page an editor chose, seen through what visitors may see."""

    batch: _Batch | None = None

    @property
    def offering(self) -> Offering | None:
        """What the page says of itself; None while it is unpublished or private."""
        page = self.get("page")
        if page is None:
            return None
        batch = self.batch or _Batch([page.pk])
        visible = batch.pages.get(page.pk)
        return visible.offering() if visible is not None else None


def _offering_preview() -> dict[str, Any]:
    for page in Page.objects.live().public().filter(depth__gt=2).order_by("path")[:20]:
        if hasattr(page.specific_class, "offering"):
            return {"page": page, "lead": ""}
    return {"page": None, "lead": ""}


class OfferingBlock(blocks.StructBlock):
    """The card of another page. It vanishes while that page is unpublished or private."""

    page = blocks.PageChooserBlock(label=_("Page"))
    lead = blocks.CharBlock(
        label=_("Line above the card"),
        required=False,
        max_length=160,
        help_text=_("Why it matters here. Leave empty for none."),
    )

    def bulk_to_python(self, values: Any) -> list[Any]:
        """Tie the blocks of one page together, so that they load their pages at once."""
        loaded = super().bulk_to_python(values)
        batch = _Batch([value["page"].pk for value in loaded if value.get("page")])
        for value in loaded:
            value.batch = batch
        return loaded

    class Meta:
        icon = "doc-full-inverse"
        label = _("Offering card")
        description = _(
            "The card of a series, module, event or page. Hidden while that is not public."
        )
        template = "blocks/offering.html"
        value_class = OfferingValue
        preview_value = staticmethod(_offering_preview)
