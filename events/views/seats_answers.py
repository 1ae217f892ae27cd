"""What a person does with a place of theirs: find, act, say, go on."""

from collections.abc import Callable
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from events import actions
from events.forms_joining import LeaveForm
from events.models import Registration
from events.moving_to import circles_to_move_to
from events.own_place import Place
from events.room_for import goes_to_the_next
from events.sealing import unseal
from events.why import why

from .private import own
from .seats import own_place_or_404
from .seats_move import move_run, moved_in_words

INVALID = 422


def _act(
    request: HttpRequest, place: Place, act: Callable[[], object], sentence: str
) -> HttpResponse:
    """Do it and say so, or say why not, on the place's own page."""
    try:
        act()
    except actions.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, sentence)
    return redirect("events:registration", place.registration.code)


@own
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, code: str) -> HttpResponse:
    """Ask once more, then give up the seat or the place in the queue."""
    place = own_place_or_404(request, code)
    if not place.can_leave:
        if request.method == "POST" and place.registration.is_active:
            messages.error(request, _("Nothing was changed: it has started already."))
        return redirect("events:registration", code)
    form = LeaveForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"place": place, "form": form}
        status = INVALID if form.is_bound else 200
        return TemplateResponse(request, "events/seats/cancel.html", context, status=status)
    sentence, note = _given_up(place), form.note() if place.is_run else ""
    return _act(
        request,
        place,
        lambda: actions.cancel(place.registration, by=request.user, note=note),
        sentence,
    )


def _given_up(place: Place) -> str:
    """What is said of a place given up, and of who has the seat then. Read before it is."""
    if not place.registration.is_seated:
        return _("You left the queue.")
    if goes_to_the_next(place.pool.pk, place.clock.now):
        return _("You gave up your seat. Thank you for saying so: it goes to the next person.")
    return _("You gave up your seat. Thank you for saying so.")


@own
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """Yes or no to a seat that is offered. A visit asks once more before a no."""
    place = own_place_or_404(request, code)
    if request.method != "POST":
        if not place.can_answer:
            return redirect("events:registration", code)
        back = reverse("events:registration", args=[code])
        context = {"place": place, "back": back}
        return TemplateResponse(request, "events/seats/decline.html", context)
    act, sentence = answers(request.POST.get("answer", ""))
    return _act(request, place, lambda: act(place.registration, by=request.user), sentence)


def answers(word: str) -> tuple[Callable[..., object], str]:
    """What a button of an offer does, and what is said then. Anything but a yes or a no: neither."""
    if word == "accept":
        return actions.accept, _("The seat is yours.")
    if word == "decline":
        return actions.decline, _("Thank you for answering. The seat goes to the next person.")
    return _neither, ""


def _neither(*_args: object, **_by: object) -> None:
    raise actions.Refused(_("Choose one of the two buttons."))


@own
@require_POST
def claim(request: HttpRequest, code: str) -> HttpResponse:
    """Take a seat that became free at short notice."""
    place = own_place_or_404(request, code)
    return _act(
        request,
        place,
        lambda: actions.claim_late_seat(place.registration, by=request.user),
        _("The seat is yours."),
    )


@own
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, code: str) -> HttpResponse:
    """Choose another circle of the same page that has a free seat, and move there."""
    place = own_place_or_404(request, code)
    if not place.can_leave:
        return _no_more_to_move(request, place)
    if place.is_run:
        return move_run(request, place)
    choices = circles_to_move_to(place)
    if request.method != "POST":
        context = {"place": place, "choices": choices, "form_key": uuid4().hex}
        return TemplateResponse(request, "events/seats/move.html", context)
    chosen = [each for each in choices if str(each.pool.pk) == request.POST.get("to")]
    if not chosen:
        messages.error(request, _("Nothing was changed. Choose one that has a free seat."))
        return redirect("events:move", code)
    try:
        moved = actions.move(
            place.registration,
            chosen[0].pool,
            by=request.user,
            form_key=request.POST.get("form_key", "")[:64],
        )
    except actions.Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("events:registration", code)
    messages.success(request, moved_in_words(moved))
    return redirect("events:registration", moved.code)


def _no_more_to_move(request: HttpRequest, place: Place) -> HttpResponse:
    """Sent twice it leads to where the first one moved; else it says why there is nothing to move."""
    there = Registration.objects.of(request.user).active()
    moved = there.filter(pool=_number(request.POST.get("to", ""))).first()
    if moved and place.registration.reason == Registration.Reason.MOVED:
        return redirect("events:registration", moved.code)
    words = _("You have given up this seat.")
    if place.registration.reason != Registration.Reason.BY_PERSON:
        words = why(place.registration)
    if place.registration.is_active:
        words = _("It has started, so nothing can be changed any more.")
    messages.error(request, words)
    return redirect("events:registration", place.registration.code)


def _number(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None


@own
@require_POST
def join(request: HttpRequest, code: str) -> HttpResponse:
    """The address of the online room, from a quarter of an hour before. Who came is not recorded.

    Of a run it is: its sessions are joined on the training's own page.
    """
    place = own_place_or_404(request, code)
    if place.is_run:
        return redirect("events:training", code)
    if not place.can_join:
        messages.error(request, _("The room isn’t open now."))
        return redirect("events:registration", code)
    context = {"place": place, "address": unseal(place.session.sealed_address)}
    return TemplateResponse(request, "events/seats/join.html", context)
