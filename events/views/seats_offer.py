"""An offer, answered from its letter: no sign-in, and a visit changes nothing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from events import actions
from events.cohorts.dates import dates_of, run_of
from events.cohorts.words import certificate_in_words
from events.models import Registration
from events.offer_links import named_by
from events.own_place import Place
from events.own_seats import place_of, with_all

from .private import private
from .seats_answers import answers

GONE, CONFLICT = 410, 409


@private
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest, token: str) -> HttpResponse:
    """Day, time and deadline with two buttons, and of a run what it is; sent by one, what came of it.

    Mail programs open the links of a letter to look for harm, so nothing happens on GET. Once the
    offer is over the page says so and nothing of how things stand now: whoever has the letter
    can open it.
    """
    named = named_by(token)
    found = with_all(Registration.objects.all()).filter(pk=named[0]).first() if named else None
    if named is None or found is None:
        return _page(request, None, status=404)
    place, is_newest = place_of(found), found.offers == named[1]
    if request.method == "POST" and is_newest:
        return _answered(request, place)
    if is_newest and place.can_answer:
        if "no" in request.GET:
            context = {"place": place, "back": request.path}
            return TemplateResponse(request, "events/seats/decline.html", context)
        return _page(request, place)
    return _page(request, place, status=GONE, over=_why_over(place, is_newest=is_newest))


def _answered(request: HttpRequest, place: Place) -> HttpResponse:
    act, sentence = answers(request.POST.get("answer", ""))
    try:
        act(place.registration)
    except actions.Refused as refusal:
        if place.can_answer:
            return _page(request, place, status=CONFLICT, refused=str(refusal))
        over = _why_over(place, is_newest=True)
        return _page(request, place, status=GONE, over=over)
    return _page(request, place, done=sentence)


def _why_over(place: Place, *, is_newest: bool) -> str:
    status, reason = place.registration.status, place.registration.reason
    lapsed = status in (Registration.Status.OFFERED, Registration.Status.EXPIRED)
    if is_newest and lapsed and reason != Registration.Reason.STARTED:
        return _("The time to answer is over. The seat goes to the next person.")
    words = {
        Registration.Status.CONFIRMED: _("You took this seat on %(when)s."),
        Registration.Status.DECLINED: _("You let this seat go on %(when)s."),
    }
    if is_newest and status in words:
        return words[status] % {"when": place.clock.when(place.registration.changed_at)}
    return _("This offer no longer stands.")


def _page(
    request: HttpRequest, place: Place | None, *, status: int = 200, **said: str
) -> HttpResponse:
    answered = (Registration.Status.CONFIRMED, Registration.Status.DECLINED)
    is_answered = place is not None and place.registration.status in answered
    context = {"place": place, "is_answered": is_answered, **said, **_what_is_offered(place, said)}
    return TemplateResponse(request, "events/seats/offer.html", context, status=status)


def _what_is_offered(place: Place | None, said: dict[str, str]) -> dict[str, Any]:
    """Of a seat in a run, while it is held: all its dates and what is asked. Circles stay unnamed."""
    page = run_of(place.pool) if place and not {"over", "done"} & set(said) else None
    if page is None:
        return {}
    dates = dates_of(page, place.clock)
    held = [each.session for each in dates if not each.session.is_cancelled]
    return {
        "dates": dates,
        "asked": certificate_in_words(page, held),
        "due": place.clock.when(page.prework_due_at) if page.prework_due_at else "",
    }
