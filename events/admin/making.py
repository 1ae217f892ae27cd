"""Make a run from its program's template, or like the last one: one short form, and a draft."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .. import actions
from ..models import CohortPage, ProgramPage, Session
from ..permissions import may_make_run
from ..wall_times import is_twice
from . import words
from .forms_making import NewRunForm
from .steps import ScheduleStep


class MakeRun(ScheduleStep):
    """A step that makes a draft. `program` is what it stands below."""

    template_name = "events/admin/copy.html"
    form_class = NewRunForm
    header_icon = "copy"
    button = gettext_lazy("Make a draft")
    program: ProgramPage

    def check(self, program: ProgramPage) -> None:
        """Keep the program; refuse who may not write pages below it."""
        self.program = program
        if not may_make_run(self.request.user, program):
            raise PermissionDenied

    def about(self) -> str:
        return self.program.title

    def trail(self) -> list[dict[str, Any]]:
        explore = reverse("wagtailadmin_explore", args=[self.program.pk])
        return [{"url": explore, "label": self.program.title}]

    def back_url(self) -> str:
        return reverse("wagtailadmin_explore", args=[self.program.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "rows": getattr(self.refused, "rows", [])}

    def said(self) -> str:
        made = Session.objects.filter(page=self.result.pk).in_order()
        n = len(made)
        said = [
            ngettext(
                "A draft with %(n)d session. Look it over, then publish it.",
                "A draft with %(n)d sessions. Look it over, then publish it.",
                n,
            )
            % {"n": n}
        ]
        if twice := [words.named_with_day(each) for each in made if _comes_twice(each)]:
            sentence = _("Clocks show this time twice; the first of the two was taken: %(which)s.")
            said.append(sentence % {"which": ", ".join(twice)})
        return " ".join(said)

    def next_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.result.pk])


class NewRun(MakeRun):
    """From the template."""

    page_title = gettext_lazy("New run from the template")

    def find(self, **ids: Any) -> None:
        self.check(get_object_or_404(ProgramPage, pk=ids["program_id"]))

    def question(self) -> str:
        return _(
            "Sessions, seats and what the certificate takes come from the training. Without days for "
            "registration it opens once the page is live, and ends when the first session starts."
        )

    def act(self, data: dict[str, Any]) -> CohortPage:
        return actions.make_from_template(self.program, by=self.request.user, **data)


class CopyRun(MakeRun):
    """Like another run."""

    page_title = gettext_lazy("Copy a run")

    def find(self, **ids: Any) -> None:
        self.cohort = get_object_or_404(CohortPage, pk=ids["cohort_id"])
        self.check(self.cohort.get_parent().specific)

    def about(self) -> str:
        return f"{self.program.title}: {self.cohort.title}"

    def question(self) -> str:
        return _(
            "Words, sessions, rooms and seats are copied, and nobody who was in it. Days keep their "
            "distance, and clocks their time. Moments left empty move along with the first day."
        )

    def act(self, data: dict[str, Any]) -> CohortPage:
        return actions.copy_run(self.cohort, by=self.request.user, **data)


def _comes_twice(session: Session) -> bool:
    zone = session.zone_info
    return is_twice(session.starts_on, session.start_time, zone) or is_twice(
        session.ends_on, session.end_time, zone
    )
