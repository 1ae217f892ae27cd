"""Asking for a seat: the facts, the agreement and a short form."""

import datetime
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from content.public import may_be_restricted
from events import actions
from events.circle_words import keepers_in_words, length_in_words, seats_in_words
from events.counting import counts_of
from events.forms_seats import PersonForm
from events.kept import drop_kept, kept_form, sign_in_first
from events.models import CirclesPage, CohortPage, EventPage, Registration, SeatPool
from events.moving_to import seat_at_that_time
from events.openness import why_not_newcomers, with_facts
from events.own_place import Place, clock_for
from events.room_for import has_room
from events.standing import wait_to_expect

from .private import private
from .seats_join import join

INVALID = 422


@private
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, pool_id: int) -> HttpResponse:
    """The form for a seat. Sent, it leads to the place it came to: a seat, or one in the queue."""
    pool, page = pool_or_404(request, pool_id)
    if not request.user.is_authenticated:
        return sign_in_first(request, pool.pk, back_to=request.get_full_path())
    is_sent = request.method == "POST"
    standing = Registration.objects.of(request.user).active().filter(pool=pool)
    if not is_sent and (found := standing.first()):
        return redirect("events:registration", found.code)
    if isinstance(page, CohortPage):
        return join(request, pool, page)
    source = page.agreement if isinstance(page, CirclesPage) else None
    if is_sent:
        form = PersonForm(request.POST, person=request.user, source=source)
        registration = _registered(request, pool, form) if form.is_valid() else None
        if registration:
            drop_kept(request)
            if request.POST.get("expects") == "seat" and not registration.is_seated:
                messages.warning(request, _("The last seat went while you filled in the form."))
            return redirect("events:registration", registration.code)
        return _form_page(request, pool, page, form, status=INVALID)
    kept = kept_form(request, pool.pk)
    form = PersonForm(person=request.user, source=source, initial=_typed(kept))
    return _form_page(request, pool, page, form)


def pool_or_404(request: HttpRequest, pool_id: int) -> tuple[SeatPool, EventPage]:
    """The seats and their live page, unless a restriction keeps this visitor out."""
    pools = SeatPool.objects.filter(
        session__isnull=False, page__live=True, page__eventpage__isnull=False
    )
    pools = with_facts(pools, timezone.now()).annotate(is_guarded=may_be_restricted("page__path"))
    # Of circles all that the form shows, the agreement included, in one query.
    pools = pools.select_related("page__eventpage__circlespage__agreement")
    pool = get_object_or_404(pools, pk=pool_id)
    event = pool.page.eventpage
    page = getattr(event, "circlespage", None) or event.specific
    restrictions = page.get_view_restrictions() if pool.is_guarded else ()
    if not all(each.accept_request(request) for each in restrictions):
        raise Http404
    return pool, page


def _typed(kept: QueryDict | None) -> dict[str, str]:
    """What was typed before signing in. The box is ticked anew."""
    names = ("display_name", "pronouns", "need", "form_key")
    return {name: kept.get(name, "") for name in names} if kept else {}


def _registered(request: HttpRequest, pool: SeatPool, form: PersonForm) -> Registration | None:
    """What was registered; None when it was refused, and then the form says why."""
    agreement = actions.version_in_force(form.source) if form.source else None
    if agreement and agreement.digest != form.cleaned_data["agreement"]:
        # The words changed between the look at them and now.
        form.add_error("agreed", _("The agreement was changed just now. Please send it again."))
        return None
    try:
        return actions.register(request.user, pool, agreement=agreement, **form.facts())
    except actions.Refused as refusal:
        form.add_error(None, str(refusal))
        return None


def _form_page(
    request: HttpRequest, pool: SeatPool, page: EventPage, form: PersonForm, status: int = 200
) -> HttpResponse:
    clock = clock_for(pool.session)
    is_to_be_drawn = getattr(page, "is_drawn_for", False) and not pool.is_drawn
    if is_to_be_drawn and request.method != "POST":
        return redirect("events:enter_draw", page.pk)
    context: dict[str, Any] = {
        "form": form,
        "source": form.source,
        "pool": pool,
        "event": page,
        "when": clock.when(pool.session.starts_at),
        "length": length_in_words(pool.session.minutes),
        "keepers_words": keepers_in_words(pool.keepers_there),
        "why_not": why_not_newcomers(pool, clock.now),
        **_what_to_expect(pool, request.user, clock.now),
        "form_key": uuid4().hex,
        "opens": clock.when(pool.opens_at) if (pool.opens_at or clock.now) > clock.now else "",
    }
    return TemplateResponse(request, "events/seats/register.html", context, status=status)


def _what_to_expect(pool: SeatPool, person: User, now: datetime.datetime) -> dict[str, Any]:
    """Whether one gets a seat or a place in the queue, which one, and the words of the button.

    Who sits elsewhere at that time and finds a seat free moves it here: `seat_to_move`.
    """
    counts = counts_of([pool])[pool.pk]
    seat = seat_at_that_time(person, pool)
    if seat and seat.can_change and has_room(pool, now):
        return {"label": _("Move here?"), "seat_to_move": seat, "expect": _already_in(seat)}
    if seat:
        sentence = _(
            "You have a seat at that time already. You can wait here; it is not offered to you as "
            "long as you keep the other."
        )
    elif has_room(pool, now):
        return {"label": _("Take a seat"), "expect": seats_in_words(counts), "expects": "seat"}
    else:
        sentence = wait_to_expect(counts)
    return {"label": _("Join the waitlist"), "expect": sentence}


def _already_in(seat: Place) -> str:
    """Which seat somebody has at that time."""
    name = seat.session.title or seat.session.place or _("another circle")
    return _("You already sit in %(circle)s then, %(when)s. A seat is free here.") % {
        "circle": name,
        "when": seat.when,
    }
