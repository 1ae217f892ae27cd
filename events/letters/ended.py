"""Why a seat is no longer somebody's, for the letter that says so, and whether other times remain."""

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import Registration, SeatEvent, Session

Reason, Status = Registration.Reason, Registration.Status

GIVEN_UP = _("You have given up your seat.")
BY_STAFF = _("Our team has cancelled your seat.")
CALLED_OFF = _("This can't take place, so your seat is cancelled. We are sorry.")
PUT_TOGETHER = _(
    "It was put together with one you are named for yourself. That one goes on as it was, and you "
    "need no seat in it."
)
LEFT_BEHIND = _("You have moved, so you no longer have a seat at this time.")
OTHER_RUN = _("You have moved to another run, so you no longer have a seat in this one.")
MERGED_INTO = {
    Status.CONFIRMED: _(
        "It was put together with one that you have a seat in already. You keep that seat."
    ),
    Status.OFFERED: _(
        "It was put together with one that holds a seat for you. Please answer that offer."
    ),
    Status.WAITING: _(
        "It was put together with one that has no seat free. You keep your turn on its waitlist. "
        "We are sorry."
    ),
}
WHY = {
    Reason.BY_PERSON: GIVEN_UP,
    Reason.SESSION_CANCELLED: CALLED_OFF,
    Reason.MOVED: LEFT_BEHIND,
    Reason.MERGED: LEFT_BEHIND,
}


def why(registration: Registration) -> tuple[Promise, list[str | Promise]]:
    """Why, and what is to be said of it besides."""
    session = registration.pool.session
    is_off = registration.reason == Reason.SESSION_CANCELLED
    lines = [said] if is_off and (said := session.cancel_reason or _noted(registration)) else []
    if is_off and _keeps_the_other(registration):
        lines = [PUT_TOGETHER]
    return _why(registration), lines


def _noted(registration: Registration) -> str:
    """Of a run that has begun, its first session says nothing of why the rest is called off."""
    notes = registration.events.filter(reason=Reason.SESSION_CANCELLED).order_by("-pk")
    return notes.values_list("note", flat=True).first() or ""


def has_other_times(registration: Registration) -> bool:
    """Whether who lost a seat with its circle may look for another time of the same offering."""
    session = registration.pool.session
    is_off = registration.reason == Reason.SESSION_CANCELLED
    if not (is_off and session.is_circle and session.page.live) or _keeps_the_other(registration):
        return False
    others = Session.objects.circles().scheduled().filter(page=session.page_id)
    return others.filter(starts_at__gt=timezone.now()).exclude(pk=session.pk).exists()


def _why(registration: Registration) -> Promise:
    if registration.reason == Reason.MOVED and registration.pool.is_for_all:
        return OTHER_RUN
    why = WHY.get(registration.reason, BY_STAFF)
    if registration.reason != Reason.MERGED:
        return why
    into = registration.events.filter(kind="merged").values_list("data__into", flat=True).first()
    there = Registration.objects.filter(pool=into, person=registration.person).active().first()
    # Who came into it by the merge is told that they have moved.
    if there is None or there.reason == Reason.MERGED:
        return why
    return MERGED_INTO[there.status]


def _keeps_the_other(registration: Registration) -> bool:
    return registration.events.filter(kind=SeatEvent.KEEPS_THE_OTHER).exists()
