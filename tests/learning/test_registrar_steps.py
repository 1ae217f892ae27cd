"""What registrars correct: each step asks for a reason, goes through an action and is kept."""

import pytest
from django.core.management import call_command

from accounts.models import Letter, User
from learning import actions
from learning.models import Certificate, Enrollment, LearningEvent, ModuleProgress
from tests.factories.learning import a_module, a_series, modules_of

pytestmark = pytest.mark.django_db

WHY = "She finished it in the room, on paper"


@pytest.fixture
def series():
    return a_series(modules=2, title="Allyship")


@pytest.fixture
def enrollment(learner, series):
    return actions.enroll(learner, series, certificate_name="Zoë O’Neill")


@pytest.fixture
def certificate(enrollment, learner, series):
    for module in modules_of(series):
        actions.continue_module(learner, module)
    return Certificate.objects.get()


@pytest.fixture
def desk(client, registrar):
    client.force_login(registrar)
    return client


def step(record, name, module=None):
    kind = "certificates" if isinstance(record, Certificate) else "enrollments"
    below = f"modules/{module.pk}/" if module else ""
    return f"/admin/learning/{kind}/{record.pk}/{below}{name}/"


def last_event():
    return LearningEvent.objects.order_by("pk").last()


def test_the_last_module_marked_complete_finishes_the_series(desk, registrar, enrollment, series):
    for module in modules_of(series):
        page = desk.get(step(enrollment, "complete", module)).content.decode()
        assert module.title in page
        assert "Learner Example" in page

        answer = desk.post(step(enrollment, "complete", module), {"reason": WHY}, follow=True)

        assert "The module counts as complete." in answer.content.decode()
        assert WHY in answer.content.decode()
    enrollment.refresh_from_db()
    assert enrollment.is_completed
    assert Certificate.objects.get().name == "Zoë O’Neill"
    progress = ModuleProgress.objects.all()
    assert {(each.source, each.actor) for each in progress} == {("staff", registrar)}
    call_command("rebuild_progress", "--check")


def test_a_completion_is_taken_back(desk, enrollment, learner, series):
    module = modules_of(series)[0]
    actions.continue_module(learner, module)

    desk.post(step(enrollment, "take-back", module), {"reason": "Done by somebody else"})

    enrollment.refresh_from_db()
    assert enrollment.required_done == 0
    assert last_event().data["reason"] == "Done by somebody else"
    call_command("rebuild_progress", "--check")


def test_what_a_certificate_certifies_is_not_taken_back(desk, certificate, series):
    module = modules_of(series)[0]
    url = step(certificate.enrollment, "take-back", module)

    answer = desk.post(url, {"reason": WHY})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Revoke the certificate first" in page
    assert WHY in page
    assert ModuleProgress.objects.filter(module=module, completed_at=None).count() == 0


def test_somebody_is_withdrawn_and_enrolled_again_with_what_they_had(
    desk, registrar, enrollment, learner, series
):
    actions.continue_module(learner, modules_of(series)[0])

    desk.post(step(enrollment, "withdraw"), {"reason": "On leave"})

    enrollment.refresh_from_db()
    assert enrollment.status == Enrollment.Status.WITHDRAWN
    assert (last_event().actor, last_event().data["reason"]) == (registrar, "On leave")
    again = {"address": "LEARNER@example.org", "series": series.pk, "reason": "Back from leave"}
    answer = desk.post("/admin/learning/enroll/", again, follow=True)
    new = Enrollment.objects.get(run=2)
    assert (new.source, new.required_done) == ("staff", 1)
    assert "Back from leave" in answer.content.decode()
    assert Letter.objects.filter(kind="welcome", person=learner).count() == 2
    call_command("rebuild_progress", "--check")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"address": "nobody@example.org"}, "Nobody has an active account with this address"),
        ({"address": "not an address"}, "Enter a valid email address"),
        ({"address": ""}, "Enter the person’s e-mail address|Enter the person's e-mail address"),
        ({"series": ""}, "Choose a series."),
        ({"series": "999999"}, "Choose a series that people can enroll in now."),
        ({"reason": ""}, "Please give a reason."),
        ({"reason": "x\0y"}, "Null characters are not allowed"),
        ({"reason": "x" * 1001}, "Please use at most 1000 characters."),
    ],
)
def test_what_is_missing_is_said_next_to_the_field_and_nothing_is_lost(
    desk, learner, series, data, words
):
    good = {"address": learner.email, "series": series.pk, "reason": WHY}

    answer = desk.post("/admin/learning/enroll/", {**good, **data})

    page = answer.content.decode().replace("&#x27;", "'").replace("&#39;", "'")
    assert answer.status_code == 422
    assert any(each in page for each in words.split("|")), page
    assert "reason" in data or WHY in page
    assert "address" in data or learner.email in page
    assert not Enrollment.objects.exists()


