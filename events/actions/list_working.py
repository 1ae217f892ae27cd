"""Work through a list, a row at a time and some rows at once, so that it may be killed and run again.

A seat or a place in a series and the mark that the row is done are one transaction. A letter to who
has no account goes out before its mark: killed in between, the same letter is sent again. The rows
still to be done are those without `done_at`: all that a worker needs to go on where another stopped.
"""

import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts.models import User
from learning import actions as learning
from learning.models import Enrollment, SeriesPage

from .. import letters
from ..models import CohortPage, ListImport, ListRow
from .joining import join_cohort
from .list_import import go_on_soon
from .locks import joining, retried
from .refused import Refused

# Rows after which others may have the worker, and how long a list is one worker's.
AT_ONCE = 100
HOLD = datetime.timedelta(minutes=2)
Result, Status = ListRow.Result, ListImport.Status


def work_through(list_id: int) -> int:
    """Do the next rows of a list that was started; how many that were. The rest is another task's."""
    kept = _taken(list_id)
    if kept is None:
        return 0
    page = Page.objects.get(pk=kept.page_id).specific
    numbers = list(rows_left(kept)[:AT_ONCE].values_list("pk", flat=True))
    for row_id in numbers:
        _work(row_id, kept, page)
    _release(kept)
    return len(numbers)


def go_on_with_lists() -> int:
    """Find lists that nobody works on, though they were started; how many. For the minute clock."""
    now = timezone.now()
    found = _free(now).values_list("pk", flat=True)
    for list_id in found:
        go_on_soon(list_id)
    return len(found)


def rows_left(kept: ListImport) -> QuerySet[ListRow]:
    """What is still to be done of a list, in the order of the file."""
    return kept.rows.left()


def _free(now: datetime.datetime) -> QuerySet[ListImport]:
    running = ListImport.objects.filter(status=Status.RUNNING)
    return running.filter(Q(held_until=None) | Q(held_until__lte=now))


def _taken(list_id: int) -> ListImport | None:
    """The list, ours for a while; None if another worker has it or it isn't running."""
    now = timezone.now()
    if not _free(now).filter(pk=list_id).update(held_until=now + HOLD):
        return None
    return ListImport.objects.select_related("by").get(pk=list_id)


def _release(kept: ListImport) -> None:
    """Let go of the list; it is done when nothing of it is left."""
    now = timezone.now()
    with transaction.atomic():
        mine = ListImport.objects.filter(pk=kept.pk)
        if rows_left(kept).exists():
            mine.update(held_until=None)
            go_on_soon(kept.pk)
        else:
            mine.update(status=Status.DONE, done_at=now, held_until=None)


def _work(row_id: int, kept: ListImport, page: CohortPage | SeriesPage) -> None:
    """Do what is to be done about one row, whatever comes of it."""
    row = ListRow.objects.select_related("person").get(pk=row_id)
    ListImport.objects.filter(pk=kept.pk).update(held_until=timezone.now() + HOLD)
    try:
        _find_account(row)
        if row.result == Result.INVITE and row.person is None:
            letters.list_invited(row, page, kept)
            _mark(row, Result.INVITED)
        elif row.person is None or kept.by is None:
            raise Refused(_("This account, or that of who brought the list, was erased."))
        elif isinstance(page, CohortPage):
            _seat(row, kept, page)
        else:
            _enroll(row, kept, page)
    except (Refused, learning.Refused) as refusal:
        _mark(row, Result.REFUSED, str(refusal))


def _find_account(row: ListRow) -> None:
    """Who made an account since the list was looked at comes in like those who had one."""
    if row.result != Result.INVITE or not row.email:
        return
    person = User.objects.filter(email=row.email).first()
    if person and not person.is_active:
        raise Refused(_("This account is closed."))
    row.person = person


@retried
def _seat(row: ListRow, kept: ListImport, page: CohortPage) -> None:
    key = f"list:{row.pk}"
    # The outermost, so that a new try begins with nothing locked.
    with transaction.atomic(durable=True), joining():
        given = join_cohort(row.person, page, form_key=key, by=kept.by, note=kept.note)
        if given.idempotency_key != key:
            _mark(row, Result.ALREADY)
        elif given.is_seated:
            _mark(row, Result.ADDED)
        else:
            _mark(row, Result.WAITING, _("No seat was free: the place in the queue is kept."))


def _enroll(row: ListRow, kept: ListImport, series: SeriesPage) -> None:
    reason = kept.note or _("From the list “%(file)s”.") % {"file": kept.file_name}
    with transaction.atomic():
        standing = Enrollment.objects.filter(person=row.person, series=series)
        if standing.exclude(status=Enrollment.Status.WITHDRAWN).exists():
            _mark(row, Result.ALREADY)
            return
        learning.enroll(row.person, series, by=kept.by, reason=reason)
        _mark(row, Result.ADDED)


def _mark(row: ListRow, result: str, reason: str = "") -> None:
    row.result, row.reason, row.done_at = result, reason[:400], timezone.now()
    row.save(update_fields=["person", "result", "reason", "done_at"])
