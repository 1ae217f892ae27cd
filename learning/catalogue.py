"""What the catalogue shows: series by topic and state, a page at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Exists
from django.http import HttpRequest
from django.utils import timezone

from content.models import Topic
from content.public import ready_for_cards, restrictions_above

from .models.records import Enrollment
from .offerings import personal_offering

if TYPE_CHECKING:
    from .models import LearningIndexPage, SeriesPage

PER_PAGE = 24


def catalogue_context(
    page: LearningIndexPage, request: HttpRequest, model: type[SeriesPage]
) -> dict[str, Any]:
    """The chosen series as cards. Queries are fixed whatever the number of series."""
    now = timezone.now()
    topics = list(Topic.objects.all())
    topic = next((t for t in topics if t.slug == request.GET.get("topic")), None)
    state = request.GET.get("state", "")
    state = state if state in model.State.values else ""
    public = model.objects.child_of(page).live().filter(~Exists(restrictions_above()))
    series = public.filter(alias_of=None).order_by("path")
    if topic:
        series = series.filter(topics=topic)
    if state:
        series = series.in_state(state, now)
    paginator_page = Paginator(series, PER_PAGE).get_page(request.GET.get("page"))
    shown = list(paginator_page.object_list)
    ready_for_cards(shown)
    standing = _standing(request, [s.pk for s in shown])
    query = {"topic": topic.slug if topic else "", "state": state}
    return {
        "cards": [personal_offering(s, standing.get(s.pk)) for s in shown],
        "paginator_page": paginator_page,
        "query": urlencode({name: value for name, value in query.items() if value}),
        "topics": topics,
        "chosen_topic": topic,
        "states": model.State.choices,
        "chosen_state": state,
    }


def _standing(request: HttpRequest, series_ids: list[int]) -> dict[int, Enrollment]:
    """Series id → the visitor's newest enrollment in it."""
    mine = Enrollment.objects.of(request.user).standing().filter(series__in=series_ids)
    return {enrollment.series_id: enrollment for enrollment in mine.order_by("run")}
