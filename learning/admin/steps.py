"""A step of staff: a page that asks for a reason; sent, an action; then back to the record."""

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..actions import Refused
from .forms import ReasonForm
from .policies import MAY_CORRECT_ENROLLMENTS


class StaffStep(WagtailAdminTemplateMixin, FormView):
    """GET asks, POST acts. Subclasses say what is asked (`question`) and what is done (`act`)."""

    http_method_names: ClassVar[list[str]] = ["get", "head", "post", "options"]
    template_name = "learning/admin/step.html"
    form_class: type[Form] = ReasonForm
    permission = MAY_CORRECT_ENROLLMENTS
    index_name = "learning_enrollments"
    index_label = gettext_lazy("Enrollments")
    button = gettext_lazy("Save")
    is_serious = False
    done = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(self.permission):
            raise PermissionDenied
        self.find(**kwargs)
        return super().dispatch(request, *args, **kwargs)

    def find(self, **ids: int) -> None:
        """Set `record`; 404 for what isn't there or doesn't belong together."""
        self.record: Any = None

    def question(self) -> str:
        """What is about to happen, and what that means."""
        raise NotImplementedError

    def act(self, data: dict[str, Any]) -> Any:
        """Call the action; the record to show afterwards."""
        raise NotImplementedError

    def form_valid(self, form: Form) -> HttpResponse:
        try:
            record = self.act(form.cleaned_data)
        except Refused as refusal:
            # On the form, so that what was typed is not lost.
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return redirect(f"{self.index_name}:inspect", record.pk)

    def form_invalid(self, form: Form) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        back = {"url": self.back_url(), "label": self.index_label}
        return [*super().get_breadcrumbs_items(), back, {"url": "", "label": self.page_title}]

    def back_url(self) -> str:
        if self.record is None:
            return reverse(f"{self.index_name}:index")
        return reverse(f"{self.index_name}:inspect", args=[self.record.pk])
