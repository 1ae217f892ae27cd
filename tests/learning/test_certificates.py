"""Certificates: issued once, checked by anyone with the code, changed only by registrars."""

import pytest
from django.core.management import call_command

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
