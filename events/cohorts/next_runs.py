"""Where a seat in a run can be moved: the other runs of its program. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists
from django.utils.translation import gettext as _

from content.public import restrictions_above

from ..circle_words import seats_in_words
from ..counting import counts_of
from ..models import Registration, SeatPool
from ..openness import why_not_newcomers, with_facts
from ..room_for import has_room

if TYPE_CHECKING:
    from ..own_place import Place


@dataclass(frozen=True)
class NextRun:
    """A run that takes in people: when it begins, its seats in words, and whether one is free."""

    pool: SeatPool
    title: str
    when: str
    seats: str
    is_free: bool


def runs_to_move_to(place: Place) -> list[NextRun]:
    """The other runs that take in people now, soonest first; none for who can't move."""
    if not (place.is_run and place.can_leave):
        return []
    now, here = place.clock.now, place.pool.page
    runs = SeatPool.objects.filter(is_for_all=True, page__depth=here.depth).exclude(page=here.pk)
    runs = runs.filter(page__path__startswith=here.path[: -here.steplen])
    own = Registration.objects.filter(person=place.registration.person_id, pool__is_for_all=True)
    there = with_facts(runs.exclude(pk__in=own.seated().values("pool")), now)
    there = there.filter(~Exists(restrictions_above("page__path")))
    pools = [
        pool
        for pool in there.order_by("session__starts_at", "pk")
        if not why_not_newcomers(pool, now)
    ]
    counts = counts_of(pools)
    return [_shown(pool, seats_in_words(counts[pool.pk]), place) for pool in pools]


def _shown(pool: SeatPool, seats: str, place: Place) -> NextRun:
    is_free = has_room(pool, place.clock.now)
    if not is_free and place.registration.is_seated:
        seats = f"{seats} {_('You would wait there, and give up the seat you have.')}"
    when = place.clock.when(pool.session.starts_at)
    return NextRun(pool, pool.page.title, when, seats, is_free)
