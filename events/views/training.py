"""A training as its member sees it, and what they do there: come, type the code, write a circle down."""

from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from events import actions
from events.cohorts.own import OwnTraining, own_trainings
from events.cohorts.own_sessions import own_sessions
from events.forms_cohort_own import CircleForm, RoomCodeForm
from events.models import Attendance, Membership, PracticumLog, Registration, Session
from events.openness import why_not_in
from events.own_seats import clock_for
from events.sealing import unseal

from .desk import did
from .private import View, private

INVALID = 422


def of_member(view: View) -> View:
    """Hands the view the person's own training; for anybody else there is none."""

    @private
    @wraps(view)
    def wrapped(request: HttpRequest, code: str, **found: object) -> HttpResponse:
        if not request.user.is_authenticated:
            # Signing in leads back by GET, which only the page answers.
            return redirect_to_login(reverse("events:training", args=[code]))
        mine = get_object_or_404(Registration.objects.of(request.user), code=code)
        trainings = own_trainings(Membership.objects.of(request.user).filter(registration=mine))
        if not trainings:
            # No seat yet: how the place stands is said there.
            return redirect("events:registration", code)
        return view(request, trainings[0], **found)

    return wrapped


@of_member
@require_safe
def training(request: HttpRequest, mine: OwnTraining) -> HttpResponse:
    """What is done, what is left, each session, and the certificate."""
    return _page(request, mine)


@require_POST
@of_member
def join(request: HttpRequest, mine: OwnTraining, session_id: int) -> HttpResponse:
    """Enter that the person has come, then show the address of the online room."""
    session = _session_or_404(mine, session_id)
    if not session.sealed_address:
        messages.error(request, _("This session has no online room yet."))
        return redirect(mine.url)
    try:
        entry = actions.arrive(mine.membership, session)
    except actions.Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(mine.url)
    context = {
        "mine": mine,
        "session": session,
        "when": clock_for(session).when(session.starts_at),
        "entry": entry,
        "address": unseal(session.sealed_address),
    }
    return TemplateResponse(request, "events/cohorts/join.html", context)


@require_POST
@of_member
def attend(request: HttpRequest, mine: OwnTraining, session_id: int) -> HttpResponse:
    """The digits shown in the room."""
    session = _session_or_404(mine, session_id)
    form = _code_form(session, request.POST)
    entries: list[Attendance] = []

    def act() -> None:
        typed = form.cleaned_data["code"]
        entries.append(actions.attend_by_code(mine.membership, session, typed))

    if not did(form, act):
        return _page(request, mine, codes={session.pk: form}, wrong=form)
    _say_what_stands(request, entries[0])
    return redirect(mine.url)


@require_POST
@of_member
def write_circle(request: HttpRequest, mine: OwnTraining) -> HttpResponse:
    """A circle the person facilitated, to be signed off."""
    form = CircleForm(request.POST, today=timezone.localdate())
    if not did(
        form,
        lambda: actions.write_circle(mine.membership, by=request.user, **form.cleaned_data),
    ):
        return _page(request, mine, circle=form, wrong=form)
    messages.success(
        request, _("Your circle is written down. Those who lead the training read it.")
    )
    return redirect(f"{mine.url}#circle")


def _say_what_stands(request: HttpRequest, entry: Attendance) -> None:
    """What was entered before, the code doesn't change."""
    if entry.status not in (Attendance.Status.ABSENT, Attendance.Status.EXCUSED):
        messages.success(request, _("You are entered. Welcome."))
        return
    words = _(
        "You were entered before: %(status)s. The code doesn’t change that. If you are here, please "
        "tell a facilitator."
    )
    messages.warning(request, words % {"status": entry.get_status_display()})


def _session_or_404(mine: OwnTraining, session_id: int) -> Session:
    return get_object_or_404(Session, pk=session_id, page=mine.page.pk)


def _code_form(session: Session, sent: Any = None) -> RoomCodeForm:
    # More than one may be open at a time, so each has ids of its own.
    return RoomCodeForm(sent, auto_id=f"id_session_{session.pk}_%s")


def _page(
    request: HttpRequest,
    mine: OwnTraining,
    *,
    circle: CircleForm | None = None,
    codes: dict[int, RoomCodeForm] | None = None,
    wrong: Any = None,
) -> HttpResponse:
    membership = mine.membership
    has_left = membership.status == Membership.Status.LEFT
    rows = [row for row in own_sessions(mine) if row.entry or not has_left]
    logs = list(membership.practicum.select_related("answered_by").order_by("-pk"))
    series = mine.page.prework
    context = {
        "mine": mine,
        "membership": membership,
        "rows": [(row, _form_of(row, codes or {})) for row in rows],
        "logs": logs,
        "circle": circle or CircleForm(today=timezone.localdate()),
        "asks_circle": _asks_circle(mine, logs),
        "notes": list(membership.notes.select_related("by")),
        "series": series if series and series.live else None,
        "is_on": any(row.can_join or _form_of(row, codes or {}) for row in rows),
        "is_open": mine.page.live and not has_left,
        "done_items": [item for item in mine.items if item.done] if has_left else [],
        "ask_again": _where_to_ask_again(mine) if has_left else "",
        "wrong": wrong,
    }
    status = INVALID if wrong else 200
    return TemplateResponse(request, "events/cohorts/training.html", context, status=status)


def _where_to_ask_again(mine: OwnTraining) -> str:
    """For who has left and isn't back: the form for a seat, while someone new can have one."""
    pool = mine.membership.registration.pool
    is_back = pool.registrations.of(mine.membership.person).active().exists()
    if is_back or why_not_in(pool.pk, mine.clock.now):
        return ""
    return reverse("events:register", args=[pool.pk])


def _form_of(row: Any, codes: dict[int, RoomCodeForm]) -> RoomCodeForm | None:
    """The form for the code: the one that was sent, or an empty one where there is a code to type."""
    if row.session.pk in codes:
        return codes[row.session.pk]
    return _code_form(row.session) if row.can_type_code else None


def _asks_circle(mine: OwnTraining, logs: list[PracticumLog]) -> bool:
    """Whether there is a circle to write down now."""
    waits = any(log.status == PracticumLog.Status.WRITTEN for log in logs)
    is_missing = mine.rule.asks_final_circle and not mine.membership.signed_off_at
    return mine.is_active and is_missing and not waits
