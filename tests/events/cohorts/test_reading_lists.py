"""A list is read whatever program wrote it, and what is wrong in it is said by row, column and reason."""

import io
import zipfile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from events.admin.cohorts_forms import ListForm
from events.cohorts import importing_files
from events.cohorts.importing import understood
from events.cohorts.importing_files import Unreadable

ZOE = ("zoe@example.org", "Zoë Müller", "École de Médecine")


def csv_of(*rows, separator=",", end="\r\n"):
    return "".join(separator.join(row) + end for row in rows)


def xlsx_of(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def wrong(data):
    return [
        (each.number, each.column, each.reason) for each in understood(data).entries if each.reason
    ]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_letters_and_separators_are_found_out(encoding, separator):
    text = csv_of(("E-mail", "Name", "Institution"), ZOE, separator=separator)

    (entry,) = understood(text.encode(encoding)).entries

    assert (entry.email, entry.name, entry.institution, entry.reason) == (*ZOE, "")


@pytest.mark.parametrize(
    "headings",
    [
        ("e-mail", "name", "institution"),
        ("EMAIL ADDRESS", "Full Name", "Organisation"),
        ("Correo electrónico", "Nombre", "Universidad"),
        ("E_Mail:", "  name ", "Medical school"),
    ],
)
def test_headings_go_by_many_names(headings):
    for order in ((0, 1, 2), (2, 0, 1)):
        rows = [[row[at] for at in order] for row in (headings, ZOE)]

        (entry,) = understood(csv_of(*rows).encode()).entries

        assert (entry.email, entry.name, entry.institution) == ZOE


def test_first_and_last_name_are_one_name():
    (entry,) = understood(
        csv_of(("Last name", "First name", "Mail"), ("Lee", "Ann", "a@example.org")).encode()
    ).entries

    assert entry.name == "Ann Lee"


def test_a_workbook_is_read_like_a_text():
    (entry,) = understood(xlsx_of(("E-mail", "Name", "Institution"), ZOE)).entries

    assert (entry.email, entry.name, entry.institution, entry.reason) == (*ZOE, "")


def test_unknown_columns_and_blank_rows_are_said():
    read = understood(
        csv_of(("E-mail", "Shoe size"), ("", ""), ("a@example.org", "42"), (" ", "")).encode()
    )

    assert [each.number for each in read.entries] == [3]
    assert read.remarks[1:] == [
        "Columns we don’t know, and leave aside: “Shoe size”.",
        "2 blank rows were passed over.",
    ]


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (("", "Ann", ""), "E-mail", "missing"),
        (("ann at example", "Ann", ""), "E-mail", "isn’t an e-mail"),
        (("=HYPERLINK(1)", "Ann", ""), "E-mail", "formula"),
        (("a@example.org", "+1+1", ""), "Name", "formula"),
        (("a@example.org", "@SUM(A1)", ""), "Name", "formula"),
        (("a@example.org", "An\0n", ""), "Name", "can’t be read"),
        (("a@example.org", "n" * 256, ""), "Name", "longer than 255"),
        (("a@example.org", "Ann", "i" * 201), "School", "longer than 200"),
        ((f"{'a' * 250}@example.org", "Ann", ""), "E-mail", "longer than 254"),
        (("a@example.org", "Lee", "School", "more"), "", "more cells"),
        (("a@example.org", '"Ann\r\nLee"', ""), "Name", "several lines"),
        (("ZOE@Example.org", "Ann", ""), "E-mail", "same address is in row 2"),
    ],
)
def test_what_is_wrong_is_said_by_row_column_and_reason(row, column, reason):
    data = csv_of(("E-mail", "Name", "School"), ("zoe@example.org", "Zoë", ""), row).encode()

    ((number, where, why),) = wrong(data)

    assert (number, where) == (3, column)
    assert reason in why


def test_a_formula_in_a_workbook_is_no_name():
    data = xlsx_of(("E-mail", "Name"), ("a@example.org", "=A1"), ("b@example.org", "Bo"))

    assert wrong(data) == [(2, "Name", "It is a formula, or looks like one. Type plain words.")]


