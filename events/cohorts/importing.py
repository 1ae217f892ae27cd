"""Who is meant by each row of a list: columns found by their headings, cells looked at one by one.

Pure but for translation. Every row has an entry; one that can't be used says which cell, and why.
"""

import re
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.spreadsheets import BEGINS_A_FORMULA

from .importing_files import Line, Sheet, Unreadable, read

EMAIL, NAME, INSTITUTION = "email", "name", "institution"
FIRST, LAST = "first", "last"
LONGEST = {EMAIL: 254, NAME: 255, FIRST: 125, LAST: 125, INSTITUTION: 200}
# Headings without anything but small letters.
HEADINGS = {
    EMAIL: "email mail emailaddress mailaddress address emails correo correoelectronico courriel",
    NAME: "name fullname person participant displayname nombre nom",
    FIRST: "firstname first givenname forename",
    LAST: "lastname last surname familyname",
    INSTITUTION: "institution organization organisation school university affiliation employer "
    "company medicalschool hospital institucion universidad",
}  # fmt: skip
KNOWN = {word: key for key, words in HEADINGS.items() for word in words.split()}
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")


@dataclass
class Entry:
    """One row: who is meant, and, if it can't be used, the heading of the cell and the reason."""

    number: int
    email: str = ""
    name: str = ""
    institution: str = ""
    column: str = ""
    reason: str = ""

    def refuse(self, column: str, reason: str) -> None:
        """The first thing that is wrong stands."""
        if not self.reason:
            self.column, self.reason = column[:100], reason[:400]


@dataclass(frozen=True)
class Read:
    """A list as it was understood: an entry for each row, and what is to be known about the file.

    `heading` are the headings as the file has them, by what they mean.
    """

    entries: list[Entry]
    remarks: list[str]
    heading: dict[str, str] = field(default_factory=dict)


def understood(data: bytes) -> Read:
    """What the bytes of a file say. Raises Unreadable where nothing can be made of it."""
    sheet = read(data)
    headings = sheet.lines[0]
    places = _places(headings)
    entries = [_entry(line, places, headings.cells) for line in sheet.lines[1:]]
    if not entries:
        raise Unreadable(_("The file has headings, and no row below them."))
    _refuse_doubles(entries, headings.cells[places[EMAIL]])
    heading = {key: headings.cells[at].strip() for key, at in places.items()}
    return Read(entries, _remarks(sheet, headings, places), heading)


def _places(headings: Line) -> dict[str, int]:
    """Where the columns that we know stand."""
    places: dict[str, int] = {}
    for at, cell in enumerate(headings.cells):
        key = KNOWN.get(re.sub(r"[^a-z]", "", _plain(cell)))
        if key is None:
            continue
        if key in places:
            raise Unreadable(
                _("Two columns mean the same: “%(one)s” and “%(other)s”. Take one of them out.")
                % {"one": headings.cells[places[key]].strip(), "other": cell.strip()}
            )
        places[key] = at
    if EMAIL not in places:
        raise Unreadable(
            _(
                "No column is called “e-mail”. The first row must hold the headings: e-mail, and if "
                "you like name and institution."
            )
        )
    return places


def _plain(heading: str) -> str:
    """In small letters, without accents."""
    return heading.strip().lower().translate(str.maketrans("áéíóúñç", "aeiounc"))


def _remarks(sheet: Sheet, headings: Line, places: dict[str, int]) -> list[str]:
    remarks = [_("Read as %(what)s.") % {"what": sheet.read_as}]
    used = set(places.values())
    unknown = [
        f"“{cell.strip()[:40]}”"
        for at, cell in enumerate(headings.cells)
        if at not in used and cell.strip()
    ]
    if unknown:
        remarks.append(
            _("Columns we don’t know, and leave aside: %(names)s.")
            % {"names": ", ".join(unknown[:20])}
        )
    if sheet.blank:
        remarks.append(
            ngettext(
                "%(n)d blank row was passed over.",
                "%(n)d blank rows were passed over.",
                sheet.blank,
            )
            % {"n": sheet.blank}
        )
    return remarks


def _entry(line: Line, places: dict[str, int], headings: tuple[str, ...]) -> Entry:
    entry = Entry(line.number)
    cells = {}
    for key, at in places.items():
        cell = line.cells[at] if at < len(line.cells) else ""
        why = _why_not(cell, LONGEST[key], is_formula=at in line.formulas)
        if why:
            entry.refuse(headings[at].strip(), why)
        cells[key] = CONTROL.sub("", cell).strip()[: LONGEST[key]]
    entry.email = cells[EMAIL].lower()
    names = cells.get(NAME) or f"{cells.get(FIRST, '')} {cells.get(LAST, '')}"
    entry.name, entry.institution = (
        " ".join(names.split()),
        " ".join(cells.get(INSTITUTION, "").split()),
    )
    _look_at_the_row(entry, line, headings)
    _look_at_the_address(entry, headings[places[EMAIL]].strip())
    return entry


def _why_not(cell: str, longest: int, *, is_formula: bool) -> str:
    """What is wrong with one cell; empty where nothing is."""
    if CONTROL.search(cell):
        return _("It holds a character that can’t be read. Type it anew.")
    if is_formula or cell.strip().startswith(BEGINS_A_FORMULA):
        return _("It is a formula, or looks like one. Type plain words.")
    if "\n" in cell.strip() or "\r" in cell.strip():
        return _("It goes over several lines. Is a quotation mark missing or too many?")
    if len(cell.strip()) > longest:
        return _("It is longer than %(n)d characters.") % {"n": longest}
    return ""


def _look_at_the_row(entry: Entry, line: Line, headings: tuple[str, ...]) -> None:
    if any(cell.strip() for cell in line.cells[len(headings) :]):
        entry.refuse("", _("It has more cells than there are headings. Is a separator too many?"))
    if line.swallowed:
        entry.refuse("", _("It goes over several lines. Is a quotation mark missing or too many?"))


def _look_at_the_address(entry: Entry, heading: str) -> None:
    if not entry.email:
        entry.refuse(heading, _("The e-mail address is missing."))
        return
    try:
        validate_email(entry.email)
    except ValidationError:
        entry.refuse(heading, _("This isn’t an e-mail address."))


def _refuse_doubles(entries: list[Entry], heading: str) -> None:
    """The first row of an address stands; capital letters make no other address."""
    first: dict[str, int] = {}
    for entry in entries:
        if entry.reason or not entry.email:
            continue
        if entry.email in first:
            same = _("The same address is in row %(row)s.") % {"row": first[entry.email]}
            entry.refuse(heading.strip(), same)
        else:
            first[entry.email] = entry.number
