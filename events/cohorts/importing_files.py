"""A spreadsheet as somebody sends it, CSV or XLSX, as rows of cells. Pure but for translation.

Nothing is guessed away: what can't be read is said, with the row where it begins.
"""

import codecs
import csv
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

LARGEST = 5 * 1024 * 1024
# A small file can hold a very large one, folded.
LARGEST_UNFOLDED = 80 * 1024 * 1024
MOST_ROWS = 10_000
MOST_COLUMNS = 50
SEPARATORS = (",", ";", "\t")
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
# What goes wrong inside a workbook that isn't one, was cut off or is locked with a password.
NOT_A_WORKBOOK = (
    zipfile.BadZipFile, InvalidFileException, ParseError, KeyError, ValueError, TypeError,
    AttributeError, IndexError, EOFError, OSError, RuntimeError, zlib.error,
)  # fmt: skip


class Unreadable(Exception):
    """The file as a whole can't be used; the message says why, and what to do."""


@dataclass(frozen=True)
class Line:
    """One row that isn't blank: its number as spreadsheets count, and its cells as text.

    `formulas` are the places of cells that hold one; `swallowed` says that the row goes over several
    lines of the file, as it does when a quotation mark isn't closed.
    """

    number: int
    cells: tuple[str, ...]
    formulas: frozenset[int] = frozenset()
    swallowed: bool = False


@dataclass(frozen=True)
class Sheet:
    """All lines of a file, and how it was read."""

    lines: list[Line]
    read_as: str
    blank: int = 0


def refuse_large(size: int) -> None:
    """Raises Unreadable for a file of so many bytes, if they are more than are read."""
    if size > LARGEST:
        raise Unreadable(_("The file is larger than 5 MB. Split it into several lists."))


def read(data: bytes) -> Sheet:
    """The lines of a file, the one with the headings first. Raises Unreadable."""
    refuse_large(len(data))
    if data.startswith(OLD_EXCEL):
        raise Unreadable(_("This is an old Excel file. Save it as XLSX or CSV and try again."))
    lines, read_as = _workbook(data) if data.startswith(b"PK\x03\x04") else _text(data)
    found: list[Line] = []
    blank = 0
    for line in lines:
        if not any(cell.strip() for cell in line.cells):
            blank += 1
            continue
        if any(cell.strip() for cell in line.cells[MOST_COLUMNS:]):
            raise _too_wide()
        found.append(line)
        if len(found) > MOST_ROWS + 1:
            raise Unreadable(_("The file has more than 10,000 rows. Split it into several lists."))
    if not found:
        raise Unreadable(_("The file is empty."))
    return Sheet(found, read_as, blank)


def _too_wide() -> Unreadable:
    return Unreadable(
        _(
            "The sheet has more than 50 columns. Copy those with e-mail, name and institution into a "
            "new sheet."
        )
    )


def _text(data: bytes) -> tuple[Iterator[Line], str]:
    text, encoding = _decoded(data)
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(SEPARATORS, key=first.count)
    read_as = _("CSV with %(separator)s, %(encoding)s") % {
        "separator": _named(separator),
        "encoding": encoding,
    }
    return _rows_of_text(text, separator), read_as


def _named(separator: str) -> str:
    return {",": _("commas"), ";": _("semicolons"), "\t": _("tabs")}[separator]


def _decoded(data: bytes) -> tuple[str, str]:
    """The text, and the name of the encoding that it was in."""
    if data.startswith(codecs.BOM_UTF8):
        candidates = ["utf-8-sig"]
    elif data.startswith(UTF_16):
        candidates = ["utf-16"]
    elif data and data[1::2].count(0) > len(data) // 4:
        candidates = ["utf-16-le"]
    elif data and data[::2].count(0) > len(data) // 4:
        candidates = ["utf-16-be"]
    else:
        candidates = ["utf-8", "cp1252"]
    names = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "cp1252": "Windows-1252"}
    for each in candidates:
        try:
            return data.decode(each), names.get(each, "UTF-16")
        except UnicodeDecodeError:
            continue
    raise Unreadable(
        _(
            "We can’t tell how the letters in this file are encoded. Save it as CSV UTF-8 or as XLSX."
        )
    )


def _rows_of_text(text: str, separator: str) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    while True:
        began = reader.line_num + 1
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise Unreadable(
                _(
                    "From row %(row)s on, the file can’t be read: look for a quotation mark too many."
                )
                % {"row": number}
            ) from None
        yield Line(number, tuple(cells), swallowed=reader.line_num > began)


def _workbook(data: bytes) -> tuple[Iterator[Line], str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as folded:
            if sum(each.file_size for each in folded.infolist()) > LARGEST_UNFOLDED:
                raise Unreadable(_("The file is too large once unfolded. Save it as CSV."))
        book = load_workbook(io.BytesIO(data), read_only=True)
        lines = list(_rows_of_sheet(book.worksheets[0]))
    except NOT_A_WORKBOOK:
        raise Unreadable(
            _("This isn’t a spreadsheet that we can read. Save it as XLSX or CSV and try again.")
        ) from None
    read_as = _("XLSX, the sheet “%(name)s”") % {"name": book.worksheets[0].title}
    return iter(lines), read_as


def _rows_of_sheet(sheet: object) -> Iterator[Line]:
    if (sheet.max_column or 0) > MOST_COLUMNS:
        raise _too_wide()
    # Not every program says how wide its sheet is: never unfold one cell at the far right to 16,384.
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), 1):
        cells = tuple("" if cell.value is None else str(cell.value) for cell in row)
        formulas = frozenset(at for at, cell in enumerate(row) if cell.data_type == "f")
        yield Line(number, cells, formulas)
        if number > 3 * MOST_ROWS:
            raise Unreadable(_("The file has more than 10,000 rows. Split it into several lists."))
