"""A training as its member sees it, and what they do there; for anybody else it isn't there."""

import datetime

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts import actions as accounts
from events import actions
from events.models import (
    Attendance,
    CohortNote,
    CohortPage,
    Membership,
    PracticumLog,
    Registration,
    Session,
)
from events.sealing import seal
from learning.models import Enrollment
from tests.events.engine.conftest import Clock
from tests.factories.cohorts import a_cohort, a_leader, a_member, cohort_page, pool_of
from tests.factories.events import a_person, registered
from tests.factories.learning import a_series

pytestmark = pytest.mark.django_db
ADDRESS = "https://room.example.org/j/42"


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr("django.utils.timezone.now", clock)
    cache.clear()
    return clock


@pytest.fixture
def run(site_root, clock):
    """The first session online, the second in a room."""
    series = a_series(title="Before you come")
    page = a_cohort(
        sessions=2,
        prework=series,
        asks_final_circle=True,
        prework_due_at=clock.now + datetime.timedelta(days=5),
    )
    first, second = Session.objects.filter(page=page.pk).in_order()
    Session.objects.filter(pk=first.pk).update(sealed_address=seal(ADDRESS))
    Session.objects.filter(pk=second.pk).update(place="Learning Center")
    return page


@pytest.fixture
def member(run, learner):
    return a_member(run, learner)


@pytest.fixture
def facilitator(run):
    return a_leader(run, a_person("facilitator", display_name="Fay")).person


@pytest.fixture
def mine(client, learner):
    client.force_login(learner)
    return client


def sessions(run):
    return list(Session.objects.filter(page=run.pk).in_order())


def url(member, name="training", *args):
    return reverse(f"events:{name}", args=[member.registration.code, *args])


def text(response):
    return response.content.decode()


# ---------------------------------------------------------------------------------- the page


def test_it_says_what_is_done_and_what_is_left(mine, member, run):
    page = text(mine.get(url(member)))

    assert "0 of 4 steps done" in page
    assert "Attend all 2 sessions" in page
    assert "0 of 2 attended." in page
    assert "Due " in page
    assert "Go on with the prework" in page
    assert f'href="{run.prework.url}"' in page
    assert "Learning Center" in page
    assert ADDRESS not in page
    assert reverse("events:session_calendar", args=[sessions(run)[0].pk]) in page


def test_more_time_is_said(mine, member, clock):
    Membership.objects.update(prework_due_at=clock.now + datetime.timedelta(days=9))

    assert "You have been given more time." in text(mine.get(url(member)))


def test_attendance_and_notes_are_read(mine, member, run, facilitator, clock):
    clock.move_to(sessions(run)[1].starts_at)
    first = sessions(run)[0]
    enter = {"source": "desk", "by": facilitator}
    actions.record_attendance(member, first, status="late", minutes=85, **enter)
    CohortNote.objects.create(
        membership=member, text="Asked good questions.", by=facilitator, at=timezone.now()
    )

    page = text(mine.get(url(member)))

    assert "Late, 85 minutes" in page
    assert "1 of 2 attended." in page
    assert "Asked good questions." in page
    assert "Fay" in page


def test_who_finished_finds_the_certificate(mine, member, run, learner, facilitator, clock):
    accounts.confirm_certificate_name(learner, "Lea Learner")
    CohortPage.objects.update(prework=None, asks_final_circle=False, certificate_months=24)
    clock.move_to(sessions(run)[1].starts_at)
    for session in sessions(run):
        actions.record_attendance(member, session, status="present", source="desk", by=facilitator)
    clock.move(days=1)
    actions.record_attendance(
        member, sessions(run)[0], status="absent", source="desk", by=facilitator
    )

    mine.force_login(learner)  # A month later.
    page = text(mine.get(url(member)))

    member.refresh_from_db()
    assert "You finished this training" in page
    assert member.certificate.url in page
    assert "Valid until" in page
    assert "2 of 2 steps done" in page
    assert "Your certificate stands." in page


def test_a_certificate_without_a_name_asks_for_it(mine, member, run):
    Membership.objects.update(status="finished", finished_at=timezone.now())

    assert "Your certificate waits for your name" in text(mine.get(url(member)))


def test_who_left_reads_so_and_can_do_nothing(mine, member, run, learner, clock):
    actions.cancel(member.registration, by=learner)
    actions.follow_seats(run)
    clock.move_to(sessions(run)[0].starts_at)

    page = text(mine.get(url(member)))

    assert "You left this training" in page
    for gone in (
        "Join now", "Send for a sign-off", "still to do", "Due ", "Go on with the prework",
        "Calendar file", "What you did", "steps done",
    ):  # fmt: skip
        assert gone not in page
    assert "Ask for a seat again" not in page  # It has begun.


