"""The learners of a series as a draft would meet them, looked at again without leaving the editor."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from ..affected import affected_by
from ..models import ModulePage, SeriesPage


class LookAgain(WagtailAdminTemplateMixin, TemplateView):
    """What the newest draft of a series or module changes for learners, for those who may edit it."""

    template_name = "learning/admin/look_again.html"
    page_title = gettext_lazy("Learners in this series")
    header_icon = "group"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        page = get_object_or_404(Page, pk=kwargs["page_id"])
        if page.specific_class not in (SeriesPage, ModulePage):
            raise Http404
        if not page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        self.draft = page.get_latest_revision_as_object()
        return super().get(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.draft.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        back = {"url": self.back_url(), "label": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), back, {"url": "", "label": self.page_title}]

    def back_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.draft.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, affected=affected_by(self.draft))
