"""How many seats are held and free and how many people wait, counted from the rows. Numbers only."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from .models.registrations import Registration
from .models.seats import SeatPool

Status = Registration.Status


@dataclass(frozen=True)
class Counts:
    """A pool in numbers. Every seat is confirmed, offered or free."""

    seats: int
    confirmed: int
    offered: int
    waiting: int

    @property
    def held(self) -> int:
        return self.confirmed + self.offered

    @property
    def free(self) -> int:
        return max(0, self.seats - self.held)


def counts_of(pools: Iterable[SeatPool]) -> dict[int, Counts]:
    """The numbers of each pool by its id, in one query for all."""
    pools = list(pools)
    rows = Registration.objects.active().filter(pool__in=[pool.pk for pool in pools])
    counted = {
        row.pop("pool"): row
        for row in rows.order_by()
        .values("pool")
        .annotate(
            confirmed=Count("pk", filter=Q(status=Status.CONFIRMED)),
            offered=Count("pk", filter=Q(status=Status.OFFERED)),
            waiting=Count("pk", filter=Q(status=Status.WAITING)),
        )
    }
    nobody = {"confirmed": 0, "offered": 0, "waiting": 0}
    return {pool.pk: Counts(pool.seats, **counted.get(pool.pk, nobody)) for pool in pools}
