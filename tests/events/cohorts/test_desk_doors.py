"""The desk of a run: who gets in by page, file and form, and that ids of other runs open nothing."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from events import actions
from events.models import (
    Announcement,
    Attendance,
    CohortNote,
    CohortStaff,
    Membership,
    PracticumLog,
    RoomCode,
    Session,
)
from tests.factories.cohorts import a_cohort, a_leader, a_member, cohort_page
from tests.factories.events import a_person
from tests.factories.learning import a_series

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)
Role = CohortStaff.Role
READS = ("cohort_desk",)
LEADS = (
    "cohort_csv",
    "cohort_xlsx",
    "cohort_sign_in",
    "cohort_message",
    "cohort_staff",
    "cohort_member",
    "cohort_session",
)
POSTS = (
    "cohort_message",
    "cohort_staff",
    "cohort_note",
    "cohort_more_time",
    "cohort_make_good",
    "cohort_not_made_good",
    "cohort_final_circle",
    "cohort_session",
    "cohort_make_code",
)
LEAVES = ("cohort_leave",)


class Run:
    """A run under way with one member, whose final circle waits, and the arguments of its addresses."""

    def __init__(self, program=None, name="one"):
        page = cohort_page(f"Run {name}", program=program, asks_final_circle=True)
        page.prework, page.prework_due_at = a_series(title=f"Prework {name}"), timezone.now() + DAY
        page.save()
        self.page = a_cohort(page, starts_at=timezone.now() - HOUR)
        self.member = a_member(self.page, a_person(f"member-{name}"))
        self.session = Session.objects.filter(page=page.pk).in_order()[0]
        self.log = PracticumLog.objects.create(
            membership=self.member,
            person=self.member.person,
            held_on=timezone.localdate(),
            role="keeper",
            size="small",
            written_at=timezone.now(),
        )

    def arguments(self, name):
        page, member = [self.page.pk], [self.page.pk, self.member.pk]
        return {
            "cohort_member": member,
            "cohort_note": member,
            "cohort_more_time": member,
            "cohort_make_good": member,
            "cohort_not_made_good": [*member, self.session.pk],
            "cohort_final_circle": [*member, self.log.pk],
            "cohort_session": [self.page.pk, self.session.pk],
            "cohort_make_code": [self.page.pk, self.session.pk],
            "cohort_code": [self.page.pk, self.session.pk],
        }.get(name, page)

    def address(self, name):
        return reverse(f"events:{name}", args=self.arguments(name))

    def posted(self, name):
        return {
            "cohort_message": {"form_key": "k", "audience": "all", "text": "Hello."},
            "cohort_staff": {"email": "nobody@example.org"},
            "cohort_note": {"text": "Well begun."},
            "cohort_more_time": {
                "until": (timezone.localdate() + 9 * DAY).isoformat(),
                "reason": "Ill",
            },
            "cohort_final_circle": {"answer": "Good."},
            "cohort_session": {f"status_{self.member.pk}": "present"},
        }.get(name, {})


@pytest.fixture
def run(site_root):
    return Run()


@pytest.fixture
def other(run):
    return Run(run.page.get_parent().specific, "two")


@pytest.fixture
def person():
    return a_person("staff")


def changed():
    """Everything these forms could change."""
    kinds = (Attendance, Announcement, CohortNote, CohortStaff, PracticumLog, RoomCode, Membership)
    return [list(kind.objects.order_by("pk").values()) for kind in kinds]


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.TRAINER])
def test_who_leads_a_run_has_all_of_its_desk(client, run, person, role):
    a_leader(run.page, person, role)
    client.force_login(person)

    for name in (*READS, *LEADS, *LEAVES):
        assert client.get(run.address(name)).status_code == 200, name
    for name in POSTS:
        answer = client.post(run.address(name), run.posted(name))
        assert answer.status_code in (302, 422), name


def test_an_observer_reads_the_grid_and_can_leave(client, run, person):
    a_leader(run.page, person, Role.OBSERVER)
    client.force_login(person)
    before = changed()

    assert client.get(run.address("cohort_desk")).status_code == 200
    assert client.get(run.address("cohort_leave")).status_code == 200
    for name in LEADS:
        assert client.get(run.address(name)).status_code == 404, name
    for name in POSTS:
        assert client.post(run.address(name), run.posted(name)).status_code == 404, name
    assert changed() == before


@pytest.mark.parametrize("role", Role.values)
def test_a_role_elsewhere_or_in_the_past_opens_nothing(client, run, other, person, role):
    a_leader(other.page, person, role)
    a_leader(run.page, person, role, until=timezone.now() - HOUR)
    client.force_login(person)
    before = changed()

    for name in (*READS, *LEADS, *LEAVES):
        assert client.get(run.address(name)).status_code == 404, name
    for name in (*POSTS, *LEAVES):
        assert client.post(run.address(name), run.posted(name)).status_code == 404, name
    assert changed() == before


def test_a_member_and_staff_of_the_site_see_nothing(client, run, registrar, administrator):
    for anybody in (run.member.person, registrar, administrator):
        client.force_login(anybody)
        for name in (*READS, *LEADS, *LEAVES):
            assert client.get(run.address(name)).status_code == 404, name


def test_a_visitor_signs_in_first(client, run):
    for name in (*READS, *LEADS, *LEAVES):
        answer = client.get(run.address(name))
        assert answer.status_code == 302
        assert "/login/" in answer.url


def test_who_is_taken_off_has_lost_it_with_the_next_request(client, run, person, registrar):
    staff = a_leader(run.page, person)
    a_leader(run.page, a_person("another"))
    client.force_login(person)
    assert client.get(run.address("cohort_csv")).status_code == 200

    actions.end_role(staff, by=registrar)

    for name in (*READS, *LEADS):
        assert client.get(run.address(name)).status_code == 404, name


@pytest.mark.parametrize(
    ("name", "mixed"),
    [
        ("cohort_member", lambda own, other: [own.page.pk, other.member.pk]),
        ("cohort_session", lambda own, other: [own.page.pk, other.session.pk]),
        ("cohort_code", lambda own, other: [own.page.pk, other.session.pk]),
    ],
)
def test_ids_of_another_run_are_not_there(client, run, other, person, name, mixed):
    a_leader(run.page, person)
    client.force_login(person)

    assert client.get(reverse(f"events:{name}", args=mixed(run, other))).status_code == 404


@pytest.mark.parametrize(
    "name", [name for name in POSTS if name not in ("cohort_message", "cohort_staff")]
)
def test_forms_with_ids_of_another_run_change_nothing(client, run, other, person, name):
    a_leader(run.page, person)
    client.force_login(person)
    before = changed()

    mixed = [run.page.pk, *other.arguments(name)[1:]]
    answer = client.post(reverse(f"events:{name}", args=mixed), other.posted(name))

    assert answer.status_code == 404
    assert changed() == before


def test_a_final_circle_of_another_member_is_not_answered(client, run, other, person):
    a_leader(run.page, person)
    client.force_login(person)
    address = reverse("events:cohort_final_circle", args=[run.page.pk, run.member.pk, other.log.pk])

    assert client.post(address, {"answer": "Good."}).status_code == 404


def test_who_left_the_run_has_no_page(client, run, person):
    a_leader(run.page, person)
    client.force_login(person)
    Membership.objects.filter(pk=run.member.pk).update(status="left", left_at=timezone.now())

    assert client.get(run.address("cohort_member")).status_code == 404


def test_the_desk_lists_own_runs_only(client, run, other, person):
    a_leader(run.page, person)
    client.force_login(person)

    shown = client.get(reverse("events:desk")).content.decode()

    assert "Run one" in shown
    assert "Run two" not in shown
