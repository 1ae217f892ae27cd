"""What programs and runs say on cards, in the list of events and in action plans."""

import datetime

import pytest
from django.utils import timezone

from tests.factories.cohorts import a_cohort, cohort_page, pool_of, program_page
from tests.factories.events import a_person, a_session, an_events_index, circles_page, seated

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def now():
    return timezone.now().replace(second=0, microsecond=0)


def test_a_run_is_named_with_its_program():
    offering = a_cohort(title="Spring", program=program_page("Facilitators")).offering()

    assert (offering.title, offering.kind) == ("Facilitators: Spring", "Training")
    assert (offering.state, offering.state_label) == ("open", "Registration is open")


def test_a_full_run_has_a_waitlist():
    page = a_cohort(capacity=1)
    seated(pool_of(page), a_person(1))

    assert page.offering().state_label == "Waitlist"


def test_a_program_speaks_of_the_run_that_takes_people():
    program = program_page()
    a_cohort(program=program, title="Under way", starts_at=now() - DAY)
    a_cohort(program=program, title="Later", starts_at=now() + 30 * DAY)
    soon = a_cohort(program=program, title="Soon", starts_at=now() + 9 * DAY, place="Washington")
    type(soon).objects.filter(title="Later").update(starts_on=timezone.localdate() + 30 * DAY)

    offering = program.offering()

    assert offering.state_label == "Registration is open"
    assert offering.starts_at == now() + 9 * DAY
    assert "Washington" in offering.meta


def test_a_program_without_runs_says_nothing_of_them():
    offering = program_page().offering()

    assert (offering.state, offering.starts_at, offering.meta) == ("", None, "")


def test_trainings_are_a_kind_of_event(client):
    circles_page("Circles")
    cohort_page("Spring", program_page("Facilitators"))
    url = an_events_index().url

    everything = client.get(url).content.decode()
    narrowed = client.get(f"{url}?kind=trainings").content.decode()

    assert ">Trainings</option>" in everything
    assert "Facilitators: Spring" in narrowed
    assert "Circles</a>" not in narrowed


def test_a_long_run_is_found_by_the_days_of_its_sessions(client):
    page = a_cohort(title="Spring", sessions=1)
    there = a_session(page, now() + 40 * DAY, title="In person")
    url = an_events_index().url

    found = [
        "Spring" in client.get(f"{url}?day={day.isoformat()}").content.decode()
        for day in (there.starts_on, there.starts_on - 2 * DAY)
    ]

    assert found == [True, False]
