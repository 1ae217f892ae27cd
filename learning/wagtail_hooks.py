"""What learning adds to the admin: the registrars' records, and pages that can't be deleted."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.models import Page

from . import actions
from .admin import reviewing
from .admin.certificates import CertificateViewSet
from .admin.deleting import why_not_delete
from .admin.enrollments import EnrollmentViewSet
from .admin.policies import register_policies
from .admin.warnings import too_few_left
from .models import ModulePage

register_policies()


class LearningRecords(ViewSetGroup):
    """The registrars' corner of the menu."""

    items = (EnrollmentViewSet, CertificateViewSet)
    # Short: a longer one is cut off beside the icon.
    menu_label = _("Records")
    menu_name = "learning-records"
    menu_icon = "clipboard-list"
    menu_order = 250


@hooks.register("register_admin_viewset")
def learning_records() -> LearningRecords:
    return LearningRecords()


@hooks.register("register_admin_urls")
def what_registrars_do() -> list[Any]:
    return [path("learning/", include("learning.admin.urls"))]


@hooks.register("before_delete_page")
def unpublish_rather_than_delete(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Runs when the page asks whether to delete, and when it is told to."""
    if why_not := why_not_delete([page]):
        messages.error(request, why_not)
        return redirect("wagtailadmin_pages:edit", page.pk)
    if request.method == "POST" and _is_confirmed(request):
        actions.release_unheld_plans(page)
    return None


def _is_confirmed(request: HttpRequest) -> bool:
    """Whether the deletion goes on: for many pages the site's name is asked, and may be mistyped."""
    typed = request.POST.get("confirm_site_name")
    return not typed or typed == settings.WAGTAIL_SITE_NAME


@hooks.register("before_bulk_action")
def unpublish_rather_than_bulk_delete(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """The same for many at once: all or none. Runs inside the deletion's transaction."""
    if action_type != "delete" or not objects or not isinstance(objects[0], Page):
        return None
    if why_not := why_not_delete(objects):
        messages.error(request, why_not)
        return redirect(action.next_url)
    for page in objects:
        actions.release_unheld_plans(page)
    return None


@hooks.register("after_unpublish_page")
def say_when_too_few_are_left(request: HttpRequest, page: Page) -> None:
    """Editors are told what their unpublishing means for learners."""
    module = page.specific
    if isinstance(module, ModulePage) and (warning := too_few_left(module.series)):
        messages.warning(request, warning)


# A series and its modules in review: `admin/reviewing.py`.
hooks.register("before_edit_page", reviewing.say_where_it_is_reviewed)
hooks.register("construct_page_action_menu", reviewing.offer_no_judgment_apart)
hooks.register("construct_homepage_panels", reviewing.show_series_once)
hooks.register("after_edit_page", reviewing.say_what_went_along)
hooks.register("after_publish_page", reviewing.say_what_is_not_out)
