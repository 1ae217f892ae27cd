"""Writing what happened. Every other action module records its events through here."""

from datetime import datetime
from typing import Any

from accounts.models import User

from ..models import Enrollment, LearningEvent, ModulePage

Kind = LearningEvent.Kind


def record_event(
    enrollment: Enrollment,
    kind: str,
    at: datetime,
    *,
    module: ModulePage | None = None,
    actor: User | None = None,
    key: str = "",
    data: dict[str, Any] | None = None,
) -> LearningEvent:
    """Append one event. `key` tells apart what may happen more than once to the same module;
    the same event written twice is an error of the database, never a second event.
    """
    parts = [str(enrollment.pk), kind, str(module.pk) if module else "", key]
    return LearningEvent.objects.create(
        enrollment=enrollment,
        kind=kind,
        at=at,
        module=module,
        actor=actor,
        key=":".join(part for part in parts if part),
        data=data or {},
    )
