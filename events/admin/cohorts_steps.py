"""Runs in the admin: who reaches which, and the step that all the others are made of."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy

from ..cohorts.naming import title_of_run
from ..models import CohortPage
from ..permissions import EVERYWHERE, keeps_schedules, scheduled_pages
from .steps import ScheduleStep

RUNS = gettext_lazy("Trainings")


def keeps_all(user: Any) -> bool:
    """Registrars and administrators: they name staff, make codes, bring lists and read the report."""
    return keeps_schedules(user) and user.has_perm(EVERYWHERE)


def run_or_404(user: Any, page_id: int) -> CohortPage:
    """A run whose schedule this person keeps."""
    return get_object_or_404(CohortPage, pk__in=scheduled_pages(user).values("pk"), id=page_id)


class Trainings:
    """For a page about trainings: where it stands, and who may see it at all."""

    header_icon = "calendar-check"
    everywhere = False

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not (keeps_all(request.user) if self.everywhere else keeps_schedules(request.user)):
            raise PermissionDenied

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": "", "label": self.get_page_title()}
        return [*super().get_breadcrumbs_items(), *self.trail(), here]

    def trail(self) -> list[dict[str, Any]]:
        return [{"url": reverse("events_admin:runs"), "label": RUNS}]


class RunStep(ScheduleStep):
    """A step about one run, by registrars and administrators."""

    header_icon = "group"
    run: CohortPage

    def is_allowed(self) -> bool:
        return keeps_all(self.request.user)

    def find(self, **ids: Any) -> None:
        self.run = get_object_or_404(CohortPage, id=ids["page_id"])

    def about(self) -> str:
        return ""

    def get_page_subtitle(self) -> str:
        return title_of_run(self.run)

    def back_url(self) -> str:
        return reverse("events_admin:run", args=[self.run.pk])

    def trail(self) -> list[dict[str, Any]]:
        index = {"url": reverse("events_admin:runs"), "label": RUNS}
        return [index, {"url": self.back_url(), "label": self.run.title}]
