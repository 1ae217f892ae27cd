"""What those who lead a run do at its desk: who came, notes, time, final circles, messages, handing over."""

import datetime
import html

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Letter
from content.moments import day_in_words
from events import actions, letters
from events.cohorts.access import role_in
from events.models import (
    Announcement,
    Attendance,
    CohortEvent,
    CohortPage,
    CohortStaff,
    Membership,
    PracticumLog,
    RoomCode,
    Session,
)
from events.tasks.announcements import write_announcements
from home.clock import MINUTE, SCHEDULE
from learning.actions import issue_page_certificate
from learning.models import Enrollment
from tests.events.cohorts.test_desk_doors import Run
from tests.factories.cohorts import a_cohort, a_leader, a_member, cohort_page
from tests.factories.cohorts_many import many_members
from tests.factories.events import a_person

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)


@pytest.fixture
def run(site_root):
    return Run()


@pytest.fixture
def leader(client, run):
    person = a_person("leader", display_name="Lee")
    a_leader(run.page, person)
    client.force_login(person)
    return person


def words(answer):
    return answer.content.decode()


def statuses():
    return {row.membership_id: (row.status, row.minutes) for row in Attendance.objects.all()}


def everyone(*members):
    """What the button sends for members nothing was chosen for."""
    return {"everyone": "1", **{f"minutes_{each.pk}": "" for each in members}}


