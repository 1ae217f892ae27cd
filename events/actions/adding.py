"""Add somebody to a session at their wish, which the code of their account page stands for."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User

from ..models import Registration, SeatPool
from .codes import person_of_code
from .locks import joining, retried
from .refused import Refused
from .seats import register


@retried
def add_by_code(code: str, pool: SeatPool, *, form_key: str, by: User) -> Registration:
    """The registration of whoever the code is of. Where they can't be added the code stays good.

    The same form sent twice is one registration; it says nothing of who it is.
    """
    before = Registration.objects.filter(pool=pool, idempotency_key=form_key).first()
    if before:
        return before
    try:
        # The outermost, so that a new try begins with nothing locked.
        with transaction.atomic(durable=True):
            person = person_of_code(code)
            with joining():
                return register(person, pool, form_key=form_key, by=by)
    except Refused as refusal:
        raise Refused(str(refusal) or _("That isn't possible now."), field="code") from None
