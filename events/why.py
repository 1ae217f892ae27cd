"""Why a registration stands as it does, in words for its owner. Reads; writes nothing."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.moments import when_in_words

from .models import Registration, SeatPool
from .openness import Phase, holds_seat_in_slot, keeps_in_slot, leads_the_run, phase_of, with_facts
from .standing import queue_in_words

Status, Reason = Registration.Status, Registration.Reason

PASSED_OVER = gettext_lazy(
    "You have another seat at the same time, so seats here go to others while you keep it."
)
KEEPS_BESIDE = gettext_lazy(
    "You are named for another circle at the same time, so seats here go to others while you are."
)
LEADS = gettext_lazy(
    "You lead or observe this run yourself, so seats in it go to others while you do."
)
KEEPS = gettext_lazy("You keep your place in the queue.")
ENDED = {
    Reason.BY_PERSON: gettext_lazy("You gave it up."),
    Reason.BY_STAFF: gettext_lazy("Our team cancelled it."),
    Reason.MOVED: gettext_lazy("You moved to another circle."),
    Reason.MERGED: gettext_lazy("This circle was put together with another one."),
    Reason.TOO_LATE: gettext_lazy(
        "The offer was not answered in time, so the seat went to the next in the queue."
    ),
    Reason.SESSION_CANCELLED: gettext_lazy("This was cancelled, and your seat with it."),
    Reason.STARTED: gettext_lazy("It started before a seat came free for you."),
    Reason.ERASED: gettext_lazy("The account was erased."),
}
SEATED = {
    Reason.SEAT_FREE: gettext_lazy("A seat was free when you registered, so it is yours."),
    Reason.DRAWN: gettext_lazy("Your ticket was drawn, so the seat is yours."),
    Reason.ACCEPTED: gettext_lazy("You accepted the seat that was offered to you."),
    Reason.LATE_SEAT: gettext_lazy("You took a seat that came free at short notice."),
    Reason.MOVED: gettext_lazy("You moved here, and the seat is yours."),
    Reason.MERGED: gettext_lazy("Two circles were put together. You have a seat in this one."),
}


def why(registration: Registration) -> str:
    """Why its owner still waits, has a seat, or has none any more."""
    status = registration.status_at(timezone.now())
    if status == Status.WAITING:
        return _why_waiting(registration)
    if status == Status.OFFERED:
        session, person = registration.pool.session, registration.person
        site = session.zone_info if session else person.zone
        until = when_in_words(registration.offer_expires_at, site, person.zone)
        return _("A seat is held for you. Please answer by %(when)s.") % {"when": until}
    if status == Status.CONFIRMED:
        return str(SEATED.get(registration.reason, _("The seat is yours.")))
    return ended_in_words(registration)


def ended_in_words(registration: Registration) -> str:
    """How it came that a place is no longer there, or that it is about to be found so."""
    reason = registration.reason
    if registration.is_active:
        reason = Reason.TOO_LATE if registration.status == Status.OFFERED else Reason.STARTED
    if reason == Reason.MOVED and registration.pool.is_for_all:
        return _("You moved to another date of this training.")
    return str(ENDED.get(reason, _("This has ended.")))


def ahead_of(registration: Registration) -> int:
    """How many people wait before this one, passed over or not; 0 for who doesn't wait."""
    if registration.status != Status.WAITING:
        return 0
    queue = Registration.objects.waiting().filter(pool=registration.pool_id)
    return queue.filter(position__lt=registration.position).count()


def _why_waiting(registration: Registration) -> str:
    now = timezone.now()
    pool = with_facts(SeatPool.objects.all(), now).get(pk=registration.pool_id)
    phase = phase_of(pool, now)
    if phase == Phase.OVER:
        return _("It has started or was cancelled, so the queue has ended.")
    if phase == Phase.HALTED:
        return f"{_why_halted(pool)} {queue_in_words(ahead_of(registration))}."
    if elsewhere := _why_passed_over(registration):
        return f"{queue_in_words(ahead_of(registration))}. {elsewhere}"
    if phase == Phase.FIRST_COME:
        return _why_at_short_notice(pool)
    if pool.seated < pool.seats:
        offered = _("Seats are being offered, to those who have waited longest first.")
        return f"{offered} {queue_in_words(ahead_of(registration))}."
    return _("All seats are taken. %(place)s.") % {"place": queue_in_words(ahead_of(registration))}


def passed_over_in_words(registration: Registration) -> str:
    """Why seats go to others though it waits; nothing where they don't. Read `with_all`."""
    if getattr(registration, "sits_beside", False):
        return str(PASSED_OVER)
    if getattr(registration, "is_leading", False):
        return str(LEADS)
    return str(KEEPS_BESIDE) if getattr(registration, "keeps_beside", False) else ""


def _why_passed_over(registration: Registration) -> str:
    """Why seats go to others though it is this one's turn, and what to do about it; or nothing."""
    this = Registration.objects.filter(pk=registration.pk)
    if this.filter(holds_seat_in_slot()).exists():
        instead = _(
            "If you would rather sit here, move here when a seat is free, or give up the other seat."
        )
        return f"{PASSED_OVER} {instead}"
    if this.filter(keeps_in_slot()).exists():
        instead = _("If you would rather sit here, step down there first.")
        return f"{KEEPS_BESIDE} {instead}"
    return str(LEADS) if this.filter(leads_the_run()).exists() else ""


def _why_halted(pool: SeatPool) -> str:
    if pool.closed_at:
        reason = _("Registration is closed, so free seats are given to nobody at the moment.")
    elif pool.session and pool.keepers_there < pool.session.keepers_needed:
        reason = _("A keeper is missing, so free seats are given to nobody at the moment.")
    else:
        reason = _("Seats have not been drawn yet.")
    return f"{reason} {KEEPS}"


def _why_at_short_notice(pool: SeatPool) -> str:
    if pool.seated < pool.seats:
        return _("A seat is free at short notice. The first to take it has it.")
    return _(
        "All seats are taken, and it starts soon. If a seat comes free, everyone who waits is told, "
        "and the first to take it has it."
    )
