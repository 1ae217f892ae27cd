"""Add a session to an event, change it, take it out again. The forms' words go to the actions."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import actions
from ..models import EventPage, Session
from ..permissions import scheduled_pages
from .forms_schedule import form_for
from .steps import ScheduleStep, SessionStep
from .warned import warnings_about


class SessionFormStep(ScheduleStep):
    """A form about one session of `event`. Its `save_instance` calls the action."""

    template_name = "events/admin/session_form.html"
    event: EventPage

    def get_form_class(self) -> type[Form]:
        return form_for(self.event, self.session)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "page": self.event, "session": self.session}

    def form_valid(self, form: Form) -> HttpResponse:
        self.form = form
        response = super().form_valid(form)
        if self.refused is None:
            for sentence in warnings_about(self.result, self.event):
                messages.warning(self.request, sentence)
        return response

    def act(self, data: dict[str, Any]) -> Session:
        return self.save_instance(self.form.facts())

    def save_instance(self, facts: dict[str, Any]) -> Session:
        raise NotImplementedError

    def next_url(self) -> str:
        return reverse("events_schedule:inspect", args=[self.result.pk])


class AddSession(SessionFormStep):
    """A session for an event; first the event is picked."""

    page_title = gettext_lazy("Add session")
    button = gettext_lazy("Add session")
    done = gettext_lazy(
        "It is in the schedule now. Visitors see it while the event's page is live."
    )

    def find(self, **ids: int) -> None:
        events = scheduled_pages(self.request.user)
        wanted = self.request.GET.get("page", "")
        self.event = get_object_or_404(events, pk=wanted) if wanted.isdigit() else None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.event is None:
            return PickEvent.as_view()(request)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.event is None:
            return redirect("events_schedule:add")
        return super().post(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.event.title

    def save_instance(self, facts: dict[str, Any]) -> Session:
        return actions.add_session(self.event, by=self.request.user, **facts)


class PickEvent(ScheduleStep):
    """The events a session can be added to."""

    template_name = "events/admin/pick_event.html"
    page_title = gettext_lazy("Add session")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "events": scheduled_pages(self.request.user)}


class ChangeSession(SessionFormStep, SessionStep):
    """Another time, place, title: with letters to everyone where it matters to them."""

    page_title = gettext_lazy("Change")
    done = gettext_lazy("The change is saved.")

    def find(self, **ids: int) -> None:
        super().find(**ids)
        self.event = self.session.page.specific

    def question(self) -> str:
        return _(
            "If the time, the time zone or the place changes, everyone with a seat or in the queue "
            "gets a letter, and their calendars are put right. Other changes are told to nobody."
        )

    def save_instance(self, facts: dict[str, Any]) -> Session:
        self.sequence = self.session.sequence
        return actions.change_session(self.session, by=self.request.user, **facts)

    def said(self) -> str:
        if self.result.sequence > self.sequence:
            return _("The change is saved. Letters about it are on their way.")
        return str(self.done)


class RemoveSession(SessionStep):
    """Take out what nobody has asked for."""

    page_title = gettext_lazy("Remove")
    button = gettext_lazy("Remove this session")
    is_serious = True
    done = gettext_lazy("It was removed from the schedule.")

    def question(self) -> str:
        return _("It goes from the schedule as if it had never been in it. Nobody is told.")

    def act(self, data: dict[str, Any]) -> None:
        actions.remove_session(self.session, by=self.request.user)

    def next_url(self) -> str:
        return reverse("events_schedule:index") + f"?page={self.session.page_id}"
