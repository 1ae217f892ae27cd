"""A certificate of a run has no enrollment: it is checked, read, corrected and erased like any other."""

import datetime
import json

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.urls import reverse
from django.utils import timezone

from accounts import actions as accounts
from accounts import privacy
from accounts.models import Letter
from events.models import Membership
from learning.models import Certificate
from tests.factories.cohorts import a_certificate, a_cohort, a_member

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def today():
    return timezone.localdate(timezone=datetime.timezone(datetime.timedelta(hours=-5)))


@pytest.fixture
def certificate(learner):
    accounts.confirm_certificate_name(learner, "Lea Learner")
    page = a_cohort()
    member = a_member(page, learner)
    issued = a_certificate(page, learner, valid_until=today() + DAY)
    Membership.objects.filter(pk=member.pk).update(
        status="finished", finished_at=timezone.now(), certificate=issued
    )
    return issued


def until(certificate, day):
    Certificate.objects.filter(pk=certificate.pk).update(valid_until=day)


def text_of(client, address):
    return " ".join(client.get(address).content.decode().split())


def test_anyone_reads_until_when_it_is_valid(client, certificate):
    until(certificate, datetime.date(2090, 3, 4))

    text = text_of(client, certificate.url)

    assert "Valid until" in text
    assert "4 March 2090" in text
    assert "No longer valid" not in text


def test_on_its_last_day_it_holds(client, certificate):
    until(certificate, today())

    assert "No longer valid" not in text_of(client, certificate.url)


def test_after_it_the_page_says_since_when_it_no_longer_is(client, certificate):
    until(certificate, datetime.date(2024, 2, 29))

    text = text_of(client, certificate.url)

    assert "No longer valid since" in text
    assert "1 March 2024" in text
    assert 'data-tone="go"' not in text


def test_revoked_reads_revoked_also_once_its_day_has_passed(client, certificate):
    until(certificate, datetime.date(2024, 2, 29))
    Certificate.objects.update(status="revoked", ended_at=timezone.now())

    text = text_of(client, certificate.url)

    assert "Revoked" in text
    assert "No longer valid since" not in text


@pytest.mark.parametrize(
    ("day", "words"), [(today() + DAY, "Valid until"), (today() - DAY, "No longer valid since")]
)
def test_my_learning_shows_it(client, learner, certificate, day, words):
    until(certificate, day)
    client.force_login(learner)

    text = text_of(client, reverse("home:my_learning"))

    assert certificate.title in text
    assert certificate.url in text
    assert words in text


def test_my_learning_asks_for_the_name_that_the_certificate_waits_for(client, learner):
    member = a_member(a_cohort(), learner)
    Membership.objects.filter(pk=member.pk).update(status="finished", finished_at=timezone.now())
    client.force_login(learner)

    assert reverse("learning:confirm_name") in text_of(client, reverse("home:my_learning"))


def test_its_holder_and_registrars_get_the_file_and_nobody_else(
    client, learner, stranger, registrar, certificate
):
    url = reverse("learning:certificate_pdf", args=[certificate.code])
    for person, status in ((learner, 200), (registrar, 200), (stranger, 404)):
        client.force_login(person)
        assert client.get(url).status_code == status


def test_registrars_find_it_by_its_run_and_read_how_it_stands(client, registrar, certificate):
    until(certificate, today() - DAY)
    client.force_login(registrar)

    found = text_of(client, reverse("learning_certificates:index") + f"?page={certificate.page_id}")
    shown = text_of(client, reverse("learning_certificates:inspect", args=[certificate.pk]))

    assert certificate.code in found
    assert "No longer valid" in found
    assert "No longer valid" in shown


def test_a_registrar_revokes_it(client, registrar, certificate):
    client.force_login(registrar)

    client.post(
        reverse("learning_admin:revoke", args=[certificate.pk]), {"reason": "Issued by mistake"}
    )

    certificate.refresh_from_db()
    assert certificate.status == Certificate.Status.REVOKED


def test_a_registrar_replaces_it_with_another_name(client, registrar, certificate):
    client.force_login(registrar)

    client.post(
        reverse("learning_admin:reissue", args=[certificate.pk]),
        {"reason": "Married", "name": "Lea Newname"},
    )

    new = Certificate.objects.issued().get()
    assert new.name == "Lea Newname"
    assert (new.enrollment, new.valid_until, new.page_id) == (
        None, certificate.valid_until, certificate.page_id,
    )  # fmt: skip
    assert new.url in text_of(client, certificate.url)
    assert Letter.objects.filter(dedupe_key=f"certificate:{new.pk}").exists()


def test_it_is_exported_and_erased(client, learner, certificate):
    told = json.dumps(privacy.export(learner), cls=DjangoJSONEncoder)
    assert certificate.code in told
    assert str(certificate.valid_until) in told

    accounts.erase(learner, by=learner)

    text = text_of(client, certificate.url)
    assert "account was erased" in text
    assert "Lea Learner" not in text
    assert "Valid until" in text
