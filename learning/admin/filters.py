"""What registrars narrow the lists down by."""

from typing import Any

import django_filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.models import Page

from accounts.models import Institution

from ..models import Certificate, Enrollment, SeriesPage


def every_series(request: Any) -> Any:
    """Unpublished ones too: people have records in them."""
    return SeriesPage.objects.order_by("title")


def every_certified(request: Any) -> Any:
    """Series, and whatever else is finished with a certificate."""
    certified = Certificate.objects.values("page")
    series = SeriesPage.objects.values("pk")
    return Page.objects.filter(Q(pk__in=certified) | Q(pk__in=series)).order_by("title")


class EnrollmentFilters(WagtailFilterSet):
    """By series, standing, institution and the days people came and finished."""

    series = django_filters.ModelChoiceFilter(
        label=_("Series"), queryset=every_series, to_field_name="id"
    )
    status = django_filters.ChoiceFilter(label=_("Status"), choices=Enrollment.Status.choices)
    institution = django_filters.ModelChoiceFilter(
        label=_("Institution"), queryset=lambda request: Institution.objects.order_by("name")
    )
    enrolled_at = django_filters.DateFromToRangeFilter(
        label=_("Enrolled"), widget=DateRangePickerWidget
    )
    completed_at = django_filters.DateFromToRangeFilter(
        label=_("Completed"), widget=DateRangePickerWidget
    )

    class Meta:
        model = Enrollment
        fields: list[str] = []


class CertificateFilters(WagtailFilterSet):
    """By what was finished, standing and the days of issue."""

    page = django_filters.ModelChoiceFilter(
        label=_("For finishing"), queryset=every_certified, to_field_name="id"
    )
    status = django_filters.ChoiceFilter(label=_("Status"), choices=Certificate.Status.choices)
    issued_at = django_filters.DateFromToRangeFilter(
        label=_("Issued"), widget=DateRangePickerWidget
    )

    class Meta:
        model = Certificate
        fields: list[str] = []
