"""The page every page type grows from, and the standard page. Editors write these."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from http import HTTPMethod
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.fields import StreamField
from wagtail.models import Page, Revision
from wagtail.search import index

from content.blocks import CONTENT_BLOCKS
from content.offering import Offering, card_of
from content.page_forms import CheckedCopyForm, PublishCheckForm
from content.publishing import Errors, PublishRefused, stream_errors


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

    # What a page shows of rows it points at, to be read in the query that finds the page.
    read_along: ClassVar[tuple[str, ...]] = ()

    # A visit changes nothing; whatever does has an address of its own in an app's urls.py.
    allowed_http_methods: ClassVar[list[HTTPMethod]] = [
        HTTPMethod.GET,
        HTTPMethod.HEAD,
        HTTPMethod.OPTIONS,
    ]

    base_form_class = PublishCheckForm
    copy_form_class = CheckedCopyForm
    # Errors that only pages below can mend: a page that is just being made has none yet.
    mended_by_children: ClassVar[set[str]] = set()

    class Meta:
        abstract = True

    def publish_errors(self, *, with_drafts: Collection[int] = ()) -> Errors:
        """Why this page must not go live as it is: field → reasons. Empty when it may.

        It is asked about the moment it goes live, `going_live_at`. `with_drafts`: the pages
        below, by id, whose drafts are taken to go live with it, as those reviewed together do.
        """
        return stream_errors(self)

    @property
    def going_live_at(self) -> datetime:
        """When this version goes live, or did: now, unless it is for later."""
        now = timezone.now()
        return max(self.go_live_at, now) if self.go_live_at else now

    def refuse_unless_fit(self) -> None:
        """Raise PublishRefused with all that stands between this page and its visitors."""
        errors = dict(self.publish_errors())
        if self._state.adding:
            errors = {key: errors[key] for key in errors if key not in self.mended_by_children}
        try:
            self.full_clean()
        except ValidationError as error:
            errors = {**error.message_dict, **errors}
        if errors:
            raise PublishRefused(self, errors)

    def save(self, clean: bool = True, **kwargs: Any) -> None:
        """Save. What visitors see is checked, so that no way of going live leads past the check.

        Unpublishing, expiry, moves, locks and drafts save without it: they show nothing new. A copy
        is saved without `clean` below its first page, and is checked all the same.
        """
        if self.live and (clean or self._state.adding) and self._shows(kwargs.get("update_fields")):
            self.refuse_unless_fit()
            clean = False
        super().save(clean=clean, **kwargs)

    def _shows(self, update_fields: Collection[str] | None) -> bool:
        own = {field.name for field in self._meta.local_fields}
        return update_fields is None or not own.isdisjoint(update_fields) or "live" in update_fields

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """Publish a revision, or have it wait for its moment; all of it or nothing."""
        with transaction.atomic():
            if revision.content.get("go_live_at"):
                page = revision.as_object()
                if page.going_live_at > timezone.now():
                    page.refuse_unless_fit()
            super().publish(revision, *args, **kwargs)

    def copy(self, *args: Any, **kwargs: Any) -> Page:
        """Copy the page; when one of those below it is refused, none is copied."""
        with transaction.atomic():
            return super().copy(*args, **kwargs)

    @classmethod
    def prepare_offerings(cls, pages: Sequence[Self]) -> None:
        """Load whatever `offering()` counts, for many pages at once.

        Page types whose `offering()` needs more than their own row override this and keep what
        they load on the pages, so that a list of cards takes a fixed number of queries.
        """

    def offering(self) -> Offering:
        """Say what this page is to cards, lists and action plans."""
        return card_of(self, kind=str(_("Page")), summary=self.summary or self.search_description)

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
