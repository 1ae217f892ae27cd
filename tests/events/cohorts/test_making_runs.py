"""A run is made from its program's template, or as the last one was; a draft with nobody in it."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied

from events.actions import CopyRefused, Refused, copy_run, make_from_template
from events.models import CohortPage, Membership, ProgramSession, Registration, SeatPool
from tests.factories.cohorts import a_cohort, a_leader, a_member, program_page
from tests.factories.events import a_person, a_session
from tests.factories.learning import a_series

pytestmark = pytest.mark.django_db
EASTERN = ZoneInfo("America/New_York")
MONDAY = datetime.date(2031, 1, 6)


def planned(day, start="13:30", end="16:00", **fields):
    fields.setdefault("title", f"Day {day}")
    return ProgramSession(
        day=day,
        start_time=datetime.time.fromisoformat(start),
        end_time=datetime.time.fromisoformat(end),
        **fields,
    )


@pytest.fixture
def program():
    page = program_page(seats=12, certificate_months=24, prework=a_series(1))
    for each in (planned(50, "09:00", "17:00", place="Learning Center"), planned(1)):
        page.template_sessions.add(each)
    page.save_revision().publish()
    return page


def made(program, by, title="Spring", starts_on=MONDAY, **fields):
    return make_from_template(program, title=title, starts_on=starts_on, by=by, **fields)


def eastern(*when):
    return datetime.datetime(*when, tzinfo=EASTERN)


class TestFromTheTemplate:
    def test_it_is_a_draft_with_sessions_and_seats(self, program, editor):
        page = made(program, editor)

        first, second = page.event_sessions.in_order()
        assert (page.live, page.owner, page.get_parent().pk) == (False, editor, program.pk)
        assert (first.starts_on, first.starts_at) == (MONDAY, eastern(2031, 1, 6, 13, 30))
        assert (second.starts_on, second.place) == (datetime.date(2031, 2, 24), "Learning Center")
        assert (page.starts_on, page.ends_on) == (MONDAY, datetime.date(2031, 2, 24))
        assert (first.pool.capacity, first.pool.is_for_all) == (12, True)
        assert SeatPool.objects.count() == 1

    def test_what_it_asks_comes_from_the_program(self, program, editor):
        page = made(program, editor)

        assert (page.prework, page.certificate_months) == (program.prework, 24)
        assert page.get_latest_revision().user == editor
        assert page.get_latest_revision_as_object().title == "Spring"

    def test_it_can_be_published_as_it_is(self, program, editor):
        closes_at = eastern(2031, 1, 2, 23, 59)
        page = made(program, editor, registration_closes_at=closes_at)

        page.get_latest_revision().publish()

        page.refresh_from_db()
        assert page.live
        assert page.registration_closes_at == closes_at

    def test_clocks_keep_their_time_across_a_change(self, program, editor):
        page = made(program, editor, starts_on=datetime.date(2031, 3, 3))

        first, second = page.event_sessions.in_order()
        assert (first.start_time, second.start_time) == (datetime.time(13, 30), datetime.time(9))
        assert (first.starts_at.utcoffset(), first.starts_at.hour) == (datetime.timedelta(), 18)
        assert second.starts_at.hour == 13

    def test_a_time_that_clocks_skip_makes_nothing(self, program, editor):
        program.template_sessions.add(planned(8, "02:30", "04:00", title="At night"))
        program.save_revision().publish()
        sunday = datetime.date(2031, 3, 2)

        with pytest.raises(CopyRefused) as refused:
            made(program, editor, starts_on=sunday)
        assert [row.was for row in refused.value.rows] == ["At night"]
        assert not CohortPage.objects.exists()

        page = made(program, editor, starts_on=sunday, leave_out=True)
        assert page.event_sessions.count() == 2

    def test_the_past_and_years_that_no_calendar_has_are_refused(self, program, editor):
        for day in (datetime.date(2001, 1, 1), datetime.date(9999, 12, 30)):
            with pytest.raises(Refused):
                made(program, editor, starts_on=day)
        assert not CohortPage.objects.exists()

    def test_a_form_sent_twice_makes_one(self, program, editor):
        made(program, editor)

        with pytest.raises(Refused, match="of that name already") as refused:
            made(program, editor)

        assert refused.value.field == "title"

    def test_another_name_with_the_same_letters_has_its_own_address(self, program, editor):
        assert made(program, editor, "Spring!").slug == "spring"
        assert made(program, editor, "Spring?").slug == "spring-1"

    @pytest.mark.parametrize(
        ("window", "field"),
        [
            (
                {
                    "registration_opens_at": eastern(2031, 1, 2),
                    "registration_closes_at": eastern(2031, 1, 1),
                },
                "registration_closes_at",
            ),
            ({"prework_due_at": eastern(2031, 1, 20)}, "prework_due_at"),
        ],
    )
    def test_moments_that_make_no_sense_are_refused(self, program, editor, window, field):
        program.prework = None

        with pytest.raises(Refused) as refused:
            made(program, editor, **window)

        assert refused.value.field == field

    def test_without_a_template_there_is_nothing_to_start_from(self, editor):
        with pytest.raises(Refused, match="no sessions to start from"):
            made(program_page(), editor)

    @pytest.mark.parametrize("who", ["registrar", "learner"])
    def test_who_writes_no_pages_makes_none(self, request, program, who):
        with pytest.raises(PermissionDenied):
            made(program, request.getfixturevalue(who))


class TestLikeAnother:
    @pytest.fixture
    def last(self, program, learner):
        page = a_cohort(
            program=program, title="Last", sessions=2, capacity=7,
            starts_at=eastern(2031, 1, 6, 13, 30), starts_on=MONDAY,
            ends_on=datetime.date(2031, 2, 24), trainers="The center", fee_note="600 dollars.",
            registration_opens_at=eastern(2030, 11, 1, 9),
            registration_closes_at=eastern(2030, 12, 20, 23, 59),
            prework=program.prework, prework_due_at=eastern(2031, 2, 20, 23, 59),
        )  # fmt: skip
        a_member(page, learner)
        a_leader(page, a_person("leader"))
        return page

    def test_days_move_and_nobody_goes_along(self, last, editor):
        page = copy_run(last, title="Summer", starts_on=datetime.date(2031, 7, 7), by=editor)

        first, second = page.event_sessions.in_order()
        assert (page.live, page.slug) == (False, "summer")
        assert first.starts_at == eastern(2031, 7, 7, 13, 30)
        assert second.starts_at == eastern(2031, 7, 14, 13, 30)
        assert (page.starts_on, page.ends_on) == (first.starts_on, datetime.date(2031, 8, 25))
        assert (page.trainers, page.fee_note) == ("The center", "600 dollars.")
        assert (first.pool.capacity, first.pool.is_for_all) == (7, True)
        assert not Registration.objects.filter(pool=first.pool).exists()
        assert not Membership.objects.filter(page=page.pk).exists()
        assert not page.cohort_staff.exists()

    def test_a_minute_to_midnight_stays_that(self, last, editor):
        """From winter to summer: the clock says the same, the hour in UTC another."""
        page = copy_run(last, title="Summer", starts_on=datetime.date(2031, 7, 7), by=editor)

        assert page.registration_closes_at == eastern(2031, 6, 20, 23, 59)
        assert page.prework_due_at == eastern(2031, 8, 21, 23, 59)
        draft = page.get_latest_revision_as_object()
        assert draft.registration_closes_at == page.registration_closes_at

    def test_what_is_given_holds(self, last, editor):
        closes_at = eastern(2031, 7, 1, 12)

        page = copy_run(
            last, title="Summer", starts_on=datetime.date(2031, 7, 7), by=editor,
            registration_closes_at=closes_at,
        )  # fmt: skip

        assert page.registration_closes_at == closes_at

    def test_seats_stand_on_the_first_session_wherever_they_stood(self, last, editor):
        a_session(last, eastern(2031, 1, 3, 13), title="Before all")

        page = copy_run(last, title="Summer", starts_on=datetime.date(2031, 7, 4), by=editor)

        first = page.event_sessions.in_order().first()
        assert (first.title, first.pool.capacity) == ("Before all", 7)

    def test_seats_are_there_though_the_opening_was_called_off(self, last, editor):
        last.event_sessions.filter(pool__isnull=False).update(status="cancelled")

        page = copy_run(last, title="Summer", starts_on=datetime.date(2031, 7, 7), by=editor)

        assert page.event_sessions.get().pool.capacity == 7

    def test_what_clocks_skip_makes_nothing(self, last, editor):
        a_session(last, eastern(2031, 1, 12, 2, 30), title="At night")

        with pytest.raises(CopyRefused):
            copy_run(last, title="March", starts_on=datetime.date(2031, 3, 3), by=editor)

        assert CohortPage.objects.count() == 1

    def test_who_writes_no_pages_copies_none(self, last):
        with pytest.raises(PermissionDenied):
            copy_run(last, title="No", starts_on=datetime.date(2031, 7, 7), by=a_person("no"))


class TestInTheAdmin:
    def test_buttons_lead_from_the_program(self, client, editor, program):
        last = a_cohort(program=program)
        client.force_login(editor)

        said = client.get(f"/admin/pages/{program.pk}/").content.decode()

        assert f"/admin/events/programs/{program.pk}/new-run/" in said
        assert f"/admin/events/runs/{last.pk}/copy/" in said

    def test_a_draft_is_made_and_opened(self, client, editor, program):
        client.force_login(editor)
        url = f"/admin/events/programs/{program.pk}/new-run/"
        typed = {
            "title": "Spring",
            "starts_on": "2031-01-06",
            "registration_closes_at": "2031-01-02 11:59 pm",
        }

        assert client.get(url).status_code == 200
        response = client.post(url, typed)

        page = CohortPage.objects.get()
        assert response.url == f"/admin/pages/{page.pk}/edit/"
        assert page.registration_closes_at == eastern(2031, 1, 2, 23, 59)
        assert client.get(response.url).status_code == 200

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ({"registration_opens_at": "soon"}, "Enter a day and a time"),
            ({"registration_opens_at": "2031-03-09 2:30 am"}, "Clocks skip that time"),
            ({"title": ""}, "This field is required"),
            ({"starts_on": "2001-01-01"}, "This start is in the past."),
        ],
    )
    def test_what_is_amiss_is_said_and_what_was_typed_is_kept(
        self, client, editor, program, typed, sentence
    ):
        client.force_login(editor)
        url = f"/admin/events/programs/{program.pk}/new-run/"
        whole = {"title": "Spring", "starts_on": "2031-01-06", **typed}

        response = client.post(url, whole)

        said = response.content.decode()
        assert response.status_code == 422
        assert sentence in said
        assert all(value in said for value in whole.values() if value)
        assert not CohortPage.objects.exists()

    def test_the_last_run_is_copied(self, client, editor, program):
        last = a_cohort(program=program, starts_at=eastern(2031, 1, 6, 13, 30))
        client.force_login(editor)

        response = client.post(
            f"/admin/events/runs/{last.pk}/copy/", {"title": "Fall", "starts_on": "2031-09-01"}
        )

        assert response.status_code == 302
        assert CohortPage.objects.get(title="Fall").event_sessions.count() == 3

    def test_its_schedule_is_kept_like_any(self, client, editor, program):
        page = make_from_template(program, title="Spring", starts_on=MONDAY, by=editor)
        client.force_login(editor)

        said = client.get(f"/admin/events/schedule/?page={page.pk}").content.decode()

        assert "Day 1" in said
        assert "Day 50" in said
