"""The last module completes the series and brings the certificate."""

import pytest
from django.core import mail
from django.core.management import call_command

from accounts.models import Letter
from learning import actions
from learning.models import Certificate, Enrollment, LearningEvent
from tests.factories.learning import a_series, modules_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def series(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return a_series(modules=3)


def test_the_last_module_completes_the_series_and_issues_one_certificate(
    learner, series, django_capture_on_commit_callbacks
):
    enrollment = actions.enroll(learner, series, certificate_name="Zoë  O’Neill")

    with django_capture_on_commit_callbacks(execute=True):
        for module in modules_of(series):
            actions.continue_module(learner, module)
            actions.continue_module(learner, module)

    enrollment.refresh_from_db()
    certificate = Certificate.objects.get()
    assert enrollment.status == Enrollment.Status.COMPLETED
    assert (enrollment.required_done, enrollment.required_total) == (3, 3)
    assert certificate.name == "Zoë O’Neill"
    assert certificate.title == "A series"
    assert Letter.objects.filter(kind="certificate").count() == 1
    assert len([m for m in mail.outbox if certificate.code in m.body]) == 1
    call_command("rebuild_progress", "--check")


def test_without_a_confirmed_name_the_certificate_waits_for_it(learner, series):
    enrollment = actions.enroll(learner, series)
    for module in modules_of(series):
        actions.continue_module(learner, module)
    assert not Certificate.objects.exists()

    issued = actions.confirm_certificate_name(learner, "Learner Example")

    assert [c.enrollment_id for c in issued] == [enrollment.pk]
    assert actions.confirm_certificate_name(learner, "Learner Example") == []


def test_nobody_works_in_a_series_they_did_not_enroll_in(stranger, series):
    with pytest.raises(actions.Refused):
        actions.continue_module(stranger, modules_of(series)[0])

    assert not LearningEvent.objects.exists()


def test_pages_answer_to_everyone(client, learner, series):
    module = modules_of(series)[0]
    for url in ("/learn/", series.url, module.url, "/certificates/"):
        assert client.get(url).status_code == 200, url
    client.force_login(learner)
    response = client.post(
        f"/learning/series/{series.pk}/enroll/", {"certificate_name": "Learner Example"}
    )
    assert response.status_code == 302
    for one in modules_of(series):
        assert client.get(one.url).status_code == 200
        assert client.post(f"/learning/modules/{one.pk}/continue/").status_code == 302
    assert client.get(series.url).status_code == 200
    assert client.get("/learn/").status_code == 200
    certificate = Certificate.objects.get()
    assert client.get(certificate.url).status_code == 200
    response = client.get(certificate.url + "certificate.pdf")
    assert response.content[:5] == b"%PDF-"
