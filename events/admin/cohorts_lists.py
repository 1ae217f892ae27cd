"""Enroll a list: send a file, read what would become of each row, have it done, take the result away."""

import csv
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.encoding import force_str
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from content.admin_steps import StepView
from content.spreadsheets import as_text
from learning.models import SeriesPage

from .. import actions
from ..cohorts.naming import title_of_run
from ..models import CohortPage, ListImport, ListRow
from . import words
from .cohorts import lists_of
from .cohorts_forms import ListForm
from .cohorts_steps import RUNS, keeps_all

MAY_ENROLL = "learning.change_enrollment"
ROWS_ON_A_PAGE = 100
BOM = "\ufeff"


def may_bring_lists(user: Any, page: Page) -> bool:
    """To a run: who keeps every schedule. To a series: who may enroll people."""
    if isinstance(page, CohortPage):
        return keeps_all(user)
    return isinstance(page, SeriesPage) and user.has_perm(MAY_ENROLL)


def title_of(page: Page) -> str:
    return title_of_run(page) if isinstance(page, CohortPage) else page.title


def back_to(page: Page) -> str:
    """Where one goes from a list: to the run, or to the editor of the series."""
    if isinstance(page, CohortPage):
        return reverse("events_admin:run", args=[page.pk])
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def trail_to(page: Page) -> list[dict[str, Any]]:
    here = {"url": back_to(page), "label": page.title}
    if isinstance(page, CohortPage):
        return [{"url": reverse("events_admin:runs"), "label": RUNS}, here]
    return [here]


class ListStep(StepView):
    """A step about a list for `page`: 403 for who enrolls nobody, 404 for what takes no lists."""

    refuses_with = actions.Refused
    header_icon = "group"
    page: Page

    def is_allowed(self) -> bool:
        user = self.request.user
        return keeps_all(user) or user.has_perm(MAY_ENROLL)

    def check(self, page_id: int) -> None:
        self.page = get_object_or_404(Page, pk=page_id).specific
        if not isinstance(self.page, CohortPage | SeriesPage):
            raise Http404
        if not may_bring_lists(self.request.user, self.page):
            raise PermissionDenied

    def get_page_subtitle(self) -> str:
        return title_of(self.page)

    def trail(self) -> list[dict[str, Any]]:
        return trail_to(self.page)

    def back_url(self) -> str:
        return back_to(self.page)


class BringList(ListStep):
    """Send a file. It is looked at, and nothing else."""

    template_name = "events/admin/cohorts/bring_list.html"
    form_class = ListForm
    page_title = gettext_lazy("Enroll a list")
    button = gettext_lazy("Look at the list")
    done = gettext_lazy("This is what would become of each row. Nothing has been done yet.")

    def find(self, **ids: Any) -> None:
        self.check(ids["page_id"])

    def question(self) -> str:
        return _(
            "First we only look: you read what would become of each row, and nobody is added before "
            "you say so. Who has no account gets a letter that invites them to make one."
        )

    def act(self, data: dict[str, Any]) -> ListImport:
        file = data["file"]
        return actions.check_list(
            self.page,
            file.read(),
            file_name=file.name,
            note=data["note"],
            by=self.request.user,
        )

    def next_url(self) -> str:
        return reverse("events_admin:list_rows", args=[self.result.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "lists": lists_of(self.page)}


class DoList(ListStep):
    """Have a list worked through."""

    page_title = gettext_lazy("Do it")
    button = gettext_lazy("Do it")
    done = gettext_lazy("The list is being worked through. Look again in a minute.")

    def find(self, **ids: Any) -> None:
        self.kept = get_object_or_404(ListImport, pk=ids["list_id"])
        self.check(self.kept.page_id)

    def question(self) -> str:
        said = [f"{label}: {n}." for label, n in planned(self.kept)]
        more = _(
            "Each of them gets a letter. Where no seat is free they wait, in the order of the list."
        )
        return " ".join([*said, more])

    def act(self, data: dict[str, Any]) -> ListImport:
        return actions.start_list(self.kept, by=self.request.user)

    def back_url(self) -> str:
        return reverse("events_admin:list_rows", args=[self.kept.pk])


def counts_of(kept: ListImport) -> list[tuple[str, str, int]]:
    """How many rows have which result: value, label and number, in the order of the results."""
    found = dict(kept.rows.order_by().values_list("result").annotate(n=Count("pk")))
    results = ListRow.Result.choices
    return [(value, force_str(label), found[value]) for value, label in results if value in found]


def planned(kept: ListImport) -> list[tuple[str, int]]:
    """What is still to be done, by what it is."""
    return [(label, n) for value, label, n in counts_of(kept) if value in ListRow.PLANNED]


class ListRows(WagtailAdminTemplateMixin, TemplateView):
    """A list, row by row: what would become of it, or what has."""

    template_name = "events/admin/cohorts/list.html"
    page_title = gettext_lazy("List")
    header_icon = "group"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.kept, self.page = list_of(request.user, kwargs["list_id"])

    def get_page_subtitle(self) -> str:
        return self.kept.file_name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": "", "label": self.kept.file_name}
        return [*super().get_breadcrumbs_items(), *trail_to(self.page), here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kept, wanted = self.kept, self.request.GET.get("result", "")
        counts = counts_of(kept)
        wanted = wanted if wanted in [value for value, _label, _n in counts] else ""
        rows = kept.rows.filter(result=wanted) if wanted else kept.rows.all()
        shown = Paginator(rows.order_by("number"), ROWS_ON_A_PAGE).get_page(
            self.request.GET.get("p")
        )
        total = sum(n for _value, _label, n in counts)
        return {
            **super().get_context_data(**kwargs),
            "kept": kept,
            "title": title_of(self.page),
            "when": words.moment(kept.made_at),
            "counts": counts,
            "total": total,
            "left": sum(n for _label, n in planned(kept)),
            "wanted": wanted,
            "rows": shown,
            "back_url": back_to(self.page),
            "csv_url": reverse("events_admin:list_csv", args=[kept.pk]),
            "do_url": reverse("events_admin:list_do", args=[kept.pk]),
        }


def list_csv(request: HttpRequest, list_id: int) -> StreamingHttpResponse:
    """Every row with what became of it, as a spreadsheet."""
    kept, _page = list_of(request.user, list_id)
    response = StreamingHttpResponse(_lines(kept), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="list-{kept.pk}.csv"'
    response["Cache-Control"] = "no-store"
    return response


def list_of(user: Any, list_id: int) -> tuple[ListImport, Page]:
    """A list and its page, for who may bring lists there."""
    if not (keeps_all(user) or user.has_perm(MAY_ENROLL)):
        raise PermissionDenied
    kept = get_object_or_404(ListImport.objects.select_related("page"), pk=list_id)
    page = kept.page.specific
    if not may_bring_lists(user, page):
        raise PermissionDenied
    return kept, page


class _Echo:
    """What csv writes to, to be handed on at once."""

    def write(self, line: str) -> str:
        return line


def _lines(kept: ListImport) -> Iterator[str]:
    write = csv.writer(_Echo()).writerow
    heading = [
        _("Row"),
        _("E-mail"),
        _("Name"),
        _("Institution"),
        _("Result"),
        _("Column"),
        _("Why"),
    ]
    yield BOM + write(heading)
    results = {value: force_str(label) for value, label in ListRow.Result.choices}
    for row in kept.rows.order_by("number").iterator(chunk_size=1000):
        cells = [row.email, row.name, row.institution, results[row.result], row.column, row.reason]
        yield write([row.number, *map(as_text, cells)])
