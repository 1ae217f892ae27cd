"""What registrars take away from the list of enrollments: a spreadsheet of what is on it now."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from content.spreadsheets import as_text

from ..models import Enrollment
from .inspecting import may
from .policies import MAY_CORRECT_ENROLLMENTS
from .words import addressed, named

COLUMNS = {
    "number": (gettext_lazy("Number"), lambda it: it.pk),
    "person": (gettext_lazy("Person"), lambda it: named(it.person)),
    "address": (gettext_lazy("E-mail address"), lambda it: addressed(it.person)),
    "institution": (
        gettext_lazy("Verified institution on that day"),
        lambda it: str(it.institution or ""),
    ),
    "series": (gettext_lazy("Series"), lambda it: it.series.title),
    "run": (gettext_lazy("Time through the series"), lambda it: it.run),
    "status": (gettext_lazy("Status"), lambda it: it.get_status_display()),
    "done": (gettext_lazy("Modules done"), lambda it: it.required_done),
    "needed": (gettext_lazy("Modules needed"), lambda it: it.required_total),
    "enrolled": (gettext_lazy("Enrolled"), lambda it: local(it.enrolled_at)),
    "completed": (gettext_lazy("Completed"), lambda it: local(it.completed_at)),
    "withdrawn": (gettext_lazy("Withdrawn"), lambda it: local(it.withdrawn_at)),
}


def local(at: datetime | None) -> str:
    """A moment as spreadsheets sort it, on the reader's clock: "2026-12-04 13:00"."""
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M") if at else ""


class EnrollmentsExport:
    """The list as CSV or XLSX, for those who may correct it: everybody on it, as it is narrowed down."""

    list_export = list(COLUMNS)
    export_headings = {name: heading for name, (heading, _value) in COLUMNS.items()}

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if self.is_export and not self.show_export_buttons:
            raise PermissionDenied

    @cached_property
    def show_export_buttons(self) -> bool:
        return may(self.request, MAY_CORRECT_ENROLLMENTS)

    def to_row_dict(self, item: Enrollment) -> dict[str, Any]:
        return {name: as_text(value(item)) for name, (_heading, value) in COLUMNS.items()}
