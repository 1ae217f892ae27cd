"""The grid of a run as CSV and XLSX: the same rows as on the page, one at a time.

Names, pronouns and institutions, and no address: messages go through the site. Whatever looks like
a formula is text.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator
from typing import IO, Any

from django.utils.encoding import force_str
from django.utils.translation import gettext as _
from openpyxl import Workbook

from content.spreadsheets import as_text

from ..models import CohortPage, Membership
from . import cells
from .frame import Frame, frame_of
from .grid import Row, rows_of
from .grid_members import members_of, read

# Without it Excel takes the letters of UTF-8 for others.
BOM = "\ufeff"
LINES_AT_ONCE = 100


class _Echo:
    """What csv writes to, to be handed on at once."""

    def write(self, line: str) -> str:
        return line


def csv_of(page: CohortPage) -> Iterator[bytes]:
    """The file in pieces; it never stands in memory as a whole."""
    write = csv.writer(_Echo()).writerow
    piece = [BOM]
    for line in lines_of(page):
        piece.append(write(line))
        if len(piece) >= LINES_AT_ONCE:
            yield "".join(piece).encode()
            piece = []
    yield "".join(piece).encode()


def xlsx_of(page: CohortPage) -> IO[bytes]:
    """The file on the disk, to be sent and forgotten; read from its beginning."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("People"))
    sheet.freeze_panes = "B2"
    for line in lines_of(page):
        sheet.append(line)
    file = tempfile.TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    book.save(file)
    file.seek(0)
    return file


def lines_of(page: CohortPage) -> Iterator[list[Any]]:
    """The heading, then one line for each member."""
    frame = frame_of(page)
    yield heading(frame)
    statuses = {value: force_str(label) for value, label in Membership.Status.choices}
    # Said once: to translate each of fifty thousand cells takes longer than to read them.
    said = {id(cell): force_str(cell.words) for cell in cells.KNOWN}
    for row in rows_of(frame, read(members_of(page))):
        yield line(row, statuses, said)


def heading(frame: Frame) -> list[str]:
    """What the columns are called."""
    fixed = [
        _("Name"),
        _("Pronouns"),
        _("Institution"),
        _("Status"),
        _("Modules done"),
        _("Modules asked"),
        _("Sessions done"),
        _("Sessions asked"),
        _("Stuck at"),
    ]
    return [*fixed, *(as_text(column.title) for column in frame.columns)]


def line(row: Row, statuses: dict[str, str], said: dict[int, str]) -> list[Any]:
    """One member, cell by cell. `said` has the words of the cells that are known beforehand, by identity."""
    member = row.member
    return [
        as_text(member.shown_name),
        as_text(member.pronouns),
        as_text(member.institution or ""),
        statuses[member.status],
        row.modules_done,
        row.modules_asked,
        row.sessions_done,
        row.sessions_asked,
        as_text(row.stuck_at),
        *(said.get(id(cell)) or force_str(cell.words) for cell in row.cells),
    ]
