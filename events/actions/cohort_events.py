"""Writing what happened to a membership. Every action on cohorts records its events through here."""

import datetime
from typing import Any

from accounts.models import User

from ..models import CohortEvent, Membership, Session


def record_cohort_event(
    membership: Membership,
    kind: str,
    at: datetime.datetime,
    *,
    session: Session | None = None,
    actor: User | None = None,
    key: str = "",
    data: dict[str, Any] | None = None,
) -> CohortEvent:
    """Append one event. `key` tells apart what may happen more than once; the same written twice
    is an error of the database, never a second event.
    """
    parts = [str(membership.pk), kind, str(session.pk) if session else "", key]
    return CohortEvent.objects.create(
        membership=membership,
        kind=kind,
        session=session,
        actor=actor,
        at=at,
        key=":".join(part for part in parts if part),
        data=data or {},
    )
