"""The keepers' desk: one's own circles, and nobody else's."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from events import actions
from events.calendars import keepers_calendar
from events.cohorts.desk import runs_of
from events.desk import (
    PEOPLE_ON_A_PAGE,
    Kept,
    invitations_of,
    kept_circle,
    kept_circles,
    remember_desk,
    roster,
)
from events.forms_desk import CameForm, ConfirmForm, HandOverForm, LateForm, MessageForm

from .private import View, calendar_file, private

INVALID = 422


def of_keeper(view: View) -> View:
    """Hands the view the circle; for who doesn't keep it there is none."""

    @private
    @wraps(view)
    def wrapped(request: HttpRequest, session_id: int) -> HttpResponse:
        if not request.user.is_authenticated:
            # Signing in leads back by GET, which only a page answers.
            return redirect_to_login(reverse("events:circle", args=[session_id]))
        kept = kept_circle(request.user, session_id)
        if kept is None:
            raise Http404
        return view(request, kept)

    return wrapped


def did(form: Form, act: Callable[[], Any]) -> bool:
    """Whether the form is whole and the action took place; if not, the form says why."""
    if not form.is_valid():
        return False
    try:
        act()
    except actions.Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return False
    return True


def page(request: HttpRequest, name: str, form: Form, **context: Any) -> HttpResponse:
    """A page of the desk around a form."""
    status = INVALID if form.errors else 200
    context["form"] = form
    return TemplateResponse(request, f"events/desk/{name}.html", context, status=status)


@private
@login_required
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """My cohorts and circles, and what I am asked to keep."""
    remember_desk(request)
    kept = kept_circles(request.user)
    context = {
        "invitations": invitations_of(request.user),
        "ahead": [each for each in kept if not each.is_over],
        "past": [each for each in reversed(kept) if each.is_over],
        "runs": runs_of(request.user),
    }
    return TemplateResponse(request, "events/desk/desk.html", context)


@of_keeper
@require_safe
def circle(request: HttpRequest, kept: Kept) -> HttpResponse:
    """Who comes to one circle, and what can be done for it."""
    return _circle(request, kept, CameForm(initial={"n": kept.session.how_many_came}))


def _circle(request: HttpRequest, kept: Kept, form: Form) -> HttpResponse:
    people = roster(kept.session) if kept.is_named else roster(kept.session).none()
    shown = Paginator(people, PEOPLE_ON_A_PAGE).get_page(request.GET.get("page"))
    return page(request, "circle", form, kept=kept, page_obj=shown)


@of_keeper
@require_safe
def calendar(request: HttpRequest, kept: Kept) -> HttpResponse:
    """What is kept, as a calendar file."""
    if not kept.is_standing:
        raise Http404
    return calendar_file(keepers_calendar(kept.mine))


@require_POST
@of_keeper
def came(request: HttpRequest, kept: Kept) -> HttpResponse:
    """How many came."""
    form = CameForm(request.POST)
    if not did(
        form,
        lambda: actions.say_how_many_came(kept.session, form.cleaned_data["n"], by=request.user),
    ):
        return _circle(request, kept, form)
    messages.success(request, _("Noted. Thank you for keeping this circle."))
    return redirect("events:circle", kept.session.pk)


@of_keeper
@require_http_methods(["GET", "HEAD", "POST"])
def message(request: HttpRequest, kept: Kept) -> HttpResponse:
    """One letter to everybody with a seat."""
    form, sent = MessageForm(request.POST or None), []

    def send() -> None:
        text, key = form.cleaned_data["text"], form.cleaned_data["form_key"]
        sent.append(actions.message_circle(kept.session, text, by=request.user, form_key=key))

    if request.method != "POST" or not did(form, send):
        return page(request, "message", form, kept=kept)
    said = ngettext(
        "Your message is on its way to %(n)s person. It is not kept here.",
        "Your message is on its way to %(n)s people. It is not kept here.",
        sent[0],
    )
    messages.success(request, said % {"n": sent[0]})
    return redirect("events:circle", kept.session.pk)


@require_POST
@of_keeper
def late(request: HttpRequest, kept: Kept) -> HttpResponse:
    """It starts some minutes late."""
    form = LateForm(request.POST)
    minutes = form.cleaned_data["minutes"] if form.is_valid() else 0
    try:
        told = actions.say_running_late(kept.session, minutes, by=request.user)
    except actions.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        said = ngettext(
            "%(n)s person is told that it starts %(minutes)s minutes late.",
            "%(n)s people are told that it starts %(minutes)s minutes late.",
            told,
        )
        messages.success(request, said % {"n": told, "minutes": minutes})
    return redirect("events:circle", kept.session.pk)


@of_keeper
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, kept: Kept) -> HttpResponse:
    """Ask somebody else to take one's place."""
    form = HandOverForm(request.POST or None)
    if request.method != "POST" or not did(
        form, lambda: actions.hand_over(kept.mine, form.cleaned_data["email"], by=request.user)
    ):
        return page(request, "hand_over", form, kept=kept)
    messages.success(
        request,
        _(
            "If somebody with that address has an account here, they get an invitation. You keep "
            "the circle until they say yes."
        ),
    )
    return redirect("events:circle", kept.session.pk)


@require_POST
@of_keeper
def take_back(request: HttpRequest, kept: Kept) -> HttpResponse:
    """Whoever was asked need not answer any more. It says the same whether anybody was."""
    try:
        actions.take_hand_over_back(kept.mine, by=request.user)
    except actions.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Whoever you asked is asked no longer. You keep the circle."))
    return redirect("events:circle", kept.session.pk)


@of_keeper
@require_http_methods(["GET", "HEAD", "POST"])
def drop_out(request: HttpRequest, kept: Kept) -> HttpResponse:
    """One can't come after all."""
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not did(
        form, lambda: actions.drop_out(kept.mine, by=request.user)
    ):
        return page(request, "drop_out", form, kept=kept)
    messages.success(request, _("You no longer keep this circle. The staff have been told."))
    return redirect("events:desk")


@of_keeper
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, kept: Kept) -> HttpResponse:
    """The circle will not take place."""
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not did(
        form, lambda: actions.cancel_circle(kept.session, by=request.user)
    ):
        return page(request, "cancel", form, kept=kept)
    messages.success(request, _("The circle is cancelled. Everybody in it gets a letter."))
    return redirect("events:circle", kept.session.pk)
