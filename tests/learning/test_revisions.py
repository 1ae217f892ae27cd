"""From an enrollment or a certificate registrars open the text the learner had, beside today's."""

import html
import json

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Revision

from learning import actions
from learning.models import Certificate, Enrollment, ModulePage, ModuleProgress, SeriesPlan
from tests.factories.content import image
from tests.factories.learning import (
    QUICK_CHECK,
    REFLECTION,
    WORDS,
    a_catalogue,
    a_module,
    a_series,
    modules_of,
    published,
)
from tests.factories.playback import a_recording, watching

pytestmark = pytest.mark.django_db


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


def rewritten(module, **fields):
    """The module, published once more with other words."""
    body = fields.pop("body", None)
    page = ModulePage.objects.get(pk=module.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    if body is not None:
        page.body = ModulePage.body.field.to_python(body)
    page.save_revision().publish()
    return ModulePage.objects.get(pk=module.pk)


def below(record, module=None):
    kind = "enrollments" if isinstance(record, Enrollment) else "certificates"
    part = f"modules/{module.pk}/" if module else ""
    return f"/admin/learning/{kind}/{record.pk}/{part}as-then/"


def seen(client, url):
    answer = client.get(url)
    assert answer.status_code == 200, url
    return html.unescape(answer.content.decode())


# ------------------------------------------------------------------ the text they had


def test_a_completed_module_is_shown_as_it_was_completed(desk, learner, series, enrollment):
    module = modules_of(series)[0]
    actions.continue_module(learner, module)
    rewritten(module, title="Renamed", minutes=25, body=[REFLECTION])

    page = seen(desk, below(enrollment, module))
    then, today = (seen(desk, below(enrollment, module) + side) for side in ("then/", "today/"))

    assert "The day it was completed." in page
    assert "Title: “Allyship, module 1” then, “Renamed” now." in page
    assert "Minutes: 10 then, 25 now." in page
    assert "Blocks added since: Reflection." in page
    assert "Blocks taken out since: Text." in page
    assert "Listen before you answer." in then
    assert "Allyship, module 1" in then
    assert "Renamed" not in then
    assert "Renamed" in today
    assert "Listen before you answer." not in today


def test_a_module_never_completed_is_shown_as_the_plan_has_it(
    desk, series, enrollment, django_capture_on_commit_callbacks
):
    module = modules_of(series)[1]
    with django_capture_on_commit_callbacks(execute=True):
        rewritten(module, title="Renamed")

    page = seen(desk, below(enrollment, module))

    assert "Version 1 of the plan." in page
    assert "Renamed" not in seen(desk, below(enrollment, module) + "then/")


def test_a_rule_is_told_then_and_now(desk, learner, series, enrollment):
    module = modules_of(series)[0]
    actions.continue_module(learner, module)
    rewritten(module, needs_marked_done=True)

    page = seen(desk, below(enrollment, module))

    assert "Then: Complete when you press Continue at the end." in page
    assert "Now: Complete when you mark it as done and press Continue at the end." in page


def test_blocks_that_were_mended_or_moved_are_neither_gone_nor_new(desk, learner, series):
    module = a_module(series, "Two parts", body=[WORDS, REFLECTION])
    enrollment = actions.enroll(learner, series, certificate_name="Z")
    actions.continue_module(learner, module)
    words, prompt = module.body.get_prep_value()
    prompt["value"]["prompt"] = "What did you try?"
    rewritten(module, body=json.dumps([prompt, words]))

    page = seen(desk, below(enrollment, module))

    assert "Blocks changed since: Reflection." in page
    assert "The blocks stand in another order." in page
    assert "Blocks added" not in page
    assert "Blocks taken out" not in page


def test_what_the_editor_adds_by_itself_is_no_change(desk, learner, series):
    two_lines = "I read it.\nI tried it."
    module = a_module(series, "Two parts", body=[WORDS, REFLECTION], attestation=two_lines)
    enrollment = actions.enroll(learner, series, certificate_name="Z")
    actions.continue_module(learner, module)
    words, prompt = module.body.get_prep_value()
    words["value"] = words["value"].replace("<p>", '<p data-block-key="k3y">')
    rewritten(module, body=json.dumps([words, prompt]), attestation=two_lines.replace("\n", "\r\n"))

    page = seen(desk, below(enrollment, module))

    assert "Blocks changed since" not in page
    assert "the words have changed" not in page


def test_an_unchanged_module_is_said_to_be_the_same(desk, learner, series, enrollment):
    module = modules_of(series)[0]
    actions.continue_module(learner, module)

    assert "Nothing: today’s text and rules are the same." in seen(desk, below(enrollment, module))


def test_a_series_is_shown_with_the_modules_of_its_plan(
    desk, series, certificate, django_capture_on_commit_callbacks
):
    enrollment = certificate.enrollment
    first, second = modules_of(series)
    with django_capture_on_commit_callbacks(execute=True):
        a_module(series, "Added later")
        rewritten(first, title="Renamed")
        second.unpublish()

    page = seen(desk, below(enrollment))
    then = seen(desk, below(enrollment) + "then/")

    assert "Modules added since: “Added later”." in page
    assert "Modules taken out since: “Allyship, module 2”." in page
    assert below(enrollment, first) in page
    assert "Allyship, module 1" in then
    assert "Added later" not in then
    assert "Added later" in seen(desk, below(enrollment) + "today/")


def test_a_certificate_leads_to_the_series_and_the_modules_it_stands_for(desk, series, certificate):
    first = modules_of(series)[0]
    rewritten(first, title="Renamed", body=[REFLECTION])

    page = seen(desk, f"/admin/learning/certificates/inspect/{certificate.pk}/")
    assert below(certificate) in page
    assert below(certificate, first) in seen(desk, below(certificate))
    assert "Listen before you answer." in seen(desk, below(certificate, first) + "then/")
    assert "The day it was completed." in seen(desk, below(certificate, first))


def test_each_module_of_an_enrollment_leads_to_its_text(desk, learner, series, enrollment):
    page = seen(desk, f"/admin/learning/enrollments/inspect/{enrollment.pk}/")

    assert below(enrollment) in page
    for module in modules_of(series):
        assert below(enrollment, module) in page


# ------------------------------------------------------------------ whatever happened since


def test_a_module_that_left_is_still_shown(
    desk, learner, series, enrollment, django_capture_on_commit_callbacks
):
    module = modules_of(series)[0]
    actions.continue_module(learner, module)
    with django_capture_on_commit_callbacks(execute=True):
        module.unpublish()

    page = seen(desk, below(enrollment, module))

    assert "Today it isn’t published" in page
    assert page.count("<iframe") == 1
    assert "Listen before you answer." in seen(desk, below(enrollment, module) + "then/")
    assert desk.get(below(enrollment, module) + "today/").status_code == 404


def test_a_draft_is_shown_to_no_registrar(desk, learner, series, enrollment):
    module = modules_of(series)[0]
    actions.continue_module(learner, module)
    page = ModulePage.objects.get(pk=module.pk)
    page.title = "Not out yet"
    page.save_revision()

    for url in ("", "then/", "today/"):
        assert "Not out yet" not in seen(desk, below(enrollment, module) + url)


def test_a_module_that_moved_is_said_to_be_elsewhere(desk, learner, series, enrollment):
    module = modules_of(series)[0]
    actions.continue_module(learner, module)
    other = a_series(modules=1, title="Elsewhere")
    module.refresh_from_db()
    module.move(other, "last-child")

    page = seen(desk, below(enrollment, module))

    assert "Today it stands in another series: “Elsewhere”." in page
    assert "Listen before you answer." in seen(desk, below(enrollment, module) + "then/")


def test_blocks_and_pictures_that_are_gone_are_left_out(desk, learner, series):
    picture = image()
    body = [
        WORDS,
        {
            "type": "image",
            "value": {"image": {"image": picture.pk, "alt_text": "A"}, "caption": ""},
        },
    ]
    module = a_module(series, "Rich", body=body)
    enrollment = actions.enroll(learner, series, certificate_name="Z")
    actions.continue_module(learner, module)
    revision = ModuleProgress.objects.get(module=module).revision
    stored = json.loads(revision.content["body"])
    gone = {"type": "recording", "value": {"recording": 987654, "caption": "Gone"}, "id": "y"}
    unknown = {"type": "no_longer", "value": 1, "id": "x"}
    revision.content["body"] = json.dumps([*stored, unknown, gone])
    revision.content["image"] = picture.pk
    revision.save()
    picture.delete()

    page = seen(desk, below(enrollment, module))
    then = seen(desk, below(enrollment, module) + "then/")

    assert "As it was on" in page
    assert "Listen before you answer." in then
    assert "A recording stood here. It was deleted." in then


def test_a_recording_plays_without_any_script(desk, learner, series):
    module = watching(series, a_recording(title="A talk"))
    enrollment = actions.enroll(learner, series, certificate_name="Z")

    for side in ("then/", "today/"):
        page = seen(desk, below(enrollment, module) + side)
        assert "<audio controls" in page
        assert "A talk" in page
        assert "<script" not in page
        assert "data-playback" not in page


# ------------------------------------------------------------------ words only


def test_no_answers_of_anybody_and_no_right_ones_are_shown(desk, learner, series):
    module = a_module(series, "Deep", body=[WORDS, QUICK_CHECK, REFLECTION], pass_mark=50)
    enrollment = actions.enroll(learner, series, certificate_name="Z")
    asked = module.quick_check.asked
    question = asked.questions[0]
    actions.answer_quick_check(
        learner, module, asked=asked, answers={question.id: [question.choices[0].id]}, form_key="k"
    )
    prompt = next(block for block in module.body if block.block_type == "reflection")
    actions.write_reflection(learner, module, block_id=prompt.id, text="My own secret words")
    actions.continue_module(learner, module)

    for url in ("", "then/", "today/"):
        page = seen(desk, below(enrollment, module) + url)
        assert "secret words" not in page
        assert "The talking piece gives the turn." not in page
        assert "Look once more." not in page
        assert "data-right" not in page
    assert "Who may speak next?" in seen(desk, below(enrollment, module) + "then/")
    assert "What will you try?" in seen(desk, below(enrollment, module) + "then/")


def test_what_is_shown_is_kept_by_nobody_and_sends_nothing(desk, series, certificate):
    module = modules_of(series)[0]
    for record in (certificate, certificate.enrollment):
        for which in (None, module):
            for side in ("", "then/", "today/"):
                answer = desk.get(below(record, which) + side)
                assert "private, no-store" in answer["Cache-Control"]
                assert "noindex" in answer["X-Robots-Tag"]
                if side:
                    policy = answer["Content-Security-Policy"]
                    assert "script-src 'none'" in policy
                    assert "form-action 'none'" in policy
                    assert "<form" not in answer.content.decode()
                    assert "<script" not in answer.content.decode()


def test_nobody_without_the_right_to_the_record_sees_its_text(
    client, learner, editor, moderator, series, certificate
):
    module = modules_of(series)[0]
    for person in (learner, editor, moderator):
        client.force_login(person)
        for record in (certificate, certificate.enrollment):
            for which in (None, module):
                for side in ("", "then/", "today/"):
                    assert client.get(below(record, which) + side).status_code in (302, 403)


def test_what_does_not_belong_together_is_not_found(desk, learner, series, certificate):
    other = a_series(modules=1, title="Other")
    foreign = modules_of(other)[0]
    draft = a_module(series, "Draft")
    draft.unpublish()
    enrollment = certificate.enrollment

    for url in (
        below(enrollment, foreign),
        below(certificate, foreign),
        below(certificate, draft),
        below(enrollment, modules_of(series)[0]) + "tomorrow/",
        "/admin/learning/enrollments/999999/as-then/",
        f"/admin/learning/enrollments/{enrollment.pk}/modules/{2**63}/as-then/",
        f"/admin/learning/certificates/{certificate.pk}/modules/{2**63}/as-then/",
        f"/admin/learning/certificates/{2**63}/as-then/",
    ):
        assert desk.get(url).status_code == 404, url
        assert desk.get(f"{url}then/").status_code == 404, url


def test_a_page_whose_text_was_never_kept_has_no_link(desk, learner):
    series = a_catalogue().add_child(
        instance=type(a_series(modules=0, title="Model"))(title="By hand", slug="by-hand")
    )
    body = ModulePage.body.field.to_python([WORDS])
    series.add_child(instance=ModulePage(title="Bare", slug="bare", body=body))
    enrollment = actions.enroll(learner, series, certificate_name="Z")

    page = seen(desk, f"/admin/learning/enrollments/inspect/{enrollment.pk}/")

    assert "As they had it" not in page
    assert desk.get(below(enrollment)).status_code == 404
    assert desk.get(below(enrollment, modules_of(series)[0])).status_code == 404


def test_queries_do_not_grow_with_the_modules(desk, learner):
    found = []
    for count in (3, 30):
        series = a_series(modules=count, title=f"Of {count}")
        enrollment = actions.enroll(learner, series, certificate_name="Z")
        first = modules_of(series)[0]
        actions.continue_module(learner, first)
        urls = [f"/admin/learning/enrollments/inspect/{enrollment.pk}/"]
        for side in ("", "then/", "today/"):
            urls += [below(enrollment) + side, below(enrollment, first) + side]
        for url in urls:
            desk.get(url)
            with CaptureQueriesContext(connection) as queries:
                assert desk.get(url).status_code == 200
            found.append(len(queries))

    assert found[:7] == found[7:]


# ------------------------------------------------------------------ purging revisions


def edited_often(page):
    """Ten more drafts, the last of them published."""
    for number in range(10):
        page = type(page).objects.get(pk=page.pk)
        page.title = f"{page.title} {number}"
        revision = page.save_revision()
    revision.publish()


def test_what_a_record_points_at_outlives_purging(desk, series, certificate, capsys):
    first = modules_of(series)[0]
    held = {
        *SeriesPlan.objects.values_list("revision", flat=True),
        *ModuleProgress.objects.values_list("revision", flat=True),
        *SeriesPlan.objects.values_list("modules__revision", flat=True),
    }
    edited_often(first)
    edited_often(series)
    before = Revision.objects.count()

    call_command("purge_revisions", days=0)

    left = set(Revision.objects.values_list("pk", flat=True))
    said = capsys.readouterr().out
    assert held <= left
    assert before - len(left) >= 18
    assert f"Successfully deleted {before - len(left)} revisions" in said
    assert f"Ignored {2} revisions because one or more protected relations exist" in said
    assert "Allyship, module 1" in seen(desk, below(certificate, first) + "then/")
    assert "Listen before you answer." in seen(desk, below(certificate, first) + "then/")
    assert "As it was on" in seen(desk, below(certificate))


def test_what_no_record_points_at_is_purged():
    page = published(a_catalogue(), type(a_series(modules=0))(title="Nobody’s"))
    SeriesPlan.objects.all().delete()
    first = page.latest_revision
    edited_often(page)

    call_command("purge_revisions", days=0)

    assert not Revision.objects.filter(pk=first.pk).exists()
