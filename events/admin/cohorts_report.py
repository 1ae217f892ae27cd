"""For the association: trainings in numbers, and the summary of one run. Names nobody, hides the few."""

import csv
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.encoding import force_str
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from content.spreadsheets import as_text

from ..cohorts.charts import HEIGHT, MOST_ROWS, chart_of
from ..cohorts.glance import Glance, glances_of
from ..cohorts.report import LEAST, STAGES, Numbers, Report
from ..models import Membership
from . import words
from .cohorts import days_of
from .cohorts_steps import Trainings, run_or_404

BOM = "\ufeff"


class TrainingsReport(Trainings, WagtailAdminTemplateMixin, TemplateView):
    """Registered, confirmed, attended, finished: by run and by institution, drawn and in tables."""

    template_name = "events/admin/cohorts/report.html"
    page_title = gettext_lazy("Report on trainings")
    header_icon = "table"
    everywhere = True

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        url = reverse("events_admin:trainings_csv")
        return [HeaderButton(_("Download as CSV"), url=url, icon_name="download")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        report = Report()
        parts = [
            part("runs", _("By run"), _("Run"), report.by_run),
            part("schools", _("By institution"), _("Institution"), report.by_school),
        ]
        return {
            **super().get_context_data(**kwargs),
            "parts": parts if report.people else [],
            "stages": STAGES,
            "bar": HEIGHT,
            "most": MOST_ROWS,
            "least": LEAST,
        }


def part(name: str, heading: str, column: str, rows: list[Numbers]) -> dict[str, Any]:
    """A table and its picture."""
    return {
        "name": name,
        "heading": heading,
        "column": column,
        "rows": rows,
        "chart": chart_of(rows),
        "is_cut": len(rows) - 1 > MOST_ROWS,
    }


class TrainingsCsv(Trainings, WagtailAdminTemplateMixin, TemplateView):
    """The same two tables as a spreadsheet, with the same gaps."""

    everywhere = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="trainings.csv"'
        response["Cache-Control"] = "no-store"
        response.write(BOM)
        write = csv.writer(response).writerow
        report = Report()
        write([_("By"), _("Name"), *map(force_str, STAGES)])
        for by, rows in ((_("Run"), report.by_run), (_("Institution"), report.by_school)):
            for row in rows:
                write([by, as_text(row.title), *map(shown, row.reached)])
        return response


def shown(number: int | None) -> int | str:
    """A number, or the word for one that is left out."""
    return _("hidden") if number is None else number


class RunSummary(Trainings, WagtailAdminTemplateMixin, TemplateView):
    """One run on one page, to be printed: what came of it, by institution, without a name."""

    template_name = "events/admin/cohorts/summary.html"
    page_title = gettext_lazy("Summary of a training")
    everywhere = True

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.run = run_or_404(request.user, kwargs["page_id"])

    def get_page_subtitle(self) -> str:
        return self.run.title

    def trail(self) -> list[dict[str, Any]]:
        url = reverse("events_admin:run", args=[self.run.pk])
        return [*super().trail(), {"url": url, "label": self.run.title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        (glance,) = glances_of([self.run])
        report = Report()
        numbers = report.of_run(self.run.pk)
        return {
            **super().get_context_data(**kwargs),
            "title": glance.title,
            "days": days_of(self.run),
            "sessions": [words.named_with_day(each) for each in glance.sessions],
            "stages": list(zip(STAGES, numbers.reached, strict=True)) if numbers else [],
            "share": glance.share,
            "is_share_hidden": gives_away(glance, numbers),
            "certificates": certificates_of(self.run.pk, numbers),
            "schools": report.schools_of(self.run.pk) if numbers else [],
            "least": LEAST,
        }


def gives_away(glance: Glance, numbers: Numbers | None) -> bool:
    """Whether the share of attended places would tell of a few: with the sessions it is numbers again."""
    missed = glance.asked - glance.attended
    is_small = 0 < glance.attended < LEAST or 0 < missed < LEAST
    return is_small or numbers is None or None in numbers.reached


def certificates_of(run: int, numbers: Numbers | None) -> int | None:
    """How many certificates; None where their number, or how many lack one, is small."""
    if numbers is None:
        return 0
    finished = numbers.reached[-1]
    n = Membership.objects.filter(page=run, certificate__isnull=False).count()
    if finished is None or 0 < n < LEAST or 0 < finished - n < LEAST:
        return None
    return n
