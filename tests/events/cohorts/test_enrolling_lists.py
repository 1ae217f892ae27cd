"""A list of people: looked at first, then worked through; run twice it adds nobody."""

import datetime

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events import actions
from events.models import CohortStaff, ListImport, ListRow, Registration
from learning.models import Enrollment
from tests.factories.accounts import InstitutionFactory, UserFactory
from tests.factories.cohorts import a_cohort, a_leader, a_member, pool_of
from tests.factories.learning import a_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def registrar():
    return UserFactory(full_name="Registrar")


def csv_of(*rows, heading="E-mail,Name,Institution"):
    return "\n".join([heading, *rows]).encode()


def checked(page, registrar, *rows, note="", name="list.csv"):
    return actions.check_list(page, csv_of(*rows), file_name=name, note=note, by=registrar)


def done(kept, registrar):
    actions.start_list(kept, by=registrar)
    while actions.work_through(kept.pk):
        pass
    kept.refresh_from_db()
    return results(kept)


def results(kept):
    return list(kept.rows.values_list("number", "result"))


def why(kept, number):
    row = kept.rows.get(number=number)
    return row.column, row.reason


def test_the_first_look_adds_nobody_and_says_what_would_become_of_each_row(registrar):
    page = a_cohort(capacity=1)
    InstitutionFactory(name="School of Medicine", place="Springfield")
    new, next_one, member = UserFactory(), UserFactory(), UserFactory()
    closed = UserFactory(is_active=False)
    leader = UserFactory()
    a_leader(page, leader)
    before = Registration.objects.count()

    kept = checked(
        page,
        registrar,
        f"{new.email.upper()},Ann,School of  medicine",
        "someone@example.org,Bo,School of Law",
        f'{next_one.email},Bo,"School of Medicine, Springfield"',
        "nobody@example.org,Cy,",
        f"{closed.email},Di,",
        f"{leader.email},Ed,",
        "=1+1,,",
        f"{member.email},,Nowhere",
    )

    assert results(kept) == [
        (2, "seat"),
        (3, "refused"),
        (4, "wait"),
        (5, "invite"),
        (6, "refused"),
        (7, "refused"),
        (8, "refused"),
        (9, "refused"),
    ]
    assert why(kept, 3) == ("Institution", "This institution isn’t on our list.")
    assert why(kept, 6) == ("E-mail", "This account is closed.")
    assert why(kept, 7) == ("", "This person leads or observes the run.")
    assert why(kept, 8)[0] == "E-mail"
    assert Registration.objects.count() == before
    assert mail.outbox == []


def test_everybody_comes_in_and_who_finds_no_seat_waits_in_the_order_of_the_list(registrar):
    page = a_cohort(capacity=2)
    people = [UserFactory() for _each in range(4)]

    kept = checked(page, registrar, *[f"{each.email},," for each in people])
    found = done(kept, registrar)

    assert [result for _number, result in found] == ["added", "added", "waiting", "waiting"]
    waiting = Registration.objects.waiting().order_by("position")
    assert [each.person for each in waiting] == people[2:]
    assert kept.status == ListImport.Status.DONE


def test_run_twice_it_adds_nobody(registrar):
    page = a_cohort()
    people = [UserFactory() for _each in range(3)]
    rows = [f"{each.email},," for each in people]
    done(checked(page, registrar, *rows), registrar)
    letters = len(mail.outbox)

    again = checked(page, registrar, *rows)

    assert [result for _number, result in results(again)] == ["already"] * 3
    assert [result for _number, result in done(again, registrar)] == ["already"] * 3
    assert Registration.objects.filter(pool=pool_of(page)).count() == 3
    assert len(mail.outbox) == letters


def test_who_came_in_between_the_look_and_the_work_is_in_already(registrar):
    page = a_cohort()
    person = UserFactory()
    kept = checked(page, registrar, f"{person.email},,")
    a_member(page, person)

    assert done(kept, registrar) == [(2, "already")]


def test_who_has_no_account_gets_one_letter_and_no_account(registrar):
    page = a_cohort()
    kept = checked(page, registrar, "new@example.org,New,")

    assert done(kept, registrar) == [(2, "invited")]
    assert done(checked(page, registrar, "NEW@example.org,New,"), registrar) == [(2, "invited")]

    (letter,) = mail.outbox
    assert letter.to == ["new@example.org"]
    assert page.title in letter.subject
    assert "/account" in letter.body
    assert "because you have an account" not in letter.body
    assert not Registration.objects.exists()


