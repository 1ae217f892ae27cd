"""Columns of the registrars' tables that Wagtail has none for."""

from collections.abc import Callable
from typing import Any

from wagtail.admin.ui.tables import Column


class StepColumn(Column):
    """A column of buttons; `accessor` gives a row's `Step` or None."""

    cell_template_name = "learning/admin/step_cell.html"


class LinkColumn(Column):
    """Words that lead somewhere, when `get_url` knows where."""

    cell_template_name = "learning/admin/link_cell.html"

    def __init__(self, name: str, *, get_url: Callable[[Any], str], **options: Any) -> None:
        super().__init__(name, **options)
        self.get_url = get_url

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "url": self.get_url(instance)}