class TestAttendance:
    def test_everyone_else_was_present_is_one_tap(self, client, run, leader):
        late = a_member(run.page, a_person("late"))

        client.post(
            run.address("cohort_session"),
            {
                **everyone(run.member),
                f"status_{late.pk}": "late",
                f"minutes_{late.pk}": "80",
            },
        )

        assert statuses() == {run.member.pk: ("present", None), late.pk: ("late", 80)}

    def test_what_was_entered_meanwhile_stands(self, client, run, leader):
        second = a_leader(run.page, a_person("second")).person
        other = a_member(run.page, a_person("other"))
        entry = {"status": "absent", "source": "desk", "by": second}
        actions.record_attendance(run.member, run.session, **entry)

        answer = client.post(
            run.address("cohort_session"), everyone(run.member, other), follow=True
        )

        assert statuses() == {run.member.pk: ("absent", None), other.pk: ("present", None)}
        assert "Saved for 1 person." in words(answer)
        assert "entered 1 person meanwhile. That entry stands." in words(answer)

    def test_it_says_from_how_many_minutes_on_it_counts(self, client, run, leader):
        Session.objects.filter(pk=run.session.pk).update(
            ends_at=run.session.starts_at + datetime.timedelta(minutes=95)
        )
        CohortPage.objects.filter(pk=run.page.pk).update(least_percent=90)

        # 85.5 of 95.
        assert words(client.get(run.address("cohort_session"))).count("Counts from 86 minutes") == 1

    @pytest.mark.parametrize("minutes", ["", "x", "0", "9999", "300"])
    def test_what_is_wrong_with_minutes_names_the_person(self, client, run, leader, minutes):
        second = a_member(run.page, a_person("second", display_name="100% Sam"))
        sent = {f"status_{second.pk}": "late", f"minutes_{second.pk}": minutes}

        answer = client.post(run.address("cohort_session"), sent)

        assert answer.status_code == 422
        errors = answer.context["form"].errors[f"minutes_{second.pk}"]
        assert len(errors) == 1
        assert errors[0].startswith("100% Sam: ")

    def test_with_nobody_left_to_enter_there_is_no_everyone_else(self, client, run, leader):
        button = "Everyone else was present"
        assert button in words(client.get(run.address("cohort_session")))

        client.post(run.address("cohort_session"), {f"status_{run.member.pk}": "absent"})

        assert button not in words(client.get(run.address("cohort_session")))

    def test_nobody_is_entered_unseen(self, client, run, leader):
        a_member(run.page, a_person("new", display_name="Aaron"))

        client.post(run.address("cohort_session"), everyone(run.member))

        assert statuses() == {run.member.pk: ("present", None)}

    def test_who_slid_to_another_page_of_the_list_is_entered_all_the_same(
        self, client, run, leader, monkeypatch
    ):
        monkeypatch.setattr("events.cohorts.desk_session.PEOPLE_ON_A_PAGE", 1)
        a_member(run.page, a_person("new", display_name="Aaron"))

        client.post(run.address("cohort_session"), {f"status_{run.member.pk}": "absent"})

        assert statuses() == {run.member.pk: ("absent", None)}

    def test_the_number_beside_the_button_is_that_of_the_page(
        self, client, run, leader, monkeypatch
    ):
        a_member(run.page, a_person("other"))
        address = run.address("cohort_session")
        assert "2 people on this page are still to be entered." in words(client.get(address))

        monkeypatch.setattr("events.cohorts.desk_session.PEOPLE_ON_A_PAGE", 1)

        assert "1 person on this page is still to be entered." in words(client.get(address))

    def test_nothing_chosen_is_nothing_entered(self, client, run, leader):
        client.post(run.address("cohort_session"), {})

        assert statuses() == {}

    def test_it_is_corrected_afterward_and_each_change_is_kept(self, client, run, leader):
        field = f"status_{run.member.pk}"
        client.post(run.address("cohort_session"), everyone(run.member))
        client.post(run.address("cohort_session"), {field: "absent"})
        client.post(run.address("cohort_session"), {field: "absent"})

        assert statuses() == {run.member.pk: ("absent", None)}
        kept = run.member.events.filter(kind=CohortEvent.Kind.ATTENDANCE)
        assert [event.data["status"] for event in kept] == ["present", "absent"]

    @pytest.mark.parametrize("minutes", ["", "0", "9999", "ten", "91"])
    def test_wrong_minutes_are_said_beside_the_person_and_kept(self, client, run, leader, minutes):
        other = a_member(run.page, a_person("other"))

        answer = client.post(
            run.address("cohort_session"),
            {
                f"status_{run.member.pk}": "late",
                f"minutes_{run.member.pk}": minutes,
                f"status_{other.pk}": "absent",
            },
        )

        assert answer.status_code == 422
        assert statuses() == {}
        form = answer.context["form"]
        assert f"minutes_{run.member.pk}" in form.errors
        assert f'value="{minutes}"' in words(answer) or not minutes

    def test_a_status_that_is_none_is_refused(self, client, run, leader):
        answer = client.post(run.address("cohort_session"), {f"status_{run.member.pk}": "asleep"})

        assert answer.status_code == 422
        assert statuses() == {}

    def test_before_the_start_there_is_nothing_to_enter(self, client, run, leader):
        ahead = Session.objects.filter(page=run.page.pk).in_order()[1]
        address = reverse("events:cohort_session", args=[run.page.pk, ahead.pk])

        assert "attendance-line" not in words(client.get(address))
        assert client.post(address, everyone(run.member)).status_code == 422
        assert statuses() == {}

    def test_a_long_list_is_entered_page_by_page(
        self, client, run, leader, django_assert_max_num_queries
    ):
        many_members(run.page, 60)
        Attendance.objects.all().delete()
        client.get(run.address("cohort_session"))

        with django_assert_max_num_queries(16):
            second = client.get(run.address("cohort_session"), {"page": "2"})

        assert len(second.context["form"].members) == 11

    def test_the_code_is_shown_large_and_alone(self, client, run, leader):
        answer = client.post(run.address("cohort_make_code"), follow=True)

        code = RoomCode.objects.get().code
        assert f"{code[:3]} {code[3:]}" in words(answer)
        assert "<header" not in words(answer)

    def test_a_code_that_ran_out_is_not_shown(self, client, run, leader):
        client.post(run.address("cohort_make_code"))
        RoomCode.objects.update(expires_at=timezone.now())

        answer = client.get(run.address("cohort_code"), follow=True)

        assert "run out" in words(answer)


