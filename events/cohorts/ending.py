"""When a run is over, for what is kept until so many days after. Reads only."""

import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable

from ..models.cohorts import CohortPage
from ..models.sessions import Session

# The last day of a run ends at the latest twelve hours after it ends in Greenwich.
WESTMOST = datetime.timedelta(hours=12)


def is_open_by(moment: datetime.datetime, page: Combinable) -> Exists:
    """Whether a page has a session that ended, or ends, later. A cancelled one counts as it was planned."""
    return Exists(Session.objects.filter(page=page, ends_at__gt=moment))


def ended_by(moment: datetime.datetime) -> QuerySet[CohortPage]:
    """Runs whose last day and last session were over at `moment`. Without either, none is."""
    last_day = (moment - WESTMOST).date()
    is_known = Q(ends_on__isnull=False) | Exists(Session.objects.filter(page=OuterRef("pk")))
    return CohortPage.objects.filter(
        is_known,
        ~is_open_by(moment, OuterRef("pk")),
        Q(ends_on=None) | Q(ends_on__lt=last_day),
    )


def begun_by(moment: datetime.datetime) -> QuerySet[CohortPage]:
    """Runs that had begun at `moment`: by their first day, or by a session."""
    begun = Exists(Session.objects.filter(page=OuterRef("pk"), starts_at__lte=moment))
    return CohortPage.objects.filter(Q(starts_on__lt=(moment - WESTMOST).date()) | begun)
