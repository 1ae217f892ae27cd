"""Certificates: issued once, checked by anyone with the code, changed only by registrars."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts import actions as accounts
from accounts.models import Letter
from learning import actions
from learning.models import Certificate
from tests.factories.learning import a_series, modules_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def certificate(learner):
    series = a_series(modules=1)
    actions.enroll(learner, series, certificate_name="Nguyễn Thị Ánh")
    actions.continue_module(learner, modules_of(series)[0])
    return Certificate.objects.get()


def page(client, certificate):
    return client.get(certificate.url).content.decode()


def test_anyone_with_the_code_can_check_it_and_no_search_engine_keeps_it(client, certificate):
    response = client.get(certificate.url)

    assert "Nguyễn Thị Ánh" in response.content.decode()
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Cache-Control"] == "private, no-store"
    assert "certificate.pdf" not in response.content.decode()


@pytest.mark.parametrize(
    "typed", ["{code}", "{lower}", "{spaced}", " {lower} "], ids=["as is", "lower", "spaced", "sp"]
)
def test_a_code_is_found_however_it_is_typed(client, certificate, typed):
    code = certificate.code
    text = typed.format(code=code, lower=code.lower(), spaced=code.replace("-", " "))

    response = client.get("/certificates/", {"code": text})

    assert response["Location"] == certificate.url


@pytest.mark.parametrize("typed", ["", "AAAA", "0000-0000-0000-0000", "🪑" * 16, "x" * 9_999])
def test_an_unknown_code_is_answered_in_words(client, certificate, typed):
    response = client.get("/certificates/", {"code": typed})

    assert response.status_code == 404
    assert "There is a problem" in response.content.decode()


def test_only_the_holder_and_registrars_get_the_file(
    client, learner, stranger, editor, registrar, certificate
):
    url = certificate.url + "certificate.pdf"
    assert client.get(url).status_code == 404
    for person, status in ((stranger, 404), (editor, 404), (learner, 200), (registrar, 200)):
        client.force_login(person)
        assert client.get(url).status_code == status, person


def test_renaming_person_and_series_changes_nothing_that_was_issued(client, learner, certificate):
    client.force_login(learner)
    before = client.get(certificate.url + "certificate.pdf").content
    row = Certificate.objects.values().get()

    accounts.confirm_certificate_name(learner, "Somebody Else")
    series = certificate.enrollment.series
    series.title = "Another title"
    series.save_revision().publish()

    assert Certificate.objects.values().get() == row
    assert client.get(certificate.url + "certificate.pdf").content == before


def test_a_revoked_certificate_says_so_and_has_no_file(client, learner, registrar, certificate):
    actions.revoke_certificate(certificate, by=registrar, reason="Issued by mistake")

    shown = page(client, certificate)

    assert "Revoked" in shown
    assert "Issued by mistake" not in shown
    client.force_login(learner)
    assert client.get(certificate.url + "certificate.pdf").status_code == 302
    with pytest.raises(actions.Refused):
        actions.revoke_certificate(certificate, by=registrar, reason="Again")
    with pytest.raises(actions.Refused):
        actions.issue_certificate(certificate.enrollment_id)
    call_command("rebuild_progress", "--check")


def test_a_replaced_certificate_leads_to_the_new_one(client, registrar, certificate):
    new = actions.reissue_certificate(
        certificate, by=registrar, reason="Name misspelled", name="Nguyễn Thị Ánh Dương"
    )

    assert new.code != certificate.code
    assert "Nguyễn Thị Ánh Dương" in page(client, new)
    assert new.code in page(client, certificate) or "Replaced" in page(client, certificate)
    assert Certificate.objects.issued().count() == 1
    assert Letter.objects.filter(kind="certificate").count() == 2


@pytest.mark.parametrize("reason", ["", "   "])
def test_nothing_is_revoked_without_a_reason(registrar, certificate, reason):
    with pytest.raises(actions.Refused, match="reason"):
        actions.revoke_certificate(certificate, by=registrar, reason=reason)

    assert Certificate.objects.issued().exists()


def test_an_erased_person_leaves_a_certificate_without_a_name(client, learner, certificate):
    accounts.erase(learner, by=learner)

    shown = page(client, certificate)

    assert "Nguyễn" not in shown
    assert certificate.title in shown
    call_command("rebuild_progress", "--check")


@pytest.mark.parametrize("zone", ["Pacific/Honolulu", "Asia/Tokyo"])
def test_the_day_of_issue_is_the_same_for_every_reader(client, certificate, zone):
    Certificate.objects.update(
        issued_at=datetime(2026, 12, 4, 2, tzinfo=UTC), finished_on="2026-12-01"
    )

    with timezone.override(ZoneInfo(zone)):
        certificate.refresh_from_db()
        assert certificate.issued_on.isoformat() == "2026-12-03"


def test_it_is_never_issued_before_the_day_it_was_finished(certificate):
    Certificate.objects.update(
        issued_at=datetime(2026, 12, 4, 2, tzinfo=UTC), finished_on="2026-12-04"
    )

    certificate.refresh_from_db()

    assert certificate.issued_on.isoformat() == "2026-12-04"


def test_it_counts_a_single_module_in_words(certificate):
    assert certificate.statement == "A learning series: 1 module complete"


def test_the_certificate_of_a_replaced_one_is_the_new_one(registrar, certificate):
    new = actions.reissue_certificate(certificate, by=registrar, reason="Typo", name="Ánh")

    assert actions.issue_certificate(certificate.enrollment_id) == new


def test_a_name_given_on_the_profile_leaves_a_way_to_the_certificate(client, learner):
    series = a_series(modules=1)
    actions.enroll(learner, series)
    actions.continue_module(learner, modules_of(series)[0])
    accounts.update_profile(learner, institution=None, certificate_name="Ánh O’Neill")
    client.force_login(learner)

    for address in (series.url, "/my-learning/"):
        shown = client.get(address).content.decode()
        assert "Issue my certificate" in shown
        assert 'value="Ánh O’Neill"' in shown


def test_a_name_given_in_another_series_issues_what_waited_for_it(learner):
    series, other = a_series(modules=1), a_series(modules=1, title="Another")
    actions.enroll(learner, series)
    actions.continue_module(learner, modules_of(series)[0])

    actions.enroll(learner, other, certificate_name="Ánh")

    assert Certificate.objects.get().title == series.title
