"""Two reviewers at once: a series is published once and whole. And with the protection off, not."""

import threading

import pytest
from django.db import connection, models
from wagtail.models import PageLogEntry, TaskState

from learning.review import approving
from tests.factories.learning import modules_of
from tests.learning.reviews import a_draft_series, hand_in, review, status
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)
SECONDS = 10


@pytest.fixture
def series(site_root, editor):
    series = a_draft_series(editor)
    hand_in(series, editor)
    return series


def approve_at_once(series, reviewers, *, known_before=False):
    """Each has the page open, and clicks *Approve* in the same instant."""
    steps = [review(series).current_task_state.specific for _person in reviewers]
    if known_before:
        for step in steps:
            assert step.workflow_state.status == "in_progress"

    def approve(number):
        return steps[number].task.specific.on_action(steps[number], reviewers[number], "approve")

    return at_once(len(reviewers), approve)


def published(page):
    return PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish").count()


def test_two_approvals_publish_each_page_once(series, moderator, administrator):
    approve_at_once(series, [moderator, administrator])

    pages = [series, *modules_of(series)]
    assert [published(page) for page in pages] == [1] * 4
    assert [status(page) for page in pages] == ["approved"] * 4


def test_control_a_review_known_from_before_is_approved_twice(series, moderator, administrator):
    """What protects is that the review is read after the step's row is held."""
    approve_at_once(series, [moderator, administrator], known_before=True)

    assert published(series) == 2


def test_an_approval_and_a_return_leave_it_whole(series, moderator, administrator):
    steps = [review(series).current_task_state.specific for _each in range(2)]
    people, actions = [moderator, administrator], ["approve", "reject"]

    at_once(2, lambda n: steps[n].task.specific.on_action(steps[n], people[n], actions[n]))

    states = {status(page) for page in [series, *modules_of(series)]}
    assert states in ({"approved"}, {"needs_changes"})
    assert {page.live for page in modules_of(series)} == {states == {"approved"}}


# ------------------------------------------------------------------------------ taken back meanwhile


def taken_back_meanwhile(series, moderator, editor, monkeypatch):
    """Whether an editor can take a module back while a reviewer's approval has come to it; and
    what became of the approval."""
    module = modules_of(series)[0]
    is_there, may_go_on, is_back = threading.Event(), threading.Event(), threading.Event()
    check_steps = approving._check_steps

    def wait_a_moment(*args):
        is_there.set()
        may_go_on.wait(SECONDS)
        check_steps(*args)

    monkeypatch.setattr(approving, "_check_steps", wait_a_moment)

    def act(number):
        if number == 0:
            step = review(series).current_task_state.specific
            return step.task.specific.on_action(step, moderator, "approve")
        is_there.wait(SECONDS)
        threading.Timer(1, may_go_on.set).start()
        review(module).cancel(user=editor)
        is_back.set()
        return not may_go_on.is_set()

    approved, is_early = at_once(2, act)
    assert is_back.is_set()
    return is_early, approved


@pytest.fixture
def postgresql():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")


def test_a_module_is_not_taken_back_half_way(series, moderator, editor, monkeypatch, postgresql):
    is_early, approved = taken_back_meanwhile(series, moderator, editor, monkeypatch)

    assert not is_early
    assert not isinstance(approved, Exception)
    assert all(page.live for page in modules_of(series))


def test_control_without_the_lock_it_is(series, moderator, editor, monkeypatch, postgresql):
    monkeypatch.setattr(models.QuerySet, "select_for_update", lambda self, **_kwargs: self.all())

    is_early, _approved = taken_back_meanwhile(series, moderator, editor, monkeypatch)

    assert is_early


def test_no_step_is_left_open(series, moderator, administrator):
    approve_at_once(series, [moderator, administrator])

    assert not TaskState.objects.filter(status="in_progress").exists()
