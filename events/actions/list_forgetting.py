"""Lists are kept for as long as somebody may ask about them; the people on them can go before."""

import datetime

from accounts.models import User

from ..models import ListImport, ListRow
from ..retention import AFTER_LIST
from .batching import delete, in_batches

GONE = {"person": None, "email": "", "name": "", "institution": ""}


def erase_list_rows(user: User) -> None:
    """Who they are goes from every list, also where the account came after it. The result stays.

    What was still to be done with the row is left undone.
    """
    rows = ListRow.objects.filter(person=user) | ListRow.objects.filter(email=user.email)
    rows.update(**GONE)


def purge_lists(now: datetime.datetime) -> int:
    """Lists past their time, with all their rows; how many rows that took."""
    old = ListImport.objects.filter(made_at__lte=now - AFTER_LIST)
    rows = in_batches(ListRow.objects.filter(list__in=old.values("pk")), delete)
    return rows + in_batches(old, delete)
