"""What a session was when its people were last told, to say what has changed since."""

import copy
import datetime

from django.utils.dateparse import parse_datetime

from ..cohorts.seated import pools_of
from ..models import SeatEvent, Session


def before(session: Session, known_since: datetime.datetime | None = None) -> Session | None:
    """The session as told before the changes that are owed; None where that isn't kept.

    Whoever has known it `known_since` then was told of no change before that moment.
    """
    owed = session.sequence - session.told_sequence
    pools = list(pools_of(session))
    changes = SeatEvent.objects.filter(pool__in=pools, kind="rescheduled").order_by("-pk")
    if known_since:
        changes = changes.filter(at__gte=known_since)
    if any(pool.is_for_all for pool in pools):
        changes = changes.filter(data__session=session.pk)
    told = [data.get("was") for data in changes.values_list("data", flat=True)[: max(0, owed)]]
    if not told or not told[-1]:
        return None
    was = copy.copy(session)
    was.starts_at, was.ends_at = (
        parse_datetime(told[-1][name]) for name in ("starts_at", "ends_at")
    )
    was.zone, was.place = told[-1]["zone"], told[-1]["place"]
    return was
