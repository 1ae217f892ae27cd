"""Who gets where in runs, by every address there is, and who reads what was written about a member.

The addresses are collected by what they lead to: a new one is tried by everybody from its first day, and
one whose arguments nobody knows fails.
"""

import datetime
import re

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from accounts import groups
from accounts.models import User
from events.models import (
    Announcement,
    Attendance,
    CohortEvent,
    CohortNote,
    CohortStaff,
    Membership,
    PracticumLog,
    RoomCode,
    Session,
)
from events.sealing import seal
from tests.events.privacy.canaries import text_of
from tests.events.privacy.crawling import Crawl
from tests.factories.cohorts import a_cohort, a_leader, a_member, cohort_page, program_page
from tests.factories.events import a_person
from tests.factories.learning import a_series

pytestmark = pytest.mark.django_db

DAY, HOUR = datetime.timedelta(days=1), datetime.timedelta(hours=1)
Role = CohortStaff.Role
DESK, OWN = "desk/cohorts/", "training/"
# What has no run in its address is each person's own.
OWN_ALONE = {"events:list_me", "events:unlist_me"}
# Observers read the grid, and may stop observing.
FOR_OBSERVERS = {"events:cohort_desk", "events:cohort_leave"}
SHUT = {302, 404, 405}
STAFF = ("editor", "moderator", "registrar", "administrator", "superuser")
NOTE, REFLECTION, ANSWER = "Larkspur-note", "Larkspur-reflection", "Larkspur-answer"
MESSAGE, WHY, ROOM = "Larkspur-message", "Larkspur-reason", "room.example.org/larkspur"
WORDS = (NOTE, REFLECTION, ANSWER, WHY)
LED_WORDS = (*WORDS, MESSAGE)


def routes(patterns=None, prefix="", namespace=""):
    """Each address of runs: name → the names of its arguments."""
    found = {}
    for entry in patterns or get_resolver().url_patterns:
        here = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            name = f"{namespace}{entry.name}"
            is_of_runs = here.startswith((DESK, OWN)) or "cohort" in str(entry.name)
            if is_of_runs and namespace == "events:" and name not in OWN_ALONE:
                found[name] = re.findall(r"<(?:\w+:)?(\w+)>", here)
        elif here in ("", "^"):
            inner = f"{entry.namespace}:" if entry.namespace else namespace
            found |= routes(entry.url_patterns, here.strip("^"), inner)
    return found


ROUTES = routes()
DESK_ROUTES = [name for name, kinds in ROUTES.items() if "page_id" in kinds]
OWN_ROUTES = [name for name, kinds in ROUTES.items() if "code" in kinds]


class Run:
    """A run under way: a member of whom everything is written down, and the arguments that lead there."""

    def __init__(self, program, name):
        page = cohort_page(f"Run {name}", program, asks_final_circle=True)
        page.prework, page.prework_due_at = a_series(title=f"Prework {name}"), timezone.now() + DAY
        page.save_revision().publish()
        now = timezone.now()
        self.page = a_cohort(page, sessions=2, starts_at=now - HOUR)
        self.leader = a_person(f"leader-{name}")
        a_leader(self.page, self.leader)
        self.member = a_member(self.page, a_person(f"member-{name}"))
        self.session = Session.objects.filter(page=page.pk).in_order()[0]
        Session.objects.filter(pk=self.session.pk).update(sealed_address=seal(f"https://{ROOM}"))
        self.log = PracticumLog.objects.create(
            membership=self.member, person=self.member.person, held_on=now.date(), role="keeper",
            size="small", reflection=f"{REFLECTION} {name}", written_at=now,
        )  # fmt: skip
        PracticumLog.objects.create(
            membership=self.member, person=self.member.person, held_on=now.date(), role="keeper",
            size="small", reflection=f"{REFLECTION} {name}", written_at=now, status="sent_back",
            answer=f"{ANSWER} {name}", answered_by=self.leader, answered_at=now,
        )  # fmt: skip
        CohortNote.objects.create(
            membership=self.member, text=f"{NOTE} {name}", by=self.leader, at=now
        )
        Announcement.objects.create(
            page_id=page.pk, audience="all", text=f"{MESSAGE} {name}", by=self.leader, at=now,
            form_key="k",
        )  # fmt: skip
        RoomCode.objects.create(
            session=self.session, code="135790", made_at=now, expires_at=now + HOUR
        )
        CohortEvent.objects.create(
            membership=self.member, kind="extended", at=now, key=f"{name}:extended",
            data={"reason": f"{WHY} {name}"},
        )  # fmt: skip

    @property
    def arguments(self):
        return {
            "page_id": self.page.pk,
            "membership_id": self.member.pk,
            "session_id": self.session.pk,
            "log_id": self.log.pk,
            "code": self.member.registration.code,
        }

    def address(self, name, **other):
        known = self.arguments | other
        return reverse(name, args=[known[kind] for kind in ROUTES[name]])


