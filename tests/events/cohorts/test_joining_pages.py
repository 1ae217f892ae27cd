"""What somebody reads and sends who joins a run, has a seat in it, moves on or leaves."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events import actions
from events.models import CohortPage, Membership, ProgramPrerequisite, Registration, SeatEvent
from tests.events.engine.conftest import Clock
from tests.factories.cohorts import a_cohort, a_member, cohort_page, pool_of, program_page
from tests.factories.events import a_circle, a_person, registered, seated
from tests.factories.learning import a_series

pytestmark = pytest.mark.django_db
Status = Registration.Status


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr("django.utils.timezone.now", clock)
    return clock


@pytest.fixture
def program(site_root):
    return program_page("Facilitator training")


@pytest.fixture
def page(program):
    return a_cohort(cohort_page("Spring", program, prework=a_series(title="Basics")))


@pytest.fixture
def later(program):
    start = timezone.now() + datetime.timedelta(days=90)
    return a_cohort(cohort_page("Autumn", program), capacity=1, starts_at=start)


@pytest.fixture
def me(client, learner):
    client.force_login(learner)
    return learner


def url_of(page):
    return reverse("events:register", args=[pool_of(page).pk])


def own(name, registration):
    return reverse(f"events:{name}", args=[registration.code])


def words(response):
    return re.sub(r"\s+", " ", response.content.decode())


def filled(**other):
    return {"display_name": "Sam", "form_key": "a-form", **other}


class TestTheForm:
    def test_it_names_the_training_with_all_dates_and_what_is_asked(self, client, page, me):
        said = words(client.get(url_of(page)))

        assert "Facilitator training: Spring" in said
        assert said.count("<time") == 3
        assert "Session 1" in said
        assert "Session 3" in said
        assert "Finish the prework and attend all 3 sessions." in said
        assert "circle" not in said.partition("<main")[2].partition("</main")[0].lower()

    def test_their_name_stands_in_it(self, client, page, me):
        assert client.get(url_of(page)).context["form"]["display_name"].value() == me.shown_name

    def test_a_free_seat_is_taken(self, client, page, me):
        response = client.post(url_of(page), filled(), follow=True)

        assert Registration.objects.get().status == Status.CONFIRMED
        assert "You have a seat" in words(response)

    def test_what_is_missing_stands_there_with_the_way_to_it(self, client, program, page, me):
        series = a_series(title="Listening")
        ProgramPrerequisite.objects.create(program=program, page=series)

        said = words(client.get(url_of(page)))

        assert "Something is needed first" in said
        assert f'<a href="{series.url}">Finish the series “Listening”.</a>' in said
        assert "Take a seat" not in said

    def test_sent_all_the_same_it_says_why_and_keeps_what_was_typed(
        self, client, program, page, me
    ):
        ProgramPrerequisite.objects.create(program=program, page=a_series(title="Listening"))

        response = client.post(url_of(page), filled())

        assert response.status_code == 422
        assert "Something is needed first. Finish the series “Listening”." in words(response)
        assert not Registration.objects.exists()

    def test_full_one_may_wait(self, client, later, me):
        seated(pool_of(later), a_person(1))

        assert "All seats are taken. You would be first in the queue." in words(
            client.get(url_of(later))
        )
        said = words(client.post(url_of(later), filled(expects="seat"), follow=True))

        assert "The last seat went while you filled in the form." in said
        assert "You are waiting" in said

    def test_the_queries_are_fixed(self, client, me, program, django_assert_max_num_queries):
        few = a_cohort(cohort_page("Few", program), sessions=2)
        many = a_cohort(cohort_page("Many", program), sessions=20)
        client.get(url_of(few))

        for page in (few, many):
            with django_assert_max_num_queries(30):
                client.get(url_of(page))


class TestTheCode:
    @pytest.fixture
    def closed(self, program):
        tomorrow = timezone.now() + datetime.timedelta(days=1)
        return a_cohort(program=program, title="Closed", registration_opens_at=tomorrow)

    @pytest.fixture
    def code(self, closed, editor):
        return actions.make_invitation(
            closed, label="Partners", uses=1, expires_at=None, by=editor
        ).code

    def test_before_it_opens_a_code_is_asked_for(self, client, closed, me):
        said = words(client.get(url_of(closed)))

        assert "Registration is not open yet." in said
        assert "With an invitation code you can ask for a seat now." in said
        assert "Invitation code" in said

    def test_open_to_all_nobody_is_asked_for_one(self, client, page, me):
        assert "Invitation code" not in words(client.get(url_of(page)))

    def test_the_link_brings_it_along(self, client, closed, code, me):
        said = words(client.get(f"{url_of(closed)}?code={code}"))

        assert f'value="{code}"' in said

    def test_also_through_signing_in(self, client, closed, code):
        response = client.get(f"{url_of(closed)}?code={code}")

        assert response.status_code == 302
        assert f"code%3D{code}" in response.url

    def test_with_it_the_seat_is_theirs(self, client, closed, code, me):
        client.post(url_of(closed), filled(invitation=code))

        assert Registration.objects.get().status == Status.CONFIRMED

    def test_a_wrong_one_is_said_beside_its_field(self, client, closed, me):
        response = client.post(url_of(closed), filled(invitation="nothing"))

        assert response.status_code == 422
        assert 'href="#id_invitation">We don&#x27;t know this code.' in words(response)
        assert 'value="nothing"' in words(response)

    def test_none_is_said_too(self, client, closed, me):
        response = client.post(url_of(closed), filled())

        assert "Without one you can ask for a seat once registration opens." in words(response)


class TestOnesOwnSeat:
    def test_it_shows_the_training_and_all_dates(self, client, page, me):
        seat = a_member(page, me).registration

        said = words(client.get(own("registration", seat)))

        assert "Facilitator training: Spring" in said
        assert said.count("<time") == 3

    def test_a_cancelled_date_says_so(self, client, page, me, editor):
        seat = a_member(page, me).registration
        actions.cancel_session(page.event_sessions.last(), reason="Snow", by=editor)

        assert "<strong>Cancelled</strong>" in words(client.get(own("registration", seat)))

    def test_in_the_list_too_it_goes_by_its_title_until_the_last_session(
        self, client, clock, page, me
    ):
        a_member(page, me)
        clock.move(days=10)

        said = words(client.get(reverse("events:mine")))

        assert "Coming up" in said
        assert "Facilitator training: Spring" in said

    def test_the_list_takes_the_same_queries_for_more_trainings(self, client, me, program):
        def queries():
            with CaptureQueriesContext(connection) as captured:
                client.get(reverse("events:mine"))
            return len(captured)

        registered(pool_of(a_cohort(cohort_page("One", program))), me, Status.CONFIRMED)
        queries()
        before = queries()
        for title in ("Two", "Three"):
            registered(pool_of(a_cohort(cohort_page(title, program))), me, Status.WAITING)

        assert queries() == before


class TestMovingOn:
    def test_the_next_run_is_offered_and_taken(self, client, page, later, me):
        seat = a_member(page, me).registration
        assert own("move", seat) in words(client.get(own("registration", seat)))

        said = words(client.get(own("move", seat)))
        assert "Autumn, begins" in said
        to = pool_of(later).pk
        sent = {"to": to, "free": to, "form_key": "a-move"}
        said = words(client.post(own("move", seat), sent, follow=True))

        assert "You moved. Your seat is here now." in said
        assert "Facilitator training: Autumn" in said

    def test_shown_free_and_gone_meanwhile_the_seat_is_kept(self, client, page, later, me):
        seat = a_member(page, me).registration
        seated(pool_of(later), a_person(1))
        to = pool_of(later).pk

        sent = {"to": to, "free": to, "form_key": "a-move"}
        said = words(client.post(own("move", seat), sent, follow=True))

        assert "You keep the seat you have." in said
        seat.refresh_from_db()
        assert seat.status == Status.CONFIRMED

    def test_full_one_waits_there_knowingly(self, client, page, later, me):
        seat = a_member(page, me).registration
        seated(pool_of(later), a_person(1))
        assert "You would wait there, and give up the seat you have." in words(
            client.get(own("move", seat))
        )

        sent = {"to": pool_of(later).pk, "form_key": "a-move"}
        said = words(client.post(own("move", seat), sent, follow=True))

        assert "You moved to this queue." in said

    def test_without_another_run_it_is_not_offered(self, client, page, me):
        seat = a_member(page, me).registration

        assert own("move", seat) not in words(client.get(own("registration", seat)))
        assert "No other date of this training" in words(client.get(own("move", seat)))

    def test_nowhere_else_can_be_named(self, client, page, me):
        seat = a_member(page, me).registration
        other = a_cohort(cohort_page("Other", program_page("Another")))

        sent = {"to": pool_of(other).pk, "form_key": "a-move"}
        said = words(client.post(own("move", seat), sent, follow=True))

        assert "Choose one of these." in said

    def test_the_old_place_says_where_it_went(self, client, page, later, me):
        seat = a_member(page, me).registration
        actions.move_to_cohort(seat, later, by=me, form_key="one")

        said = words(client.get(own("registration", seat)))

        assert "You moved to another date of this training." in said


class TestLeaving:
    def test_one_is_asked_why_and_may_say_nothing(self, client, page, me):
        seat = a_member(page, me).registration
        assert "Why you leave" in words(client.get(own("cancel", seat)))

        client.post(own("cancel", seat), {})

        assert SeatEvent.objects.get(kind="cancelled").note == ""

    def test_what_is_said_is_kept_for_staff(self, client, page, me):
        seat = a_member(page, me).registration

        client.post(own("cancel", seat), {"reason": "dates", "words": "Exams."})

        note = SeatEvent.objects.get(kind="cancelled").note
        assert note == "The dates don't fit any more: Exams."

    def test_too_many_words_come_back(self, client, page, me):
        seat = a_member(page, me).registration

        response = client.post(own("cancel", seat), {"words": "x" * 201})

        assert response.status_code == 422
        assert "under 200 characters" in words(response)
        seat.refresh_from_db()
        assert seat.status == Status.CONFIRMED

    def test_half_way_too(self, client, clock, page, me):
        seat = a_member(page, me).registration
        clock.move(days=10)

        client.post(own("cancel", seat), {})

        seat.refresh_from_db()
        assert seat.status == Status.CANCELLED

    def test_of_a_circle_nobody_asks_why(self, client, site_root, me):
        seat = seated(a_circle(), me)

        assert "Why you leave" not in words(client.get(own("cancel", seat)))


def test_who_was_given_more_time_reads_their_own_date(client, page, me):
    everyones, own_one = (timezone.now() + datetime.timedelta(days=n) for n in (5, 25))
    CohortPage.objects.filter(pk=page.pk).update(prework_due_at=everyones)
    member = a_member(page, me)
    assert client.get(own("registration", member.registration)).context["due"]

    Membership.objects.filter(pk=member.pk).update(prework_due_at=own_one)
    place = client.get(own("registration", member.registration)).context

    assert place["due"] == place["place"].clock.when(own_one)
