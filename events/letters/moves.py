"""What a letter about a move says besides the new seat, and what was left for it. Reads only."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ..models import CalendarCopy, Registration, SessionStaff

Reason = Registration.Reason
REQUEST = CalendarCopy.Method.REQUEST
OBSERVED = _("Please note who observes there: {note}")


def observed(registration: Registration) -> list[Promise]:
    """Who observes: people read that before they register, and whoever is moved did not."""
    note = registration.pool.session.observed_note
    return [format_lazy(OBSERVED, note=note)] if note else []


def step_of(registration: Registration) -> str:
    """The newest move into this seat: somebody who waits there may move into it once more."""
    steps = registration.events.filter(kind__in=["moved", "merged"]).order_by("-pk")
    newest = steps.values_list("key", flat=True).first()
    return f"{registration.pk}:{newest or ''}"


def left_in_calendar(registration: Registration) -> list[Registration]:
    """Seats the person gave up for this one, which their calendar still shows."""
    if registration.pool.is_for_all:
        return _runs_in_calendar(registration)
    shown = CalendarCopy.objects.filter(person=registration.person, last_method=REQUEST)
    own = Registration.objects.filter(
        person=registration.person,
        pool__page=registration.pool.page_id,
        pool__session__in=shown.exclude(session=registration.pool.session_id).values("session"),
    )
    stays = own.confirmed().values("pool")
    left = own.filter(reason__in=[Reason.MOVED, Reason.MERGED]).exclude(pool__in=stays)
    helps = registration.person.keeping.filter(status=SessionStaff.Status.ACCEPTED)
    left = left.exclude(pool__session__in=helps.values("session"))
    return list(left.select_related("person", "pool__session__page"))


def _runs_in_calendar(registration: Registration) -> list[Registration]:
    """Seats in other runs that were given up for this one."""
    shown = CalendarCopy.objects.filter(person=registration.person, last_method=REQUEST)
    left = Registration.objects.filter(
        person=registration.person,
        pool__is_for_all=True,
        pool__page__in=shown.values("session__page"),
        reason=Reason.MOVED,
    ).exclude(pool=registration.pool_id)
    return list(
        left.exclude(status__in=Registration.ACTIVE).select_related("person", "pool__session__page")
    )
