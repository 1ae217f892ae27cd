"""A step of registrars: a page that asks for a reason; sent, an action; then back to the record."""

from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext_lazy

from content.admin_steps import StepView

from ..actions import Refused
from .forms import ReasonForm
from .policies import MAY_CORRECT_ENROLLMENTS


class StaffStep(StepView):
    """A step that makes or changes a `record`, which is shown afterwards: `act` gives it."""

    form_class: type[Form] = ReasonForm
    refuses_with = Refused
    permission = MAY_CORRECT_ENROLLMENTS
    index_name = "learning_enrollments"
    index_label = gettext_lazy("Enrollments")
    record: Any = None

    def is_allowed(self) -> bool:
        return self.request.user.has_perm(self.permission)

    def next_url(self) -> str:
        return reverse(f"{self.index_name}:inspect", args=[self.result.pk])

    def back_url(self) -> str:
        if self.record is None:
            return reverse(f"{self.index_name}:index")
        return reverse(f"{self.index_name}:inspect", args=[self.record.pk])

    def trail(self) -> list[dict[str, Any]]:
        return [{"url": self.back_url(), "label": self.index_label}]
