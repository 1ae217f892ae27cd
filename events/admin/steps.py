"""A step in the schedule: a page with a form; sent, an action; then back to the session."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy

from content.admin_steps import StepView

from ..actions import Refused
from ..models import SeatPool, Session
from ..permissions import keeps_schedules, scheduled_sessions
from . import words


class ScheduleStep(StepView):
    """A step of who keeps schedules: about one `session`, or about the schedule itself."""

    template_name = "events/admin/step.html"
    header_icon = "date"
    refuses_with = Refused
    session: Session | None = None

    def is_allowed(self) -> bool:
        return keeps_schedules(self.request.user)

    def about(self) -> str:
        """When the session is, and of which event: what is done here can't always be undone."""
        if self.session is None:
            return ""
        return f"{words.day_and_time(self.session)}. {self.session.page.title}"

    def back_url(self) -> str:
        if self.session is None:
            return reverse("events_schedule:index")
        return reverse("events_schedule:inspect", args=[self.session.pk])

    def get_page_subtitle(self) -> str:
        return words.named(self.session) if self.session else ""

    def trail(self) -> list[dict[str, Any]]:
        index = {"url": reverse("events_schedule:index"), "label": gettext_lazy("Schedule")}
        if self.session is None:
            return [index]
        return [index, {"url": self.back_url(), "label": words.named(self.session)}]


class SessionStep(ScheduleStep):
    """A step that changes one session."""

    def find(self, **ids: Any) -> None:
        mine = scheduled_sessions(self.request.user).select_related("page", "pool")
        self.session = get_object_or_404(mine, pk=ids.get("session_id", ids.get("pk")))


class PoolStep(SessionStep):
    """A step that changes the seats of one session; 404 for a session without."""

    def find(self, **ids: Any) -> None:
        super().find(**ids)
        self.pool = get_object_or_404(
            SeatPool.objects.select_related("session"), session=self.session
        )
