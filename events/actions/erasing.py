"""What goes when a person erases their account. Called through `events.privacy`."""

from django.db.models import F
from django.utils import timezone

from accounts.models import User

from ..models import (
    AccessNeed,
    CalendarCopy,
    Draw,
    DrawEntry,
    Registration,
    SeatEvent,
    SeatPool,
    Session,
    SessionStaff,
    StaffCode,
)
from .keepers import drop_out
from .leaving import give_up_everything
from .locks import joining, locked_pools, retried
from .naming import move

Status = SessionStaff.Status


@retried
def erase_places(user: User) -> None:
    """Free every place the person has, step down from what they keep, and take out name and needs.

    Whoever is next is offered the seat in the same transaction. Twice changes nothing more: it is
    declared for each kind of row it empties, because all seats are locked before anything is
    written, in the order in which everybody locks them.
    """
    roles = SessionStaff.objects.filter(person=user, status__in=SessionStaff.STANDING)
    places = Registration.objects.filter(person=user).active()
    pools = SeatPool.objects.filter(session__staff__in=roles) | SeatPool.objects.filter(
        registrations__in=places
    )
    with joining(), locked_pools(set(pools.values_list("pk", flat=True))):
        give_up_everything(user)
        for role in roles.select_related("session__page"):
            _step_down(role, user)
    _leave_draws(user)
    mine = Registration.objects.filter(person=user)
    AccessNeed.objects.filter(registration__in=mine).delete()
    mine.update(display_name="", pronouns="", agreed_at=None)
    SeatEvent.objects.filter(registration__in=mine).update(note="", data={})


def _step_down(role: SessionStaff, user: User) -> None:
    """From a circle still to come as any keeper would, which alarms staff; from others without a word."""
    circle = role.session
    is_ahead = circle.status == Session.Status.SCHEDULED and circle.ends_at > timezone.now()
    if role.status == Status.ACCEPTED and is_ahead:
        drop_out(role, by=user)
    elif role.status == Status.INVITED:
        move(role, Status.DECLINED)


def _leave_draws(user: User) -> None:
    """Out of every draw still to be held, also one whose entry has closed."""
    entries = DrawEntry.objects.filter(person=user)
    # A write to the draw comes first, so that it isn't held meanwhile.
    undrawn = Draw.objects.filter(entries__in=entries, drawn_at=None)
    Draw.objects.filter(pk__in=list(undrawn.values_list("pk", flat=True))).update(
        entrants=F("entrants")
    )
    entries.filter(draw__drawn_at=None).update(status=DrawEntry.Status.LEFT)
    AccessNeed.objects.filter(entry__in=entries).delete()
    entries.update(display_name="", pronouns="", ranking=[], outcome=[], agreed_at=None)


def erase_keeping(user: User) -> None:
    """That somebody kept the circle stays; by which name, goes."""
    SessionStaff.objects.filter(person=user).update(shown_name="")


def erase_calendar_copies(user: User) -> None:
    CalendarCopy.objects.filter(person=user).delete()


def erase_staff_code(user: User) -> None:
    StaffCode.objects.filter(person=user).delete()
