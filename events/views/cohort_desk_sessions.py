"""Who attended one session of a run, and the code to show in its room."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from events import actions
from events.cohorts.desk import Led
from events.cohorts.desk_session import ShownSession
from events.forms_cohort_attendance import AttendanceForm, shown_in
from events.models import Session

from .cohort_desk_door import of_leaders, of_session
from .desk import INVALID


@of_leaders
@of_session
@require_http_methods(["GET", "HEAD", "POST"])
def session(request: HttpRequest, led: Led, session: Session) -> HttpResponse:
    """Enter who came: all at once, each by themself, or those left out as present."""
    number = request.GET.get("page", "1")
    shown = ShownSession(led, session, request.user, number, shown_in(request.POST))
    if request.method != "POST":
        return _session(request, shown, AttendanceForm(shown.members, shown.entered))
    form = AttendanceForm(shown.members, shown.entered, request.POST)
    if not form.is_valid():
        return _session(request, shown, form)
    entries = form.entries()
    others = form.others() if "everyone" in request.POST else set()
    try:
        saved = actions.record_many(led.cohort, session, entries, by=request.user, others=others)
    except actions.Refused as refusal:
        form.refuse(refusal.field, str(refusal))
        return _session(request, shown, form)
    said = ngettext("Saved for %(n)s person.", "Saved for %(n)s people.", saved)
    messages.success(request, said % {"n": saved})
    _say_what_stands(request, len(entries) + len(others) - saved)
    there = reverse("events:cohort_session", args=[led.cohort.pk, session.pk])
    return redirect(f"{there}?page={shown.page_obj.number}" if shown.page_obj.number > 1 else there)


def _say_what_stands(request: HttpRequest, count: int) -> None:
    words = ngettext(
        "Somebody else has entered %(n)s person meanwhile. That entry stands.",
        "Somebody else has entered %(n)s people meanwhile. Those entries stand.",
        count,
    )
    if count:
        messages.info(request, words % {"n": count})


def _session(request: HttpRequest, shown: ShownSession, form: AttendanceForm) -> HttpResponse:
    context = {"led": shown.led, "shown": shown, "form": form}
    status = INVALID if form.errors else 200
    name = "events/desk/cohorts/session.html"
    return TemplateResponse(request, name, context, status=status)


@require_POST
@of_leaders
@of_session
def make_code(request: HttpRequest, led: Led, session: Session) -> HttpResponse:
    """Make a code for the room, and show it."""
    try:
        actions.make_room_code(session, by=request.user)
    except actions.Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("events:cohort_session", led.cohort.pk, session.pk)
    return redirect("events:cohort_code", led.cohort.pk, session.pk)


@of_leaders
@of_session
@require_safe
def code(request: HttpRequest, led: Led, session: Session) -> HttpResponse:
    """The code, large enough for the back row."""
    shown = ShownSession(led, session, request.user)
    if shown.code is None:
        messages.error(request, _("The code has run out. Make a new one."))
        return redirect("events:cohort_session", led.cohort.pk, session.pk)
    context = {"led": led, "shown": shown}
    return TemplateResponse(request, "events/desk/cohorts/code.html", context)
