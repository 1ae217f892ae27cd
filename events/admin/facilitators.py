"""The list of facilitators, for who plans circles: read only, without an address of anybody."""

from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from accounts.models import Institution
from content.moments import day_in_words

from ..cohorts.facilitators import on_list
from ..models import FacilitatorEntry
from ..permissions import keeps_schedules
from . import words


def listed_institutions(request: Any) -> QuerySet[Institution]:
    """Those that somebody on the list belongs to."""
    return Institution.objects.filter(pk__in=on_list().order_by().values("institution")).order_by(
        "name"
    )


class FacilitatorFilters(WagtailFilterSet):
    """By region and institution."""

    region = django_filters.ChoiceFilter(
        label=gettext_lazy("Region"), choices=FacilitatorEntry.Region.choices
    )
    institution = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Institution"), queryset=listed_institutions
    )

    class Meta:
        model = FacilitatorEntry
        fields: list[str] = []


class FacilitatorIndexView(generic.IndexView):
    """Everybody who is on the list now."""

    page_title = gettext_lazy("Facilitators")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """There is no file of it: the list ends for each of them when they say so."""
        if "export" in request.GET:
            raise Http404
        return super().get(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[FacilitatorEntry]:
        return on_list()

    @cached_property
    def no_results_message(self) -> str:
        return _("Nobody is on the list.")


class FacilitatorInspectView(generic.InspectView):
    """One facilitator: what the list says of them."""

    page_title = gettext_lazy("Facilitator")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Ask who looks before looking: else numbers could be tried to learn which are taken."""
        if not keeps_schedules(request.user):
            raise PermissionDenied
        super().setup(request, *args, **kwargs)

    def get_object(self, queryset: Any = None) -> FacilitatorEntry:
        return get_object_or_404(on_list(), pk=self.pk)

    def get_fields(self) -> list[str]:
        return []

    def get_page_subtitle(self) -> str:
        return words.facilitator_name(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        it = self.object
        until = it.certificate.valid_until
        facts = [
            (_("Name"), words.facilitator_name(it)),
            (_("Institution"), words.facilitator_institution(it)),
            (_("Region"), it.get_region_display()),
            (_("Training"), it.certificate.title),
            (_("Certificate valid until"), day_in_words(until) if until else _("Without end")),
        ]
        return {**super().get_context_data(**kwargs), "facts": facts}


class FacilitatorViewSet(ModelViewSet):
    """The list, to look at. People put themselves on it; keepers are asked on a circle's page."""

    model = FacilitatorEntry
    name = "events_facilitators"
    url_prefix = "events/facilitators"
    icon = "group"
    menu_label = gettext_lazy("Facilitators")
    menu_name = "events-facilitators"
    menu_order = 245
    add_to_admin_menu = True
    add_to_reference_index = False
    inspect_view_enabled = True
    copy_view_enabled = False
    list_per_page = 50
    # Wagtail wants to know what a form would hold; the policy keeps anyone from seeing one.
    form_fields: list[str] = []
    index_view_class = FacilitatorIndexView
    inspect_view_class = FacilitatorInspectView
    index_template_name = "events/admin/facilitators.html"
    inspect_template_name = "events/admin/facilitator.html"
    filterset_class = FacilitatorFilters
    search_fields = ["person__full_name", "institution__name"]
    list_display = [
        TitleColumn(
            "name",
            label=gettext_lazy("Name"),
            accessor=words.facilitator_name,
            url_name="events_facilitators:inspect",
            sort_key="person__full_name",
        ),
        Column(
            "institution",
            label=gettext_lazy("Institution"),
            accessor=words.facilitator_institution,
            sort_key="institution__name",
        ),
        Column(
            "region",
            label=gettext_lazy("Region"),
            accessor="get_region_display",
            sort_key="region",
        ),
    ]

    def get_permissions_to_register(self) -> Any:
        """None of its own: whoever keeps the schedule reads it."""
        return super().get_permissions_to_register().none()