def test_who_made_an_account_since_the_look_comes_in_without_an_invitation(registrar):
    page, series = a_cohort(), a_series(1)
    lists = [
        checked(each, registrar, "new@example.org,New,", "gone@example.org,Gone,")
        for each in (page, series)
    ]
    person = UserFactory(email="new@example.org")
    UserFactory(email="gone@example.org", is_active=False)

    for kept in lists:
        assert done(kept, registrar) == [(2, "added"), (3, "refused")]
        assert kept.rows.get(number=2).person == person
        assert why(kept, 3)[1] == "This account is closed."
    assert Registration.objects.get().person == person
    assert not [letter for letter in mail.outbox if "/account" in letter.body]


def test_a_letter_that_fails_is_said_in_its_row(registrar, monkeypatch):
    def fails(message):
        raise OSError

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", fails)
    kept = checked(a_cohort(), registrar, "new@example.org,New,")

    assert done(kept, registrar) == [(2, "refused")]
    assert "could not be sent" in why(kept, 2)[1]


def test_a_closed_run_takes_a_list_with_a_reason_only(registrar):
    page = a_cohort()
    page.registration_closes_at = timezone.now()
    page.save()
    person = UserFactory()

    with pytest.raises(actions.Refused) as refusal:
        checked(page, registrar, f"{person.email},,")

    assert refusal.value.field == "note"
    kept = checked(page, registrar, f"{person.email},,", note="Agreed with the dean")
    assert done(kept, registrar) == [(2, "added")]


def test_a_file_that_can_not_be_read_is_refused_beside_its_field(registrar):
    with pytest.raises(actions.Refused) as refusal:
        actions.check_list(a_cohort(), b"", file_name="list.csv", by=registrar)

    assert refusal.value.field == "file"
    assert not ListImport.objects.exists()


def test_a_list_of_who_is_gone_adds_nobody(registrar):
    person = UserFactory()
    kept = checked(a_cohort(), registrar, f"{person.email},,")
    actions.start_list(kept, by=registrar)
    ListRow.objects.update(person=None, email="")

    assert actions.work_through(kept.pk) == 1
    assert results(kept) == [(2, "refused")]


def test_a_list_for_a_series_enrolls(registrar):
    series = a_series(1)
    person, learner = UserFactory(), UserFactory()
    done(checked(series, registrar, f"{learner.email},,"), registrar)

    kept = checked(series, registrar, f"{person.email},,", f"{learner.email},,")

    assert results(kept) == [(2, "seat"), (3, "already")]
    assert done(kept, registrar) == [(2, "added"), (3, "already")]
    enrollment = Enrollment.objects.get(person=person)
    assert enrollment.source == Enrollment.Source.STAFF


def test_looking_takes_no_more_queries_for_more_rows(registrar):
    page = a_cohort()
    counts = []
    for size in (3, 300):
        rows = [f"p{size}x{n}@example.org,," for n in range(size)]
        with CaptureQueriesContext(
            connection,
        ) as queries:
            checked(page, registrar, *rows)
        asked = [each for each in queries if each["sql"].startswith("SELECT")]
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 12


def test_a_list_is_one_workers_at_a_time(registrar):
    kept = checked(a_cohort(), registrar, f"{UserFactory().email},,")
    actions.start_list(kept, by=registrar)
    ListImport.objects.update(held_until=timezone.now() + datetime.timedelta(minutes=1))

    assert actions.work_through(kept.pk) == 0
    assert actions.go_on_with_lists() == 0


def test_a_list_that_is_only_looked_at_is_not_worked_through(registrar):
    kept = checked(a_cohort(), registrar, f"{UserFactory().email},,")

    assert actions.work_through(kept.pk) == 0


def test_leading_ended_is_no_hindrance(registrar):
    page, person = a_cohort(), UserFactory()
    now = timezone.now()
    CohortStaff.objects.create(
        page_id=page.pk, person=person, role="observer", since=now, until=now
    )

    assert results(checked(page, registrar, f"{person.email},,")) == [(2, "seat")]
