"""Certificates in the admin: found, looked at, revoked and replaced through actions."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic

from content.admin_steps import Step
from content.moments import day_in_words, duration_in_words

from ..models import Certificate
from .filters import CertificateFilters
from .inspecting import RecordInspectView, RecordViewSet, may
from .policies import MAY_CORRECT_CERTIFICATES
from .words import addressed, day, moment, named


class CertificateIndexView(generic.IndexView):
    """Every certificate, the newest first."""

    def get_base_queryset(self) -> QuerySet[Certificate]:
        return Certificate.objects.select_related("person")


class CertificateInspectView(RecordInspectView):
    """One certificate: what is printed, and how it stands."""

    page_title = gettext_lazy("Certificate")

    def get_object(self, queryset: Any = None) -> Certificate:
        related = Certificate.objects.select_related(
            "person", "plan", "superseded_by", "supersedes"
        )
        return get_object_or_404(related, pk=self.pk)

    def get_page_subtitle(self) -> str:
        return self.object.code

    def facts(self) -> list[tuple[str, Any]]:
        it = self.object
        older = getattr(it, "supersedes", None)
        return [
            (_("Code"), it.code),
            (_("Status"), it.standing),
            (_("Name"), it.name),
            (_("Name in Latin letters"), it.latin_name),
            (_("Account"), f"{named(it.person)} {addressed(it.person)}".strip()),
            (_("Title"), it.title),
            (_("What it certifies"), it.statement),
            (_("Learning time"), duration_in_words(it.minutes)),
            (_("Finished"), day_in_words(it.finished_on)),
            (_("Issued"), moment(it.issued_at)),
            (_("Valid until"), day_in_words(it.valid_until) if it.valid_until else ""),
            (_("Revoked or replaced"), moment(it.ended_at)),
            (_("Reason"), it.reason),
            (_("Replaced by"), it.superseded_by.code if it.superseded_by else ""),
            (_("Replaces"), older.code if older else ""),
        ]

    def steps(self) -> list[Step]:
        it = self.object
        steps = [Step(_("Public page"), it.url)]
        if it.enrollment_id:
            url = reverse("learning_enrollments:inspect", args=[it.enrollment_id])
            steps.append(Step(_("Enrollment"), url))
        if it.plan_id and it.plan.revision_id:
            url = reverse("learning_admin:certificate_as_then", args=[it.pk])
            steps.append(Step(_("As they had it"), url))
        if it.is_valid and may(self.request, MAY_CORRECT_CERTIFICATES):
            for name, label in (("reissue", _("Replace")), ("revoke", _("Revoke"))):
                steps.append(Step(label, reverse(f"learning_admin:{name}", args=[it.pk])))
        return steps


class CertificateViewSet(RecordViewSet):
    """Certificates, to look at."""

    model = Certificate
    name = "learning_certificates"
    url_prefix = "learning/certificates"
    icon = "circle-check"
    menu_label = gettext_lazy("Certificates")
    index_view_class = CertificateIndexView
    inspect_view_class = CertificateInspectView
    filterset_class = CertificateFilters
    search_fields = ["code", "name", "latin_name", "person__full_name", "person__email"]
    ordering = ("-issued_at", "-pk")
    list_display = [
        TitleColumn("code", label=gettext_lazy("Code"), url_name="learning_certificates:inspect"),
        Column("name", label=gettext_lazy("Name"), sort_key="name"),
        Column("title", label=gettext_lazy("Title"), sort_key="title"),
        StatusTagColumn(
            "status",
            label=gettext_lazy("Status"),
            accessor="standing",
            primary=lambda it: it.holds,
            sort_key="status",
        ),
        Column(
            "issued_at",
            label=gettext_lazy("Issued"),
            accessor=lambda it: day(it.issued_at),
            sort_key="issued_at",
        ),
    ]
