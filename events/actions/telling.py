"""Write to those who entered a draw what came of it; not under the lock of its circles."""

from django.db import transaction
from django.utils import timezone

from .. import letters
from ..models import DrawEntry

LETTERS_AT_A_TIME = 25


def tell_entrants(draw_id: int) -> int:
    """Write to everybody in a held draw who hasn't been told; how many. Twice tells nobody twice."""
    told = 0
    while some := _tell_some(draw_id):
        told += some
    return told


@transaction.atomic
def _tell_some(draw_id: int) -> int:
    untold = DrawEntry.objects.untold().filter(draw=draw_id).select_related("person", "draw__page")
    some = list(untold.order_by("pk")[:LETTERS_AT_A_TIME])
    for entry in some:
        letters.drawn(entry)
    DrawEntry.objects.filter(pk__in=[entry.pk for entry in some]).update(told_at=timezone.now())
    return len(some)
