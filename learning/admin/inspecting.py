"""The page of one record: facts, tables, and buttons that lead to what staff can do."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permissions import policy_registry

from content.admin_steps import Step, as_header_buttons


class RecordInspectView(generic.InspectView):
    """Facts of one record, its tables below, its buttons in the header."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Ask who looks before looking: else numbers could be tried to learn which are taken."""
        if not policy_registry.get_by_type(self.model).user_has_permission(request.user, "view"):
            raise PermissionDenied
        super().setup(request, *args, **kwargs)

    def facts(self) -> list[tuple[str, Any]]:
        """Label and value, in the order shown."""
        raise NotImplementedError

    def tables(self) -> list[dict[str, Any]]:
        """Each with id, heading, icon, table, and `empty`: what is said when it has no rows."""
        return []

    def steps(self) -> list[Step]:
        """What this person may do with the record as it stands."""
        return []

    @property
    def header_buttons(self) -> list[HeaderButton]:
        return as_header_buttons(self.steps())

    def get_fields(self) -> list[str]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "facts": self.facts(), "tables": self.tables()}


class RecordViewSet(ModelViewSet):
    """A list and a page for each record, and no other way in."""

    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50
    # Wagtail wants to know what a form would hold; the policy keeps anyone from seeing one.
    form_fields: list[str] = []
    index_template_name = "learning/admin/records.html"
    inspect_template_name = "learning/admin/record.html"

    def get_permissions_to_register(self) -> Any:
        """Looking and correcting: the group screen offers no right that would mean nothing."""
        every = super().get_permissions_to_register()
        return every.filter(codename__regex=r"^(view|change)_")


def may(request: HttpRequest, permission: str) -> bool:
    return request.user.has_perm(permission)
