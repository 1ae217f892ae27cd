"""What the association reads of trainings: true where it is shown, and silent about a few people."""

import datetime
import itertools
import random

import pytest
from django.utils import timezone

from accounts.small_numbers import with_totals
from events.cohorts import report as reports
from events.cohorts.charts import chart_of
from events.cohorts.report import Report
from events.models import Membership, Registration
from tests.accounts.test_small_numbers import narrowed, solved
from tests.factories.accounts import AffiliationFactory, InstitutionFactory, UserFactory
from tests.factories.cohorts import a_cohort, a_member, cohort_page, pool_of, program_page
from tests.factories.events import registered

pytestmark = pytest.mark.django_db


def members(page, n, institution=None, **fields):
    """So many members, from one institution."""
    for _each in range(n):
        person = UserFactory()
        if institution:
            AffiliationFactory(person=person, institution=institution, verified=True)
        member = a_member(page, person)
        Membership.objects.filter(pk=member.pk).update(**fields)


def waiting(page, n):
    for _each in range(n):
        registered(pool_of(page), UserFactory(), "waiting")


DONE = {
    "status": "finished",
    "finished_at": timezone.now(),
    "sessions_needed": 3,
    "sessions_done": 3,
}


def test_people_are_counted_by_how_far_they_came():
    page = a_cohort(capacity=40)
    members(page, 6, **DONE)
    members(page, 5, sessions_needed=3, sessions_done=1)
    members(page, 7)
    waiting(page, 8)

    row, total = Report().by_run

    assert row.reached == total.reached == (26, 18, 11, 6)
    assert row.title == f"{page.get_parent().title}: {page.title}"


def test_who_gave_up_and_came_back_counts_once():
    page, person = a_cohort(), UserFactory()
    old = a_member(page, person)
    now = timezone.now()
    Membership.objects.filter(pk=old.pk).update(status="left", left_at=now)
    Registration.objects.filter(pk=old.registration_id).update(status="cancelled")
    a_member(page, person)

    counts = Report().tables[0].counts

    assert counts[0] == (0, 1, 0, 0, 1)


def test_those_forgotten_count_one_by_one():
    page = a_cohort()
    members(page, 7)
    Registration.objects.update(person=None)
    Membership.objects.update(person=None)

    assert Report().by_run[0].reached[0] == 7


def test_the_institution_is_that_of_the_day_and_a_verified_one():
    page = a_cohort(capacity=40)
    school = InstitutionFactory(name="A school")
    members(page, 5, school)
    AffiliationFactory(person=UserFactory(), institution=school)
    members(page, 6)

    assert [(row.title, row.reached[0]) for row in Report().by_school] == [
        ("A school", 5),
        ("None that is verified", 6),
        ("All", 11),
    ]


def test_a_few_people_are_hidden_and_so_is_what_would_give_them_away():
    page, other = (
        a_cohort(capacity=40),
        a_cohort(cohort_page("Other", program_page("Another")), capacity=40),
    )
    members(page, 3, **DONE)
    members(page, 9)
    members(other, 6, **DONE)
    members(other, 8)

    rows = Report().by_run

    assert [row.reached[3] for row in rows] == [None, None, 9]
    assert all("Finished: hidden" in row.words for row in rows[:2])


def random_people(seed):
    """A made-up world: runs, institutions, and how many came how far."""
    chance = random.Random(seed)
    keys = itertools.product(range(1, chance.randint(2, 5)), range(chance.randint(1, 6)))
    return {
        key: reports.Counter(
            {stage: chance.choice([0, 0, 1, 2, 3, 6, 9, 20]) for stage in range(4)}
        )
        for key in keys
    }


@pytest.mark.parametrize("seed", range(25))
def test_no_table_gives_another_ones_numbers_away(monkeypatch, seed):
    people = random_people(seed)
    monkeypatch.setattr(reports, "_people", lambda: people)
    runs = sorted({run for run, _school in people})
    schools = sorted({school for _run, school in people})
    monkeypatch.setattr(Report, "runs", dict.fromkeys(runs))
    monkeypatch.setattr(Report, "titles", {run: f"Run {run}" for run in runs})
    monkeypatch.setattr(Report, "schools", {school: f"School {school}" for school in schools})

    made = Report()

    for table in made.tables:
        assert not solved(table.counts, table.gaps) | narrowed(table.counts, table.gaps)
    last = [{at for row, at in table.gaps if row == len(table.keys)} for table in made.tables]
    assert last[0] == last[1]
    for rows in (made.by_run, made.by_school):
        assert not [n for row in rows for n in row.reached if n and n < 5]
        # Nor is the difference of two numbers that are shown.
        for row in rows:
            shown = [n for n in row.reached if n is not None]
            pairs = itertools.combinations(shown, 2)
            assert not [a - b for a, b in pairs if 0 < a - b < 5]
    for run in runs:
        assert not [n for _school, n in made.schools_of(run) if n and n < 5]
    if len(schools) > 1:
        assert not _told_by_exact_runs(made.tables[1])


