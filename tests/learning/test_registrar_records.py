"""Registrars find and read every record of learning. Nobody edits one, not even a superuser."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ReferenceIndex

from accounts.groups import ADMINISTRATORS, EDITORS
from accounts.models import User
from learning import actions
from learning.models import Certificate, Enrollment
from tests.factories.learning import QUICK_CHECK, REFLECTION, WORDS, a_module, a_series, modules_of

pytestmark = pytest.mark.django_db

LISTS = ("/admin/learning/enrollments/", "/admin/learning/certificates/")


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


def test_the_list_says_who_is_how_far(desk, enrollment, learner, series):
    actions.continue_module(learner, modules_of(series)[0])

    page = desk.get(LISTS[0]).content.decode()

    for words in (
        "Learner Example",
        "learner@example.org",
        "Allyship",
        "1 of 2",
        "In progress",
        f"/admin/learning/enrollments/inspect/{enrollment.pk}/",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("query", "is_found"), [("exam", True), ("LEARNER@", True), ("Nobody", False)]
)
def test_people_are_found_by_name_or_address(desk, enrollment, query, is_found):
    page = desk.get(LISTS[0], {"q": query}).content.decode()

    assert ("learner@example.org" in page) is is_found


@pytest.mark.parametrize("query", ["zoë", "learner@", "-"])
def test_certificates_are_found_by_code_name_or_address(desk, certificate, query):
    page = desk.get(LISTS[1], {"q": query}).content.decode()
    by_code = desk.get(LISTS[1], {"q": certificate.code.lower()}).content.decode()

    assert certificate.code in page
    assert certificate.code in by_code
    assert "No certificates" in desk.get(LISTS[1], {"q": "Nobody"}).content.decode()


def test_lists_are_narrowed_down(desk, certificate, series):
    other = a_series(modules=1, title="Other")
    enrolled = {"series": series.pk, "status": "completed", "enrolled_at_from": "2020-01-01"}

    assert "learner@example.org" in desk.get(LISTS[0], enrolled).content.decode()
    for other_than in (
        {"series": other.pk},
        {"status": "withdrawn"},
        {"enrolled_at_to": "2020-01-01"},
    ):
        assert "learner@example.org" not in desk.get(LISTS[0], other_than).content.decode()
    assert certificate.code in desk.get(LISTS[1], {"page": series.pk}).content.decode()
    for other_than in ({"page": other.pk}, {"status": "revoked"}, {"issued_at_to": "2020-01-01"}):
        assert certificate.code not in desk.get(LISTS[1], other_than).content.decode()


@pytest.mark.parametrize("query", ["%", "' OR 1=1", "x" * 5000, "🎓"])
def test_strange_searches_are_answered(desk, certificate, query):
    for url in LISTS:
        assert desk.get(url, {"q": query, "ordering": query, "series": query}).status_code == 200


def test_numbers_too_large_for_the_database_are_answered(desk, certificate):
    too_large = 2**63

    for url, name in zip(LISTS, ("series", "page"), strict=True):
        assert desk.get(url, {name: too_large}).status_code == 200


def test_an_enrollment_tells_its_whole_story(desk, certificate, enrollment, registrar):
    actions.revoke_certificate(certificate, by=registrar, reason="Sent to the wrong person")

    page = desk.get(f"/admin/learning/enrollments/inspect/{enrollment.pk}/").content.decode()

    for words in (
        "Allyship, module 1",
        "2 of 2",
        "The learner",
        "Completed the series",
        "Certificate revoked",
        "Sent to the wrong person",
        "Registrar Example",
        certificate.code,
    ):
        assert words in page


def test_modules_that_left_the_series_stay_in_the_story(
    desk, learner, series, enrollment, django_capture_on_commit_callbacks
):
    first = modules_of(series)[0]
    actions.continue_module(learner, first)
    with django_capture_on_commit_callbacks(execute=True):
        first.unpublish()

    page = desk.get(f"/admin/learning/enrollments/inspect/{enrollment.pk}/").content.decode()

    assert "No longer in the series" in page
    assert "Moved to a new plan" in page


def test_what_a_learner_wrote_and_answered_is_shown_to_no_registrar(desk, learner):
    series = a_series(modules=0, title="Deep")
    module = a_module(series, "Deeper", body=[WORDS, QUICK_CHECK, REFLECTION], pass_mark=50)
    enrollment = actions.enroll(learner, series)
    asked = module.quick_check.asked
    question = asked.questions[0]
    actions.answer_quick_check(
        learner, module, asked=asked, answers={question.id: [question.choices[0].id]}, form_key="k"
    )
    block = next(block for block in module.body if block.block_type == "reflection")
    actions.write_reflection(learner, module, block_id=block.id, text="My own secret words")

    page = desk.get(f"/admin/learning/enrollments/inspect/{enrollment.pk}/").content.decode()

    assert "100%" in page
    assert "secret words" not in page
    assert "talking piece" not in page


def test_a_certificate_says_what_is_printed_and_how_it_stands(desk, certificate, registrar):
    new = actions.reissue_certificate(certificate, by=registrar, reason="Typo", name="Zoe O’Neill")

    old_page = desk.get(f"/admin/learning/certificates/inspect/{certificate.pk}/").content.decode()
    new_page = desk.get(f"/admin/learning/certificates/inspect/{new.pk}/").content.decode()

    assert "Replaced by a newer one" in old_page
    assert "Typo" in old_page
    assert new.code in old_page
    assert "/revoke/" not in old_page
    assert certificate.code in new_page
    assert "/revoke/" in new_page


@pytest.mark.parametrize("role", ["registrar", "superuser"])
@pytest.mark.parametrize("kind", ["enrollments", "certificates"])
@pytest.mark.parametrize(
    "way", ["new/", "edit/{}/", "delete/{}/", "history/{}/", "usage/{}/", "copy/{}/"]
)
def test_no_record_is_edited_by_anybody(request, client, certificate, role, kind, way):
    person = (
        User.objects.create_superuser("super@example.org", "x", full_name="Super")
        if role == "superuser"
        else request.getfixturevalue("registrar")
    )
    client.force_login(person)
    record = certificate if kind == "certificates" else certificate.enrollment
    before = list(type(record).objects.values())
    url = f"/admin/learning/{kind}/{way.format(record.pk)}"

    for response in (client.get(url), client.post(url, {"status": "revoked"})):
        assert response.status_code == 404 or response.url == "/admin/", response
    assert list(type(record).objects.values()) == before


def test_lists_and_records_offer_no_way_to_edit(client, certificate):
    client.force_login(User.objects.create_superuser("super@example.org", "x"))
    for kind, pk in (("enrollments", certificate.enrollment_id), ("certificates", certificate.pk)):
        for url in (f"/admin/learning/{kind}/", f"/admin/learning/{kind}/inspect/{pk}/"):
            page = client.get(url).content.decode()
            for way in ("new", "edit", "delete", "copy", "history", "usage"):
                assert f"/admin/learning/{kind}/{way}/" not in page


def test_editors_see_no_records_and_administrators_only_look(client, editor, certificate):
    client.force_login(editor)
    menu = client.get("/admin/").content.decode()
    assert "/admin/learning/" not in menu
    assert client.get(LISTS[0]).url == "/admin/"

    keeper = User.objects.create_user("keeper@example.org", "x")
    keeper.groups.add(Group.objects.get(name=ADMINISTRATORS))
    client.force_login(keeper)
    page = client.get(f"/admin/learning/enrollments/inspect/{certificate.enrollment_id}/")
    assert page.status_code == 200
    assert "take-back" not in page.content.decode()
    assert "Enroll someone" not in client.get(LISTS[0]).content.decode()


def test_registrars_have_their_corner_of_the_menu_and_no_pages(desk):
    menu = desk.get("/admin/").content.decode()

    assert "/admin/learning/enrollments/" in menu
    assert desk.get("/admin/pages/").status_code == 302


def test_the_group_screen_offers_only_rights_that_mean_something(client):
    client.force_login(User.objects.create_superuser("super@example.org", "x"))
    group = Group.objects.get(name=EDITORS)

    page = client.get(f"/admin/groups/edit/{group.pk}/").content.decode()

    assert "Can view enrollment" in page or "enrollment" in page.lower()
    assert "Can delete enrollment" not in page
    assert "Can add certificate" not in page


def test_records_are_not_in_the_index_of_references():
    assert not {Enrollment, Certificate} & ReferenceIndex.tracked_models


@pytest.mark.parametrize("url", LISTS)
def test_a_list_takes_the_same_number_of_queries_with_1_and_50_rows(desk, series, certificate, url):
    desk.get(url)
    with CaptureQueriesContext(
        connection,
    ) as with_one:
        desk.get(url)
    for number in range(49):
        person = User.objects.create_user(
            f"n{number}@example.org", "x", full_name=f"Learner {number}"
        )
        actions.enroll(person, series, certificate_name=person.full_name)
        for module in modules_of(series):
            actions.continue_module(person, module)

    with CaptureQueriesContext(connection) as with_fifty:
        page = desk.get(url).content.decode()

    assert page.count("/inspect/") >= 50
    assert len(with_fifty) == len(with_one) <= 25
