"""A list is kept for 90 days, and whoever erases their account is gone from it at once."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts import privacy
from accounts.actions import erase
from events import actions
from events.models import ListImport, ListRow
from tests.factories.accounts import UserFactory
from tests.factories.cohorts import cohort_page

pytestmark = pytest.mark.django_db


def a_list(page=None, **fields):
    page = page or cohort_page()
    return ListImport.objects.create(
        page_id=page.pk, file_name="list.csv", **{"made_at": timezone.now(), **fields}
    )


def test_a_list_goes_after_90_days_with_its_rows():
    now = timezone.now()
    old = a_list(made_at=now - datetime.timedelta(days=90))
    kept = a_list(page=old.page, made_at=now - datetime.timedelta(days=89))
    for each in (old, kept):
        ListRow.objects.create(list=each, number=2, email="a@example.org", result="seat")

    gone = actions.purge_lists(now)

    assert gone == 2
    assert [row.list for row in ListRow.objects.all()] == [kept]


def test_who_erases_their_account_is_gone_from_every_list():
    person = UserFactory()
    rows = a_list().rows
    with_account = rows.create(number=2, email=person.email, person=person, result="seat")
    before_it = rows.create(number=3, email=person.email, name="Ann", result="invite")

    assert len(privacy.export(person)["data"]["events.ListRow"]) == 2
    erase(person, by=person)

    for row in (with_account, before_it):
        row.refresh_from_db()
        assert (row.email, row.name, row.person) == ("", "", None)


def test_a_row_is_final_or_has_something_left_to_do():
    rows = a_list().rows

    for result, done_at in (("added", None), ("seat", timezone.now()), ("refused", timezone.now())):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.create(number=2, result=result, done_at=done_at)
