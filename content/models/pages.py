"""The page every page type grows from, and the standard page. Editors write these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from http import HTTPMethod
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from content.blocks import CONTENT_BLOCKS
from content.offering import Offering


class BasePage(Page):
    """What all pages share: a summary and a picture, and the way they present themselves."""

    summary = models.TextField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences, up to 300 characters. Shown on cards and in lists."),
    )
    image = models.ForeignKey(
        "content.Image",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown on cards. It is treated as decoration, so it needs no description."),
    )

    content_panels: ClassVar[list[Panel]] = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("image"),
    ]
    search_fields: ClassVar[list[index.BaseField]] = [
        *Page.search_fields,
        index.SearchField("summary", boost=2),
        index.AutocompleteField("summary"),
    ]

    # A visit changes nothing; whatever does has an address of its own in an app's urls.py.
    allowed_http_methods: ClassVar[list[HTTPMethod]] = [
        HTTPMethod.GET,
        HTTPMethod.HEAD,
        HTTPMethod.OPTIONS,
    ]

    class Meta:
        abstract = True

    @classmethod
    def prepare_offerings(cls, pages: Sequence[Self]) -> None:
        """Load whatever `offering()` counts, for many pages at once.

        Page types whose `offering()` needs more than their own row override this and keep what
        they load on the pages, so that a list of cards takes a fixed number of queries.
        """

    def offering(self) -> Offering:
        """Say what this page is to cards, lists and action plans."""
        return Offering(
            title=self.title,
            url=self.url or "",
            kind=str(_("Page")),
            summary=self.summary or self.search_description,
            image=self.image,
        )

    @property
    def description(self) -> str:
        """The sentence for search engines and shared links."""
        return self.search_description or self.summary


class StandardPage(BasePage):
    """A page of words, pictures and links, such as an "About" page."""

    label = models.CharField(
        _("what it is"),
        max_length=40,
        blank=True,
        help_text=_("One or two words for cards and lists, such as “Toolkit” or “Report”."),
    )
    body = StreamField(CONTENT_BLOCKS, verbose_name=_("body"), blank=True)

    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("label"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        index.SearchField("body"),
    ]
    template = "content/standard_page.html"

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    def offering(self) -> Offering:
        return replace(super().offering(), kind=self.label)
