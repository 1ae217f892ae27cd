"""Enrollments in the admin: found, looked at, and corrected through actions."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, StatusTagColumn, Table, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import HeaderButton

from content.admin_steps import Step

from ..models import Enrollment
from .columns import StepColumn
from .exporting import EnrollmentsExport
from .filters import EnrollmentFilters
from .inspecting import RecordInspectView, RecordViewSet, may
from .policies import MAY_CORRECT_ENROLLMENTS
from .story import ProgressRow, certificates_of, event_rows, progress_rows
from .tables import CERTIFICATE_COLUMNS, EVENT_COLUMNS, PROGRESS_COLUMNS
from .words import addressed, day, moment, named


def done_of_needed(enrollment: Enrollment) -> str:
    return _("%(done)s of %(needed)s") % {
        "done": enrollment.required_done,
        "needed": enrollment.required_total,
    }


class EnrollmentIndexView(EnrollmentsExport, generic.IndexView):
    """Everybody who ever enrolled, the newest first."""

    def get_base_queryset(self) -> QuerySet[Enrollment]:
        shown = ["person", "series", *(["institution"] if self.is_export else [])]
        return Enrollment.objects.select_related(*shown)

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        if not may(self.request, MAY_CORRECT_ENROLLMENTS):
            return []
        return [
            HeaderButton(
                _("Enroll someone"), url=reverse("learning_admin:enroll"), icon_name="plus"
            )
        ]


class EnrollmentInspectView(RecordInspectView):
    """One enrollment: how far, what happened and why."""

    page_title = gettext_lazy("Enrollment")

    def get_object(self, queryset: Any = None) -> Enrollment:
        related = Enrollment.objects.select_related("person", "series", "plan", "institution")
        return get_object_or_404(related, pk=self.pk)

    def get_page_subtitle(self) -> str:
        return f"{named(self.object.person)}, {self.object.series.title}"

    def facts(self) -> list[tuple[str, Any]]:
        it = self.object
        return [
            (_("Person"), named(it.person)),
            (_("E-mail address"), addressed(it.person)),
            (_("Series"), it.series.title),
            (_("Status"), it.get_status_display()),
            (_("Modules done"), done_of_needed(it)),
            (_("Time through the series"), it.run),
            (_("How they came"), it.get_source_display()),
            (_("Verified institution on that day"), it.institution),
            (_("Enrolled"), moment(it.enrolled_at)),
            (_("Completed"), moment(it.completed_at)),
            (_("Withdrawn"), moment(it.withdrawn_at)),
            (_("Plan"), _("Version %(number)s") % {"number": it.plan.version}),
        ]

    def steps(self) -> list[Step]:
        it = self.object
        steps = []
        if it.plan.revision_id:
            url = reverse("learning_admin:enrollment_as_then", args=[it.pk])
            steps.append(Step(_("As they had it"), url))
        if it.is_active and may(self.request, MAY_CORRECT_ENROLLMENTS):
            url = reverse("learning_admin:withdraw", args=[it.pk])
            steps.append(Step(_("Withdraw"), url))
        return steps

    def tables(self) -> list[dict[str, Any]]:
        it = self.object
        return [
            {
                "id": "progress",
                "heading": _("Progress"),
                "icon": "list-ol",
                "table": Table(self._progress_columns(), progress_rows(it)),
                "empty": _("The series has no modules."),
            },
            {
                "id": "certificates",
                "heading": _("Certificates"),
                "icon": "circle-check",
                "table": Table(CERTIFICATE_COLUMNS, certificates_of(it)),
                "empty": _("None yet. It comes with the last module and a confirmed name."),
            },
            {
                "id": "events",
                "heading": _("What happened"),
                "icon": "history",
                "table": Table(EVENT_COLUMNS, event_rows(it)),
                "empty": _("Nothing is on record."),
            },
        ]

    def _progress_columns(self) -> list[Column]:
        text = StepColumn("text", label=gettext_lazy("Text"), accessor=self._as_then)
        columns = [*PROGRESS_COLUMNS, text]
        is_open = self.object.status != Enrollment.Status.WITHDRAWN
        if is_open and may(self.request, MAY_CORRECT_ENROLLMENTS):
            correct = StepColumn("correct", label=gettext_lazy("Correct"), accessor=self._step)
            return [*columns, correct]
        return columns

    def _as_then(self, row: ProgressRow) -> Step | None:
        if not row.has_text:
            return None
        ids = [self.object.pk, row.module.pk]
        url = reverse("learning_admin:enrollment_as_then_module", args=ids)
        return Step(_("As they had it"), url, row.module.title)

    def _step(self, row: ProgressRow) -> Step:
        name, label = ("take_back", _("Take back")) if row.is_complete else (
            "complete", _("Mark complete")
        )  # fmt: skip
        url = reverse(f"learning_admin:{name}", args=[self.object.pk, row.module.pk])
        return Step(label, url, row.module.title)


class EnrollmentViewSet(RecordViewSet):
    """Enrollments, to look at."""

    model = Enrollment
    name = "learning_enrollments"
    url_prefix = "learning/enrollments"
    icon = "group"
    export_filename = "enrollments"
    menu_label = gettext_lazy("Enrollments")
    index_view_class = EnrollmentIndexView
    inspect_view_class = EnrollmentInspectView
    filterset_class = EnrollmentFilters
    search_fields = ["person__full_name", "person__display_name", "person__email"]
    ordering = ("-enrolled_at", "-pk")
    list_display = [
        TitleColumn(
            "person",
            label=gettext_lazy("Person"),
            accessor=lambda it: named(it.person),
            sort_key="person__full_name",
            url_name="learning_enrollments:inspect",
        ),
        Column(
            "address",
            label=gettext_lazy("E-mail address"),
            accessor=lambda it: addressed(it.person),
        ),
        Column("series", label=gettext_lazy("Series"), accessor="series.title"),
        StatusTagColumn(
            "status",
            label=gettext_lazy("Status"),
            accessor="get_status_display",
            primary=lambda it: it.is_completed,
            sort_key="status",
        ),
        Column("done", label=gettext_lazy("Done"), accessor=done_of_needed),
        Column(
            "enrolled_at",
            label=gettext_lazy("Enrolled"),
            accessor=lambda it: day(it.enrolled_at),
            sort_key="enrolled_at",
        ),
        Column(
            "completed_at",
            label=gettext_lazy("Completed"),
            accessor=lambda it: day(it.completed_at),
            sort_key="completed_at",
        ),
    ]
