"""Going through many rows a batch at a time, so that it may be killed and run again."""

import datetime
from collections.abc import Callable

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import TruncDay

BATCH = 200


def in_batches(rows: QuerySet, change: Callable[[QuerySet], None]) -> int:
    """Apply `change`, after which a row is no longer among `rows`, to a batch at a time; how many."""
    changed = 0
    while True:
        with transaction.atomic():
            ids = list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH])
            if ids:
                change(rows.model._base_manager.filter(pk__in=ids))
        changed += len(ids)
        if len(ids) < BATCH:
            return changed


def delete(rows: QuerySet) -> None:
    """A change that leaves nothing."""
    rows.delete()


def day_of(field: str) -> TruncDay:
    """The day a moment lies on, in place of the moment."""
    return TruncDay(field, tzinfo=datetime.UTC)
