"""What those who lead a run take along: the grid as a spreadsheet, and a sheet to sign in on."""

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from content.moments import when_in_words
from events.cohorts.desk import Led
from events.cohorts.exports import csv_of, xlsx_of
from events.cohorts.grid_members import members_of, read
from events.cohorts.standings import sessions_of

from .cohort_desk_door import of_leaders

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BLANK_LINES = 3


@of_leaders
@require_safe
def people_csv(request: HttpRequest, led: Led) -> HttpResponse:
    """The grid as CSV."""
    answer = StreamingHttpResponse(csv_of(led.cohort), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{_name(led)}.csv"'
    return answer


@of_leaders
@require_safe
def people_xlsx(request: HttpRequest, led: Led) -> HttpResponse:
    """The grid as XLSX."""
    return FileResponse(
        xlsx_of(led.cohort), as_attachment=True, filename=f"{_name(led)}.xlsx", content_type=XLSX
    )


@of_leaders
@require_safe
def sign_in_sheet(request: HttpRequest, led: Led) -> HttpResponse:
    """Names and pronouns, and a box for each session, on paper; lines for who isn't listed."""
    context = {
        "led": led,
        "people": list(read(members_of(led.cohort))),
        # What hangs in the room says the time there, whoever prints it.
        "columns": [
            (each, when_in_words(each.starts_at, each.zone_info, each.zone_info))
            for each in sessions_of(led.cohort)
        ],
        "blank_lines": range(BLANK_LINES),
    }
    return TemplateResponse(request, "events/desk/cohorts/sign_in.html", context)


def _name(led: Led) -> str:
    """Of a file: the run and the day, in letters every system takes."""
    return f"{slugify(led.cohort.title) or 'people'}-{timezone.localdate():%Y-%m-%d}"
