"""The panel in the page editor that shows who is in a series and what a change means for them."""

from __future__ import annotations

from typing import Any

from django.forms import Media, RadioSelect, Script
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from .affected import Affected, affected_by


class LearnersPanel(FieldPanel):
    """The learners of a series, what a draft changes for them, and the editor's choice for them.

    Of a series and of its modules. Not shown while the series has no learners.
    """

    def __init__(self, field_name: str = "learner_policy", **kwargs: Any) -> None:
        kwargs.setdefault("widget", RadioSelect)
        kwargs.setdefault("heading", _("Learners in this series"))
        kwargs.setdefault("icon", "group")
        super().__init__(field_name, disable_comments=True, **kwargs)

    def clone_kwargs(self) -> dict[str, Any]:
        kwargs = super().clone_kwargs()
        del kwargs["disable_comments"]
        return kwargs

    class BoundPanel(FieldPanel.BoundPanel):
        """The panel of one page in one request."""

        template_name = "learning/admin/learners_panel.html"

        @cached_property
        def affected(self) -> Affected | None:
            return affected_by(self.instance, getattr(self.form, "parent_page", None))

        def is_shown(self) -> bool:
            # Without a form two versions are compared, which shows the choice too.
            return super().is_shown() and (self.form is None or self.affected is not None)

        def id_for_label(self) -> str:
            return ""  # the choices have a legend of their own

        @property
        def media(self) -> Media:
            return Media(
                css={"all": ["css/learners_panel.css"]},
                js=[Script("js/learners_panel.js", type="module")],
            )

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            context["affected"] = self.affected
            if self.instance.pk:
                url = reverse("learning_admin:affected", args=[self.instance.pk])
                context["look_again_url"] = url
            return context
