"""What the schedule is narrowed down by."""

from typing import Any

import django_filters
from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from ..models import Session, SessionStaff
from ..permissions import scheduled_pages


def my_events(request: Any) -> Any:
    """Unpublished ones too: their schedule is made before they go live."""
    return scheduled_pages(request.user)


class ScheduleFilters(WagtailFilterSet):
    """By event, what it is, how it stands, when, who is missing, and its day."""

    page = django_filters.ModelChoiceFilter(
        label=_("Event"), queryset=my_events, to_field_name="id"
    )
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Session.Kind.choices)
    status = django_filters.ChoiceFilter(label=_("Status"), choices=Session.Status.choices)
    when = django_filters.ChoiceFilter(
        label=_("When"),
        choices=[("ahead", _("Ahead")), ("over", _("Over"))],
        method="by_when",
    )
    keepers = django_filters.ChoiceFilter(
        label=_("Keepers"), choices=[("missing", _("Missing"))], method="by_keepers"
    )
    starts_on = django_filters.DateFromToRangeFilter(label=_("Day"), widget=DateRangePickerWidget)

    class Meta:
        model = Session
        fields: list[str] = []

    def by_keepers(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Circles ahead that fewer keep than are needed."""
        said_yes = Count(
            "staff",
            filter=Q(
                staff__status=SessionStaff.Status.ACCEPTED, staff__role__in=SessionStaff.KEEPERS
            ),
        )
        lacking = (
            Session.objects.circles()
            .scheduled()
            .filter(starts_at__gt=timezone.now())
            .annotate(said_yes=said_yes)
            .filter(said_yes__lt=F("keepers_needed"))
        )
        return queryset.filter(pk__in=lacking.values("pk"))

    def by_when(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        now = timezone.now()
        return queryset.over(now) if value == "over" else queryset.upcoming(now)