class TestOnePerson:
    def test_a_note_says_that_the_person_may_read_it(self, client, run, leader):
        assert "This person can read it" in words(client.get(run.address("cohort_member")))

        client.post(run.address("cohort_note"), {"text": " Well begun. "})
        client.post(run.address("cohort_note"), {"text": " Well begun. "})

        note = run.member.notes.get()
        assert (note.text, note.by) == ("Well begun.", leader)
        assert "Well begun." in words(client.get(run.address("cohort_member")))

    def test_an_empty_note_comes_back(self, client, run, leader):
        answer = client.post(run.address("cohort_note"), {"text": "  "})

        assert answer.status_code == 422
        assert not run.member.notes.exists()

    def test_more_time_is_kept_with_its_reason(self, client, run, leader):
        until = timezone.localdate() + 9 * DAY

        client.post(
            run.address("cohort_more_time"), {"until": until.isoformat(), "reason": "Was ill"}
        )

        run.member.refresh_from_db()
        assert timezone.localtime(run.member.prework_due_at).date() == until
        event = run.member.events.get(kind=CohortEvent.Kind.EXTENDED)
        assert (event.data["reason"], event.actor) == ("Was ill", leader)

    @pytest.mark.parametrize(
        ("days", "reason", "field"),
        [(9, " ", "reason"), (-1, "Ill", "until"), (0, "Ill", "until"), (None, "Ill", "until")],
    )
    def test_what_is_no_more_time_is_said(self, client, run, leader, days, reason, field):
        until = "" if days is None else (timezone.localdate() + days * DAY).isoformat()
        sent = {"until": until, "reason": reason}

        answer = client.post(run.address("cohort_more_time"), sent)

        assert answer.status_code == 422
        assert field in answer.context["form"].errors
        assert Membership.objects.get(pk=run.member.pk).prework_due_at is None

    def test_a_final_circle_is_signed_off(self, client, run, leader):
        client.post(run.address("cohort_final_circle"), {"answer": "Good questions."})

        log = PracticumLog.objects.get(pk=run.log.pk)
        assert (log.status, log.answered_by) == (PracticumLog.Status.SIGNED_OFF, leader)

    def test_it_is_sent_back_with_words_only(self, client, run, leader):
        assert client.post(run.address("cohort_final_circle"), {"back": "1"}).status_code == 422
        client.post(run.address("cohort_final_circle"), {"back": "1", "answer": "Too short."})

        log = PracticumLog.objects.get(pk=run.log.pk)
        assert (log.status, log.answer) == (PracticumLog.Status.SENT_BACK, "Too short.")

    def test_a_session_of_another_run_counts_and_counts_no_longer(self, client, run, leader):
        there = self.elsewhere(run)
        client.post(run.address("cohort_session"), {f"status_{run.member.pk}": "absent"})

        sent = {"session": run.session.pk, "in_session": there.pk, "reason": "Ill that day"}
        client.post(run.address("cohort_make_good"), sent)

        assert Attendance.objects.get().made_good_in == there
        event = CohortEvent.objects.filter(kind="attendance").last()
        assert (event.data["reason"], event.actor) == ("Ill that day", leader)
        assert Membership.objects.get(pk=run.member.pk).sessions_done == 1

        client.post(run.address("cohort_not_made_good"))

        assert Attendance.objects.get().made_good_in is None

    def test_it_says_where_and_when_and_who_entered_it(self, client, run, leader):
        there = self.elsewhere(run)
        said = f"{there.title} in “Fall” on {day_in_words(there.starts_on)} counts instead."
        actions.make_good(run.member, run.session, there, by=leader, reason="Ill that day")
        # Whoever enters something later has not let it count.
        entry = {"status": "absent", "source": "desk"}
        second = a_leader(run.page, a_person("second")).person
        actions.record_attendance(run.member, run.session, by=second, **entry)

        desk = words(client.get(run.address("cohort_member")))
        client.force_login(run.member.person)
        own = words(client.get(reverse("events:training", args=[run.member.registration.code])))

        for shown in (desk, own):
            assert f"{said} Entered by Lee." in html.unescape(shown)
            assert "Ill that day" in shown

    def test_nothing_is_chosen_beforehand_and_the_same_title_comes_first(self, client, run, leader):
        older = self.elsewhere(run)
        newer = self.elsewhere(run, "Winter", HOUR)
        Session.objects.filter(pk=newer.pk).update(title="Something else")
        Session.objects.filter(pk=older.pk).update(title=run.session.title)

        form = client.get(run.address("cohort_member")).context["good_form"]
        choices = [key for key, _label in form.fields["in_session"].choices]

        assert choices.index(older.pk) < choices.index(newer.pk)
        assert (choices[0], form["in_session"].value(), form["session"].value()) == ("", None, None)

    @pytest.mark.parametrize("left_out", ["session", "in_session", "reason"])
    def test_each_choice_and_a_reason_are_asked_for(self, client, run, leader, left_out):
        sent = {"session": run.session.pk, "in_session": self.elsewhere(run).pk, "reason": "Ill"}

        answer = client.post(run.address("cohort_make_good"), {**sent, left_out: ""})

        assert answer.status_code == 422
        assert list(answer.context["form"].errors) == [left_out]
        assert not Attendance.objects.exists()

    @staticmethod
    def elsewhere(run, title="Fall", ago=DAY):
        """The first session of another run of the same program."""
        program = run.page.get_parent().specific
        other = a_cohort(cohort_page(title, program=program), starts_at=timezone.now() - ago)
        return Session.objects.filter(page=other.pk).in_order()[0]

    def test_a_session_of_another_program_is_no_choice(self, client, run, leader):
        other = Run(name="elsewhere")
        sent = {"session": run.session.pk, "in_session": other.session.pk, "reason": "Ill"}

        assert client.post(run.address("cohort_make_good"), sent).status_code == 422


