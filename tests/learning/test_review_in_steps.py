"""A workflow of two steps: the modules of a series take each step with it."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from accounts import groups
from content.publishing import PublishRefused
from tests.factories.learning import modules_of
from tests.learning.reviews import a_draft_series, approve, draft_module, hand_in, review, status

pytestmark = pytest.mark.django_db


@pytest.fixture
def series(site_root, editor):
    workflow = Workflow.objects.get()
    step = GroupApprovalTask.objects.create(name="Last look")
    step.groups.add(Group.objects.get(name=groups.MODERATORS))
    WorkflowTask.objects.create(workflow=workflow, task=step, sort_order=9)
    series = a_draft_series(editor)
    hand_in(series, editor)
    return series


def steps(series):
    return {review(page).current_task_state.task.name for page in [series, *modules_of(series)]}


def test_the_first_step_is_taken_together(series, moderator):
    approve(series, moderator)

    assert steps(series) == {"Last look"}
    assert not any(page.live for page in modules_of(series))


def test_the_last_step_publishes_all(series, moderator):
    approve(series, moderator)
    approve(series, moderator)

    assert {status(page) for page in [series, *modules_of(series)]} == {"approved"}
    assert all(page.live for page in modules_of(series))


def test_a_module_takes_no_step_alone(series, moderator):
    with pytest.raises(PublishRefused):
        approve(modules_of(series)[0], moderator)

    assert len(steps(series)) == 1


def test_a_module_that_is_behind_holds_up_the_last_step(series, editor, moderator):
    approve(series, moderator)
    late = draft_module(series, "Late", editor)
    hand_in(late, editor)

    with pytest.raises(PublishRefused) as refused:
        approve(series, moderator)

    assert "“Late” is still at the step" in refused.value.sentences[0]
    approve(late, moderator)
    approve(series, moderator)
    late.refresh_from_db()
    assert late.live
