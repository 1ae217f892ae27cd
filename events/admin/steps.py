"""A step in the schedule: a page with a form; sent, an action; then back to the session."""

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..actions import Refused
from ..models import SeatPool, Session
from ..permissions import keeps_schedules, scheduled_sessions
from . import words


class ScheduleStep(WagtailAdminTemplateMixin, FormView):
    """GET asks, POST acts. Subclasses say what is asked (`question`) and what is done (`act`)."""

    http_method_names: ClassVar[list[str]] = ["get", "head", "post", "options"]
    template_name = "events/admin/step.html"
    header_icon = "date"
    form_class: type[Form] = Form
    button = gettext_lazy("Save")
    is_serious = False
    done: Any = ""
    session: Session | None = None
    refused: Refused | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not keeps_schedules(request.user):
            raise PermissionDenied
        self.find(**kwargs)
        return super().dispatch(request, *args, **kwargs)

    def find(self, **ids: int) -> None:
        """404 for what isn't there, isn't this person's to schedule, or doesn't belong together."""

    def question(self) -> str:
        """What is about to happen, and what that means; in paragraphs."""
        return ""

    def about(self) -> str:
        """When the session is, and of which event: what is done here can't always be undone."""
        if self.session is None:
            return ""
        return f"{words.day_and_time(self.session)}. {self.session.page.title}"

    def act(self, data: dict[str, Any]) -> Any:
        """Call the action."""
        raise NotImplementedError

    def form_valid(self, form: Form) -> HttpResponse:
        try:
            self.result = self.act(form.cleaned_data)
        except Refused as refusal:
            self.refused = refusal
            # On the form, so that what was typed is not lost.
            field = refusal.field if refusal.field in form.fields else None
            form.add_error(field, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, self.said())
        return redirect(self.next_url())

    def said(self) -> str:
        """What is said once it is done."""
        return self.done

    def form_invalid(self, form: Form) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def next_url(self) -> str:
        return self.back_url()

    def back_url(self) -> str:
        if self.session is None:
            return reverse("events_schedule:index")
        return reverse("events_schedule:inspect", args=[self.session.pk])

    def get_page_subtitle(self) -> str:
        return words.named(self.session) if self.session else ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        index = {"url": reverse("events_schedule:index"), "label": gettext_lazy("Schedule")}
        items = [*super().get_breadcrumbs_items(), index]
        if self.session:
            items.append({"url": self.back_url(), "label": words.named(self.session)})
        return [*items, {"url": "", "label": self.page_title}]


class SessionStep(ScheduleStep):
    """A step that changes one session."""

    def find(self, **ids: int) -> None:
        mine = scheduled_sessions(self.request.user).select_related("page", "pool")
        self.session = get_object_or_404(mine, pk=ids.get("session_id", ids.get("pk")))


class PoolStep(SessionStep):
    """A step that changes the seats of one session; 404 for a session without."""

    def find(self, **ids: int) -> None:
        super().find(**ids)
        self.pool = get_object_or_404(
            SeatPool.objects.select_related("session"), session=self.session
        )