def test_who_left_reads_what_they_had_done_and_may_come_back(
    mine, member, run, learner, facilitator
):
    Membership.objects.update(prework_done_at=timezone.now())
    first = sessions(run)[0]
    Attendance.objects.create(
        membership=member, session=first, status="present", source="desk",
        recorded_at=timezone.now(),
    )  # fmt: skip
    actions.cancel(member.registration, by=learner)
    actions.follow_seats(run)

    page = text(mine.get(url(member)))

    assert "What you did is kept below." in page
    assert "Finish the prework" in page
    assert page.count('class="training-session"') == 1
    assert "still to do" not in page
    again = reverse("events:register", args=[pool_of(run).pk])
    assert f'href="{again}"' in page

    registered(pool_of(run), learner, "waiting")
    assert "Ask for a seat again" not in text(mine.get(url(member)))


def test_nobody_else_finds_it(client, member, run, facilitator, registrar, administrator, stranger):
    other = a_member(run, a_person(8)).person
    elsewhere = a_leader(a_cohort(page=cohort_page("Autumn")), a_person(9)).person
    session = sessions(run)[0].pk
    asked = [
        (client.get, url(member)),
        (client.post, url(member, "training_circle")),
        (client.post, url(member, "training_join", session)),
        (client.post, url(member, "training_attend", session)),
    ]

    for person in (other, elsewhere, facilitator, registrar, administrator, stranger):
        client.force_login(person)
        assert [ask(address).status_code for ask, address in asked] == [404] * 4
    client.logout()
    for ask, address in asked:
        assert ask(address).url.endswith(f"?next={url(member)}")


def test_a_session_of_another_run_is_not_there(mine, member, clock):
    other = a_cohort(page=cohort_page("Autumn"))

    for name in ("training_join", "training_attend"):
        assert mine.post(url(member, name, sessions(other)[0].pk)).status_code == 404


def test_who_waits_is_led_to_their_place(mine, run, learner):
    waiting = registered(pool_of(run), learner, "waiting")

    answer = mine.get(reverse("events:training", args=[waiting.code]))

    assert answer.url == reverse("events:registration", args=[waiting.code])


@pytest.mark.parametrize("number", [1, 12])
def test_queries_are_fixed(mine, learner, site_root, django_assert_max_num_queries, number):
    page = a_cohort(sessions=number, asks_final_circle=True)
    member = a_member(page, learner)
    facilitator = a_leader(page, a_person("facilitator")).person
    for session in sessions(page):
        Attendance.objects.create(
            membership=member, session=session, status="present", source="desk",
            recorded_at=timezone.now(),
        )  # fmt: skip
        CohortNote.objects.create(
            membership=member, text="A note", by=facilitator, at=timezone.now()
        )
        PracticumLog.objects.create(
            membership=member, person=learner, held_on=timezone.localdate(), role="keeper",
            size="small", status="sent_back", answered_at=timezone.now(), answered_by=facilitator,
            written_at=timezone.now(),
        )  # fmt: skip
    mine.get(url(member))

    with django_assert_max_num_queries(17):
        assert mine.get(url(member)).status_code == 200


# ------------------------------------------------------------------------------------ coming


def test_join_now_enters_and_shows_the_address(mine, member, run, clock):
    session = sessions(run)[0]
    clock.move_to(session.starts_at - datetime.timedelta(minutes=5))
    assert "Join now" in text(mine.get(url(member)))
    assert not Attendance.objects.exists()

    answer = mine.post(url(member, "training_join", session.pk))

    assert ADDRESS in text(answer)
    assert "no-store" in answer["Cache-Control"]
    row = Attendance.objects.get()
    assert (row.status, row.source) == ("present", "joined")
    # The button stays, for who lost the way.
    assert "Join now" in text(mine.get(url(member)))
    assert ADDRESS in text(mine.post(url(member, "training_join", session.pk)))


def test_late_is_said(mine, member, run, clock):
    session = sessions(run)[0]
    clock.move_to(session.starts_at + datetime.timedelta(minutes=10))

    assert "80 minutes" in text(mine.post(url(member, "training_join", session.pk)))


@pytest.mark.parametrize("minutes", [-16, 90])
def test_the_address_is_shown_meanwhile_only(mine, member, run, clock, minutes):
    session = sessions(run)[0]
    clock.move_to(session.starts_at + datetime.timedelta(minutes=minutes))
    assert "Join now" not in text(mine.get(url(member)))

    answer = mine.post(url(member, "training_join", session.pk), follow=True)

    assert ADDRESS not in text(answer)
    assert not Attendance.objects.exists()


def test_a_room_has_no_address_to_show(mine, member, run, clock):
    session = sessions(run)[1]
    clock.move_to(session.starts_at)

    assert "no online room" in text(
        mine.post(url(member, "training_join", session.pk), follow=True)
    )
    assert not Attendance.objects.exists()


