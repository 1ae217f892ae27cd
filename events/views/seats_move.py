"""Moving a seat to another run of the same training."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from events import actions
from events.cohorts.next_runs import runs_to_move_to
from events.models import CohortPage, Registration
from events.own_place import Place


def move_run(request: HttpRequest, place: Place) -> HttpResponse:
    """Choose another run of the training, and move there: to a seat, or to its queue."""
    choices = runs_to_move_to(place)
    if request.method != "POST":
        context = {"place": place, "choices": choices, "form_key": uuid4().hex}
        return TemplateResponse(request, "events/seats/move_run.html", context)
    chosen = [each for each in choices if str(each.pool.pk) == request.POST.get("to")]
    if not chosen:
        messages.error(request, _("Nothing was changed. Choose one of these."))
        return redirect("events:move", place.registration.code)
    pool_id, page_id = chosen[0].pool.pk, chosen[0].pool.page_id
    try:
        moved = actions.move_to_cohort(
            place.registration,
            CohortPage.objects.get(pk=page_id),
            by=request.user,
            form_key=request.POST.get("form_key", "")[:64],
            # Shown with a seat free, it is not to end in a queue unasked.
            may_wait=str(pool_id) not in request.POST.getlist("free"),
        )
    except actions.Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("events:registration", place.registration.code)
    messages.success(request, moved_in_words(moved))
    return redirect("events:registration", moved.code)


def moved_in_words(moved: Registration) -> str:
    """What is said to who has moved."""
    if moved.is_seated:
        return _("You moved. Your seat is here now.")
    return _("You moved to this queue. All seats are taken at the moment.")