@pytest.fixture
def run(site_root):
    return Run(program_page(), "one")


@pytest.fixture
def other(run):
    return Run(run.page.get_parent().specific, "two")


def signed_in(person):
    client = Client(raise_request_exception=False)
    if person:
        client.force_login(person)
    return client


def staff_of(kind):
    person = User.objects.create_user(f"{kind}@example.org", full_name=f"{kind} Example")
    person.is_superuser = kind == "superuser"
    person.save()
    groups_of = {
        "editor": groups.EDITORS,
        "moderator": groups.MODERATORS,
        "registrar": groups.REGISTRARS,
        "administrator": groups.ADMINISTRATORS,
    }
    if kind in groups_of:
        person.groups.add(Group.objects.get(name=groups_of[kind]))
    return person


def stands():
    """Everything that could be written at these addresses."""
    kinds = (Attendance, Announcement, CohortNote, CohortStaff, PracticumLog, RoomCode, Membership)
    return [list(kind.objects.order_by("pk").values()) for kind in kinds] + [
        CohortEvent.objects.count()
    ]


def asked(client, address):
    """The statuses of reading and sending, and all that was read."""
    answers = [client.get(address), client.post(address)]
    bodies = [b"".join(each) if each.streaming else each.content for each in answers]
    return {each.status_code for each in answers}, " ".join(map(text_of, bodies)), answers


def is_shut(client, address):
    """Nothing there: not found, or by the wrong way; a visitor is sent to sign in."""
    before = stands()
    statuses, read, answers = asked(client, address)
    assert statuses <= SHUT, (address, statuses)
    for each in answers:
        if each.status_code == 302:
            assert "/accounts/login/" in each["Location"], (address, each["Location"])
    assert "Larkspur" not in read
    assert stands() == before, address
    return True


def test_every_address_of_runs_is_known():
    known = {"page_id", "membership_id", "session_id", "log_id", "code"}

    assert len(DESK_ROUTES) > 10
    assert len(OWN_ROUTES) > 3
    assert {name: kinds for name, kinds in ROUTES.items() if not set(kinds) <= known} == {}


# ------------------------------------------------------------------------------ the desk


def former(run, person):
    a_leader(run.page, person, since=timezone.now() - 9 * DAY, until=timezone.now() - HOUR)


def future(run, person):
    a_leader(run.page, person, since=timezone.now() + DAY)


@pytest.mark.parametrize(
    "who",
    [
        "visitor", "stranger", "own member", "other's leader", "other's trainer",
        "other's observer", "other's member", "former leader", "leader to be", "who made the run",
        "editor", "moderator", "registrar", "administrator", "superuser",
    ],
)  # fmt: skip
def test_nobody_else_gets_anywhere_at_the_desk(run, other, who):
    person = None if who == "visitor" else a_person("somebody")
    if who.startswith("other's"):
        role = {"leader": Role.FACILITATOR, "trainer": Role.TRAINER, "observer": Role.OBSERVER}
        kind = who.removeprefix("other's ")
        person = a_member(other.page, person).person if kind == "member" else person
        if kind != "member":
            a_leader(other.page, person, role[kind])
    elif who == "own member":
        person = run.member.person
    elif who == "former leader":
        former(run, person)
    elif who == "leader to be":
        future(run, person)
    elif who == "who made the run":
        type(run.page).objects.filter(pk=run.page.pk).update(owner=person)
    elif who in STAFF:
        person = staff_of(who)
    client = signed_in(person)

    for name in DESK_ROUTES:
        assert is_shut(client, run.address(name))


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.TRAINER])
def test_who_leads_gets_everywhere(run, role):
    person = a_person("somebody")
    a_leader(run.page, person, role)
    client = signed_in(person)

    for name in DESK_ROUTES:
        if name != "events:cohort_leave":
            statuses, _read, _answers = asked(client, run.address(name))
            assert 404 not in statuses, name
            assert statuses - {405}, name


def test_who_observes_reads_the_grid_and_nothing_that_was_written(run):
    person = a_person("somebody")
    a_leader(run.page, person, Role.OBSERVER)
    client = signed_in(person)

    for name in DESK_ROUTES:
        if name not in FOR_OBSERVERS:
            assert is_shut(client, run.address(name))
    grid = text_of(client.get(run.address("events:cohort_desk")).content)
    assert "Larkspur" not in grid
    for name in set(DESK_ROUTES) - FOR_OBSERVERS:
        assert f'href="{run.address(name)}"' not in grid, name


def test_taken_off_one_has_lost_it_with_the_next_request(run):
    person = a_person("somebody")
    role = a_leader(run.page, person)
    client = signed_in(person)
    assert client.get(run.address("events:cohort_desk")).status_code == 200

    CohortStaff.objects.filter(pk=role.pk).update(until=timezone.now())

    for name in DESK_ROUTES:
        assert is_shut(client, run.address(name))


