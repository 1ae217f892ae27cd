"""Fair draws, by the clock: opened, held and told of when their time has come."""

from django.db import OperationalError
from django.utils import timezone
from django_tasks import task

from .. import actions
from ..models import Draw


@task()
def draw_due() -> int:
    """For the minute clock: open, hold and tell of what is due; how many draws were held."""
    now = timezone.now()
    actions.open_due_draws(now)
    held = sum(_hold(draw_id) for draw_id in Draw.objects.due(now).values_list("pk", flat=True))
    for draw_id in Draw.objects.to_tell().values_list("pk", flat=True):
        actions.tell_entrants(draw_id)
    return held


def _hold(draw_id: int) -> bool:
    try:
        return actions.hold_draw(draw_id)
    except OperationalError:
        return False  # Somebody is in the way; the next minute tries again.


@task()
def tell_drawn(draw_id: int) -> int:
    """Write to who entered what came of it."""
    return actions.tell_entrants(draw_id)
