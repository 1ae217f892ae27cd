"""One run of a program. Editors write this; seats, sessions, staff and attendance are records."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, ClassVar, Self

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel

from content.models import BasePage
from content.offering import Offering
from content.publishing import Errors

from ..cohorts.fitness import cohort_errors
from ..cohorts.offerings import cohort_offering, prepare_cohorts
from ..cohorts.shown import cohort_context
from .asking import AsksOfPeople
from .pages import EventPage


class CohortPage(AsksOfPeople, EventPage):
    """One run: its dates, its seats, what is asked of people, and who leads it."""

    prework_due_at = models.DateTimeField(
        _("prework due"), null=True, blank=True, help_text=_("Eastern time.")
    )
    trainers = models.CharField(_("trainers"), max_length=300, blank=True)
    fee_note = models.CharField(
        _("fee"), max_length=300, blank=True, help_text=_("What it costs, and how it is paid.")
    )
    fee_url = models.URLField(_("where the fee is paid"), max_length=500, blank=True)

    read_along: ClassVar[tuple[str, ...]] = ("prework",)
    # The kind by which the list of events is narrowed: readers look for trainings.
    listed_as = _("trainings")

    parent_page_types: ClassVar[list[str]] = ["events.ProgramPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "events/cohort_page.html"

    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        *EventPage.shared_panels,
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("registration_opens_at"), FieldPanel("registration_closes_at")])],
            heading=_("Registration"),
        ),
        MultiFieldPanel(
            [*AsksOfPeople.asks_panels, FieldPanel("prework_due_at")],
            heading=_("What the certificate takes"),
        ),
        FieldPanel("trainers"),
        MultiFieldPanel([FieldPanel("fee_note"), FieldPanel("fee_url")], heading=_("Fee")),
        FieldPanel("body"),
    ]  # fmt: skip

    class Meta:
        verbose_name = _("cohort")
        verbose_name_plural = _("cohorts")

    @classmethod
    def prepare_offerings(cls, pages: Sequence[Self]) -> None:
        prepare_cohorts(pages)

    def offering(self) -> Offering:
        return cohort_offering(self)

    def publish_errors(self, *, with_drafts: Collection[int] = ()) -> Errors:
        return {**cohort_errors(self), **super().publish_errors(with_drafts=with_drafts)}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, **cohort_context(self, request)}
