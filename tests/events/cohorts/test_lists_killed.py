"""A long list with bad rows: every good one in, every bad one said; killed on the way, it ends the same."""

import os
import random
import signal
import time
from contextlib import suppress

import pytest
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX

from accounts.models import Letter, User
from events import actions
from events.actions import list_working
from events.models import ListImport, ListRow, Registration
from tests.factories.accounts import InstitutionFactory, UserFactory
from tests.factories.cohorts import a_cohort, pool_of
from tests.killing import in_a_child

pytestmark = pytest.mark.django_db(transaction=True)
SCHOOL = "École de Médecine"
BAD = 137


def bad_rows(n, people):
    """So many rows of which none can be used, with column and a word of the reason, of every kind."""
    kinds = [
        (lambda i: ("", "Ann", ""), "E-mail", "missing"),
        (lambda i: (f"not an address {i}", "Ann", ""), "E-mail", "isn’t an e-mail"),
        (lambda i: (people[i].upper(), "Again", ""), "E-mail", "same address"),
        (lambda i: (f"school{i}@example.org", "Ann", f"Unknown {i}"), "Institution", "on our list"),
        (lambda i: (f"formula{i}@example.org", "=1+1", ""), "Name", "formula"),
        (lambda i: (f"nul{i}@example.org", "A\0n", ""), "Name", "can’t be read"),
        (lambda i: (f"long{i}@example.org", "n" * 300, ""), "Name", "longer than"),
        (lambda i: (f"more{i}@example.org", "Ann", "", "one", "two"), "", "more cells"),
    ]
    return [
        (make(i), column, word) for i in range(n) for make, column, word in [kinds[i % len(kinds)]]
    ]


def people(n):
    made = User.objects.bulk_create(
        User(email=f"p{i}@example.org", full_name=f"Person {i}", password=UNUSABLE_PASSWORD_PREFIX)
        for i in range(n)
    )
    return [each.email for each in made]


def a_list(rows, bad, encoding="utf-16", separator=";"):
    """The file, good and bad rows mixed, and what is to be said of which row."""
    emails = people(rows - bad)
    known = InstitutionFactory(name=SCHOOL).name
    good = [((each, f"Zoë {at}", known), None, None) for at, each in enumerate(emails)]
    # A doubled address comes after the one it doubles.
    mixed = good[:bad]
    rest = [*good[bad:], *bad_rows(bad, emails)]
    random.Random(5).shuffle(rest)
    mixed += rest
    text = separator.join(["E-mail", "Name", "Institution"]) + "\r\n"
    text += "".join(separator.join(cells) + "\r\n" for cells, _column, _word in mixed)
    wanted = {at: (column, word) for at, (_cells, column, word) in enumerate(mixed, 2) if word}
    return text.encode(encoding), wanted


@pytest.fixture
def size(at_full_size):
    return (10_000, BAD) if at_full_size else (1000, 14)


def started(size):
    rows, bad = size
    page = a_cohort(capacity=rows, sessions=1)
    registrar = UserFactory()
    data, wanted = a_list(rows, bad)
    kept = actions.check_list(page, data, file_name="list.csv", by=registrar)
    # As `start_list` leaves it, with no task that would go on by itself.
    ListImport.objects.filter(pk=kept.pk).update(status="running")
    return page, kept, wanted


@pytest.fixture(autouse=True)
def no_task(monkeypatch):
    """Work is done where the test says so, and members follow when it is over."""
    monkeypatch.setattr("events.actions.list_working.go_on_soon", lambda list_id: None)
    monkeypatch.setattr("events.actions.locks.follow_soon", lambda pages: None)


def to_the_end(kept):
    while actions.work_through(kept.pk):
        pass


def killed_and_taken_up(kept, kills):
    """Kill the work so often, each time once it has done some rows, then do it to the end.

    How many kills came in the middle.
    """
    in_the_middle = 0
    for _ in range(kills):
        before = kept.rows.left().count()
        child = in_a_child(lambda: to_the_end(kept))
        while kept.rows.left().count() > before - 7:
            time.sleep(random.uniform(0, 0.05))
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        in_the_middle += 0 < kept.rows.left().count() < before
        # The minutes for which the dead worker held the list are over.
        ListImport.objects.update(held_until=None)
    to_the_end(kept)
    return in_the_middle


def test_killed_on_the_way_every_good_row_is_in_once_and_every_bad_one_said(size):
    rows, bad = size
    page, kept, wanted = started(size)

    in_the_middle = killed_and_taken_up(kept, 5)

    assert in_the_middle == 5
    emails = list(pool_of(page).registrations.confirmed().values_list("person__email", flat=True))
    assert len(emails) == len(set(emails)) == Letter.objects.count() == rows - bad
    said = {row.number: row for row in kept.rows.all()}
    assert list(said) == list(range(2, rows + 2))
    assert sum(row.result == "added" for row in said.values()) == rows - bad
    refused = {number for number, row in said.items() if row.result == "refused"}
    assert refused == set(wanted)
    for number, (column, word) in wanted.items():
        assert said[number].column == column
        assert word in said[number].reason
    kept.refresh_from_db()
    assert kept.status == "done"


def worked_twice(kept, people_who_left):
    """Half of the list; then somebody of it gives up their seat; then the rest."""
    half = kept.rows.left().count() // 2
    monkey = list_working.AT_ONCE
    list_working.AT_ONCE = half
    try:
        actions.work_through(kept.pk)
        for row in kept.rows.filter(result="added")[:people_who_left]:
            actions.cancel(Registration.objects.get(person=row.person), by=row.person)
        ListImport.objects.update(status="running", done_at=None, held_until=None)
        actions.work_through(kept.pk)
    finally:
        list_working.AT_ONCE = monkey
    return kept.rows.filter(result="added").count()


def test_what_was_done_is_not_done_again():
    _page, kept, _wanted = started((21, 1))

    assert worked_twice(kept, 3) == 20


def test_with_the_mark_off_rows_are_done_again(monkeypatch):
    """The control: without the mark the first half is worked once more, and the second never."""
    _page, kept, _wanted = started((21, 1))
    monkeypatch.setattr(list_working, "rows_left", lambda kept: kept.rows.exclude(person=None))

    assert worked_twice(kept, 3) < 20
    assert ListRow.objects.filter(result="waiting").exists() or kept.rows.left().exists()
