"""What a learner had, beside today's: for whoever may look at the record that points at it.

Registrars have no rights to pages, so these are views of our own. They show words and what was
asked, never what anybody wrote or answered, and nothing in them can be sent.
"""

from typing import Any, ClassVar

from csp.constants import NONE
from csp.decorators import csp_replace
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..certificate_views import never_indexed
from ..models import Certificate, Enrollment, ModuleProgress, PlannedModule, SeriesPlan
from ..past import Past, past_of_module, past_of_series, with_text
from .policies import MAY_LOOK_AT_CERTIFICATES, MAY_LOOK_AT_ENROLLMENTS
from .words import day, moment, named

THEN, TODAY = "then", "today"
# The words stand in a frame of their own, where no script runs and no form goes anywhere.
ONLY_WORDS = csp_replace({"script-src": [NONE], "form-action": [NONE]})


@method_decorator(never_indexed, name="dispatch")
class AsThen(WagtailAdminTemplateMixin, TemplateView):
    """A page as it was and as it is, side by side. With a `side`, the words of one of them."""

    http_method_names: ClassVar[list[str]] = ["get", "head", "options"]
    template_name = "learning/admin/as_then.html"
    page_title = gettext_lazy("As they had it")
    header_icon = "history"
    permission: str
    name: str  # of the address
    index_name: str
    index_label: Any
    past: Past | None = None
    plan: SeriesPlan | None = None  # set on the page of a series: its modules are listed

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(self.permission):
            raise PermissionDenied
        self.find(**{name: number for name, number in kwargs.items() if name != "side"})
        if self.past is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def find(self, **ids: int) -> None:
        """Set `record` and `past`; 404 for what isn't there or doesn't belong together."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, side: str = "", **ids: int) -> HttpResponse:
        if not side:
            return super().get(request, **ids)
        if side not in (THEN, TODAY) or (side == TODAY and not self.past.is_live):
            raise Http404
        return ONLY_WORDS(self.words)(request, side)

    def words(self, request: HttpRequest, side: str) -> HttpResponse:
        """The page itself, with nothing around it."""
        past, is_then = self.past, side == THEN
        context = {
            "page": past.then if is_then else past.now,
            "rule": past.rule_then if is_then else past.rule_now,
            "modules": past.modules_then if is_then else past.modules_now,
            "side": self.label_then() if is_then else _("Today"),
        }
        return TemplateResponse(request, "learning/admin/as_then_words.html", context)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        ids = list(self.kwargs.values())
        past = self.past
        return {
            **super().get_context_data(**kwargs),
            "past": past,
            "differences": past.differences(),
            "label_then": self.label_then(),
            "source": self.source(),
            "then_url": reverse(f"learning_admin:{self.name}_words", args=[*ids, THEN]),
            "today_url": reverse(f"learning_admin:{self.name}_words", args=[*ids, TODAY]),
            "published": moment(past.now.last_published_at),
            "modules": self.modules(),
        }

    def label_then(self) -> str:
        return _("As it was on %(day)s") % {"day": day(self.past.at)}

    def source(self) -> str:
        """Which version this is."""
        saved = moment(self.past.revision.created_at)
        if self.past.is_completed:
            return _("The day it was completed. The text was saved on %(saved)s.") % {
                "saved": saved
            }
        return _("Version %(number)s of the plan. The text was saved on %(saved)s.") % {
            "number": self.past.version,
            "saved": saved,
        }

    def modules(self) -> list[tuple[str, str]]:
        """Title and address of each module below this series; "" where no text was kept."""
        if self.plan is None:
            return []
        kept = with_text(self.plan)
        return [
            (title, self.module_url(number) if number in kept else "")
            for number, title in self.past.modules_then
        ]

    def module_url(self, module_id: int) -> str:
        return reverse(f"learning_admin:{self.name}_module", args=[self.record.pk, module_id])

    def get_page_subtitle(self) -> str:
        return f"{self.past.now.title}, {self.whose()}"

    def whose(self) -> str:
        return named(self.record.person)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        back = reverse(f"{self.index_name}:inspect", args=[self.record.pk])
        return [
            *super().get_breadcrumbs_items(),
            {"url": back, "label": self.index_label},
            {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()},
        ]


class EnrollmentAsThen(AsThen):
    """The series, as the plan of an enrollment has it."""

    permission = MAY_LOOK_AT_ENROLLMENTS
    name = "enrollment_as_then"
    index_name = "learning_enrollments"
    index_label = gettext_lazy("Enrollment")

    def find(self, *, enrollment_id: int) -> None:
        related = Enrollment.objects.select_related("person", "plan__series", "plan__revision")
        self.record = get_object_or_404(related, pk=enrollment_id)
        self.plan = self.record.plan
        self.past = past_of_series(self.plan)


class EnrollmentModuleAsThen(EnrollmentAsThen):
    """A module, as the learner completed it or as their plan has it."""

    name = "enrollment_as_then_module"

    def find(self, *, enrollment_id: int, module_id: int) -> None:
        related = Enrollment.objects.select_related("person", "plan")
        self.record = get_object_or_404(related, pk=enrollment_id)
        self.past = _module_past(self.record.plan, self.record, module_id)


class CertificateAsThen(AsThen):
    """The series, as the plan of a certificate has it."""

    permission = MAY_LOOK_AT_CERTIFICATES
    name = "certificate_as_then"
    index_name = "learning_certificates"
    index_label = gettext_lazy("Certificate")

    def find(self, *, certificate_id: int) -> None:
        related = Certificate.objects.select_related("plan__series", "plan__revision")
        self.record = get_object_or_404(related.exclude(plan=None), pk=certificate_id)
        self.plan = self.record.plan
        self.past = past_of_series(self.plan)

    def whose(self) -> str:
        return self.record.code


class CertificateModuleAsThen(CertificateAsThen):
    """A module of the plan of a certificate, as its holder completed it."""

    name = "certificate_as_then_module"

    def find(self, *, certificate_id: int, module_id: int) -> None:
        related = Certificate.objects.select_related("plan", "enrollment")
        self.record = get_object_or_404(related.exclude(plan=None), pk=certificate_id)
        # Only what the certificate stands for: the modules of its plan.
        if not PlannedModule.objects.filter(plan=self.record.plan, module__id=module_id).exists():
            raise Http404
        self.past = _module_past(self.record.plan, self.record.enrollment, module_id)


def _module_past(plan: SeriesPlan, enrollment: Enrollment | None, module_id: int) -> Past | None:
    """The module in this plan or in this enrollment's progress; None when it is in neither."""
    # By the module's `id`: a number too large for the database is then only unknown.
    planned = PlannedModule.objects.filter(plan=plan, module__id=module_id)
    progress = ModuleProgress.objects.filter(enrollment=enrollment, module__id=module_id)
    return past_of_module(
        plan.series_id,
        planned.select_related("plan", "module", "revision").first(),
        progress.select_related("module", "revision").first() if enrollment else None,
    )
