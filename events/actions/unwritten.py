"""Whom a letter is still to be written to, asked of the outbox itself: it survives a kill half-way."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError
from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat

from accounts.models import Letter

from ..models import Session

logger = logging.getLogger(__name__)


@contextmanager
def going_on(session_id: int) -> Iterator[None]:
    """Leave this session for the next minute, if it is busy or gone: the others are not to wait for it."""
    try:
        yield
    except (OperationalError, Session.DoesNotExist):
        logger.exception("Letters about session %s wait for the next minute.", session_id)


def unwritten(rows: QuerySet, before: str, after: str = "") -> QuerySet:
    """The rows for which no letter has the key `before` + id + `after`."""
    key = Concat(Value(before), Cast("pk", CharField()), Value(after), output_field=CharField())
    written = Letter.objects.filter(dedupe_key=OuterRef("letter_key"))
    return rows.annotate(letter_key=key).filter(~Exists(written))
