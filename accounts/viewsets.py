"""Screens of the admin: Wagtail's own for users, with our forms, and institutions as a snippet."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet
from wagtail.users.views import users as wagtail_users

from accounts.admin_forms import PersonCreationForm, PersonEditForm
from accounts.models import Institution, User


class PeopleIndexView(wagtail_users.IndexView):
    """Everyone with an account, found by name or address."""

    search_fields = ["full_name", "display_name", "email"]

    @cached_property
    def columns(self) -> list[Column]:
        unlisted = Column(
            "unlisted_institution",
            label=_("Institution not on our list"),
            sort_key="unlisted_institution",
        )
        columns = [*super().columns, unlisted]
        for column in columns:
            if column.name == User.USERNAME_FIELD:
                column.label = _("E-mail address")
        return columns

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().filter(erased_at=None)

    def order_queryset(self, queryset: Any) -> Any:
        if self.ordering in ("name", "-name"):
            return queryset.order_by(self.ordering.replace("name", "full_name"), "pk")
        return super().order_queryset(queryset)


class PersonCreateView(wagtail_users.CreateView):
    """Make an account for somebody."""

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"may_appoint": self.request.user.is_superuser}


class PersonEditView(wagtail_users.EditView):
    """Change somebody's roles. A superuser's account is left to superusers."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"may_appoint": self.request.user.is_superuser}


class PeopleViewSet(wagtail_users.UserViewSet):
    """Wagtail's user screens for our users."""

    index_view_class = PeopleIndexView
    add_view_class = PersonCreateView
    edit_view_class = PersonEditView
    create_template_name = "accounts/admin/user_create.html"
    edit_template_name = "accounts/admin/user_edit.html"

    def get_form_class(self, for_update: bool = False) -> type:
        return PersonEditForm if for_update else PersonCreationForm


class InstitutionViewSet(SnippetViewSet):
    """Staff keep the list people pick their institution from."""

    model = Institution
    icon = "group"
    menu_label = _("Institutions")
    menu_name = "institutions"
    list_display = ["name", "place", "is_listed"]
    list_filter = ["is_listed"]
    list_export = ["name", "place", "is_listed"]
    panels = [
        FieldPanel("name"),
        FieldPanel("place"),
        FieldPanel("is_listed"),
        InlinePanel(
            "domains",
            heading=_("E-mail domains"),
            label=_("Domain"),
            help_text=_("Who confirmed an address at one of these counts as verified."),
        ),
    ]
