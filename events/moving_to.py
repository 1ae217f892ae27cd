"""Where somebody may move: other circles of the page with a seat that nobody waits for."""

import datetime
from dataclasses import dataclass

from accounts.models import User

from .circle_words import seats_in_words
from .counting import counts_of
from .models import Registration, SeatPool
from .openness import with_facts
from .own_place import Place
from .own_seats import place_of, with_all
from .room_for import has_room


@dataclass(frozen=True)
class Choice:
    """A circle with a free seat: when it is, and how many are free."""

    pool: SeatPool
    when: str
    seats: str


def circles_to_move_to(place: Place) -> list[Choice]:
    """The other circles of the same page that can take this person now, soonest first."""
    if not place.can_change or not place.session.is_circle:
        return []
    now, person = place.clock.now, place.registration.person_id
    others = with_facts(SeatPool.objects.filter(page=place.pool.page_id), now)
    others = others.filter(session__starts_at__gt=now).exclude(pk=place.pool.pk)
    elsewhere = Registration.objects.active().filter(person=person).exclude(pool=place.pool)
    own = list(elsewhere.filter(pool__page=place.pool.page_id))
    pools = [
        pool
        for pool in others.order_by("session__starts_at", "session__title", "pk")
        if has_room(pool, now) and not _is_in_the_way(pool, place, own)
    ]
    counts = counts_of(pools)
    return [
        Choice(pool, place.clock.when(pool.session.starts_at), seats_in_words(counts[pool.pk]))
        for pool in pools
    ]


def _is_in_the_way(pool: SeatPool, place: Place, own: list[Registration]) -> bool:
    """Whether the person sits there or in a third one at that time, or waits both here and there."""
    waits_in_both = not place.registration.is_seated
    if waits_in_both and any(each.pool_id == pool.pk for each in own):
        return True
    key = f"{pool.page_id}:{pool.session.slot}"
    return any(each.is_seated and (each.pool_id == pool.pk or each.slot_key == key) for each in own)


def seat_at_that_time(person: User, pool: SeatPool) -> Place | None:
    """The person's seat in another circle of the slot. None where slots exclude nothing."""
    if not pool.session or not pool.session.slot:
        return None
    key = f"{pool.page_id}:{pool.session.slot}"
    mine = with_all(Registration.objects.of(person).seated()).filter(slot_key=key)
    found = mine.exclude(pool=pool.pk).first()
    return place_of(found) if found else None


def move_here(person: User, pool_id: int, now: datetime.datetime) -> Place | None:
    """The seat that could be moved into this pool now; None when no seat is free here for it."""
    pool = with_facts(SeatPool.objects.all(), now).filter(pk=pool_id).first()
    if pool is None or not has_room(pool, now):
        return None
    seat = seat_at_that_time(person, pool)
    return seat if seat and seat.can_change else None
