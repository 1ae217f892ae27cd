"""The panel at the top of a series' editor that shows what goes through review with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from wagtail.admin.panels import Panel

from .together import Part, Parts, parts_in_review, parts_to_submit, review_of


@dataclass(frozen=True)
class Row:
    """A module in the panel: how it stands, and the ways to it."""

    title: str
    words: str
    edit_url: str
    draft_url: str
    compare_url: str

    @classmethod
    def of(cls, part: Part) -> Row:
        page = part.page
        compare = [page.pk, "live", page.latest_revision_id]
        return cls(
            title=page.get_admin_display_title(),
            words=part.words,
            edit_url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
            draft_url=reverse("wagtailadmin_pages:view_draft", args=[page.pk]),
            compare_url=reverse("wagtailadmin_pages:revisions_compare", args=compare)
            if page.live
            else "",
        )


class GoesWithPanel(Panel):
    """Lists the modules that go through review with the series, as of the page's load."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "learning/admin/goes_with.html"

        @cached_property
        def is_in_review(self) -> bool:
            return self._review is not None

        @cached_property
        def _review(self) -> Any:
            return review_of(self.instance)

        @cached_property
        def parts(self) -> Parts:
            workflow = self.instance.get_workflow()
            if self._review is not None:
                return parts_in_review(self._review)
            return parts_to_submit(self.instance, workflow, self.request.user)

        def is_shown(self) -> bool:
            """Only where there is a review to go through, and something to say of it."""
            if not super().is_shown() or self.instance.pk is None:
                return False
            if not (self.is_in_review or self.instance.has_workflow):
                return False
            return bool(self.parts.going or self.parts.waiting or self.parts.staying)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["is_in_review"] = self.is_in_review
            context["moment"] = self.parts.moment
            context["going"] = [Row.of(part) for part in self.parts.going]
            context["waiting"] = [Row.of(part) for part in self.parts.waiting]
            context["staying"] = [Row.of(part) for part in self.parts.staying]
            return context