class TestMessages:
    @pytest.fixture(autouse=True)
    def at_once(self, django_capture_on_commit_callbacks, client):
        """What is to be done after the commit is done."""
        post = client.post

        def posted(*args, **kwargs):
            with django_capture_on_commit_callbacks(execute=True):
                return post(*args, **kwargs)

        client.post = posted

    def test_everyone_is_written_to_once(self, client, run, leader):
        a_member(run.page, a_person("two"))
        sent = {"form_key": "once", "audience": "all", "text": "See you Friday."}

        for _twice in range(2):
            client.post(run.address("cohort_message"), sent)

        assert Announcement.objects.get().told == 2
        letters = Letter.objects.filter(text__contains="See you Friday.")
        assert letters.values("person").distinct().count() == letters.count() == 2

    def test_who_is_missing_something_is_counted_before(self, client, run, leader):
        done = a_member(run.page, a_person("done"))
        Membership.objects.filter(pk=done.pk).update(signed_off_at=timezone.now())
        Enrollment.objects.filter(pk=done.enrollment_id).update(
            status=Enrollment.Status.COMPLETED, completed_at=timezone.now()
        )
        client.post(run.address("cohort_session"), {f"status_{done.pk}": "absent"})

        shown = words(client.get(run.address("cohort_message")))

        assert "Everyone (2)" in shown
        assert "prework isn’t done (1)" in shown or "prework isn&#x27;t done (1)" in shown
        assert "missed a session (1)" in shown
        client.post(
            run.address("cohort_message"), {"form_key": "k", "audience": "sessions", "text": "Hm."}
        )
        assert Letter.objects.get(text__contains="Hm").person == done.person

    def test_written_again_by_the_task_nobody_gets_it_twice(self, run, leader):
        message = actions.announce(run.page, "Hi all", audience="all", by=leader, form_key="a")

        assert actions.write_announcement(message) == 1
        Announcement.objects.update(to_write=[run.member.pk])
        assert actions.write_announcement(message) == 1

        assert Letter.objects.filter(text__contains="Hi all").count() == 1

    def test_who_has_left_meanwhile_is_not_written_to(self, run, leader):
        message = actions.announce(run.page, "Hi all", audience="all", by=leader, form_key="a")
        Membership.objects.update(status="left", left_at=timezone.now())

        assert actions.write_announcement(message) == 0

    def test_what_a_lost_task_has_left_is_written_by_the_clock(self, run, leader):
        a_member(run.page, a_person("two"))
        actions.announce(run.page, "Hi all", audience="all", by=leader, form_key="a")
        # Who joins later wasn't in the group the message was sent to.
        a_member(run.page, a_person("late"))

        assert actions.write_announcements(timezone.now()) == 2
        assert actions.write_announcements(timezone.now()) == 0

        told = Letter.objects.filter(text__contains="Hi all")
        assert told.count() == Announcement.objects.get().told == 2
        assert write_announcements in [due.task for due in SCHEDULE if due.every == MINUTE]

    def test_cut_off_half_way_it_goes_on_where_it_was(self, run, leader, monkeypatch):
        monkeypatch.setattr("events.actions.cohort_messages.AT_ONCE", 1)
        for n in range(3):
            a_member(run.page, a_person(f"more-{n}"))
        message = actions.announce(run.page, "Hi all", audience="all", by=leader, form_key="a")
        send, sent = letters.announcement, []

        def killed(announcement, membership):
            if len(sent) == 2:
                raise KeyboardInterrupt
            sent.append(membership.pk)
            return send(announcement, membership)

        monkeypatch.setattr(letters, "announcement", killed)
        with pytest.raises(KeyboardInterrupt):
            actions.write_announcement(message)
        monkeypatch.setattr(letters, "announcement", send)

        assert actions.write_announcements(timezone.now()) == 2
        told = Letter.objects.filter(text__contains="Hi all")
        assert told.values("person").distinct().count() == told.count() == 4

    def test_what_is_no_news_any_more_is_not_written(self, run, leader):
        actions.announce(run.page, "Hi all", audience="all", by=leader, form_key="a")

        assert actions.write_announcements(timezone.now() + 2 * DAY) == 0

    def test_a_message_without_words_comes_back(self, client, run, leader):
        sent = {"form_key": "k", "audience": "all", "text": " "}

        assert client.post(run.address("cohort_message"), sent).status_code == 422
        assert not Announcement.objects.exists()