def test_who_is_enrolled_already_is_not_enrolled_twice(desk, enrollment, learner, series):
    again = {"address": learner.email, "series": series.pk, "reason": WHY}

    answer = desk.post("/admin/learning/enroll/", again)

    assert "enrolled already" in answer.content.decode()
    assert Enrollment.objects.count() == 1


def test_who_was_erased_is_enrolled_in_nothing(desk, learner, series, registrar):
    User.objects.filter(pk=learner.pk).update(is_active=False)

    answer = desk.post(
        "/admin/learning/enroll/", {"address": learner.email, "series": series.pk, "reason": WHY}
    )

    assert answer.status_code == 422


def test_a_certificate_is_revoked_in_public_and_the_reason_is_not(desk, client, certificate):
    desk.post(step(certificate, "revoke"), {"reason": WHY})

    certificate.refresh_from_db()
    assert (certificate.status, certificate.reason) == ("revoked", WHY)
    client.logout()
    page = client.get(certificate.url).content.decode()
    assert "evoked" in page
    assert WHY not in page


def test_a_certificate_is_replaced_by_one_with_another_name(desk, certificate):
    answer = desk.post(step(certificate, "reissue"), {"reason": "Typo", "name": " Zoe  O’Neill "})

    new = Certificate.objects.issued().get()
    certificate.refresh_from_db()
    assert answer.url == f"/admin/learning/certificates/inspect/{new.pk}/"
    assert (new.name, certificate.name) == ("Zoe O’Neill", "Zoë O’Neill")
    assert certificate.superseded_by == new
    assert new.code != certificate.code
    call_command("rebuild_progress", "--check")


def test_a_certificate_ends_once(desk, certificate):
    desk.post(step(certificate, "revoke"), {"reason": WHY})

    for name in ("revoke", "reissue"):
        answer = desk.post(step(certificate, name), {"reason": WHY})
        assert "already revoked or replaced" in answer.content.decode()
    assert Certificate.objects.count() == 1


@pytest.mark.parametrize("name", ["revoke", "reissue"])
def test_no_certificate_changes_without_a_reason(desk, certificate, name):
    answer = desk.post(step(certificate, name), {"reason": "   ", "name": "Zoe"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Please give a reason." in page
    assert name == "revoke" or 'value="Zoe"' in page
    certificate.refresh_from_db()
    assert certificate.is_valid


def test_a_module_of_another_series_is_not_found(desk, enrollment):
    other = a_series(modules=1, title="Other")

    for name in ("complete", "take-back"):
        url = step(enrollment, name, modules_of(other)[0])
        assert desk.get(url).status_code == 404
        assert desk.post(url, {"reason": WHY}).status_code == 404
    assert not ModuleProgress.objects.exists()


def test_a_module_added_later_is_not_found_before_it_is_in_the_plan(desk, enrollment, series):
    draft = a_module(series, "Not out yet")
    draft.unpublish()

    assert desk.get(step(enrollment, "complete", draft)).status_code == 404


def test_looking_changes_nothing(desk, certificate, enrollment, series):
    events = LearningEvent.objects.count()

    for module in modules_of(series):
        desk.get(step(enrollment, "complete", module))
        desk.get(step(enrollment, "take-back", module))
    for name in ("revoke", "reissue"):
        assert desk.get(step(certificate, name)).status_code == 200
    desk.get(step(enrollment, "withdraw"))

    assert LearningEvent.objects.count() == events


def test_erasing_a_person_takes_what_staff_wrote_about_them(
    certificate, learner, registrar, enrollment
):
    actions.revoke_certificate(certificate, by=registrar, reason="Zoë was ill")
    root = User.objects.create_superuser("super@example.org", "x")

    from accounts.actions import erase

    erase(learner, by=root)

    assert not LearningEvent.objects.filter(data__icontains="Zoë").exists()
    assert not Certificate.objects.filter(reason__contains="Zoë").exists()
    call_command("rebuild_progress", "--check")
