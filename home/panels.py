"""Parts of the page editor that show something rather than ask for it."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from wagtail.admin.panels import Panel

from home.concerns import concerns


class PlanDatesPanel(Panel):
    """Lists the rows of an action plan that an editor should look at, as of the page's load."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "home/admin/plan_dates.html"

        def is_shown(self) -> bool:
            """Only once there are rows."""
            return super().is_shown() and self.instance.pk is not None

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Add `concerns`, the rows that need a look, and `as_of`."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["as_of"] = timezone.now()
            context["concerns"] = concerns(self.instance, context["as_of"])
            return context
