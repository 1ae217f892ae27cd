"""The home page and action plans. Editors write these."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel, Panel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from content.blocks import CONTENT_BLOCKS
from content.models import BasePage
from content.offering import Offering, card_of
from home.blocks import PLAN_ROWS
from home.panels import PlanDatesPanel
from home.plans import front_page, shown_plan


def _chosen_page(label: str, help_text: str) -> models.ForeignKey:
    return models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=label,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=help_text,
    )


def _button_words(label: str) -> models.CharField:
    return models.CharField(
        label,
        max_length=40,
        blank=True,
        help_text=_("Say what happens: “Start learning”, not “Click here”."),
    )


class ActionPlanPage(BasePage):
    """What we do, in three lists: where we are now, what happens next, how to get involved.

    A row is text, or stands for a page and takes title, dates and state from there. What visitors
    see of it is decided in `home.action_plan`, at the moment they look.
    """

    purpose = models.TextField(
        _("purpose"),
        max_length=1000,
        blank=True,
        help_text=_("What this plan is for, in two or three sentences."),
    )
    now = StreamField(PLAN_ROWS, verbose_name=_("where we are now"), blank=True)
    next = StreamField(PLAN_ROWS, verbose_name=_("what happens next"), blank=True)
    involved = StreamField(PLAN_ROWS, verbose_name=_("ways to get involved"), blank=True)

    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("purpose"),
        PlanDatesPanel(heading=_("Rows to look at")),
        FieldPanel("now"),
        FieldPanel("next"),
        FieldPanel("involved"),
    ]
    # Rows are left out: what stands in them may name a page that is not public.
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        index.SearchField("purpose"),
    ]
    template = "home/action_plan_page.html"

    class Meta:
        verbose_name = _("action plan")
        verbose_name_plural = _("action plans")

    def offering(self) -> Offering:
        """Say what this plan is to cards and lists."""
        return card_of(
            self,
            kind=str(_("Action plan")),
            summary=self.summary or self.purpose,
            next_step=str(_("Read the plan")),
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `plan`: the three sections as a visitor sees them now."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["plan"] = shown_plan(self)
        return context


class HomePage(BasePage):
    """Where people land: what this place is for, what happens next, where to begin."""

    hero_label = models.CharField(
        _("label above the headline"), max_length=60, blank=True, help_text=_("A few words.")
    )
    headline = models.CharField(
        _("headline"),
        max_length=80,
        blank=True,
        help_text=_("The first thing people read. Up to 80 characters; best with fewer than 30."),
    )
    lead = models.TextField(
        _("lead"),
        max_length=400,
        blank=True,
        help_text=_("One or two sentences under the headline."),
    )
    first_button = _button_words(_("words on the first button"))
    first_page = _chosen_page(_("first button leads to"), _("The one clear next step."))
    second_button = _button_words(_("words on the second button"))
    second_page = _chosen_page(_("second button leads to"), _("A quieter choice."))
    action_plan = models.ForeignKey(
        ActionPlanPage,
        verbose_name=_("action plan"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Its rows under “What happens next” are shown here."),
    )
    featured_title = models.CharField(
        _("heading above the cards"), max_length=80, blank=True, help_text=_("A few words.")
    )
    featured = StreamField(
        [("page", blocks.PageChooserBlock(label=_("Page")))],
        verbose_name=_("cards"),
        blank=True,
        max_num=6,
        help_text=_("Up to six pages. One that is unpublished or private is not shown."),
    )
    body = StreamField(CONTENT_BLOCKS, verbose_name=_("body"), blank=True)

    content_panels: ClassVar[list[Panel]] = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("hero_label"),
                FieldPanel("headline"),
                FieldPanel("lead"),
                FieldPanel("first_button"),
                PageChooserPanel("first_page"),
                FieldPanel("second_button"),
                PageChooserPanel("second_page"),
            ],
            heading=_("Top of the page"),
        ),
        MultiFieldPanel([PageChooserPanel("action_plan")], heading=_("What happens next")),
        MultiFieldPanel([FieldPanel("featured_title"), FieldPanel("featured")], heading=_("Cards")),
        FieldPanel("body"),
        FieldPanel("summary"),
        FieldPanel("image"),
    ]
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        index.SearchField("headline"),
        index.SearchField("lead"),
        index.SearchField("body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    template = "home/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what public pages bring: `buttons`, `plan_page`, `next_rows`, `cards`."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context.update(front_page(self))
        return context
