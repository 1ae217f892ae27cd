"""Documents and recordings: their content is what their name says."""

from __future__ import annotations

from collections.abc import Callable
from os.path import splitext
from zipfile import BadZipFile, ZipFile

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _

MEBIBYTE = 1024 * 1024
# An office file is a zip. These bounds let any real one pass and stop one made to fill a disk.
UNPACKED_AT_MOST = 500 * MEBIBYTE
PARTS_AT_MOST = 20_000


def check_document(file: File, name: str = "") -> None:
    """Refuse a document of a kind we do not take, or one that only pretends to be of its kind."""
    _check(file, name, DOCUMENT_CHECKS)


def check_recording(file: File, name: str = "") -> None:
    """Refuse a recording of a kind we do not take, or one that only pretends to be of its kind."""
    _check(file, name, RECORDING_CHECKS)


def _check(file: File, name: str, checks: dict[str, Callable[[File], bool]]) -> None:
    extension = splitext(name or file.name or "")[1].lower().lstrip(".")
    if extension not in checks:
        kinds = ", ".join(sorted(checks))
        raise ValidationError(
            _("Files of this kind can’t be stored here. These can: %(kinds)s.") % {"kinds": kinds}
        )
    file.seek(0)
    try:
        fits = checks[extension](file)
    finally:
        file.seek(0)
    if not fits:
        raise ValidationError(
            _(
                "The content of this file isn’t that of a .%(extension)s file. Save it again and retry."
            )
            % {"extension": extension}
        )


def _starts(*beginnings: bytes, at: int = 0) -> Callable[[File], bool]:
    def fits(file: File) -> bool:
        head = file.read(64)[at:]
        return any(head.startswith(beginning) for beginning in beginnings)

    return fits


def _wave(file: File) -> bool:
    head: bytes = file.read(12)
    return head.startswith(b"RIFF") and head.endswith(b"WAVE")


def _zip(folder: str = "", mimetype: bytes = b"") -> Callable[[File], bool]:
    """An office file: a sound zip that holds `folder` or declares `mimetype`, and no macros."""

    def fits(file: File) -> bool:
        if file.read(4) != b"PK\x03\x04":
            return False
        file.seek(0)
        try:
            with ZipFile(file) as package:
                parts = package.infolist()
                names = [part.filename for part in parts]
                if len(parts) > PARTS_AT_MOST or sum(p.file_size for p in parts) > UNPACKED_AT_MOST:
                    return False
                if any(".." in name.split("/") or name.startswith("/") for name in names):
                    return False
                if any(name.lower().endswith("vbaproject.bin") for name in names):
                    return False
                if mimetype:
                    return "mimetype" in names and package.open("mimetype").read(100) == mimetype
                return "[Content_Types].xml" in names and any(n.startswith(folder) for n in names)
        except (BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError):
            return False

    return fits


def _text(beginning: str = "") -> Callable[[File], bool]:
    """Plain text: readable as UTF-8 or Windows-1252, without control characters or mark-up."""

    def fits(file: File) -> bool:
        head: bytes = file.read(64 * 1024)
        if b"\0" in head:
            return False
        # A window may end inside a character; what stands before it decides.
        text = head.decode("utf-8-sig", errors="replace").lstrip().lower()
        if text.startswith(beginning.lower()) and beginning:
            return True
        return not beginning and not text.startswith(("<", "%pdf", "gif8", "{\\rtf"))

    return fits


OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
DOCUMENT_CHECKS: dict[str, Callable[[File], bool]] = {
    "csv": _text(),
    "docx": _zip("word/"),
    "ics": _text("BEGIN:VCALENDAR"),
    "odp": _zip(mimetype=OPEN_DOCUMENT + b"presentation"),
    "ods": _zip(mimetype=OPEN_DOCUMENT + b"spreadsheet"),
    "odt": _zip(mimetype=OPEN_DOCUMENT + b"text"),
    "pdf": _starts(b"%PDF-"),
    "pptx": _zip("ppt/"),
    "rtf": _starts(b"{\\rtf"),
    "txt": _text(),
    "xlsx": _zip("xl/"),
}
RECORDING_CHECKS: dict[str, Callable[[File], bool]] = {
    "m4a": _starts(b"ftyp", at=4),
    "m4v": _starts(b"ftyp", at=4),
    "mp3": _starts(b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
    "mp4": _starts(b"ftyp", at=4),
    "ogg": _starts(b"OggS"),
    "wav": _wave,
    "webm": _starts(b"\x1a\x45\xdf\xa3"),
}
