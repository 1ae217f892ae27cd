"""The list of all events."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from content.models import BasePage

from ..listing import listing_context
from .cohorts import CohortPage
from .pages import CirclesPage, ConferencePage, EventPage


class EventsIndexPage(BasePage):
    """Every event: what is ahead by kind, topic and day, and what is past apart."""

    max_count = 1
    subpage_types: ClassVar[list[str]] = [
        "events.CirclesPage",
        "events.ConferencePage",
        "events.ProgramPage",
    ]
    template = "events/events_index_page.html"

    class Meta:
        verbose_name = _("events")
        verbose_name_plural = _("events")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        kinds = {"circles": CirclesPage, "conferences": ConferencePage, "trainings": CohortPage}
        context = super().get_context(request, *args, **kwargs)
        return {**context, **listing_context(self, request, EventPage, kinds)}
