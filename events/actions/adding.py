"""Add somebody to a session at their wish, which the code of their account page stands for."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User

from ..models import CohortPage, Registration, SeatPool
from .codes import person_of_code
from .joining import join_cohort
from .locks import joining, retried
from .refused import Refused
from .seats import register


@retried
def add_by_code(
    code: str, pool: SeatPool, *, form_key: str, by: User, note: str = ""
) -> Registration:
    """The registration of whoever the code is of. Where they can't be added the code stays good.

    The same form sent twice is one registration; it says nothing of who it is. A run of a training
    may ask for something first, which a reason (`note`) goes past.
    """
    before = Registration.objects.filter(pool=pool, idempotency_key=form_key).first()
    if before:
        return before
    try:
        # The outermost, so that a new try begins with nothing locked.
        with transaction.atomic(durable=True):
            person = person_of_code(code)
            with joining():
                return _add(person, pool, form_key=form_key, by=by, note=note)
    except Refused as refusal:
        sentence = str(refusal) or _("That isn't possible now.")
        raise Refused(sentence, field=refusal.field or "code") from None


def _add(person: User, pool: SeatPool, **given: Any) -> Registration:
    run = CohortPage.objects.filter(pk=pool.page_id).first() if pool.is_for_all else None
    return join_cohort(person, run, **given) if run else register(person, pool, **given)
