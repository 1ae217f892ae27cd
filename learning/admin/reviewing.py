"""What the admin says and offers while a series is in review with its modules."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.action_menu import WorkflowMenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.models import Page, WorkflowState

from ..models import ModulePage, SeriesPage
from ..review.together import (
    Part,
    parts_in_review,
    parts_to_submit,
    review_it_goes_with,
    review_of,
)

SUBMITS = ("action-submit", "action-restart-workflow")
JUDGES = ("approve", "reject")


class WaitingPanel(WorkflowObjectsToModeratePanel):
    """What waits for a reviewer, without the modules that are judged with their series."""

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        context["states"] = [each for each in context["states"] if not _goes_along(each)]
        return context


def _goes_along(waiting: dict[str, Any]) -> bool:
    return isinstance(waiting["obj"], ModulePage) and bool(
        review_it_goes_with(waiting["task_state"].workflow_state)
    )


def series_review_of(page: Page) -> WorkflowState | None:
    """The running review of its series that a module's own review goes with."""
    if not isinstance(page, ModulePage):
        return None
    own = review_of(page)
    return review_it_goes_with(own) if own else None


def say_where_it_is_reviewed(request: HttpRequest, page: Page) -> None:
    """In the editor of a module that goes with its series: where it is approved."""
    if request.method != "GET" or not series_review_of(page):
        return
    series = page.get_parent()
    words = _("This module is in review together with its series “%(series)s”.")
    edit = reverse("wagtailadmin_pages:edit", args=[series.pk])
    messages.info(
        request,
        words % {"series": series.draft_title},
        buttons=[messages.button(edit, _("Review the series"))],
    )


def offer_no_judgment_apart(
    items: list[Any], request: HttpRequest, context: dict[str, Any]
) -> None:
    """Take *Approve* and *Request changes* out of the menu of such a module."""
    page = context.get("page")
    if page is not None and series_review_of(page):
        items[:] = [
            item
            for item in items
            if not (isinstance(item, WorkflowMenuItem) and item.name in JUDGES)
        ]


def show_series_once(request: HttpRequest, panels: list[Component]) -> None:
    """On the first screen, a series stands for the modules that go with it."""
    for number, panel in enumerate(panels):
        if type(panel) is WorkflowObjectsToModeratePanel:
            panels[number] = WaitingPanel()


def say_what_went_along(request: HttpRequest, page: Page) -> None:
    """After a series was submitted: what went with it, and what didn't and why."""
    if not any(name in request.POST for name in SUBMITS):
        return
    if isinstance(page, SeriesPage) and (state := review_of(page)):
        going = parts_in_review(state).going
        if going:
            messages.info(request, _("With it: %(modules)s.") % {"modules": _titles(going)})
        for part in parts_to_submit(page, state.workflow, request.user).staying:
            title = part.page.draft_title
            words = _("“%(module)s” stays behind. %(why)s") % {"module": title, "why": part.words}
            messages.warning(request, words)
    elif series_review_of(page):
        words = _("It joins the review of its series “%(series)s”.")
        messages.info(request, words % {"series": page.get_parent().draft_title})


def say_what_is_not_out(request: HttpRequest, page: Page) -> None:
    """After a series was published past a review: its modules' changes are still drafts."""
    workflow = page.get_workflow() if isinstance(page, SeriesPage) else None
    if workflow is None:
        return
    changed = parts_to_submit(page, workflow, request.user).going
    if changed:
        words = _("These modules have changes that are not live yet: %(modules)s.")
        messages.warning(request, words % {"modules": _titles(changed)})


def _titles(parts: list[Part]) -> str:
    titles = [f"“{part.page.draft_title}”" for part in parts]
    return get_text_list(titles, _("and"))
