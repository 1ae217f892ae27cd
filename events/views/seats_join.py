"""Asking for a seat in a run of a training: what is needed first, the code, and the short form."""

import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from events import actions
from events.circle_words import seats_in_words
from events.cohorts.dates import dates_of
from events.cohorts.naming import title_of_run
from events.cohorts.prerequisites import lacking
from events.cohorts.words import certificate_in_words
from events.counting import counts_of
from events.forms_joining import JoinForm
from events.kept import drop_kept, kept_form
from events.models import CohortPage, Registration, SeatPool
from events.openness import why_not_newcomers
from events.own_place import clock_for
from events.room_for import has_room
from events.standing import wait_to_expect

INVALID = 422


def join(request: HttpRequest, pool: SeatPool, page: CohortPage) -> HttpResponse:
    """The form for a run. Sent, it leads to the place it came to: a seat, or one in the queue."""
    asks_code = _asks_code(pool)
    if request.method == "POST":
        form = JoinForm(request.POST, person=request.user, asks_code=asks_code)
        registration = _joined(request, page, form) if form.is_valid() else None
        if registration:
            drop_kept(request)
            if request.POST.get("expects") == "seat" and not registration.is_seated:
                messages.warning(request, _("The last seat went while you filled in the form."))
            return redirect("events:registration", registration.code)
        return _form_page(request, pool, page, form, status=INVALID)
    initial = {"invitation": request.GET.get("code", "")[:64], "display_name": _name_of(request)}
    initial |= _typed(kept_form(request, pool.pk))
    form = JoinForm(person=request.user, asks_code=asks_code, initial=initial)
    return _form_page(request, pool, page, form)


def _asks_code(pool: SeatPool) -> bool:
    """Whether registration is open to who has a code, and to nobody else."""
    now = clock_for(pool.session).now
    return bool(why_not_newcomers(pool, now)) and not why_not_newcomers(pool, now, is_let_in=True)


def _joined(request: HttpRequest, page: CohortPage, form: JoinForm) -> Registration | None:
    """What was registered; None when it was refused, and then the form says why."""
    try:
        return actions.join_cohort(request.user, page, **form.facts())
    except actions.Refused as refusal:
        is_shown = refusal.field in form.fields and not form[refusal.field].is_hidden
        form.add_error(refusal.field if is_shown else None, str(refusal))
        return None


def _name_of(request: HttpRequest) -> str:
    """What they gave us as their name, if anything; in a training people are known by it."""
    if not request.user.is_authenticated:
        return ""
    return request.user.display_name or request.user.full_name


def _typed(kept: QueryDict | None) -> dict[str, str]:
    """What was typed before signing in."""
    names = ("display_name", "pronouns", "need", "invitation", "form_key")
    return {name: kept[name] for name in names if name in kept} if kept else {}


def _form_page(
    request: HttpRequest, pool: SeatPool, page: CohortPage, form: JoinForm, status: int = 200
) -> HttpResponse:
    clock, asks_code = clock_for(pool.session), _asks_code(pool)
    dates = dates_of(page, clock)
    sessions = [each.session for each in dates if not each.session.is_cancelled]
    window = why_not_newcomers(pool, clock.now)
    is_ahead = pool.opens_at is not None and clock.now < pool.opens_at
    context: dict[str, Any] = {
        "form": form,
        "page": page,
        "title": title_of_run(page),
        "dates": dates,
        "asked": certificate_in_words(page, sessions),
        "due": clock.when(page.prework_due_at) if page.prework_due_at else "",
        "closes": clock.when(pool.closes_at) if pool.closes_at and not window else "",
        "lacking": lacking(request.user, page),
        "why_not": "" if asks_code else window,
        "asks_code": asks_code,
        "window": window,
        "opens": clock.when(pool.opens_at) if is_ahead else "",
        **_what_to_expect(pool, clock.now),
    }
    return TemplateResponse(request, "events/seats/join_run.html", context, status=status)


def _what_to_expect(pool: SeatPool, now: datetime.datetime) -> dict[str, str]:
    """Whether one gets a seat or a place in the queue, and the words of the button."""
    counts = counts_of([pool])[pool.pk]
    if has_room(pool, now):
        return {"label": _("Take a seat"), "expect": seats_in_words(counts), "expects": "seat"}
    return {"label": _("Join the waitlist"), "expect": wait_to_expect(counts)}
