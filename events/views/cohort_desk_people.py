"""What those who lead a run do for one member: notes, time, final circle, a session made good."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from events import actions
from events.cohorts.desk import Led
from events.cohorts.desk_member import ShownMember
from events.forms_cohort_desk import AnswerCircleForm, MakeGoodForm, MoreTimeForm, NoteForm
from events.models import Membership, PracticumLog, Session

from .cohort_desk import member_page
from .cohort_desk_door import of_leaders, of_member
from .desk import INVALID, did


@require_POST
@of_leaders
@of_member
def note(request: HttpRequest, led: Led, membership: Membership) -> HttpResponse:
    """Keep a note."""
    form = NoteForm(request.POST)

    def act() -> None:
        actions.write_note(membership, form.cleaned_data["text"], by=request.user)

    return _answer(request, led, membership, act, _("The note is saved."), note_form=form)


@require_POST
@of_leaders
@of_member
def more_time(request: HttpRequest, led: Led, membership: Membership) -> HttpResponse:
    """Give more time for the prework."""
    form = MoreTimeForm(request.POST)

    def act() -> None:
        until, reason = form.cleaned_data["until"], form.cleaned_data["reason"]
        actions.give_more_time(membership, until, reason=reason, by=request.user)

    said = _("The prework is due later for this person now.")
    return _answer(request, led, membership, act, said, time_form=form)


@require_POST
@of_leaders
@of_member
def final_circle(
    request: HttpRequest, led: Led, membership: Membership, log_id: int
) -> HttpResponse:
    """Sign off a final circle, or send it back."""
    log = get_object_or_404(PracticumLog, pk=log_id, membership=membership)
    form = AnswerCircleForm(request.POST)
    is_sent_back = "back" in request.POST

    def act() -> None:
        answer = form.cleaned_data["answer"]
        do = actions.send_back if is_sent_back else actions.sign_off
        do(log, by=request.user, answer=answer)

    said = _("The final circle is sent back.") if is_sent_back else _("The final circle counts.")
    return _answer(request, led, membership, act, said, circle_form=form)


@require_POST
@of_leaders
@of_member
def make_good(request: HttpRequest, led: Led, membership: Membership) -> HttpResponse:
    """Let a session of another run count."""
    shown = ShownMember(led, membership)
    form = MakeGoodForm(shown.missed, shown.elsewhere, request.POST)

    def act() -> None:
        sessions = Session.objects.in_bulk(
            [int(form.cleaned_data["session"]), int(form.cleaned_data["in_session"])]
        )
        missed, instead = (
            sessions[int(form.cleaned_data[name])] for name in ("session", "in_session")
        )
        reason = form.cleaned_data["reason"]
        actions.make_good(membership, missed, instead, by=request.user, reason=reason)

    said = _("The other session counts instead.")
    return _answer(request, led, membership, act, said, good_form=form)


@require_POST
@of_leaders
@of_member
def not_made_good(
    request: HttpRequest, led: Led, membership: Membership, session_id: int
) -> HttpResponse:
    """The session of another run counts no longer."""
    session = get_object_or_404(Session, pk=session_id, page=led.cohort.pk)
    try:
        actions.make_good(membership, session, None, by=request.user)
    except actions.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The other session doesn’t count any more."))
    return redirect("events:cohort_member", led.cohort.pk, membership.pk)


def _answer(
    request: HttpRequest,
    led: Led,
    membership: Membership,
    act: Callable[[], Any],
    said: str,
    **form: Form,
) -> HttpResponse:
    """Back to the member with what was done; or the page with the form that says why not."""
    (own,) = form.values()
    if not did(own, act):
        return member_page(request, led, membership, INVALID, form=own, **form)
    messages.success(request, said)
    return redirect("events:cohort_member", led.cohort.pk, membership.pk)
