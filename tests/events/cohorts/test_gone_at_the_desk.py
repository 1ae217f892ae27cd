"""Somebody erased or forgotten is still a row at the desk, without a name."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts import actions as accounts
from events.models import Membership, Session
from tests.factories.cohorts import a_cohort, a_leader, a_member, cohort_page
from tests.factories.events import a_person

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def run(learner):
    page = a_cohort(cohort_page(asks_final_circle=True), starts_at=timezone.now() - HOUR)
    a_leader(page, a_person("leader"))
    member = a_member(page, learner)
    a_member(page, a_person("stays"))
    Membership.objects.filter(pk=member.pk).update(status="finished", finished_at=timezone.now())
    accounts.erase(learner, by=learner)
    return member


@pytest.mark.parametrize(
    "name",
    [
        "cohort_desk", "cohort_csv", "cohort_xlsx", "cohort_sign_in", "cohort_member",
        "cohort_session", "cohort_message",
    ],
)  # fmt: skip
def test_every_page_of_the_desk_still_opens(client, run, name):
    client.force_login(a_leader(run.page, a_person("second")).person)
    session = Session.objects.filter(page=run.page_id).in_order()[0]
    more = {"cohort_member": [run.pk], "cohort_session": [session.pk]}.get(name, [])

    answer = client.get(reverse(f"events:{name}", args=[run.page_id, *more]))

    assert answer.status_code == 200
    body = b"".join(answer) if answer.streaming else answer.content
    assert b"Learner Example" not in body
    assert b"None" not in body or name == "cohort_xlsx"
