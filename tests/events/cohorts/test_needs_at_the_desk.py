"""What people need in a run, as the form to join it says: read by those who lead it, and nowhere else."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from events import actions
from events.models import AccessNeed, CohortStaff, Session
from tests.events.cohorts.test_desk_doors import LEADS, READS, Run
from tests.events.cohorts.test_desk_files import csv_rows, xlsx_rows
from tests.factories.cohorts import a_leader
from tests.factories.events import a_person

pytestmark = pytest.mark.django_db

NEED = "A seat near the door"
DAY = datetime.timedelta(days=1)
Role = CohortStaff.Role


@pytest.fixture
def run(site_root):
    run = Run()
    AccessNeed.objects.create(
        registration=run.member.registration, text=NEED, purge_at=timezone.now() + 30 * DAY
    )
    return run


@pytest.fixture
def look(client, run):
    """How a page of the desk answers to somebody with a role in the run."""

    def looked(name, role, **fields):
        person = a_person(f"{role}-{name}-{len(fields)}")
        a_leader(run.page, person, role, **fields)
        client.force_login(person)
        return client.get(run.address(name))

    return looked


@pytest.mark.parametrize("role", CohortStaff.LEADING)
def test_who_leads_a_run_reads_what_people_need_and_who(look, run, role):
    said = look("cohort_session", role).content.decode()

    assert "What people need" in said
    section = said.split('id="needs"')[1].split("</section>")[0]
    assert NEED in section
    assert run.member.person.shown_name in section


def test_it_can_be_read_before_the_session_starts(client, run, look):
    ahead = Session.objects.filter(page=run.page.pk).in_order()[2]
    look("cohort_session", Role.TRAINER)

    answer = client.get(reverse("events:cohort_session", args=[run.page.pk, ahead.pk]))

    assert NEED in answer.content.decode()


@pytest.mark.parametrize("name", [*READS, *LEADS])
def test_observers_and_former_staff_read_it_nowhere(look, name):
    is_over = {"until": timezone.now() - DAY / 24}
    for role, fields in ((Role.OBSERVER, {}), (Role.FACILITATOR, is_over)):
        answer = look(name, role, **fields)
        assert answer.status_code == 404 or name in READS
        assert NEED not in answer.content.decode()


@pytest.mark.parametrize("name", [name for name in (*READS, *LEADS) if name != "cohort_session"])
def test_it_stands_on_no_other_page_and_in_no_file(look, name):
    answer = look(name, Role.FACILITATOR)

    assert answer.status_code == 200
    rows = {"cohort_csv": csv_rows, "cohort_xlsx": xlsx_rows}.get(name)
    said = str(rows(answer)) if rows else answer.content.decode()
    assert len(said) > 100
    assert NEED not in said


def test_who_needs_nothing_is_not_listed(look):
    AccessNeed.objects.all().delete()

    assert "What people need" not in look("cohort_session", Role.TRAINER).content.decode()


def test_it_is_gone_once_it_is_purged(look, run):
    last = Session.objects.filter(page=run.page.pk).in_order().last()
    actions.purge_needs(last.ends_at + 6 * DAY)
    assert NEED in look("cohort_session", Role.TRAINER).content.decode()

    actions.purge_needs(last.ends_at + 7 * DAY)

    assert NEED not in look("cohort_session", Role.FACILITATOR).content.decode()