class TestWhoLeads:
    @pytest.mark.parametrize("days", [None, 0, -2])
    def test_who_holds_a_certificate_of_the_program_may_be_named(self, client, run, leader, days):
        alumna = a_person("alumna", certificate_name="Alma Alumna")
        last = cohort_page("Last year", program=run.page.get_parent().specific)
        issue_page_certificate(
            alumna,
            last,
            title="Training",
            statement="A training",
            minutes=90,
            finished_on=timezone.localdate() - 100 * DAY,
            valid_until=None if days is None else timezone.localdate() + days * DAY,
            now=timezone.now(),
        )

        client.post(run.address("cohort_staff"), {"email": "PERSONalumna@example.org "})

        assert role_in(run.page, alumna) == ("" if days == -2 else "facilitator")

    def test_who_leads_another_run_of_it_may_be_named(self, client, run, leader):
        other = Run(run.page.get_parent().specific, "two")
        trainer = a_person("trainer")
        a_leader(other.page, trainer, "trainer")

        client.post(run.address("cohort_staff"), {"email": trainer.email})

        assert role_in(run.page, trainer) == "facilitator"
        assert Letter.objects.get(person=trainer).kind == "cohort_staff_named"

    @pytest.mark.parametrize("who", ["stranger", "member", "self", "nobody"])
    def test_anybody_else_is_refused_in_the_same_words(self, client, run, leader, who, stranger):
        address = {
            "stranger": stranger.email,
            "member": run.member.person.email,
            "self": leader.email,
            "nobody": "nobody@example.org",
        }[who]

        answer = client.post(run.address("cohort_staff"), {"email": address})

        assert answer.status_code == 422
        assert "Nobody with this address can be named here." in words(answer)
        assert CohortStaff.objects.count() == 1

    def test_the_last_facilitator_of_a_running_run_stays(self, client, run, leader):
        a_leader(run.page, a_person("trainer"), "trainer")

        answer = client.post(run.address("cohort_leave"), {})

        assert answer.status_code == 422
        assert role_in(run.page, leader) == "facilitator"

    def test_handing_over_names_one_and_ends_the_other(self, client, run, leader):
        other = Run(run.page.get_parent().specific, "two")
        successor = a_person("successor")
        a_leader(other.page, successor)

        answer = client.post(run.address("cohort_leave"), {"email": successor.email})

        assert answer.url == reverse("events:desk")
        assert role_in(run.page, leader) == ""
        assert role_in(run.page, successor) == "facilitator"

    def test_a_refused_successor_ends_nothing(self, client, run, leader, stranger):
        a_leader(run.page, a_person("second"))

        answer = client.post(run.address("cohort_leave"), {"email": stranger.email})

        assert answer.status_code == 422
        assert role_in(run.page, leader) == "facilitator"

    def test_an_observer_leaves_at_any_time(self, client, run):
        observer = a_person("observer")
        a_leader(run.page, observer, "observer")
        client.force_login(observer)

        client.post(run.address("cohort_leave"), {})

        assert role_in(run.page, observer) == ""

    def test_a_run_that_is_over_may_be_left(self, client, run, leader):
        CohortPage.objects.filter(pk=run.page.pk).update(ends_on=timezone.localdate() - DAY)

        client.post(run.address("cohort_leave"), {})

        assert role_in(run.page, leader) == ""