def test_what_doesnt_belong_together_isnt_there_even_for_who_leads_both(run, other):
    person = a_person("somebody")
    a_leader(run.page, person)
    a_leader(other.page, person)
    client = signed_in(person)

    for name in DESK_ROUTES:
        for kind in ROUTES[name] if len(ROUTES[name]) > 1 else ():
            assert is_shut(client, run.address(name, **{kind: other.arguments[kind]}))


# ------------------------------------------------------------------------------ one's own training


@pytest.mark.parametrize(
    "who", ["visitor", "stranger", "leader", "observer", "other's member", "registrar", "superuser"]
)
def test_ones_own_training_is_nobody_elses(run, other, who):
    person = None if who == "visitor" else a_person("somebody")
    if who == "leader":
        person = run.leader
    elif who == "observer":
        a_leader(run.page, person, Role.OBSERVER)
    elif who == "other's member":
        person = other.member.person
    elif who in ("registrar", "superuser"):
        person = staff_of(who)
    client = signed_in(person)

    for name in OWN_ROUTES:
        assert is_shut(client, run.address(name))


def test_a_session_of_another_run_isnt_in_ones_own(run, other):
    client = signed_in(run.member.person)

    for name in OWN_ROUTES:
        if "session_id" in ROUTES[name]:
            assert is_shut(client, run.address(name, session_id=other.session.pk))


def test_who_has_left_comes_to_no_session(run):
    Membership.objects.filter(pk=run.member.pk).update(status="left", left_at=timezone.now())
    client, before = signed_in(run.member.person), Attendance.objects.count()

    for name in OWN_ROUTES:
        _statuses, read, _answers = asked(client, run.address(name))
        assert ROOM not in read, name
    assert Attendance.objects.count() == before


# ------------------------------------------------------------------------------ what was written


def test_the_member_and_who_leads_read_what_was_written(run):
    own = text_of(signed_in(run.member.person).get(run.address("events:training")).content)
    led = text_of(signed_in(run.leader).get(run.address("events:cohort_member")).content)

    for words in (NOTE, REFLECTION, ANSWER):
        assert f"{words} one" in own, words
        assert f"{words} one" in led, words


def in_the_admin(run):
    page, session, person = run.page.pk, run.session.pk, run.member.person
    certificates = "learning/certificates/"
    return [
        f"/admin/{each}"
        for each in (
            "", f"pages/{page}/", f"pages/{page}/edit/", f"pages/{page}/history/",
            f"pages/{page}/usage/", f"pages/search/?q={NOTE}", "reports/site-history/",
            "reports/site-history/?export=csv", f"events/schedule/?page={page}",
            f"events/schedule/inspect/{session}/", f"events/schedule/history/{session}/",
            f"events/schedule/usage/{session}/", "events/schedule/?export=csv",
            f"events/schedule/?q={NOTE}", "events/facilitators/", "learning/enrollments/",
            "learning/enrollments/?export=csv",
            f"learning/enrollments/inspect/{run.member.enrollment_id}/", certificates,
            f"{certificates}?q={NOTE}", "users/", f"users/?q={NOTE}", f"users/edit/{person.pk}/",
            f"users/history/{person.pk}/", "snippets/",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    "who",
    [
        "visitor", "stranger", "other's leader", "other's member", "observer", "former leader",
        "editor", "moderator", "registrar", "administrator", "superuser",
    ],
)  # fmt: skip
def test_nobody_else_reads_it_by_any_link_search_list_or_history(run, other, who, at_full_size):
    person = None if who == "visitor" else a_person("somebody")
    if who == "other's leader":
        person = other.leader
    elif who == "other's member":
        person = other.member.person
    elif who == "observer":
        a_leader(run.page, person, Role.OBSERVER)
    elif who == "former leader":
        former(run, person)
    elif who in STAFF:
        person = staff_of(who)
    starts = [
        "/", "/desk/", "/my-learning/", "/account/data/", run.page.url, run.page.get_parent().url,
        f"/search/?q={NOTE}", f"/search/?q={REFLECTION}",
        *(run.address(name) for name in ROUTES), *(in_the_admin(run) if who in STAFF else ()),
    ]  # fmt: skip

    walk = Crawl(person, starts, alike=2, most=250 if at_full_size else 70)

    assert len(walk.answers) > 20
    assert walk.where([f"{words} one" for words in LED_WORDS]) == []
    assert walk.where([ROOM]) == []


def test_the_crawl_would_find_it(run):
    """The control: whoever leads the run follows links to all of it."""
    walk = Crawl(run.leader, ["/desk/"], alike=9, most=60)

    found = {word for _address, word in walk.where([f"{words} one" for words in LED_WORDS])}
    assert {f"{NOTE} one", f"{REFLECTION} one", f"{MESSAGE} one"} <= found
