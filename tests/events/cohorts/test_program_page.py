"""The page of a program: what it is, for whom, its runs, and how many have finished."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from events.models import Membership
from tests.factories.cohorts import a_cohort, a_member, cohort_page, pool_of, program_page
from tests.factories.events import a_person, seated

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def at(client, page):
    response = client.get(page.url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def finished(page, count):
    for number in range(count):
        member = a_member(page, a_person(f"{page.pk}-{number}"))
        Membership.objects.filter(pk=member.pk).update(
            status=Membership.Status.FINISHED, finished_at=timezone.now()
        )


def test_it_says_what_it_is_and_for_whom(client):
    program = program_page(summary="Learn to lead.", for_whom="<p>Faculty.</p>")

    said = at(client, program)

    assert "Learn to lead." in said
    assert "Faculty." in said
    assert "Come to every session." in said
    assert "No date is planned yet" in said


def test_each_run_says_how_it_stands(client):
    program = program_page()
    now = timezone.now()
    a_cohort(program=program, title="Open")
    full = a_cohort(program=program, title="Full", capacity=1)
    seated(pool_of(full), a_person(1))
    a_cohort(
        program=program, title="Later", starts_at=now + 20 * DAY,
        registration_opens_at=now + 3 * DAY,
    )  # fmt: skip
    a_cohort(program=program, title="On", starts_at=now - DAY)
    a_cohort(program=program, title="Over", starts_at=now - 60 * DAY)
    cohort_page(program=program, title="Planned")

    response = client.get(program.url)

    stands = {each.run.page.title: each.label["text"] for each in response.context["ahead"]}
    assert stands == {
        "Open": "Registration is open",
        "Full": "Waitlist",
        "Later": "Opens soon",
        "On": "Under way",
        "Planned": "Planned",
    }
    assert [each.run.page.title for each in response.context["past"]] == ["Over"]


def test_one_sees_ones_own_seat(client, learner):
    program = program_page()
    seated(pool_of(a_cohort(program=program)), learner)
    client.force_login(learner)

    assert "You have a seat" in at(client, program)


def test_drafts_and_private_runs_are_not_listed(client):
    program = program_page()
    hidden = a_cohort(program=program, title="For members")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    cohort_page(program=program, title="Draft").unpublish()

    said = at(client, program)

    assert "For members" not in said
    assert "Draft" not in said


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((0,), None),
        ((1,), "The first have finished it."),
        ((4,), "The first have finished it."),
        ((5,), "At least 5 people have finished it."),
        ((3, 2), "At least 5 people have finished it."),
        ((6, 3), "At least 5 people have finished it."),
        ((10,), "At least 10 people have finished it."),
    ],
)
def test_how_many_have_finished_is_said_from_five_on(client, counts, sentence):
    program = program_page()
    for count in counts:
        finished(a_cohort(program=program, title=f"Run {count}"), count)

    said = at(client, program)

    if sentence:
        assert sentence in said
    else:
        assert "finished it" not in said


def test_who_finished_twice_is_one_person(client):
    program = program_page()
    person = a_person("again")
    for title in ("One", "Two"):
        run = a_cohort(program=program, title=title)
        finished(run, 2)
        member = a_member(run, person)
        Membership.objects.filter(pk=member.pk).update(
            status=Membership.Status.FINISHED, finished_at=timezone.now()
        )

    assert "At least 5 people have finished it." in at(client, program)
