"""What happens to a series in review happens to the modules that go with it.

Called by the receivers in `learning.apps`, inside the transaction of what they follow. The last
step, publishing, is `approving.py`'s.
"""

from typing import Any, NoReturn

from django.core.exceptions import NON_FIELD_ERRORS
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState, WorkflowState

from content.publishing import PublishRefused

from ..models import ModulePage, SeriesPage
from . import letters
from .together import (
    IN_REVIEW,
    RETURNED,
    in_order,
    parts_to_submit,
    review_it_goes_with,
    reviews_of_modules,
)


def page_of(state: WorkflowState) -> Page | None:
    """The page a review is of, as its own type; None when it is of a snippet."""
    page = state.content_object
    return page.specific if isinstance(page, Page) else None


def handed_in(task_state: TaskState, user: Any = None) -> None:
    """A page waits for its reviewers. With a series, its changed modules wait too."""
    state = task_state.workflow_state
    page = page_of(state)
    if page is None:
        return
    with transaction.atomic():
        if isinstance(page, SeriesPage) and not _is_next_step(task_state):
            _hand_in_modules(state, page, user)
        if not (isinstance(page, ModulePage) and review_it_goes_with(state)):
            letters.asked(task_state, page, by=user)


def _is_next_step(task_state: TaskState) -> bool:
    """Whether the reviewers of an earlier step have just passed the page on."""
    earlier = task_state.workflow_state.task_states.exclude(pk=task_state.pk).order_by("-pk")
    before = earlier.first()
    return before is not None and before.status == TaskState.STATUS_APPROVED


def _hand_in_modules(state: WorkflowState, series: Page, user: Any) -> None:
    for page in parts_to_submit(series, state.workflow, user).pages:
        review = page.current_workflow_state
        if review is None:
            state.workflow.start(page, user)
        elif review.status == RETURNED:
            review.resume(user)


def passed_on(task_state: TaskState, user: Any = None) -> None:
    """One step of several is done: the modules that stand at the same step take it too."""
    state = WorkflowState.objects.get(pk=task_state.workflow_state_id)
    page = page_of(state)
    if isinstance(page, ModulePage):
        with_it = review_it_goes_with(state)
        if with_it and with_it.current_task_state.task_id == task_state.task_id:
            refuse_alone(page)
    if not isinstance(page, SeriesPage) or state.status != IN_REVIEW:
        return
    for review, _page in in_order(reviews_of_modules(state)):
        if review.current_task_state.task_id == task_state.task_id:
            step = review.current_task_state.specific
            step.approve(user=user, comment=task_state.comment)


def returned(state: WorkflowState, user: Any = None) -> None:
    """A reviewer asks for changes: of a series and all that goes with it, or of a page alone."""
    page = page_of(state)
    if page is None:
        return
    if isinstance(page, ModulePage) and review_it_goes_with(state):
        refuse_alone(page)
    if getattr(state, "follows", False):
        return
    reviews = in_order(reviews_of_modules(state)) if isinstance(page, SeriesPage) else []
    comment = state.current_task_state.comment
    for review, _module in reviews:
        follow(review).reject(user=user, comment=comment)
    letters.returned(state, page, reviews, by=user)


def approved(state: WorkflowState, user: Any = None) -> None:
    """All that went along is approved too by now (`approving.py`); whoever handed it in is told."""
    page = page_of(state)
    if page is not None and not getattr(state, "follows", False):
        page.refresh_from_db()
        letters.approved(state, page, getattr(state, "went_along", []), by=user)


def cancelled(state: WorkflowState, user: Any = None) -> None:
    """A series is taken back: so is what went with it."""
    if not isinstance(page_of(state), SeriesPage):
        return
    was_returned = state.current_task_state.status == TaskState.STATUS_REJECTED
    # What was handed in again by itself after the series was returned is a review of its own.
    statuses = [RETURNED] if was_returned else [IN_REVIEW, RETURNED]
    for review in list(reviews_of_modules(state, statuses)):
        review.cancel(user=user)


def follow(review: WorkflowState) -> TaskState:
    """The step a module's review is at, marked as following its series: no letter of its own."""
    review.follows = True
    step = review.current_task_state.specific
    step.workflow_state = review
    return step


def refuse_alone(module: Page) -> None:
    """A module in review with its series is approved or returned there."""
    words = _(
        "“%(module)s” is in review together with its series “%(series)s”. "
        "Approve it or ask for changes there."
    )
    refuse(
        module, words % {"module": module.draft_title, "series": module.get_parent().draft_title}
    )


def refuse(page: Page, sentence: str) -> NoReturn:
    """Stop the approval, and undo what it has done so far."""
    raise PublishRefused(page, {NON_FIELD_ERRORS: [sentence]})
