"""A series and its modules go through review as one: in, back, taken back, out."""

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry, WorkflowState

from accounts.models import Letter
from content.publishing import PublishRefused
from learning.models import SeriesPage
from tests.factories.learning import WORDS, a_catalogue, a_module, a_series, modules_of
from tests.learning.reviews import (
    a_draft_series,
    approve,
    change,
    draft_module,
    hand_in,
    returned,
    review,
    status,
)

pytestmark = pytest.mark.django_db
IN_PROGRESS, APPROVED = WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_APPROVED
NEEDS_CHANGES, CANCELLED = WorkflowState.STATUS_NEEDS_CHANGES, WorkflowState.STATUS_CANCELLED


@pytest.fixture
def series(site_root, editor):
    return a_draft_series(editor)


def statuses(series):
    return [status(page) for page in [series, *modules_of(series)]]


def live(series):
    series.refresh_from_db()
    return [page.live for page in [series, *modules_of(series)]]


# ------------------------------------------------------------------------------ in


def test_a_series_takes_its_drafts_along(series, editor):
    hand_in(series, editor)

    assert statuses(series) == [IN_PROGRESS] * 4


def test_only_what_changed_goes_along(site_root, editor):
    series = a_series(modules=3)
    first, second, _third = modules_of(series)
    change(second, editor, minutes=25)
    change(series, editor, summary="Now in two parts.")

    hand_in(series, editor)

    assert statuses(series) == [IN_PROGRESS, None, IN_PROGRESS, None]
    assert status(first) is None


def test_a_series_without_changed_modules_goes_alone(site_root, editor):
    series = a_series(modules=2)
    change(series, editor, summary="Now in two parts.")

    hand_in(series, editor)

    assert statuses(series) == [IN_PROGRESS, None, None]


def test_a_module_in_review_already_is_joined_and_not_doubled(series, editor, stranger):
    first = modules_of(series)[0]
    hand_in(first, stranger)

    hand_in(series, editor)

    assert WorkflowState.objects.for_instance(first).count() == 1
    assert review(first).requested_by == stranger


def test_an_empty_module_stays_behind(series, editor):
    stub = draft_module(series, "Not yet written", editor, body=[])

    hand_in(series, editor)

    assert status(stub) is None


def test_a_module_locked_by_another_stays_behind(series, editor, stranger):
    first = modules_of(series)[0]
    first.locked, first.locked_by, first.locked_at = True, stranger, timezone.now()
    first.save(update_fields=["locked", "locked_by", "locked_at"])

    hand_in(series, editor)

    assert statuses(series) == [IN_PROGRESS, None, IN_PROGRESS, IN_PROGRESS]


def test_a_module_the_editor_locked_goes_along(series, editor):
    first = modules_of(series)[0]
    first.locked, first.locked_by, first.locked_at = True, editor, timezone.now()
    first.save(update_fields=["locked", "locked_by", "locked_at"])

    hand_in(series, editor)

    assert statuses(series) == [IN_PROGRESS] * 4


def test_a_module_that_was_taken_down_stays_down(site_root, editor, moderator):
    series = a_series(modules=2)
    first = modules_of(series)[0]
    first.unpublish(user=moderator)

    hand_in(series, editor)

    assert status(first) is None


def test_a_module_edited_since_it_was_taken_down_comes_back(site_root, editor, moderator):
    series = a_series(modules=2)
    first = modules_of(series)[0]
    first.unpublish(user=moderator)
    change(first, editor, minutes=25)

    hand_in(series, editor)

    assert status(first) == IN_PROGRESS


def test_an_alias_is_nobodys_to_submit(site_root, editor, series):
    other = a_series(modules=1, title="Other")
    alias = modules_of(other)[0].create_alias(parent=series)

    hand_in(series, editor)

    assert status(alias) is None


def test_a_module_submitted_alone_takes_nothing_along(series, editor):
    first = modules_of(series)[0]

    hand_in(first, editor)

    assert statuses(series) == [None, IN_PROGRESS, None, None]


def test_a_module_alone_is_approved_as_ever(site_root, editor, moderator):
    series = a_series(modules=1)
    first = modules_of(series)[0]
    change(first, editor, minutes=25)
    hand_in(first, editor)

    approve(first, moderator)

    first.refresh_from_db()
    assert (first.minutes, status(first)) == (25, APPROVED)


# ------------------------------------------------------------------------------ out


def test_one_approval_publishes_all(series, editor, moderator):
    hand_in(series, editor)

    approve(series, moderator)

    assert statuses(series) == [APPROVED] * 4
    assert live(series) == [True] * 4


def test_modules_go_first_so_that_they_count(site_root, editor, moderator):
    series = a_draft_series(editor, modules_needed=3)
    hand_in(series, editor)

    approve(series, moderator)

    assert live(series) == [True] * 4


def test_one_approval_makes_one_plan(series, editor, moderator, django_capture_on_commit_callbacks):
    hand_in(series, editor)

    with django_capture_on_commit_callbacks(execute=True):
        approve(series, moderator)

    (plan,) = SeriesPage.objects.get(pk=series.pk).plans.all()
    assert plan.modules.count() == 3


def test_what_a_reviewer_mends_is_what_goes_out(series, editor, moderator):
    hand_in(series, editor)
    first = modules_of(series)[0]
    change(first, moderator, minutes=25)

    approve(series, moderator)

    first.refresh_from_db()
    assert (first.live, first.minutes) == (True, 25)


