"""Joining a run: what is needed first, whether registration is open, then a seat like any other."""

from django.utils.translation import gettext as _

from accounts.models import User

from ..cohorts.access import role_in
from ..cohorts.prerequisites import missing
from ..models import CohortPage, Membership, Registration, SeatPool
from .invitations import find_invitation
from .refused import Refused
from .seats import register


def join_cohort(
    person: User,
    page: CohortPage,
    *,
    form_key: str,
    invitation: str = "",
    by: User | None = None,
    note: str = "",
    **details: str,
) -> Registration:
    """The person's registration in the run: a seat, or a place in the queue, as `register` gives it.

    `invitation` is a code that opens registration to its holder alone. Staff who add somebody by
    hand (`by`) go past what is missing, or past the window, with a reason (`note`), which is kept.
    """
    pool = seats_of_run(page)
    if found := _came_before(person, pool, form_key):
        return found
    refuse_leaders(person, page)
    is_by_hand = by is not None and by.pk != person.pk
    _refuse_finished(person, page, is_by_hand=is_by_hand)
    has_reason = is_by_hand and bool(note.strip())
    if not has_reason:
        _refuse_unprepared(person, page, is_by_hand=is_by_hand)
    return register(
        person,
        pool,
        form_key=form_key,
        invitation=find_invitation(page, invitation),
        is_let_in=has_reason,
        by=by,
        note=note.strip()[:300],
        **details,
    )


def seats_of_run(page: CohortPage) -> SeatPool:
    """The seats of a run; Refused while it has none."""
    pool = SeatPool.objects.filter(page=page.pk, is_for_all=True).first()
    if pool is None:
        raise Refused(_("There are no seats in this run yet."))
    return pool


def refuse_leaders(person: User, page: CohortPage) -> None:
    """Who leads or observes a run is there already."""
    if role_in(page, person):
        raise Refused(_("You lead or observe this run yourself, so you need no seat in it."))


def _came_before(person: User, pool: SeatPool, form_key: str) -> Registration | None:
    """What came of this form before, or the place the person has: nothing is asked of them anew."""
    own = Registration.objects.filter(pool=pool, person=person)
    return own.filter(idempotency_key=form_key).first() or own.active().first()


def _refuse_finished(person: User, page: CohortPage, *, is_by_hand: bool) -> None:
    finished = Membership.objects.filter(page=page.pk, person=person)
    if not finished.filter(status=Membership.Status.FINISHED).exists():
        return
    if is_by_hand:
        raise Refused(_("This person has finished this run, so they need no seat in it."))
    raise Refused(_("You have finished this run, so you need no seat in it."))


def _refuse_unprepared(person: User, page: CohortPage, *, is_by_hand: bool) -> None:
    lacks = missing(person, page)
    if not lacks:
        return
    sentence = " ".join([_("Something is needed first."), *lacks])
    if is_by_hand:
        raise Refused(f"{sentence} {_('To add them all the same, give a reason.')}", field="note")
    raise Refused(sentence)
