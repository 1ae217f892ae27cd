"""How one comes to the trainings in the admin: by the menu, and from the editor of a run or a series."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from learning.models import SeriesPage

from ..models import CohortPage
from ..permissions import keeps_schedules, may_schedule
from .cohorts_lists import MAY_ENROLL
from .cohorts_steps import RUNS


class TrainingsMenuItem(MenuItem):
    """Shown to whoever keeps schedules."""

    def is_shown(self, request: HttpRequest) -> bool:
        return keeps_schedules(request.user)


def to_trainings() -> MenuItem:
    return TrainingsMenuItem(
        RUNS, reverse("events_admin:runs"), name="trainings", icon_name="calendar-check", order=245
    )


def from_a_page(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """From a run to its people in numbers; from a series to enrolling a list."""
    kind = page.specific_class or Page
    if issubclass(kind, CohortPage) and may_schedule(user, page):
        url = reverse("events_admin:run", args=[page.pk])
        yield Button(_("People in numbers"), url=url, icon_name="group", priority=6)
    if issubclass(kind, SeriesPage) and user.has_perm(MAY_ENROLL):
        url = reverse("events_admin:list", args=[page.pk])
        yield Button(_("Enroll a list"), url=url, icon_name="group", priority=7)


def register_ways() -> None:
    """Hang both into the admin."""
    hooks.register("register_admin_menu_item", to_trainings)
    hooks.register("register_page_header_buttons", from_a_page)