def test_the_code_of_the_room(mine, member, run, facilitator, clock):
    session = sessions(run)[1]
    clock.move_to(session.starts_at)
    assert "Code shown in the room" in text(mine.get(url(member)))
    code = actions.make_room_code(session, by=facilitator).code

    answer = mine.post(url(member, "training_attend", session.pk), {"code": code}, follow=True)

    assert "You are entered." in text(answer)
    assert "Code shown in the room" not in text(answer)


@pytest.mark.parametrize("status", ["absent", "excused"])
def test_what_was_entered_before_the_code_is_said(mine, member, run, facilitator, clock, status):
    session = sessions(run)[1]
    clock.move_to(session.starts_at)
    code = actions.make_room_code(session, by=facilitator).code
    actions.record_attendance(member, session, status=status, source="desk", by=facilitator)

    answer = mine.post(url(member, "training_attend", session.pk), {"code": code}, follow=True)

    assert f"You were entered before: {status.capitalize()}." in text(answer)
    assert "please tell a facilitator" in text(answer)
    assert "Welcome" not in text(answer)
    assert Attendance.objects.get().status == status


def test_an_unfinished_run_whose_seat_is_forgotten_leads_nowhere(mine, member):
    my_learning = reverse("home:my_learning")
    assert url(member) in text(mine.get(my_learning))

    Registration.objects.update(person=None)

    assert url(member) not in text(mine.get(my_learning))


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "Enter the six digits"), ("12 34", "isn’t right"), ("7" * 99, "Enter the six digits")],
)
def test_a_wrong_code_is_said_beside_its_field(mine, member, run, clock, typed, said):
    session = sessions(run)[1]
    clock.move_to(session.starts_at)

    answer = mine.post(url(member, "training_attend", session.pk), {"code": typed})

    assert answer.status_code == 422
    assert said in text(answer)
    assert f'id="id_session_{session.pk}_code_error"' in text(answer)
    assert f'value="{typed}"' in text(answer) or not typed


# ---------------------------------------------------------------------------- the final circle


def circle(**facts):
    return {
        "held_on": timezone.localdate().isoformat(),
        "role": "keeper",
        "size": "middle",
        "reflection": "I listened more.",
    } | facts


def test_a_circle_is_written_down_and_answered(mine, member, facilitator):
    answer = mine.post(url(member, "training_circle"), circle(), follow=True)

    assert text(answer).count("Waiting for a sign-off") == 2
    assert "Send for a sign-off" not in text(answer)
    log = PracticumLog.objects.get()
    actions.send_back(log, by=facilitator, answer="Please name your part.")
    page = text(mine.get(url(member)))
    assert "Please name your part." in page
    assert "Fay" in page
    assert "Send for a sign-off" in page


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"held_on": ""}, "Enter the day of the circle."),
        ({"held_on": "yesterday"}, "Enter a day, such as"),
        ({"held_on": "2999-01-01"}, "This day is still to come."),
        ({"role": ""}, "Choose your role."),
        ({"size": "crowd"}, "Choose how many took part."),
        ({"reflection": "x" * 3001}, "Please keep it under 3,000 characters."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(mine, member, facts, said):
    sent = circle(**facts)

    answer = mine.post(url(member, "training_circle"), sent)

    assert answer.status_code == 422
    assert text(answer).count(said) == 2
    assert sent["reflection"] in text(answer)
    assert not PracticumLog.objects.exists()


def test_the_prework_that_is_done_is_said(mine, member, run, learner):
    Enrollment.objects.update(status="completed", completed_at=timezone.now())
    actions.follow_prework(run)

    page = text(mine.get(url(member)))

    assert "Look at the prework again" in page
    assert "1 of 4 steps done" in page


def test_prework_done_a_moment_ago_is_done_at_once(mine, member):
    Enrollment.objects.update(status="completed", completed_at=timezone.now())

    page = text(mine.get(url(member)))

    assert "1 of 4 steps done" in page
    assert Membership.objects.get(pk=member.pk).prework_done_at is None


# -------------------------------------------------------------------------------- My learning


def test_my_learning_shows_the_running_training(mine, member, run):
    page = text(mine.get(reverse("home:my_learning")))

    assert url(member) in page
    assert run.title in page


def test_what_is_finished_or_left_is_not_running(mine, member):
    Membership.objects.update(status="finished", finished_at=timezone.now())

    assert url(member) not in text(mine.get(reverse("home:my_learning")))


def test_more_trainings_ask_no_more(mine, learner, site_root, django_assert_num_queries):
    address = reverse("home:my_learning")
    a_member(a_cohort(page=cohort_page("First"), sessions=1), learner)
    mine.get(address)
    with CaptureQueriesContext(connection) as one:
        mine.get(address)
    for number in range(3):
        a_member(a_cohort(page=cohort_page(f"Run {number}"), sessions=5), learner)

    with django_assert_num_queries(len(one)):
        page = text(mine.get(address))

    assert page.count('href="/training/') == 8
