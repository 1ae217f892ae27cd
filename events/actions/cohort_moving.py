"""Moving from one run of a program to another: the seat here goes to whoever is next."""

from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts.models import User

from .. import letters
from ..cohorts.access import role_in
from ..models import CohortPage, Membership, Registration, SeatPool
from ..openness import Phase, phase_of, why_not_newcomers
from .joining import seats_of_run
from .leaving import why_nothing_to_give_up
from .locks import Held, locked_pools, retried
from .moving import carry, done_before
from .offers import current_in
from .refused import Refused
from .seats import has_eligible
from .settling import settle_held

Status = Registration.Status


def move_to_cohort(
    registration: Registration,
    to_page: CohortPage,
    *,
    by: User,
    form_key: str,
    may_wait: bool = True,
    note: str = "",
) -> Registration:
    """The registration in the other run that takes the place of this one: a seat, or the last place.

    All or nothing. With `may_wait` off, who has a seat here and would wait there stays. The prework
    counts there as it is. The same form sent twice moves once.
    """
    to_pool = seats_of_run(to_page)
    if registration.pool_id == to_pool.pk:
        raise Refused(_("That is the run you are in."))
    if _program_of(registration.pool.page) != _program_of(to_page):
        raise Refused(_("That is a run of another training. Please register there instead."))
    if not form_key:
        raise Refused(_("Nothing was changed. Please open the page again and choose once more."))
    return _move(registration, to_pool, by, form_key, may_wait, note.strip()[:300])


def _program_of(page: Page) -> str:
    return page.path[: -Page.steplen]


@retried
def _move(
    registration: Registration, to: SeatPool, by: User, form_key: str, may_wait: bool, note: str
) -> Registration:
    with locked_pools([registration.pool_id, to.pk], person=registration.person) as held:
        if done := done_before(registration, to.pk, form_key):
            return done
        settle_held(held, is_fresh=True)
        current, target = current_in(held, registration), held.pools[to.pk]
        _refuse(held, current, target, by)
        is_free = has_free_seat(held, target)
        if current.is_seated and not (is_free or may_wait):
            raise Refused(
                _("The last seat there went just now. You keep the seat you have. Look once more.")
            )
        status = Status.CONFIRMED if is_free else Status.WAITING
        moved = carry(held, current, target, status, by, form_key, note)
        letters.moved(moved)
        settle_held(held)
    return moved


def has_free_seat(held: Held, pool: SeatPool) -> bool:
    """Whether a newcomer has a seat at once: one is free, and nobody waits for it."""
    if pool.seated >= pool.seats:
        return False
    return phase_of(pool, held.now) == Phase.FIRST_COME or not has_eligible(pool)


def _refuse(held: Held, current: Registration, target: SeatPool, by: User) -> None:
    if not current.is_active:
        raise Refused(_("This has already ended."))
    if why := why_nothing_to_give_up(current, held.now):
        raise Refused(why)
    # Staff move people also before registration opens, and after it has closed.
    if why := why_not_newcomers(target, held.now, is_let_in=by.pk != current.person_id):
        raise Refused(why)
    if role_in(target.page, current.person):
        raise Refused(_("You lead or observe that run yourself, so you need no seat in it."))
    there = target.registrations.active().filter(person=current.person).first()
    if there and there.is_seated:
        raise Refused(_("There is a seat in that run already."))
    members = Membership.objects.filter(page=target.page_id, person=current.person)
    if members.standing().exists():
        raise Refused(_("There is a seat in that run already."))
