"""Who registers reads whether a circle is observed; nobody is to find out afterward. Writes nothing."""

from typing import Any

from django.utils.translation import gettext as _

from ..models import DrawEntry, SeatPool, Session
from .refused import Refused


def refuse_a_late_observer(
    session: Session, pool: SeatPool | None, columns: dict[str, Any]
) -> None:
    """Refuse words on who observes that people who registered, or entered the draw, never read."""
    words = columns.get("observed_note", session.observed_note)
    if pool is None or words == session.observed_note:
        return
    if not words and not _is_observed(session):
        return
    if pool.registrations.active().exists() or _is_ranked(pool):
        raise Refused(
            _(
                "People have registered without reading this. Who observes can only be said "
                "before the first of them registers."
            ),
            field="observed_note",
        )


def _is_observed(session: Session) -> bool:
    role, status = session.staff.model.Role, session.staff.model.STANDING
    return session.staff.filter(role=role.OBSERVER, status__in=status).exists()


def _is_ranked(pool: SeatPool) -> bool:
    entries = DrawEntry.objects.entered().filter(draw__page=pool.page_id)
    return any(pool.pk in ranking for ranking in entries.values_list("ranking", flat=True))
