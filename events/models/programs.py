"""A training that is held again and again, and what each of its runs is made from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
    Panel,
)
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable
from wagtail.search import index

from accounts import zones
from content.blocks import CONTENT_BLOCKS
from content.models import BasePage
from content.offering import Offering
from content.publishing import Errors

from ..cohorts.fitness import program_errors
from ..cohorts.offerings import prepare_programs, program_offering
from ..cohorts.shown import program_context
from .agreements import PLAIN
from .asking import AsksOfPeople


class ProgramPage(AsksOfPeople, BasePage):
    """What the training is, for whom, what is expected, and its runs: past, on and to come."""

    for_whom = RichTextField(_("for whom"), features=PLAIN)
    expected = RichTextField(_("what is expected"), features=PLAIN)
    seats = models.PositiveSmallIntegerField(
        _("seats in a run"), default=24, validators=[MinValueValidator(1)]
    )
    zone = models.CharField(
        _("time zone"), max_length=64, default=zones.DEFAULT, choices=zones.choices
    )
    topics = ParentalManyToManyField("content.Topic", verbose_name=_("topics"), blank=True)
    body = StreamField(CONTENT_BLOCKS, verbose_name=_("more about it"), blank=True)

    read_along: ClassVar[tuple[str, ...]] = ("prework",)

    parent_page_types: ClassVar[list[str]] = ["events.EventsIndexPage"]
    subpage_types: ClassVar[list[str]] = ["events.CohortPage"]
    template = "events/program_page.html"

    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("for_whom"),
        FieldPanel("expected"),
        InlinePanel("prerequisites", heading=_("Needed before"), label=_("prerequisite")),
        MultiFieldPanel(AsksOfPeople.asks_panels, heading=_("What the certificate takes")),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("seats"), FieldPanel("zone")])],
            heading=_("Each new run"),
        ),
        InlinePanel("template_sessions", heading=_("Sessions of a run"), label=_("session")),
        FieldPanel("topics"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        index.SearchField("for_whom"),
        index.SearchField("expected"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("program")
        verbose_name_plural = _("programs")

    @classmethod
    def prepare_offerings(cls, pages: Sequence[Self]) -> None:
        prepare_programs(pages)

    def offering(self) -> Offering:
        return program_offering(self)

    def publish_errors(self, *, with_drafts: Collection[int] = ()) -> Errors:
        return {**program_errors(self), **super().publish_errors(with_drafts=with_drafts)}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, **program_context(self, request)}


class ProgramPrerequisite(Orderable):
    """Something to have before one may join: a series finished, or a certificate that still holds."""

    program = ParentalKey(ProgramPage, on_delete=models.CASCADE, related_name="prerequisites")
    page = models.ForeignKey(
        "wagtailcore.Page",
        models.PROTECT,
        related_name="+",
        verbose_name=_("series or program"),
        help_text=_("A series: it is finished. A program: its certificate is still valid."),
    )

    panels: ClassVar[list[Panel]] = [
        PageChooserPanel("page", ["learning.SeriesPage", "events.ProgramPage"])
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("prerequisite")
        constraints = [
            models.UniqueConstraint(
                fields=["program", "page"], name="a_prerequisite_is_asked_for_once"
            )
        ]


class ProgramSession(Orderable):
    """One session of every run: on which day, counted from the first, and when."""

    program = ParentalKey(ProgramPage, on_delete=models.CASCADE, related_name="template_sessions")
    title = models.CharField(_("title"), max_length=150)
    day = models.PositiveSmallIntegerField(
        _("day"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(400)],
        help_text=_("1 is the first day of a run, 8 is one week later."),
    )
    start_time = models.TimeField(_("starts"))
    end_time = models.TimeField(_("ends"))
    place = models.CharField(
        _("room or place"), max_length=150, blank=True, help_text=_("Empty for an online session.")
    )
    summary = models.TextField(_("summary"), max_length=600, blank=True)

    panels: ClassVar[list[Panel]] = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("day"), FieldPanel("start_time"), FieldPanel("end_time")]),
        FieldPanel("place"),
        FieldPanel("summary"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("session of a run")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_time__gt=models.F("start_time")),
                name="a_session_of_a_run_ends_after_it_starts",
            )
        ]

    def clean(self) -> None:
        super().clean()
        if self.start_time and self.end_time and self.end_time <= self.start_time:
            raise ValidationError({"end_time": _("It ends before it starts.")})
