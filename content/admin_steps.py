"""A step of staff in the admin: a page that asks once more; sent, an action; then back."""

from typing import Any, ClassVar, NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton


class Step(NamedTuple):
    """A link to a page where something is confirmed. `about` tells several of them apart."""

    label: str
    url: str
    about: str = ""


def as_header_buttons(steps: list[Step]) -> list[HeaderButton]:
    """The steps as buttons beside the page's title, in their order."""
    return [HeaderButton(step.label, url=step.url, priority=at) for at, step in enumerate(steps)]


class StepView(WagtailAdminTemplateMixin, FormView):
    """GET asks, POST acts. Subclasses say what is asked (`question`) and what is done (`act`)."""

    http_method_names: ClassVar[list[str]] = ["get", "head", "post", "options"]
    template_name = "content/admin/step.html"
    form_class: type[Form] = Form
    # The app's `Refused`: what an action raises with a sentence for the person.
    refuses_with: type[Exception]
    button: Any = gettext_lazy("Save")
    is_serious = False
    done: Any = ""
    refused: Exception | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.is_allowed():
            raise PermissionDenied
        self.find(**kwargs)
        return super().dispatch(request, *args, **kwargs)

    def is_allowed(self) -> bool:
        """Whether this person may take such a step at all. Asked before anything is looked for."""
        raise NotImplementedError

    def find(self, **ids: Any) -> None:
        """Set what the step is about; 404 for what isn't there, isn't theirs, or doesn't belong
        together."""

    def question(self) -> str:
        """What is about to happen, and what that means."""
        return ""

    def act(self, data: dict[str, Any]) -> Any:
        """Call the action. What it gives is `result` from then on."""
        raise NotImplementedError

    def form_valid(self, form: Form) -> HttpResponse:
        try:
            self.result = self.act(form.cleaned_data)
        except self.refuses_with as refusal:
            self.refused = refusal
            # On the form, so that what was typed is not lost; beside the field that is amiss.
            field = getattr(refusal, "field", "")
            form.add_error(field if field in form.fields else None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, self.said())
        return redirect(self.next_url())

    def form_invalid(self, form: Form) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def said(self) -> str:
        """What is said once it is done."""
        return self.done

    def next_url(self) -> str:
        """Where one finds oneself once it is done."""
        return self.back_url()

    def back_url(self) -> str:
        """Where one came from, and goes without doing anything."""
        raise NotImplementedError

    def trail(self) -> list[dict[str, Any]]:
        """What stands between the admin's root and this page, each with url and label."""
        return []

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": "", "label": self.page_title}
        return [*super().get_breadcrumbs_items(), *self.trail(), here]
