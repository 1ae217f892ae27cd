"""The code by which a person lets staff add them: shown once, good once, for a day."""

import datetime

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from events.actions import Refused, make_staff_code, person_of_code, register
from events.models import StaffCode
from tests.factories.events import a_circle, circles_page

pytestmark = pytest.mark.django_db


def test_the_account_page_leads_to_a_code(client, learner):
    client.force_login(learner)

    assert reverse("events:staff_code") in client.get(reverse("accounts:profile")).content.decode()


def test_the_code_is_shown_once_and_only_its_digest_kept(client, learner):
    client.force_login(learner)

    response = client.post(reverse("events:staff_code"), follow=True)
    code = response.context["code"]

    assert code in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    again = client.get(reverse("events:staff_code"))
    assert again.status_code == 302
    assert person_of_code(code) == learner
    assert code not in client.get(reverse("accounts:profile")).content.decode()
    assert code.replace("-", "") not in str(StaffCode.objects.values().get())


def test_it_names_its_person_once(learner):
    code = make_staff_code(learner)

    assert person_of_code(code) == learner
    with pytest.raises(Refused):
        person_of_code(code)


@pytest.mark.parametrize("typed", [str.lower, lambda code: code.replace("-", " "), str.strip])
def test_it_may_be_typed_in_any_way(learner, typed):
    assert person_of_code(typed(make_staff_code(learner))) == learner


def test_it_lasts_a_day(learner):
    code = make_staff_code(learner)
    StaffCode.objects.update(expires_at=timezone.now() - datetime.timedelta(seconds=1))

    with pytest.raises(Refused):
        person_of_code(code)


def test_a_new_code_ends_the_one_before(learner):
    old, new = make_staff_code(learner), make_staff_code(learner)

    with pytest.raises(Refused):
        person_of_code(old)
    assert person_of_code(new) == learner


def test_it_is_not_used_up_when_what_it_was_for_fails(learner):
    code = make_staff_code(learner)

    with transaction.atomic():
        person_of_code(code)
        transaction.set_rollback(True)

    assert person_of_code(code) == learner


@pytest.mark.parametrize("typed", ["", "x", "\0", "A" * 10**6, "é" * 12, "'; DROP TABLE"])
def test_what_is_no_code_is_refused_in_words(learner, typed):
    make_staff_code(learner)

    with pytest.raises(Refused, match="good"):
        person_of_code(typed)


@pytest.mark.parametrize(("chosen", "shown"), [("", "A participant"), ("Sam", "Sam")])
def test_who_is_added_is_not_called_by_their_full_name(site_root, learner, editor, chosen, shown):
    learner.display_name = chosen
    learner.save()

    added = register(learner, a_circle(circles_page()), form_key="k", by=editor)

    assert added.display_name == shown
