"""What stands between a run's page and its readers."""

import datetime

import pytest
from django.utils import timezone

from content.publishing import PublishRefused
from events.models import ProgramPrerequisite
from tests.factories.cohorts import a_cohort, cohort_page, program_page
from tests.factories.learning import a_series

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def lacks(page, **fields):
    for name, value in fields.items():
        setattr(page, name, value)
    return set(page.publish_errors())


def test_a_whole_run_lacks_nothing():
    page = a_cohort(prework=a_series(1), prework_due_at=timezone.now() + 5 * DAY)

    assert lacks(page) == set()


def test_prework_must_be_published():
    series = a_series(1)
    page = a_cohort(prework=series)
    series.live = False

    assert lacks(page, prework=series) == {"prework"}
    assert lacks(program_page(), prework=series) == {"prework"}


@pytest.mark.parametrize(
    ("opens", "due", "is_due"),
    [(None, 5, False), (None, 61, True), (9, 8, True), (9, 9, True), (3, 8, False)],
)
def test_prework_is_due_while_it_can_be_done(opens, due, is_due):
    now = timezone.now()
    page = a_cohort(prework=a_series(1))

    found = lacks(
        page,
        prework_due_at=now + due * DAY,
        registration_opens_at=opens and now + opens * DAY,
    )

    assert found == ({"prework_due_at"} if is_due else set())


def test_nothing_is_due_without_prework():
    assert lacks(a_cohort(), prework_due_at=timezone.now()) == {"prework_due_at"}


@pytest.mark.parametrize("name", ["registration_opens_at", "registration_closes_at"])
def test_who_announces_registration_has_seats(name):
    day = timezone.now() + 5 * DAY

    assert lacks(cohort_page(), **{name: day}) == {name}
    assert lacks(a_cohort(title="With seats"), **{name: day}) == set()


def test_it_is_refused_however_it_is_published():
    page = cohort_page()
    page.registration_opens_at = timezone.now()

    with pytest.raises(PublishRefused, match="no session yet"):
        page.save_revision().publish()


def test_a_program_does_not_ask_for_itself():
    program = program_page()
    program.prerequisites.add(ProgramPrerequisite(page=program.page_ptr))

    assert lacks(program) == {"__all__"}
