"""What the list of events shows: coming up by kind, topic and day, or past; a page at a time."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_date
from wagtail.models import PageQuerySet

from content.models import Topic
from content.moments import weekday_in_words
from content.offering import Offering
from content.public import ready_for_cards, restrictions_above

from .models.sessions import Session

if TYPE_CHECKING:
    from .models import EventPage, EventsIndexPage

PER_PAGE = 24
MOST_DAYS = 90  # in the list to choose from
# A meeting takes place on each of its days; what goes on for longer, on those of its sessions.
MEETING_DAYS = 14


Meeting = tuple[int, datetime.date, datetime.date]  # its page, its first day, its last


@dataclass(frozen=True)
class EventRow:
    """A line of the list: the event, and its first and last day."""

    offering: Offering
    starts_on: datetime.date | None
    ends_on: datetime.date | None


@dataclass(frozen=True)
class Chosen:
    """What a visitor asked the list for; what isn't known is not asked."""

    kind: str = ""
    topic: Topic | None = None
    day: datetime.date | None = None
    is_past: bool = False

    def query(self) -> str:
        """The rest of the address that asks for the same again."""
        asked = {
            "when": "past" if self.is_past else "",
            "kind": self.kind,
            "topic": self.topic.slug if self.topic else "",
            "day": self.day.isoformat() if self.day else "",
        }
        return urlencode({name: value for name, value in asked.items() if value})

    @property
    def is_narrowed(self) -> bool:
        return bool(self.kind or self.topic or self.day)


def listing_context(
    page: EventsIndexPage, request: HttpRequest, model: type[EventPage], kinds: dict[str, type]
) -> dict[str, Any]:
    """The chosen events as rows. Queries are fixed whatever the number of events."""
    now = timezone.now()
    is_past = request.GET.get("when") == "past"
    public = model.objects.descendant_of(page).live().filter(~Exists(restrictions_above()))
    public = _by_time(public.filter(alias_of=None), is_past, now)
    of_topic = Exists(public.order_by().filter(topics=OuterRef("pk")))
    topics = list(Topic.objects.annotate(is_used=of_topic))
    chosen = _chosen(request, topics, kinds)
    meetings = [] if is_past else _meetings(public)
    days = [] if is_past else _days(public, meetings, now)
    events = _narrowed(public, chosen, kinds, meetings)
    paginator_page = Paginator(events, PER_PAGE).get_page(request.GET.get("page"))
    shown = list(paginator_page.object_list.specific())
    ready_for_cards(shown)
    return {
        "rows": [EventRow(each.offering(), each.starts_on, each.ends_on) for each in shown],
        "paginator_page": paginator_page,
        "query": chosen.query(),
        "chosen": chosen,
        "topics": [each for each in topics if each.is_used or each == chosen.topic],
        "kinds": [(name, _name_of(each)) for name, each in kinds.items()],
        "days": [(day.isoformat(), weekday_in_words(day)) for day in _with(days, chosen.day)],
    }


def _name_of(kind: type) -> str:
    return getattr(kind, "listed_as", kind._meta.verbose_name_plural)


def _chosen(request: HttpRequest, topics: Iterable[Topic], kinds: dict[str, type]) -> Chosen:
    asked = request.GET
    kind = asked.get("kind", "")
    is_past = asked.get("when") == "past"
    return Chosen(
        kind=kind if kind in kinds else "",
        topic=next((each for each in topics if each.slug == asked.get("topic")), None),
        day=None if is_past else _day(asked.get("day", "")),
        is_past=is_past,
    )


def _day(asked: str) -> datetime.date | None:
    try:
        return parse_date(asked)
    except ValueError:  # such as 31 February
        return None


def _by_time(events: PageQuerySet, is_past: bool, now: datetime.datetime) -> PageQuerySet:
    """What is past: the newest first. Today's is not. What has no day yet comes last."""
    today = now.astimezone(ZoneInfo(settings.SOURCE_TIME_ZONE)).date()
    if is_past:
        return events.filter(ends_on__lt=today).order_by("-starts_on", "path")
    ahead = Q(ends_on__gte=today) | Q(ends_on=None)
    return events.filter(ahead).order_by("starts_on", "path")


def _narrowed(
    events: PageQuerySet, chosen: Chosen, kinds: dict[str, type], meetings: list[Meeting]
) -> PageQuerySet:
    if chosen.kind:
        events = events.filter(content_type=ContentType.objects.get_for_model(kinds[chosen.kind]))
    if chosen.topic:
        events = events.filter(topics=chosen.topic)
    if day := chosen.day:
        there = Session.objects.scheduled().filter(starts_on__lte=day, ends_on__gte=day)
        then = [pk for pk, first, last in meetings if first <= day <= last]
        events = events.filter(Exists(there.filter(page=OuterRef("pk"))) | Q(pk__in=then))
    return events


def _meetings(events: PageQuerySet) -> list[Meeting]:
    """Those that take place on each of their days."""
    rows = events.exclude(starts_on=None).exclude(ends_on=None)
    longest = datetime.timedelta(days=MEETING_DAYS)
    spans = rows.values_list("pk", "starts_on", "ends_on")
    return [(pk, first, last) for pk, first, last in spans if last - first < longest]


def _days(
    events: PageQuerySet, meetings: list[Meeting], now: datetime.datetime
) -> list[datetime.date]:
    """The days ahead on which something listed takes place."""
    sessions = Session.objects.scheduled().upcoming(now).filter(page__in=events.values("pk"))
    spans = [(first, last) for _pk, first, last in meetings]
    spans += sessions.order_by().values_list("starts_on", "ends_on").distinct()
    today = now.astimezone(ZoneInfo(settings.SOURCE_TIME_ZONE)).date()
    days = {
        first + datetime.timedelta(days=n)
        for first, last in spans
        for n in range((last - first).days + 1)
    }
    return sorted(day for day in days if day >= today)[:MOST_DAYS]


def _with(days: list[datetime.date], chosen: datetime.date | None) -> list[datetime.date]:
    """A day that was asked for stands in the list, even if nothing takes place."""
    return sorted({*days, chosen}) if chosen else days
