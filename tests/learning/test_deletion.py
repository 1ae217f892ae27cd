"""A page in which people have records is unpublished, never deleted, whichever way it is tried."""

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from learning import actions
from learning.admin.deleting import why_not_delete
from learning.models import (
    Certificate,
    Enrollment,
    ModulePage,
    PolicyChoice,
    SeriesPage,
    SeriesPlan,
)
from tests.factories.learning import QUICK_CHECK, REFLECTION, WORDS, a_module, a_series, modules_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def series(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return a_series(modules=2, title="Allyship")


@pytest.fixture
def enrollment(learner, series):
    return actions.enroll(learner, series, certificate_name="Zoë O’Neill")


@pytest.fixture
def desk(client, administrator):
    """A superuser: everybody else has fewer rights still."""
    client.force_login(administrator)
    return client


@pytest.fixture
def delete(desk, django_capture_on_commit_callbacks):
    """Delete pages in the admin, one or many; what the answer says."""

    def delete(*pages, bulk=False):
        with django_capture_on_commit_callbacks(execute=True):
            if bulk:
                ids = "&".join(f"id={page.pk}" for page in pages)
                answer = desk.post(
                    f"/admin/bulk/wagtailcore/page/delete/?{ids}&next=/admin/pages/", follow=True
                )
            else:
                answer = desk.post(f"/admin/pages/{pages[0].pk}/delete/", follow=True)
        assert answer.status_code == 200
        return answer.content.decode()

    return delete


def is_whole():
    return not any(Page.find_problems())


def refused(words):
    return "can&#x27;t be deleted, because people have records in it" in words


@pytest.mark.parametrize("bulk", [False, True], ids=["single", "bulk"])
@pytest.mark.parametrize("what", ["module", "series", "catalogue", "home"])
def test_what_learners_have_records_in_stays(delete, enrollment, series, what, bulk):
    page = {
        "module": modules_of(series)[0],
        "series": series,
        "catalogue": series.get_parent(),
        "home": series.get_parent().get_parent(),
    }[what]
    pages = Page.objects.count()

    words = delete(page, bulk=bulk)

    assert refused(words)
    assert ("1 enrollment." if what != "module" else "a plan that learners follow.") in words
    assert "Unpublish it instead." in words
    assert Page.objects.count() == pages
    assert SeriesPage.objects.get().live
    assert is_whole()


def test_the_question_itself_is_not_asked(desk, enrollment, series):
    answer = desk.get(f"/admin/pages/{series.pk}/delete/")

    assert answer.status_code == 302
    assert SeriesPlan.objects.exists()


@pytest.mark.parametrize("bulk", [False, True], ids=["single", "bulk"])
def test_a_live_series_nobody_enrolled_in_goes_with_its_plan(delete, series, bulk):
    words = delete(series, bulk=bulk)

    assert not refused(words)
    assert not SeriesPage.objects.exists()
    assert not ModulePage.objects.exists()
    assert not SeriesPlan.objects.exists()
    assert is_whole()


def test_a_live_module_goes_and_the_plan_asks_for_what_is_left(delete, series):
    first, second = modules_of(series)

    delete(first)

    assert list(series.plans.get().modules.values_list("module", flat=True)) == [second.pk]
    assert is_whole()


def test_looking_at_the_question_lets_go_of_nothing(desk, series):
    assert desk.get(f"/admin/pages/{series.pk}/delete/").status_code == 200
    assert SeriesPlan.objects.exists()


def test_a_mistyped_confirmation_lets_go_of_nothing(desk, series):
    address = f"/admin/pages/{series.pk}/delete/"
    plan = SeriesPlan.objects.get()
    PolicyChoice.objects.create(
        token="spent", page=series, plan=plan, policy="move", spent_at=timezone.now()
    )

    answer = desk.post(address, {"confirm_site_name": "Equipp"})

    assert answer.status_code == 200
    assert SeriesPage.objects.exists()
    assert SeriesPlan.objects.exists()
    assert PolicyChoice.objects.exists()

    desk.post(address, {"confirm_site_name": "Equip"})

    assert not SeriesPage.objects.exists()
    assert not PolicyChoice.objects.exists()


def test_many_at_once_are_all_deleted_or_none(delete, enrollment, series):
    other = a_series(modules=1, title="Other")

    words = delete(other, series, bulk=True)

    assert refused(words)
    assert SeriesPage.objects.count() == 2
    assert is_whole()


def test_a_module_added_after_everybody_came_can_still_be_deleted(
    delete, enrollment, series, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        added = a_module(series, "Added by mistake")
    assert refused(delete(added))

    with django_capture_on_commit_callbacks(execute=True):
        added.unpublish()
    words = delete(added)

    assert not refused(words)
    assert not ModulePage.objects.filter(pk=added.pk).exists()
    enrollment.refresh_from_db()
    assert enrollment.required_total == 2
    call_command("rebuild_progress", "--check")
    assert is_whole()


def _enrolled(learner, series):
    pass


def _worked_and_left_the_plan(learner, series):
    """Progress, a try and a reflection in a module that no plan in use asks for."""
    module = modules_of(series)[0]
    actions.continue_module(learner, module)
    asked = module.quick_check.asked
    question = asked.questions[0]
    answers = {question.id: [question.choices[0].id]}
    actions.answer_quick_check(learner, module, asked=asked, answers=answers, form_key="k")
    block = next(block for block in module.body if block.block_type == "reflection")
    actions.write_reflection(learner, module, block_id=block.id, text="Mine")
    module.unpublish()


def _certified(learner, series):
    for module in modules_of(series):
        actions.continue_module(learner, module)


def _withdrew(learner, series):
    actions.withdraw(Enrollment.objects.get(), by=learner)


@pytest.mark.parametrize("story", [_enrolled, _worked_and_left_the_plan, _certified, _withdrew])
def test_every_kind_of_record_holds_its_page(
    delete, learner, story, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        series = a_series(modules=0, title="Deep")
        for title in ("One", "Two"):
            a_module(series, title, body=[WORDS, QUICK_CHECK, REFLECTION])
    actions.enroll(learner, series, certificate_name="Zoë")
    with django_capture_on_commit_callbacks(execute=True):
        story(learner, series)

    for page in (modules_of(series)[0], series):
        assert refused(delete(page)), page
    assert is_whole()


def test_a_certificate_holds_the_plan_it_was_earned_under(
    learner, registrar, series, enrollment, django_capture_on_commit_callbacks
):
    for module in modules_of(series):
        actions.continue_module(learner, module)
    certificate = Certificate.objects.get()
    actions.revoke_certificate(certificate, by=registrar, reason="Somebody else's work")
    actions.correct_progress(
        enrollment, modules_of(series)[0], complete=False, by=registrar, reason="The same"
    )
    with django_capture_on_commit_callbacks(execute=True):
        a_module(series, "New")
    enrollment.refresh_from_db()
    assert enrollment.plan_id != certificate.plan_id

    actions.release_unheld_plans(series)

    assert SeriesPlan.objects.filter(pk=certificate.plan_id).exists()


def test_unpublishing_works_where_deleting_is_refused(desk, enrollment, series, learner, client):
    desk.post(f"/admin/pages/{series.pk}/unpublish/", {"include_descendants": "on"})

    series.refresh_from_db()
    assert not series.live
    client.force_login(learner)
    assert "Allyship" in client.get("/my-learning/").content.decode()


def test_the_page_is_named_in_the_refusal(enrollment, series):
    assert why_not_delete([series]).startswith("“Allyship” can't be deleted")
    assert why_not_delete([series.get_parent()]).startswith("“Learn” can't be deleted")


def test_each_learner_counts_once_however_much_they_did(enrollment, learner, stranger, series):
    actions.enroll(stranger, series)
    for module in modules_of(series):
        actions.continue_module(learner, module)

    assert "in it: 2 enrollments." in why_not_delete([series])
    assert "in it: 1 enrollment." in why_not_delete(modules_of(series))


def test_pages_of_other_kinds_go_as_they_always_did(delete, site_root):
    page = site_root.add_child(instance=Page(title="Old news", slug="old-news"))

    delete(page)

    assert not Page.objects.filter(pk=page.pk).exists()
    assert is_whole()
