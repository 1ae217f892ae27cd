"""The grid of one run, and one member of it."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from events.cohorts.desk import Led, ShownGrid, Wanted
from events.cohorts.desk_member import ShownMember
from events.forms_cohort_desk import AnswerCircleForm, MakeGoodForm, MoreTimeForm, NoteForm
from events.models import Membership

from .cohort_desk_door import of_leaders, of_member, of_staff


@of_staff
@require_safe
def grid(request: HttpRequest, led: Led) -> HttpResponse:
    """People × what is asked of them."""
    context = {"led": led, "grid": ShownGrid(led, Wanted.of(request.GET))}
    return TemplateResponse(request, "events/desk/cohorts/grid.html", context)


@of_leaders
@of_member
@require_safe
def member(request: HttpRequest, led: Led, membership: Membership) -> HttpResponse:
    """One person: what is done, what is missing, and what can be done about it."""
    return member_page(request, led, membership)


def member_page(
    request: HttpRequest, led: Led, membership: Membership, status: int = 200, **forms: object
) -> HttpResponse:
    """The page of one member, with a form that came back if one did."""
    shown = ShownMember(led, membership)
    context = {
        "led": led,
        "shown": shown,
        "note_form": NoteForm(),
        "time_form": MoreTimeForm(),
        "circle_form": AnswerCircleForm(),
        "good_form": MakeGoodForm(shown.missed, shown.elsewhere),
        **forms,
    }
    return TemplateResponse(request, "events/desk/cohorts/member.html", context, status=status)
