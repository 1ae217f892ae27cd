"""Look at a list of people and keep what would become of each row; then have it worked through."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts.models import User
from learning.models import SeriesPage

from ..cohorts.importing import understood
from ..cohorts.importing_files import Unreadable
from ..cohorts.importing_people import (
    Planned,
    RunDoor,
    SeriesDoor,
    plan,
    why_closed_to_staff,
)
from ..models import CohortPage, ListImport, ListRow, SeatPool
from .joining import seats_of_run
from .refused import Refused

AT_A_TIME = 500
Status = ListImport.Status


def check_list(
    page: CohortPage | SeriesPage, data: bytes, *, file_name: str, note: str = "", by: User
) -> ListImport:
    """Read a file, and keep a row for each of its rows with what would become of it. Nothing is done.

    `note` is the reason for which people are let in past what they lack, or past the window.
    """
    note = note.strip()[:300]
    pool = seats_of_run(page) if isinstance(page, CohortPage) else None
    _refuse_closed(page, pool, note)
    try:
        read = understood(data)
    except Unreadable as why:
        raise Refused(str(why), field="file") from None
    door = RunDoor(page, pool, note) if pool else SeriesDoor(page)
    planned = plan(read, door)
    now = timezone.now()
    with transaction.atomic():
        kept = ListImport.objects.create(
            page_id=page.pk,
            by=by,
            file_name=file_name[-150:],
            note=note,
            remarks=read.remarks,
            made_at=now,
        )
        rows = [_row(kept, each, now) for each in planned]
        ListRow.objects.bulk_create(rows, batch_size=AT_A_TIME)
    return kept


def _refuse_closed(page: Page, pool: SeatPool | None, note: str) -> None:
    why = why_closed_to_staff(page, pool)
    if why and (not note or pool is None):
        more = _("Give a reason to add people all the same.") if pool else ""
        raise Refused(f"{why} {more}".strip(), field="note" if pool else "")


def _row(kept: ListImport, planned: Planned, now: object) -> ListRow:
    entry = planned.entry
    return ListRow(
        list=kept,
        number=entry.number,
        email=entry.email,
        name=entry.name,
        institution=entry.institution,
        person=planned.person,
        result=planned.result,
        column=entry.column,
        reason=entry.reason,
        done_at=None if planned.result in ListRow.PLANNED else now,
    )


def start_list(kept: ListImport, *, by: User) -> ListImport:
    """Have the list worked through, in the name of who says so. Twice is once."""
    with transaction.atomic():
        mine = ListImport.objects.filter(pk=kept.pk, status=Status.CHECKED)
        if mine.update(status=Status.RUNNING, started_at=timezone.now(), by=by):
            go_on_soon(kept.pk)
    kept.refresh_from_db()
    return kept


def go_on_soon(list_id: int) -> None:
    """Have a worker go on with the list once what is being done is done."""
    transaction.on_commit(lambda: _enqueue(list_id), robust=True)


def _enqueue(list_id: int) -> None:
    # Here, because tasks call actions. Should this fail, the minute clock finds the list.
    from ..tasks.lists import enroll_list

    enroll_list.enqueue(list_id)
