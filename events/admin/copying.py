"""Copy the schedule of one event to another, such as last year's to this year's."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .. import actions
from ..actions.copying import Row
from ..permissions import scheduled_pages
from .forms_steps import CopyForm
from .steps import ScheduleStep
from .warned import outside_the_days


class CopySchedule(ScheduleStep):
    """From where, to where, and on which first day. What can't be kept is named, row by row."""

    template_name = "events/admin/copy.html"
    form_class = CopyForm
    header_icon = "copy"
    page_title = gettext_lazy("Copy a schedule")
    button = gettext_lazy("Copy")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "events": scheduled_pages(self.request.user)}

    def get_initial(self) -> dict[str, Any]:
        return {"to_page": self.request.GET.get("page")}

    def question(self) -> str:
        return _(
            "Days, times, rooms and seats are copied. Clocks keep their time, also when they have "
            "changed in between. No person, no keeper and no registration goes along."
        )

    def act(self, data: dict[str, Any]) -> list[Row]:
        self.to_page = data["to_page"]
        facts = {name: data[name] for name in ("first_day", "leave_out")}
        return actions.copy_schedule(data["from_page"], self.to_page, by=self.request.user, **facts)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "rows": getattr(self.refused, "rows", [])}

    def said(self) -> str:
        n = sum(not row.problem for row in self.result)
        words = [ngettext("%(n)d session was copied.", "%(n)d sessions were copied.", n) % {"n": n}]
        words += [
            f"{row.was}: {row.problem or row.note}"
            for row in self.result
            if row.problem or row.note
        ]
        return " ".join(words)

    def form_valid(self, form: Form) -> HttpResponse:
        response = super().form_valid(form)
        if self.refused is None and (sentence := outside_the_days(self.to_page)):
            messages.warning(self.request, sentence)
        return response

    def next_url(self) -> str:
        return reverse("events_schedule:index") + f"?page={self.to_page.pk}"