def _told_by_exact_runs(table):
    """The small numbers of institutions that follow for who knows the numbers of all runs."""
    counts = table.counts
    left = {cell for cell in table.gaps if cell[0] < len(counts) - 1}
    told = solved(counts, left) | narrowed(counts, left)
    return {(row, column) for row, column in told if 0 < counts[row][column] < 5}


def test_exact_numbers_of_runs_give_no_institution_away(monkeypatch):
    """The report hides that 2 of 9 finished and where from; a list of runs shows that it was 2."""
    people = {(1, 1): reports.Counter({1: 7, 3: 2}), (1, 2): reports.Counter({1: 20})}
    made = _made(monkeypatch, people)

    assert made.by_run[0].reached[3] is None
    assert not _told_by_exact_runs(made.tables[1])


def test_institutions_of_a_run_hold_against_its_exact_number(monkeypatch):
    """Of a run of 4 people the number is known to staff; from where the 4 came isn't."""
    people = {
        (1, 1): reports.Counter({1: 9}),
        (2, 1): reports.Counter({1: 4}),
        (1, 2): reports.Counter({1: 12}),
    }
    made = _made(monkeypatch, people)
    counts = with_totals([[9, 4], [12, 0]])

    gaps = made._gaps_between(counts)

    known = {cell for cell in gaps if cell[0] < 2}
    assert (0, 1) in known
    assert not solved(counts, known) | narrowed(counts, known)


def _made(monkeypatch, people):
    monkeypatch.setattr(reports, "_people", lambda: people)
    runs, schools = ({key[at] for key in people} for at in (0, 1))
    monkeypatch.setattr(Report, "runs", dict.fromkeys(sorted(runs)))
    monkeypatch.setattr(Report, "titles", {run: f"Run {run}" for run in runs})
    monkeypatch.setattr(Report, "schools", {each: f"School {each}" for each in sorted(schools)})
    return Report()


def test_the_schools_of_one_run_hold_against_those_of_all_runs(monkeypatch):
    """Of two runs one shows 8 of an institution; the 2 of the other must not follow from the 10 of both."""
    people = {
        (1, 1): reports.Counter({1: 8}),
        (2, 1): reports.Counter({1: 2}),
        (1, 2): reports.Counter({1: 9}),
        (2, 2): reports.Counter({1: 9}),
    }
    monkeypatch.setattr(reports, "_people", lambda: people)
    monkeypatch.setattr(Report, "runs", {1: None, 2: None})
    monkeypatch.setattr(Report, "titles", {1: "One", 2: "Two"})
    monkeypatch.setattr(Report, "schools", {1: "A", 2: "B"})
    made = Report()

    assert made.by_school[0].reached[1] == 10
    assert made.schools_of(1) == [("A", None), ("B", None)]
    gaps = made._gaps_between(with_totals([[8, 2], [9, 9]]))
    assert not solved(with_totals([[8, 2], [9, 9]]), gaps)


def test_the_chart_hides_what_the_table_hides():
    page = a_cohort(capacity=40, starts_at=timezone.now() + datetime.timedelta(days=9))
    members(page, 10)
    waiting(page, 3)
    rows = Report().by_run

    (row,) = chart_of(rows)

    assert [bar.is_hidden for bar in row.bars] == [n is None for n in rows[0].reached]
    assert all(bar.width == 0 for bar in row.bars if bar.is_hidden)


def test_the_report_takes_the_same_queries_for_more_people(django_assert_max_num_queries):
    page = a_cohort(capacity=40)
    members(page, 8, InstitutionFactory())

    with django_assert_max_num_queries(5):
        made = Report()
        assert made.by_run
        assert made.by_school
        assert made.schools_of(page.pk)