def test_history_says_who_approved_each(series, editor, moderator):
    hand_in(series, editor)

    approve(series, moderator)

    for page in [series, *modules_of(series)]:
        entry = PageLogEntry.objects.get(page=page.pk, action="wagtail.workflow.approve")
        assert entry.user == moderator


def test_a_module_that_is_gone_holds_nothing_up(series, editor, moderator):
    hand_in(series, editor)
    modules_of(series)[0].delete()
    series.refresh_from_db()

    approve(series, moderator)

    assert live(series) == [True] * 3


def test_a_module_moved_away_no_longer_goes_along(series, editor, moderator):
    hand_in(series, editor)
    moved = modules_of(series)[0]
    moved.move(a_series(modules=1, title="Other"), pos="last-child")

    approve(series, moderator)

    moved.refresh_from_db()
    assert (moved.live, status(moved)) == (False, IN_PROGRESS)
    approve(moved, moderator)
    moved.refresh_from_db()
    assert moved.live


def test_a_series_taken_down_in_review_goes_up_again_when_approved(site_root, editor, moderator):
    series = a_series(modules=2)
    change(modules_of(series)[0], editor, minutes=25)
    change(series, editor, summary="Now in two parts.")
    hand_in(series, editor)
    SeriesPage.objects.get(pk=series.pk).unpublish()

    approve(series, moderator)

    assert live(series) == [True] * 3


# ------------------------------------------------------------------------------ all or nothing


def test_one_page_that_is_not_fit_holds_up_all(series, editor, moderator):
    hand_in(series, editor)
    last = modules_of(series)[2]
    change(last, moderator, body=[])

    with pytest.raises(PublishRefused) as refused:
        approve(series, moderator)

    assert last.title in str(refused.value.page)
    assert statuses(series) == [IN_PROGRESS] * 4
    assert live(series) == [False] * 4


def test_a_letter_about_a_refused_approval_is_never_sent(series, editor, moderator):
    hand_in(series, editor)
    change(modules_of(series)[2], moderator, body=[])

    with pytest.raises(PublishRefused):
        approve(series, moderator)

    assert not Letter.objects.filter(kind="review_approved").exists()


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_a_module_is_not_judged_apart_from_its_series(series, editor, moderator, action):
    hand_in(series, editor)
    first = modules_of(series)[0]

    with pytest.raises(PublishRefused) as refused:
        first.current_workflow_task.on_action(first.current_workflow_task_state, moderator, action)

    assert "together with its series “A new series”" in refused.value.sentences[0]
    assert statuses(series) == [IN_PROGRESS] * 4


def test_a_module_handed_in_later_joins_the_review(site_root, editor, moderator):
    series = a_series(modules=1)
    change(series, editor, summary="Now in two parts.")
    hand_in(series, editor)
    late = draft_module(series, "Late", editor)
    hand_in(late, editor)

    approve(series, moderator)

    late.refresh_from_db()
    assert late.live


# ------------------------------------------------------------------------------ back


def test_what_is_returned_comes_back_whole(series, editor, moderator):
    hand_in(series, editor)

    returned(series, moderator, "Please add a source.")

    assert statuses(series) == [NEEDS_CHANGES] * 4
    for module in modules_of(series):
        step = review(module).current_task_state
        assert (step.comment, step.finished_by) == ("Please add a source.", moderator)


def test_what_came_back_goes_in_again_whole(series, editor, moderator):
    hand_in(series, editor)
    returned(series, moderator, "Please add a source.")
    draft_module(series, "One more", editor)

    review(series).resume(editor)

    assert statuses(series) == [IN_PROGRESS] * 5
    approve(series, moderator)
    assert live(series) == [True] * 5


def test_a_module_handed_in_again_by_itself_is_approved_by_itself(series, editor, moderator):
    a_module(series, "Live", body=[WORDS])
    hand_in(series, editor)
    returned(series, moderator, "The series needs a source.")
    first = modules_of(series)[0]
    review(first).resume(editor)

    approve(first, moderator)

    assert (status(first), status(series)) == (APPROVED, NEEDS_CHANGES)


def test_a_series_taken_back_takes_its_modules_back(series, editor):
    hand_in(series, editor)

    review(series).cancel(user=editor)

    assert statuses(series) == [CANCELLED] * 4


def test_a_module_can_be_taken_out(series, editor, moderator):
    hand_in(series, editor)
    first = modules_of(series)[0]
    review(first).cancel(user=editor)

    approve(series, moderator)

    assert live(series) == [True, False, True, True]


def test_publishing_past_the_review_ends_it_for_all(site_root, editor, administrator):
    series = a_series(modules=2)
    change(modules_of(series)[0], editor, minutes=25)
    change(series, editor, summary="Now in two parts.")
    hand_in(series, editor)

    series.get_latest_revision().publish(user=administrator)

    assert statuses(series) == [CANCELLED, CANCELLED, None]
    assert modules_of(series)[0].minutes == 10


def test_other_pages_are_reviewed_as_ever(site_root, editor, moderator):
    page = a_catalogue()
    change(page, editor, summary="Every series we have.")
    hand_in(page, editor)

    approve(page, moderator)

    page.refresh_from_db()
    assert (page.summary, status(page)) == ("Every series we have.", APPROVED)
