"""A person's own seats: what they hold, one of them, its calendar file, and a code for staff."""

from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from events import actions
from events.agreed import owed_agreement
from events.calendars import own_calendar
from events.cohorts.dates import dates_of, run_of
from events.cohorts.next_runs import runs_to_move_to
from events.models import AccessNeed, CirclesPage, EventsIndexPage, Membership, Registration
from events.moving_to import move_here
from events.own_place import Place
from events.own_seats import place_of, seats_of, with_all
from events.sealing import seal, unseal
from events.why import why

from .private import calendar_file, own

CODE_KEY = "staff_code"


def own_place_or_404(request: HttpRequest, code: str) -> Place:
    """The person's own place under this code; anybody else's is as good as not there."""
    mine = with_all(Registration.objects.of(request.user))
    return place_of(get_object_or_404(mine, code=code))


@own
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """All places of the person, those to come first, and the draws they entered."""
    index = EventsIndexPage.objects.live().first()
    context = {
        "seats": seats_of(request.user),
        "now": timezone.now(),
        "events_url": index.get_url(request) if index else "",
    }
    return TemplateResponse(request, "events/seats/mine.html", context)


@own
@require_safe
def registration(request: HttpRequest, code: str) -> HttpResponse:
    """One place: how it stands and why, and what can be done with it."""
    place = own_place_or_404(request, code)
    is_confirmed = place.registration.status == Registration.Status.CONFIRMED
    keepers = place.session.keepers() if is_confirmed else []
    context = {
        "place": place,
        "why": why(place.registration),
        "move_here": _seat_to_move(request, place),
        "form_key": uuid4().hex,
        "event_url": place.pool.page.get_url(request) if place.pool.page.live else "",
        "need": AccessNeed.objects.filter(registration=place.registration).first(),
        **_of_the_page(place),
        **_of_the_run(place),
        "keepers": [each.shown_name for each in keepers if each.shown_name],
    }
    return TemplateResponse(request, "events/seats/registration.html", context)


def _seat_to_move(request: HttpRequest, place: Place) -> Place | None:
    """Of who waits here: their seat at the same time, once it could be moved to this circle."""
    if place.registration.status != Registration.Status.WAITING:
        return None
    return move_here(request.user, place.pool.pk, place.clock.now)


def _of_the_run(place: Place) -> dict[str, Any]:
    """What a seat in a run adds: all its dates, when prework is due, and whether one can move on."""
    page = run_of(place.pool)
    if page is None:
        return {}
    member = Membership.objects.filter(registration=place.registration).first()
    due_at = member.due_at(page.prework_due_at) if member else page.prework_due_at
    return {
        "dates": dates_of(page, place.clock),
        "due": place.clock.when(due_at) if due_at else "",
        "can_move": bool(runs_to_move_to(place)),
    }


def _of_the_page(place: Place) -> dict[str, Any]:
    """What the page of circles adds: minutes one may be late, and the words still to be accepted."""
    if not place.is_ahead:
        return {}
    page = CirclesPage.objects.filter(id=place.pool.page_id).select_related("agreement").first()
    if page is None:
        return {}
    said: dict[str, Any] = {"late": page.late_entry_minutes}
    source = owed_agreement(place.registration, page)
    if source and place.can_change:
        said |= {"source": source, "digest": actions.digest_of(source)}
    return said


@own
@require_safe
def calendar(request: HttpRequest, code: str) -> HttpResponse:
    """A session the person has a seat in, as a calendar file."""
    place = own_place_or_404(request, code)
    if place.registration.status != Registration.Status.CONFIRMED:
        raise Http404
    return calendar_file(own_calendar(place.registration))


@own
@require_http_methods(["GET", "HEAD", "POST"])
def staff_code(request: HttpRequest) -> HttpResponse:
    """A new code for staff, shown this once: loaded again, the page makes no other."""
    if request.method == "POST":
        request.session[CODE_KEY] = seal(actions.make_staff_code(request.user))
        return redirect("events:staff_code")
    sealed = request.session.pop(CODE_KEY, "") if request.method == "GET" else ""
    if not sealed:
        return redirect("accounts:profile")
    code = unseal(sealed)
    return TemplateResponse(request, "events/seats/staff_code.html", {"code": code})
