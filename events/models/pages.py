"""The pages of events. Editors write these; dates, seats and keepers are records beside them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from accounts import zones
from content.blocks import CONTENT_BLOCKS
from content.models import BasePage
from content.offering import Offering
from content.publishing import Errors

from ..fitness import circles_errors, event_errors
from ..offerings import circles_offering, conference_offering, prepare_events
from ..program import conference_context
from ..publishing import errors_of
from ..shown import circles_context
from .agreements import PLAIN


class EventPage(BasePage):
    """What all events share. Nobody makes one of these: it is there for lists of all kinds at once."""

    is_creatable = False

    place = models.CharField(
        _("place"), max_length=150, blank=True, help_text=_("Such as “Atlanta, Georgia”.")
    )
    zone = models.CharField(
        _("time zone"),
        max_length=64,
        default=zones.DEFAULT,
        choices=zones.choices,
        help_text=_("In which its days and times are told."),
    )
    starts_on = models.DateField(_("first day"), null=True)
    ends_on = models.DateField(_("last day"), null=True)
    registration_opens_at = models.DateTimeField(
        _("registration opens"),
        null=True,
        blank=True,
        help_text=_("Empty: as soon as the page is live. Eastern time."),
    )
    registration_closes_at = models.DateTimeField(
        _("registration closes"),
        null=True,
        blank=True,
        help_text=_("Empty: when a session starts. Who waits by then keeps waiting. Eastern time."),
    )
    topics = ParentalManyToManyField("content.Topic", verbose_name=_("topics"), blank=True)
    body = StreamField(CONTENT_BLOCKS, verbose_name=_("more about it"), blank=True)

    shared_panels: ClassVar[list[Panel]] = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
                FieldPanel("place"),
                FieldPanel("zone"),
            ],
            heading=_("When and where"),
        ),
        FieldPanel("topics"),
    ]
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        index.SearchField("place"),
        index.SearchField("body"),
        index.FilterField("starts_on"),
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def clean(self) -> None:
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The last day lies before the first.")})
        opens, closes = self.registration_opens_at, self.registration_closes_at
        if opens and closes and closes <= opens:
            raise ValidationError(
                {"registration_closes_at": _("Registration closes before it opens.")}
            )

    @classmethod
    def prepare_offerings(cls, pages: Sequence[Self]) -> None:
        prepare_events(pages)

    def publish_errors(self, *, with_drafts: Collection[int] = ()) -> Errors:
        """What its blocks lack, and where its days don't agree with its sessions."""
        lacks = {**event_errors(self), **errors_of(self)}
        return {**lacks, **super().publish_errors(with_drafts=with_drafts)}


class CirclesPage(EventPage):
    """One offering of wellness circles: parallel circles over one or more days."""

    class Assignment(models.TextChoices):
        FIRST_COME = "first_come", _("First come, first served")
        FAIR_DRAW = "fair_draw", _("Fair draw")

    assignment = models.CharField(
        _("how seats are given out"),
        max_length=12,
        choices=Assignment,
        default=Assignment.FIRST_COME,
        help_text=_(
            "In a fair draw people rank circles until registration closes; then it is drawn."
        ),
    )
    agreement = models.ForeignKey(
        "events.CommunityAgreement",
        verbose_name=_("community agreement"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("People agree to it, and to its limits of confidentiality, to register."),
    )
    crisis_help = RichTextField(
        _("help in a crisis"),
        features=PLAIN,
        help_text=_("Whom to call. A circle is no therapy."),
    )
    late_entry_minutes = models.PositiveSmallIntegerField(
        _("late entry"),
        default=10,
        help_text=_("Minutes after the start until which people may still come in."),
    )

    read_along: ClassVar[tuple[str, ...]] = ("agreement", "fair_draw")

    parent_page_types: ClassVar[list[str]] = ["events.EventsIndexPage", "events.ConferencePage"]
    subpage_types: ClassVar[list[str]] = []
    template = "events/circles_page.html"

    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        *EventPage.shared_panels,
        MultiFieldPanel(
            [
                FieldPanel("assignment"),
                FieldRowPanel(
                    [FieldPanel("registration_opens_at"), FieldPanel("registration_closes_at")]
                ),
            ],
            heading=_("Seats"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("agreement"),
                FieldPanel("crisis_help"),
                FieldPanel("late_entry_minutes"),
            ],
            heading=_("What people agree to and rely on"),
        ),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("wellness circles")
        verbose_name_plural = _("wellness circles")

    @property
    def is_drawn_for(self) -> bool:
        return self.assignment == self.Assignment.FAIR_DRAW

    def offering(self) -> Offering:
        return circles_offering(self)

    def publish_errors(self, *, with_drafts: Collection[int] = ()) -> Errors:
        return {**circles_errors(self), **super().publish_errors(with_drafts=with_drafts)}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, **circles_context(self, request)}


class ConferencePage(EventPage):
    """A meeting of several days: sessions listed here, some with seats here, others elsewhere."""

    meeting_url = models.URLField(
        _("the meeting's own page"),
        max_length=500,
        blank=True,
        help_text=_("Where people register for the meeting as a whole."),
    )

    parent_page_types: ClassVar[list[str]] = ["events.EventsIndexPage"]
    subpage_types: ClassVar[list[str]] = ["events.CirclesPage"]
    template = "events/conference_page.html"

    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        *EventPage.shared_panels,
        FieldPanel("meeting_url"),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [FieldPanel("registration_opens_at"), FieldPanel("registration_closes_at")]
                )
            ],
            heading=_("Seats given out here"),
        ),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("conference")
        verbose_name_plural = _("conferences")

    def offering(self) -> Offering:
        return conference_offering(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, **conference_context(self, request)}
