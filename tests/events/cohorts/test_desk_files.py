"""The grid as CSV and XLSX: the same numbers as on the page, nothing to be worked out, little memory."""

import csv
import io
import tracemalloc

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from content.moments import when_in_words
from events.cohorts import exports, grid_members
from events.cohorts.grid import grid_of
from events.models import Session
from events.views.cohort_desk_files import BLANK_LINES
from tests.factories.cohorts import a_cohort, a_leader, a_member
from tests.factories.cohorts_many import many_members
from tests.factories.events import a_person
from tests.factories.learning import a_series

pytestmark = pytest.mark.django_db

TRAPS = ("=HYPERLINK()", "+1", "-1", "@SUM(A1)", "\t=1", "＝1")


@pytest.fixture
def page(site_root):
    return a_cohort(
        prework=a_series(modules=3),
        asks_final_circle=True,
        starts_at=timezone.now() - timezone.timedelta(days=10),
        capacity=5000,
    )


@pytest.fixture
def take(client, page):
    """A file of the run, as who leads it takes it along."""
    leader = a_person("leader")
    a_leader(page, leader)
    client.force_login(leader)
    return lambda name: client.get(reverse(f"events:{name}", args=[page.pk]))


def csv_rows(answer):
    text = b"".join(answer.streaming_content).decode("utf-8")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def xlsx_rows(answer):
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)), read_only=True)
    return [list(row) for row in book.active.iter_rows(values_only=True)]


def test_page_csv_and_xlsx_give_the_same_numbers(page, take):
    many_members(page, 7)
    grid = grid_of(page)
    shown = [
        [
            *(row.modules_done, row.modules_asked, row.sessions_done, row.sessions_asked),
            row.stuck_at,
            *(str(cell.words) for cell in row.cells),
        ]
        for row in grid.rows
    ]

    as_csv, as_xlsx = csv_rows(take("cohort_csv")), xlsx_rows(take("cohort_xlsx"))

    assert as_csv[0] == as_xlsx[0]
    assert as_csv[0][9:] == [column.title for column in grid.columns]
    assert [row[4:] for row in as_csv[1:]] == [[str(each) for each in row] for row in shown]
    assert [
        [each or "" if each is None else each for each in row[4:]] for row in as_xlsx[1:]
    ] == shown


def test_csv_begins_with_the_mark_that_excel_reads(page, take):
    answer = take("cohort_csv")

    assert b"".join(answer.streaming_content).startswith(b"\xef\xbb\xbf")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "no-store" in answer.headers["Cache-Control"]


def test_no_cell_is_a_formula(page, take):
    for n, trap in enumerate(TRAPS):
        a_member(page, a_person(n), display_name=trap, pronouns=trap)

    rows = csv_rows(take("cohort_csv"))[1:] + xlsx_rows(take("cohort_xlsx"))[1:]

    for row in rows:
        assert row[0].startswith("'"), row[0]
        assert row[1].startswith("'"), row[1]


def test_names_pronouns_and_institution_and_no_address(page, take):
    a_member(page, a_person("one"), display_name="Zoë, “Zo”", pronouns="they/them")

    (row,) = csv_rows(take("cohort_csv"))[1:]

    assert row[:2] == ["Zoë, “Zo”", "they/them"]
    assert not any("@" in cell for cell in row)


def test_the_file_takes_at_most_eight_queries(page, django_assert_max_num_queries):
    many_members(page, 30)

    with django_assert_max_num_queries(8):
        list(exports.csv_of(page))


def test_the_sheet_to_sign_in_has_a_line_for_each_and_a_box_for_each_session(page, take):
    many_members(page, 3)

    sheet = take("cohort_sign_in").content.decode()

    assert sheet.count('<th scope="row">') == 3
    assert sheet.count("<td></td>") == (3 + BLANK_LINES) * 3


def test_the_sheet_to_sign_in_says_day_time_and_room(page, take):
    session = Session.objects.filter(page=page.pk).in_order()[0]
    Session.objects.filter(pk=session.pk).update(place="Room 1")

    sheet = take("cohort_sign_in").content.decode()

    assert when_in_words(session.starts_at, session.zone_info, session.zone_info) in sheet
    assert "Room 1" in sheet


class TestMemory:
    """However many people there are, the file takes the memory of one batch."""

    @staticmethod
    def peak(work):
        tracemalloc.start()
        try:
            work()
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    @pytest.fixture
    def sizes(self, at_full_size, monkeypatch):
        few, many = (1000, 4000) if at_full_size else (100, 400)
        monkeypatch.setattr(grid_members, "AT_ONCE", few // 4)
        return few, many

    def measured(self, page, sizes, work):
        few, many = sizes
        many_members(page, few)
        work()
        first = self.peak(work)
        many_members(page, many - few, start=few)
        return self.peak(work) / first

    def test_a_file_of_four_times_the_people_takes_no_more(self, page, sizes):
        assert self.measured(page, sizes, lambda: [None for _ in exports.csv_of(page)]) < 1.5

    def test_the_measure_notices_a_file_that_stands_in_memory(self, page, sizes):
        assert self.measured(page, sizes, lambda: b"".join(list(grid_lines(page)))) > 2


def grid_lines(page):
    """The same without streaming: every row first."""
    rows = grid_of(page).rows
    return [repr(row).encode() for row in rows]
