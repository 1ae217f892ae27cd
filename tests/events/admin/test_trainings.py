"""Trainings in the admin: runs at a glance, staff and codes, lists, the report and the summary."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from accounts.groups import ADMINISTRATORS, EDITORS, REGISTRARS
from accounts.models import Letter
from events import actions
from events.admin.cohorts_report import gives_away
from events.cohorts.glance import Glance
from events.cohorts.report import Numbers
from events.models import (
    Attendance,
    CohortPage,
    CohortStaff,
    InvitationCode,
    ListImport,
    Membership,
    Session,
)
from tests.factories.accounts import InstitutionFactory, UserFactory
from tests.factories.cohorts import a_cohort, a_leader, a_member, cohort_page, program_page
from tests.factories.cohorts_many import many_members
from tests.factories.learning import a_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def registrar():
    person = UserFactory()
    person.groups.add(Group.objects.get(name=REGISTRARS))
    return person


@pytest.fixture
def admin(client, registrar):
    client.force_login(registrar)
    return client


def of(name, *ids):
    return reverse(f"events_admin:{name}", args=ids)


def text_of(answer):
    return " ".join(answer.content.decode().split())


# ------------------------------------------------------------------------------ at a glance


def test_every_run_is_there_with_its_numbers(admin):
    now = timezone.now().replace(second=0, microsecond=0)
    page = a_cohort(capacity=8, starts_at=now - datetime.timedelta(days=1))
    first = Session.objects.filter(page=page.pk).in_order().first()
    for status in ("present", "absent"):
        member = a_member(page, UserFactory())
        Attendance.objects.create(
            membership=member, session=first, status=status, source="desk", recorded_at=now
        )

    (row,) = admin.get(of("runs")).context["rows"]

    glance = row["glance"]
    assert (glance.seats.seats, glance.seats.confirmed, glance.active) == (8, 2, 2)
    assert (glance.share, glance.stuck) == (50, 1)


def test_the_list_takes_the_same_queries_for_more_runs(admin, django_assert_max_num_queries):
    program = program_page()
    for number in range(3):
        many_members(a_cohort(cohort_page(f"Run {number}", program), capacity=90), 5, 5 * number)
    admin.get(of("runs"))
    for number in range(3, 12):
        many_members(a_cohort(cohort_page(f"Run {number}", program), capacity=90), 9, 100 * number)

    with django_assert_max_num_queries(25):
        answer = admin.get(of("runs"))

    assert len(answer.context["rows"]) == 12


def test_a_run_shows_who_leads_it_its_codes_and_its_lists(admin, registrar):
    page = a_cohort()
    a_leader(page, UserFactory(full_name="Lee Leads"))
    actions.make_invitation(page, label="Alumni", uses=3, expires_at=None, by=registrar)
    actions.check_list(page, b"mail\na@example.org", file_name="spring.csv", by=registrar)

    said = text_of(admin.get(of("run", page.pk)))

    for words in ("Lee Leads", "Alumni", "0 of 3", "spring.csv", "Enroll a list"):
        assert words in said


def test_an_editor_sees_numbers_and_may_do_none_of_it(client):
    editor = UserFactory()
    editor.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(editor)
    page = a_cohort()

    said = text_of(client.get(of("run", page.pk)))

    assert "Name somebody" not in said
    assert "Invitation codes" not in said
    for name in ("name_staff", "make_code", "list", "run_summary"):
        assert client.get(of(name, page.pk)).status_code == 302


# ------------------------------------------------------------------------------ staff and codes


def test_a_registrar_names_a_facilitator_and_a_letter_tells_them(admin):
    page, person = a_cohort(), UserFactory()

    admin.post(of("name_staff", page.pk), {"address": person.email, "role": "facilitator"})

    staff = CohortStaff.objects.get()
    assert (staff.person, staff.role, staff.until) == (person, "facilitator", None)
    letter = Letter.objects.get(person=person)
    assert letter.subject.startswith("You facilitate: ")
    assert "/desk/" in letter.text


def test_named_twice_is_once(admin):
    page, person = a_cohort(), UserFactory()

    for _again in range(2):
        admin.post(of("name_staff", page.pk), {"address": person.email, "role": "observer"})

    assert CohortStaff.objects.count() == Letter.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"address": "", "role": "trainer"}, "Enter the person"),
        ({"address": "nobody@example.org", "role": "trainer"}, "no account"),
        ({"address": "x@example.org"}, "Choose a role"),
    ],
)
def test_what_is_amiss_is_said_and_what_was_typed_stays(admin, typed, says):
    answer = admin.post(of("name_staff", a_cohort().pk), typed)

    assert answer.status_code in (200, 422)
    assert says in text_of(answer)
    assert f'value="{typed["address"]}"' in text_of(answer) or not typed["address"]


def test_a_member_is_not_named(admin):
    page, person = a_cohort(), UserFactory()
    a_member(page, person)

    answer = admin.post(of("name_staff", page.pk), {"address": person.email, "role": "trainer"})

    assert "has a seat in the run" in text_of(answer)
    assert not CohortStaff.objects.exists()


def test_a_role_is_ended_and_a_letter_tells_them(admin):
    page = a_cohort()
    a_leader(page, UserFactory())
    staff = a_leader(page, UserFactory())

    admin.post(of("end_staff", page.pk, staff.pk))

    staff.refresh_from_db()
    assert staff.until is not None
    assert Letter.objects.get(person=staff.person).subject.startswith("Your role has ended")


def test_a_role_of_another_run_is_not_found_here(admin):
    page, staff = (
        a_cohort(),
        a_leader(a_cohort(cohort_page("Other", program_page("P"))), UserFactory()),
    )

    assert admin.post(of("end_staff", page.pk, staff.pk)).status_code == 404


def test_a_code_is_made_and_taken_back(admin):
    page = a_cohort()
    day = timezone.localdate() + datetime.timedelta(days=3)

    admin.post(of("make_code", page.pk), {"label": "Alumni", "uses": "5", "last_day": day})

    code = InvitationCode.objects.get()
    assert code.uses == 5
    assert str(code.expires_at.astimezone(datetime.UTC).date()) == str(
        day + datetime.timedelta(days=1)
    )
    admin.post(of("end_code", page.pk, code.pk))
    code.refresh_from_db()
    assert code.ended_at


# ------------------------------------------------------------------------------ lists


def sent(admin, page, text, name="list.csv", **more):
    file = SimpleUploadedFile(name, text.encode())
    return admin.post(of("list", page.pk), {"file": file, **more}, follow=True)


def test_a_list_is_looked_at_then_done(admin, django_capture_on_commit_callbacks):
    page, person = a_cohort(), UserFactory()

    answer = sent(admin, page, f"E-mail,Shoe\n{person.email},42\nnonsense,43\n")

    said = text_of(answer)
    assert "Nothing has been done yet" in said
    assert "Will be added" in said
    assert "“Shoe”" in said
    assert "E-mail: This isn’t an e-mail address." in said
    assert not Membership.objects.exists()
    kept = ListImport.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        admin.post(of("list_do", kept.pk))
    kept.refresh_from_db()
    assert kept.status == "done"
    assert list(kept.rows.values_list("result", flat=True)) == ["added", "refused"]
    assert "Do it" not in text_of(admin.get(of("list_rows", kept.pk)))


def test_the_result_is_a_spreadsheet_in_which_nothing_is_worked_out(admin):
    sent(admin, a_cohort(), "E-mail,Name\na@example.org,=1+1\n")
    kept = ListImport.objects.get()

    answer = admin.get(of("list_csv", kept.pk))

    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert "2,a@example.org,'=1+1,,Not added,Name," in text


def test_a_list_narrows_down_to_one_result(admin):
    sent(admin, a_cohort(), "E-mail\na@example.org\nno\n")
    kept = ListImport.objects.get()

    rows = admin.get(of("list_rows", kept.pk) + "?result=refused").context["rows"]

    assert [row.number for row in rows] == [3]


def test_a_file_that_is_none_is_said_beside_its_field(admin):
    page = a_cohort()

    assert "No column is called" in text_of(sent(admin, page, "Name\nAnn\n"))
    assert "Choose a file." in text_of(admin.post(of("list", page.pk)))
    assert not ListImport.objects.exists()


def test_a_long_list_is_shown_in_pages_with_the_same_queries(admin, django_assert_max_num_queries):
    sent(admin, a_cohort(), "E-mail\n" + "".join(f"p{n}@example.org\n" for n in range(250)))
    kept = ListImport.objects.get()
    url = of("list_rows", kept.pk)
    admin.get(url)

    with django_assert_max_num_queries(20):
        rows = admin.get(f"{url}?p=3").context["rows"]

    assert len(rows) == 50


def test_a_series_takes_a_list_too(admin):
    series = a_series(1)

    sent(admin, series, f"E-mail\n{UserFactory().email}\n")

    assert ListImport.objects.get().page_id == series.pk


def test_other_pages_take_no_list(admin):
    assert admin.get(of("list", program_page().pk)).status_code == 404


# ------------------------------------------------------------------------------ for the association


def a_busy_run(n=12, few=3):
    page = a_cohort(capacity=60)
    many_members(page, n)
    Membership.objects.update(sessions_done=0)
    some = Membership.objects.values_list("pk", flat=True)[:few]
    Membership.objects.filter(pk__in=list(some)).update(
        status="finished", finished_at=timezone.now(), sessions_done=3
    )
    InstitutionFactory()
    return page


def test_the_report_hides_the_same_in_picture_table_and_file(admin):
    a_busy_run()

    answer = admin.get(of("trainings_report"))
    file = admin.get(of("trainings_csv")).content.decode("utf-8-sig")

    for part in answer.context["parts"]:
        for row, drawn in zip(part["rows"], part["chart"], strict=False):
            assert [n is None for n in row.reached] == [bar.is_hidden for bar in drawn.bars]
    row = answer.context["parts"][0]["rows"][0]
    assert row.reached == (12, 12, None, None)
    assert f"Run,{row.title},12,12,hidden,hidden" in file
    said = text_of(answer)
    assert "Attended: hidden, Finished: hidden." in said
    assert "style=" not in said.partition('<div class="w-panel')[2].partition("</main>")[0].replace(
        "w-", ""
    )


def test_the_report_takes_few_queries(admin, django_assert_max_num_queries):
    a_busy_run()
    admin.get(of("trainings_report"))

    with django_assert_max_num_queries(20):
        admin.get(of("trainings_report"))


def test_the_summary_names_nobody(admin):
    page = a_busy_run(n=14, few=6)

    answer = admin.get(of("run_summary", page.pk))

    said = text_of(answer)
    assert "Member 0" not in said
    assert [n for _label, n in answer.context["stages"]] == [14, 14, 6, 6]
    assert answer.context["schools"] == [("None that is verified", 14)]


def test_a_share_tells_no_number_that_is_hidden(admin):
    """With one session, 2 of 9 people are 22%."""
    now = timezone.now().replace(second=0, microsecond=0)
    page = a_cohort(sessions=1, starts_at=now - datetime.timedelta(days=1))
    (session,) = Session.objects.filter(page=page.pk)
    for n in range(9):
        member = a_member(page, UserFactory())
        if n < 2:
            Attendance.objects.create(
                membership=member,
                session=session,
                status="present",
                source="desk",
                recorded_at=now,
            )
            Membership.objects.filter(pk=member.pk).update(sessions_done=1)

    answer = admin.get(of("run_summary", page.pk))

    assert answer.context["stages"][2][1] is None
    assert "22%" not in text_of(answer)


@pytest.mark.parametrize("at", range(4))
def test_beside_any_hidden_number_no_share_is_shown(at):
    """Of 20 who attended, 3 have finished: with the sessions the share bounds how many."""
    reached = [30, 25, 20, 12]
    glance = Glance(CohortPage(), attended=40, asked=75)
    assert not gives_away(glance, Numbers(1, "Run", tuple(reached)))

    reached[at] = None

    assert gives_away(glance, Numbers(1, "Run", tuple(reached)))


def test_a_summary_of_nobody_is_a_sentence(admin):
    assert "Nobody has registered yet." in text_of(admin.get(of("run_summary", a_cohort().pk)))
    assert "Nobody has registered for a training yet." in text_of(admin.get(of("trainings_report")))


def test_administrators_may_do_the_same(client):
    person = UserFactory()
    person.groups.add(Group.objects.get(name=ADMINISTRATORS))
    client.force_login(person)
    page = a_cohort()

    for name in ("run", "run_summary", "name_staff", "make_code", "list"):
        assert client.get(of(name, page.pk)).status_code == 200
