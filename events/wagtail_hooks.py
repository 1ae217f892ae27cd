"""What events add to the admin: the schedule, agreements, and events that can't just disappear."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from .admin.agreements import AgreementViewSet, keep_agreements_in_use
from .admin.cohorts_ways import register_ways
from .admin.deleting import why_not_delete
from .admin.facilitators import FacilitatorViewSet
from .admin.policies import register_policies
from .admin.sessions import ScheduleViewSet
from .admin.warned import outside_the_days
from .admin.wordings import WordingViewSet
from .models import CohortPage, EventPage, ProgramPage
from .permissions import may_make_run, may_schedule
from .publishing import why_not_unpublish

register_policies()
register_ways()
register_snippet(AgreementViewSet)
register_snippet(WordingViewSet)
hooks.register("before_delete_snippet", keep_agreements_in_use)


@hooks.register("register_admin_viewset")
def the_schedule() -> ScheduleViewSet:
    return ScheduleViewSet()


@hooks.register("register_admin_viewset")
def the_list_of_facilitators() -> FacilitatorViewSet:
    return FacilitatorViewSet()


@hooks.register("register_admin_urls")
def what_is_done_to_the_schedule() -> list[Any]:
    return [path("events/", include("events.admin.urls"))]


@hooks.register("register_page_header_buttons")
def dates_and_seats(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """From an event's editor, or the list of what is below it, to its schedule."""
    is_event = issubclass(page.specific_class or Page, EventPage)
    if is_event and may_schedule(user, page):
        url = reverse("events_schedule:index") + f"?page={page.pk}"
        yield Button(_("Dates and seats"), url=url, icon_name="date", priority=5)


@hooks.register("register_page_header_buttons")
def new_runs(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """From a program to a new run of it, and from a run to another like it."""
    kind = page.specific_class or Page
    if issubclass(kind, ProgramPage) and may_make_run(user, page):
        url = reverse("events_admin:new_run", args=[page.pk])
        yield Button(_("New run from the template"), url=url, icon_name="plus", priority=5)
        last = CohortPage.objects.child_of(page).order_by("-starts_on", "-pk").first()
        if last:
            url = reverse("events_admin:copy_run", args=[last.pk])
            yield Button(_("Copy the last run"), url=url, icon_name="copy", priority=6)
    elif issubclass(kind, CohortPage) and may_make_run(user, page.get_parent()):
        url = reverse("events_admin:copy_run", args=[page.pk])
        yield Button(_("Copy this run"), url=url, icon_name="copy", priority=6)


@hooks.register("after_edit_page")
def say_what_lies_outside_its_days(request: HttpRequest, page: Page) -> None:
    """A warning only: a meeting of the keepers the day before may be meant."""
    if isinstance(page, EventPage) and (sentence := outside_the_days(page)):
        messages.warning(request, sentence)


@hooks.register("before_delete_page", order=-10)
def say_what_to_do_with_the_schedule(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Before others say that there are records: here something can be done about them."""
    if why_not := why_not_delete([page]):
        messages.error(request, why_not)
        return _to_schedule(page)
    return None


@hooks.register("before_unpublish_page")
def cancel_rather_than_unpublish(request: HttpRequest, page: Page) -> HttpResponse | None:
    """People who count on a session are told by its being cancelled, not by a page that is gone."""
    below = page.get_descendants().live() if request.POST.get("include_descendants") else []
    if why_not := why_not_unpublish([page, *below]):
        messages.error(request, why_not)
        return _to_schedule(page)
    return None


@hooks.register("before_bulk_action", order=-10)
def the_same_for_many_at_once(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """All or none."""
    if not objects or not isinstance(objects[0], Page):
        return None
    why_not = ""
    if action_type == "delete":
        why_not = why_not_delete(objects)
    elif action_type == "unpublish":
        with_below = action.cleaned_form.cleaned_data.get("include_descendants")
        below = [each for page in objects for each in page.get_descendants().live()]
        why_not = why_not_unpublish([*objects, *(below if with_below else [])])
    if not why_not:
        return None
    messages.error(request, why_not)
    return redirect(action.next_url)


def _to_schedule(page: Page) -> HttpResponse:
    """To the event's schedule; for a page above events, to its editor."""
    if issubclass(page.specific_class or Page, EventPage):
        return redirect(reverse("events_schedule:index") + f"?page={page.pk}")
    return redirect("wagtailadmin_pages:edit", page.pk)
