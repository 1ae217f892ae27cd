"""Runs at a glance, and one run with its staff, codes and lists. In numbers: members stand at the desk."""

from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from content.admin_steps import Step
from content.moments import days_in_words

from ..cohorts.access import roles_now
from ..cohorts.glance import Glance, glances_of
from ..models import CohortPage, InvitationCode, ListImport
from ..permissions import scheduled_pages
from . import words
from .cohorts_steps import RUNS, Trainings, keeps_all, run_or_404

RUNS_ON_A_PAGE = 20


def facts_of(glance: Glance) -> list[tuple[str, Any]]:
    """A run in numbers, each with what it is."""
    seats = glance.seats
    return [
        (_("Seats"), seats.seats if seats else _("None yet")),
        (_("Confirmed"), seats.confirmed if seats else ""),
        (_("Offered"), seats.offered if seats else ""),
        (_("Waiting"), seats.waiting if seats else ""),
        (_("In progress"), glance.active),
        (_("Finished"), glance.finished),
        (_("Left"), glance.left),
        (_("Attended so far"), share_in_words(glance)),
        (_("Stuck"), glance.stuck),
        (_("Leading it"), glance.leading or _("Nobody yet")),
    ]


def share_in_words(glance: Glance) -> str:
    """ "92% of what could be attended"; before the first session is over, that."""
    if glance.share is None:
        return _("No session is over yet")
    return _("%(n)d%% of what could be attended") % {"n": glance.share}


def days_of(page: CohortPage) -> str:
    return days_in_words(page.starts_on, page.ends_on)


class Runs(Trainings, WagtailAdminTemplateMixin, TemplateView):
    """Every run whose schedule this person keeps, the latest first."""

    template_name = "events/admin/cohorts/runs.html"
    page_title = RUNS

    def trail(self) -> list[dict[str, Any]]:
        return []

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        if not keeps_all(self.request.user):
            return []
        url = reverse("events_admin:trainings_report")
        return [HeaderButton(_("Report"), url=url, icon_name="table")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine = CohortPage.objects.filter(pk__in=scheduled_pages(self.request.user).values("pk"))
        ordered = mine.order_by("-starts_on", "-pk")
        shown = Paginator(ordered, RUNS_ON_A_PAGE).get_page(self.request.GET.get("p"))
        rows = [
            {
                "glance": each,
                "days": days_of(each.page),
                "share": "–" if each.share is None else f"{each.share}%",
                "url": reverse("events_admin:run", args=[each.page.pk]),
            }
            for each in glances_of(shown.object_list)
        ]
        return {**super().get_context_data(**kwargs), "rows": rows, "page_obj": shown}


class Run(Trainings, WagtailAdminTemplateMixin, TemplateView):
    """One run: its numbers, who leads it, its codes and the lists that were brought to it."""

    template_name = "events/admin/cohorts/run.html"
    page_title = gettext_lazy("Training")

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.run = run_or_404(request.user, kwargs["page_id"])
        self.may_all = keeps_all(request.user)

    def get_page_subtitle(self) -> str:
        return self.run.title

    @cached_property
    def glance(self) -> Glance:
        return glances_of([self.run])[0]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self.run
        return {
            **super().get_context_data(**kwargs),
            "title": self.glance.title,
            "days": days_of(page),
            "facts": facts_of(self.glance),
            "steps": self._steps(),
            "staff": [self._member_of_staff(each) for each in self._staff()],
            "name_step": self._step(_("Name somebody"), "name_staff"),
            "codes": self._codes() if self.may_all else None,
            "code_step": self._step(_("Make a code"), "make_code"),
            "lists": self._lists() if self.may_all else None,
            "list_step": self._step(_("Enroll a list"), "list"),
        }

    def _steps(self) -> list[Step]:
        page = self.run
        schedule = reverse("events_schedule:index") + f"?page={page.pk}"
        steps = [Step(_("Dates and seats"), schedule)]
        if page.permissions_for_user(self.request.user).can_edit():
            steps.append(
                Step(_("Edit its page"), reverse("wagtailadmin_pages:edit", args=[page.pk]))
            )
        if self.may_all:
            url = reverse("events_admin:run_summary", args=[page.pk])
            steps.append(Step(_("Summary"), url))
        return steps

    def _step(self, label: str, name: str, *more: int, about: str = "") -> Step | None:
        if not self.may_all:
            return None
        return Step(label, reverse(f"events_admin:{name}", args=[self.run.pk, *more]), about)

    def _staff(self) -> Any:
        return roles_now().filter(page=self.run.pk).select_related("person").order_by("role", "pk")

    def _member_of_staff(self, staff: Any) -> dict[str, Any]:
        name = staff.person.get_full_name() if staff.person else _("Erased person")
        return {
            "name": name,
            "role": staff.get_role_display(),
            "since": words.moment(staff.since),
            "until": words.moment(staff.until),
            "step": self._step(_("End"), "end_staff", staff.pk, about=name),
        }

    def _codes(self) -> list[dict[str, Any]]:
        now = timezone.now()
        return [
            {
                "code": code,
                "used": _("%(n)d of %(uses)d") % {"n": code.used, "uses": code.uses},
                "state": _state(code, now),
                "step": None
                if code.ended_at
                else self._step(_("Take back"), "end_code", code.pk, about=code.label),
            }
            for code in InvitationCode.objects.filter(page=self.run.pk).order_by("-pk")[:50]
        ]

    def _lists(self) -> list[dict[str, Any]]:
        return lists_of(self.run)


def lists_of(page: Any) -> list[dict[str, Any]]:
    """The lists that were brought to a page, the newest first, each with where it is."""
    return [
        {
            "kept": each,
            "when": words.moment(each.made_at),
            "url": reverse("events_admin:list_rows", args=[each.pk]),
        }
        for each in ListImport.objects.filter(page=page.pk)[:20]
    ]


def _state(code: InvitationCode, now: Any) -> str:
    if code.ended_at:
        return _("Taken back %(when)s") % {"when": words.moment(code.ended_at)}
    if code.expires_at and code.expires_at <= now:
        return _("Worked until %(when)s") % {"when": words.moment(code.expires_at)}
    left = code.uses - code.used
    if not left:
        return _("Used up")
    return ngettext("Works once more", "Works %(n)d times more", left) % {"n": left}
