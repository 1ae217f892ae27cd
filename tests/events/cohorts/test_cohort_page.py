"""The page of a run: its days, its seats, what is asked, and one clear next step."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from events.models import ProgramPrerequisite, Registration, Session
from tests.factories.cohorts import a_cohort, cohort_page, pool_of, program_page
from tests.factories.events import a_person, a_session, registered, seated
from tests.factories.learning import a_series

pytestmark = pytest.mark.django_db
EASTERN = ZoneInfo("America/New_York")
HOUR = datetime.timedelta(hours=1)
DAY = 24 * HOUR


def now():
    return timezone.now().replace(minute=0, second=0, microsecond=0)


def words(response):
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def at(client, page):
    return words(client.get(page.url))


def asks_for(program, page):
    program.prerequisites.add(ProgramPrerequisite(page=page.page_ptr))
    program.save_revision().publish()


class TestWhatIsSaid:
    def test_each_session_stands_under_its_day_with_place_and_length(self, client):
        page = a_cohort(sessions=1)
        there = datetime.datetime(2031, 2, 24, 9, tzinfo=EASTERN)
        a_session(page, there, minutes=480, title="In person", place="Learning Center")

        said = at(client, page)

        assert "Monday 24 February 2031" in said
        assert "9:00 am Eastern" in said
        assert "8 h" in said
        assert "Learning Center" in said
        assert "Online" in said

    def test_times_are_the_pages_and_the_readers(self, client, learner):
        learner.time_zone = "America/Los_Angeles"
        learner.save()
        client.force_login(learner)
        page = a_cohort(sessions=1, starts_at=datetime.datetime(2031, 2, 24, 13, tzinfo=EASTERN))

        assert "1:00 pm Eastern (10:00 am Pacific, your time)" in at(client, page)

    @pytest.mark.parametrize("month", [1, 7])
    def test_a_minute_to_midnight_is_that_whatever_the_clocks_do(self, client, month):
        closes_at = datetime.datetime(2031, month, 15, 23, 59, tzinfo=EASTERN)
        starts_at = datetime.datetime(2031, 11, 20, 9, tzinfo=EASTERN)
        page = a_cohort(starts_at=starts_at, registration_closes_at=closes_at)

        assert f"{closes_at:%A} 15 {closes_at:%B} 2031, 11:59 pm Eastern" in at(client, page)

    def test_what_the_certificate_takes_is_the_rules_own_sentence(self, client):
        page = a_cohort(prework=a_series(1), asks_final_circle=True, certificate_months=24)

        said = at(client, page)

        assert "Finish the prework, attend all 3 sessions and facilitate a final circle" in said
        assert "at least 90 percent" in said
        assert "valid for 24 months" in said

    def test_prework_says_by_when(self, client):
        series = a_series(1, title="Before we meet")
        due = datetime.datetime.combine(
            timezone.localdate() + 20 * DAY, datetime.time(23, 59), EASTERN
        )
        page = a_cohort(prework=series, prework_due_at=due)

        said = at(client, page)

        assert f'<a href="{series.url}">Before we meet</a>' in said
        assert f"Due {due:%A}" in said

    def test_fee_place_and_trainers_are_told(self, client):
        page = a_cohort(
            fee_note="600 dollars.", fee_url="https://example.org/fee", trainers="The center",
            place="Washington, DC",
        )  # fmt: skip

        said = at(client, page)

        assert "600 dollars." in said
        assert 'href="https://example.org/fee"' in said
        assert "The center" in said
        assert "Washington, DC" in said

    def test_without_sessions_it_says_so(self, client):
        assert "Its days are not set yet" in at(client, cohort_page())


class TestNextStep:
    def test_a_seat_is_to_be_taken(self, client):
        page = a_cohort()

        said = at(client, page)

        assert "Take a seat" in said
        assert f'href="/j/seat/{pool_of(page).pk}/"' in said
        assert "10 of 10 seats are free." in said

    def test_a_full_run_has_a_waitlist(self, client):
        page = a_cohort(capacity=1)
        seated(pool_of(page), a_person(1))

        said = at(client, page)

        assert "Join the waitlist" in said
        assert "Take a seat" not in said

    def test_before_it_opens_it_says_when(self, client):
        opens_at = datetime.datetime(2031, 1, 6, 9, tzinfo=EASTERN)
        starts_at = datetime.datetime(2031, 2, 6, 9, tzinfo=EASTERN)
        page = a_cohort(registration_opens_at=opens_at, starts_at=starts_at)

        said = at(client, page)

        assert "Registration opens Monday 6 January 2031, 9:00 am Eastern." in said
        assert "Take a seat" not in said

    @pytest.mark.parametrize(
        ("starts_at", "sentence"),
        [(-1 * DAY, "It is under way."), (-30 * DAY, "It is over.")],
    )
    def test_what_has_begun_takes_nobody(self, client, starts_at, sentence):
        page = a_cohort(starts_at=now() + starts_at)

        said = at(client, page)

        assert sentence in said
        assert "Take a seat" not in said
        assert "Find another date" in said

    def test_who_has_a_seat_finds_it(self, client, learner):
        page = a_cohort()
        seat = seated(pool_of(page), learner)
        client.force_login(learner)

        said = at(client, page)

        assert "You have a seat" in said
        assert seat.code in said
        assert "Take a seat" not in said

    def test_who_waits_reads_where(self, client, learner):
        page = a_cohort(capacity=0)
        registered(pool_of(page), learner, Registration.Status.WAITING)
        client.force_login(learner)

        assert "You are first in the queue" in at(client, page)

    def test_a_cancelled_run_is_no_offer(self, client):
        page = a_cohort()
        Session.objects.filter(page=page.pk).update(status="cancelled", cancel_reason="Snow")

        said = at(client, page)

        assert "It will not take place." in said
        assert "Snow" in said
        assert "Take a seat" not in said


class TestWhatIsNotForEveryone:
    def test_a_private_series_is_not_named(self, client):
        secret = a_series(1, title="Not for you to know")
        PageViewRestriction.objects.create(page=secret, restriction_type="login")
        program = program_page()
        asks_for(program, secret)
        page = a_cohort(program=program, prework=secret)

        for each in (page, program):
            said = at(client, each)

            assert "Not for you to know" not in said
            assert "1 more thing that isn’t open to everyone" in said

    def test_an_open_one_is(self, client):
        series = a_series(1, title="First steps")
        program = program_page()
        asks_for(program, series)

        for each in (program, a_cohort(program=program)):
            assert f'Finished before: <a href="{series.url}">First steps</a>' in at(client, each)

    def test_the_name_of_a_program_that_is_gone_stays_away(self, client):
        program = program_page(title="Taken back")
        page = a_cohort(program=program)
        type(program).objects.filter(pk=program.pk).update(live=False)

        assert "Taken back" not in at(client, page)


def test_who_has_a_seat_is_led_to_the_training_itself(client, learner):
    page = a_cohort()
    seat = seated(pool_of(page), learner)
    client.force_login(learner)

    for each in (page, page.get_parent()):
        said = at(client, each)

        assert f'href="/training/{seat.code}/"' in said
        assert "Go to your training" in said


def test_what_is_over_promises_no_prework(client):
    series = a_series(1, title="Before we meet")
    on, over = (
        a_cohort(title=f"{starts_at}", starts_at=starts_at, prework=series, prework_due_at=now())
        for starts_at in (now() + 9 * DAY, now() - 60 * DAY)
    )

    with_your_seat = "You are enrolled in it with your seat"
    assert with_your_seat in at(client, on)
    assert "It was due" in at(client, on)
    said = at(client, over)
    assert with_your_seat not in said
    assert "It was done before the training" in said
    assert "Due " not in said


def test_what_is_over_says_nothing_of_registration(client):
    ahead, before = now() + 9 * DAY, now() - 60 * DAY
    opens_at = now() - 90 * DAY
    on, over = (
        a_cohort(title=f"{starts_at}", starts_at=starts_at, registration_opens_at=opens_at)
        for starts_at in (ahead, before)
    )

    assert "<dt>Registration</dt>" in at(client, on)
    assert "<dt>Registration</dt>" not in at(client, over)
