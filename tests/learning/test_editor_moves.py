"""A module that learners worked in is taken to another series: both get a new plan, nobody loses."""

import pytest
from django.core.management import call_command
from wagtail.models import Page

from learning import actions
from learning.models import ModulePage, ModuleProgress
from tests.factories.learning import a_series, modules_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def from_series(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return a_series(modules=3, title="From")


@pytest.fixture
def to_series(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return a_series(modules=1, title="To")


def planned(series):
    plan = series.plans.order_by("-version").first()
    return [each.module_id for each in plan.modules.all()]


def test_both_series_get_a_new_plan_and_the_learner_keeps_the_completion(
    client, moderator, learner, stranger, from_series, to_series, django_capture_on_commit_callbacks
):
    moved, *stay = modules_of(from_series)
    mine = actions.enroll(learner, from_series)
    theirs = actions.enroll(stranger, to_series)
    actions.continue_module(learner, moved)
    completed_at = ModuleProgress.objects.get().completed_at
    client.force_login(moderator)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/admin/pages/{moved.pk}/move/{to_series.pk}/confirm/")

    moved = ModulePage.objects.get(pk=moved.pk)
    assert moved.get_parent().pk == to_series.pk
    assert planned(from_series) == [page.pk for page in stay]
    assert moved.pk in planned(to_series)
    progress = ModuleProgress.objects.get()
    assert (progress.enrollment_id, progress.completed_at) == (mine.pk, completed_at)
    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert (mine.required_done, mine.required_total) == (0, 2)
    assert (theirs.required_done, theirs.required_total) == (0, 2)
    call_command("rebuild_progress", "--check")
    assert not any(Page.find_problems())


def test_the_last_open_module_taken_away_finishes_who_did_the_rest(
    client, moderator, learner, from_series, to_series, django_capture_on_commit_callbacks
):
    moved, *stay = modules_of(from_series)
    enrollment = actions.enroll(learner, from_series, certificate_name="Zoë")
    for module in stay:
        actions.continue_module(learner, module)
    client.force_login(moderator)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/admin/pages/{moved.pk}/move/{to_series.pk}/confirm/")

    enrollment.refresh_from_db()
    assert enrollment.is_completed
    assert enrollment.certificates.count() == 1


def test_the_story_of_the_learner_still_names_the_module(
    client, registrar, learner, from_series, to_series, django_capture_on_commit_callbacks
):
    moved = modules_of(from_series)[0]
    enrollment = actions.enroll(learner, from_series)
    actions.continue_module(learner, moved)
    with django_capture_on_commit_callbacks(execute=True):
        moved.move(to_series, pos="last-child")
    client.force_login(registrar)

    page = client.get(f"/admin/learning/enrollments/inspect/{enrollment.pk}/").content.decode()

    assert moved.title in page
    assert "No longer in the series" in page


def test_a_reorder_in_the_explorer_makes_a_new_plan_in_the_new_order(
    client, moderator, learner, from_series, django_capture_on_commit_callbacks
):
    first, second, third = modules_of(from_series)
    actions.enroll(learner, from_series)
    client.force_login(moderator)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/admin/pages/{third.pk}/set_position/?position=0")

    assert planned(from_series) == [third.pk, first.pk, second.pk]
    call_command("rebuild_progress", "--check")
