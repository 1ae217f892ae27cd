"""The door to the desk of a run: its own staff, while they are it. For everybody else there is none."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from events.cohorts.access import cohort_or_404, role_in
from events.cohorts.desk import Led
from events.models import Membership, Session

from .private import View, private


def of_leaders(view: View) -> View:
    """Hands the view the run and the reader's role; only for who leads it."""
    return _door(view, to_lead=True)


def of_staff(view: View) -> View:
    """The same for who leads or observes it."""
    return _door(view, to_lead=False)


def of_member(view: View) -> View:
    """Hands on a member of the run; whoever is in another one, or has left, isn't there."""

    @wraps(view)
    def wrapped(request: HttpRequest, led: Led, membership_id: int, **found: int) -> HttpResponse:
        members = Membership.objects.standing().filter(page=led.cohort.pk)
        membership = get_object_or_404(
            members.select_related("person", "registration", "institution"), pk=membership_id
        )
        return view(request, led, membership, **found)

    return wrapped


def of_session(view: View) -> View:
    """Hands on a session of the run that takes place; those of other pages aren't there."""

    @wraps(view)
    def wrapped(request: HttpRequest, led: Led, session_id: int, **found: int) -> HttpResponse:
        session = get_object_or_404(
            Session.objects.scheduled().filter(page=led.cohort.pk), pk=session_id
        )
        return view(request, led, session, **found)

    return wrapped


def _door(view: View, *, to_lead: bool) -> Callable[..., HttpResponse]:
    @private
    @wraps(view)
    def wrapped(request: HttpRequest, page_id: int, **found: int) -> HttpResponse:
        if not request.user.is_authenticated:
            # Signing in leads back by GET, which only a page answers.
            return redirect_to_login(reverse("events:cohort_desk", args=[page_id]))
        cohort = cohort_or_404(request.user, page_id, to_lead=to_lead)
        role = role_in(cohort, request.user)
        if not role:
            # Taken off between the two.
            raise Http404
        return view(request, Led(cohort, role), **found)

    return wrapped