def test_no_row_is_dropped():
    rows = [
        ("a@example.org", ""),
        ("A@example.org", ""),
        ("", "x"),
        ("b", "x"),
        ("c@example.org", "=1"),
    ]

    read = understood(csv_of(("mail", "name"), *rows).encode())

    assert [each.number for each in read.entries] == [2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"\r\n \r\n", "empty"),
        (b"E-mail\r\n", "no row below"),
        (b"Name\r\nAnn\r\n", "No column"),
        (b"E-mail,Mail\r\na@b.org,c@d.org\r\n", "Two columns"),
        (b'E-mail,Name\r\na@b.org,"Ann\r\nb@b.org,Bo\r\n', "From row 2 on"),
        (b"\xd0\xcf\x11\xe0 old", "old Excel"),
        (b"PK\x03\x04 nothing", "isn’t a spreadsheet"),
        (b"E-mail\r\n\x81\x8d\x8f", "encoded"),
        (b"\xff\xfeE", "encoded"),
        (b"x" * (importing_files.LARGEST + 1), "5 MB"),
        (b"E-mail\n" + b"a@b.org\n" * 10_001, "more than 10,000"),
    ],
)
def test_what_can_not_be_read_at_all_is_said(data, says):
    with pytest.raises(Unreadable, match=says):
        understood(data)


def test_a_folded_giant_is_not_unfolded():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as folded:
        folded.writestr("xl/worksheets/sheet1.xml", b"0" * (importing_files.LARGEST_UNFOLDED + 1))

    with pytest.raises(Unreadable, match="too large"):
        understood(file.getvalue())


def test_a_cut_workbook_is_said_to_be_none():
    whole = xlsx_of(("E-mail",), *[(f"p{n}@example.org",) for n in range(200)])

    for cut in range(30, len(whole), 400):
        with pytest.raises(Unreadable):
            understood(whole[:cut])


def begin_of(part, data):
    """Where in a workbook's bytes this part of it begins."""
    at = data.find(b"PK\x03\x04", 0)
    while data[at + 30 : at + 30 + len(part)] != part:
        at = data.index(b"PK\x03\x04", at + 1)
    return at


@pytest.mark.parametrize("part", [b"xl/worksheets/sheet1.xml", b"[Content_Types].xml"])
def test_a_damaged_part_is_said(part):
    data = bytearray(xlsx_of(("E-mail",), *[(f"p{n}@example.org",) for n in range(200)]))
    begin = begin_of(part, data) + 30 + len(part)
    data[begin : begin + 8] = b"\xff" * 8

    with pytest.raises(Unreadable, match="isn’t a spreadsheet"):
        understood(bytes(data))


@pytest.mark.parametrize("part", [b"xl/worksheets/sheet1.xml", b"[Content_Types].xml"])
def test_a_part_locked_with_a_password_is_said(part):
    data = bytearray(xlsx_of(("E-mail",), ("a@example.org",)))
    data[begin_of(part, data) + 6] |= 1
    listed = data.index(part, data.index(b"PK\x01\x02")) - 46
    data[listed + 8] |= 1

    with pytest.raises(Unreadable, match="isn’t a spreadsheet"):
        understood(bytes(data))


def test_a_method_of_folding_that_we_lack_is_said():
    data = bytearray(xlsx_of(("E-mail",), ("a@example.org",)))
    part = b"xl/worksheets/sheet1.xml"
    listed = data.index(part, data.index(b"PK\x01\x02")) - 46
    data[listed + 10] = data[begin_of(part, data) + 8] = 97

    with pytest.raises(Unreadable, match="isn’t a spreadsheet"):
        understood(bytes(data))


@pytest.mark.parametrize("column", ["AY1", "XFD1", "XFD2"])
def test_a_sheet_too_wide_is_refused_at_once(column):
    book = openpyxl.Workbook()
    book.active["A1"], book.active["A2"] = "E-mail", "a@example.org"
    book.active[column] = "far away"
    file = io.BytesIO()
    book.save(file)

    with pytest.raises(Unreadable, match="more than 50 columns"):
        understood(file.getvalue())


def test_a_sheet_that_does_not_say_how_wide_it_is_is_not_unfolded():
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in (["E-mail"], *([f"p{n}@example.org", *[None] * 16_382, "x"] for n in range(3))):
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)

    assert max(len(line.cells) for line in importing_files.read(file.getvalue()).lines) == 51


def test_a_text_too_wide_is_refused():
    with pytest.raises(Unreadable, match="more than 50 columns"):
        understood(csv_of(("E-mail",), ("a@example.org", *[""] * 49, "x")).encode())


def test_a_large_file_is_refused_before_it_is_read():
    file = SimpleUploadedFile("list.csv", b"E-mail")
    file.size = importing_files.LARGEST + 1

    form = ListForm({}, {"file": file})

    assert "5 MB" in form.errors["file"][0]
