"""One approval publishes a series and all that goes with it, or nothing."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowState

from ..models import ModulePage, SeriesPage
from .following import follow, page_of, refuse, refuse_alone
from .together import in_order, review_it_goes_with, reviews_of_modules

Reviews = Sequence[tuple[WorkflowState, Page]]


def publish_together(state: WorkflowState, user: Any = None) -> None:
    """Publish an approved page, or approve it for the moment it asks for.

    A series' modules go first, so that they count when the series is looked at, and not before
    the series' own moment. Publishing looks at each: one that isn't fit, and nothing is approved.
    """
    page = page_of(state)
    if isinstance(page, ModulePage) and review_it_goes_with(state):
        refuse_alone(page)
    with transaction.atomic():
        if isinstance(page, SeriesPage):
            _publish_modules(state, page, user)
        state.content_object.get_latest_revision().publish(user=user)


def _publish_modules(state: WorkflowState, series: Page, user: Any) -> None:
    """Approve what goes with the series. Held still meanwhile: nobody takes one back half-way."""
    reviews = in_order(reviews_of_modules(state).select_for_update())
    moment = _moment(series)
    _check_steps(state, reviews)
    comment = state.current_task_state.comment
    for review, module in reviews:
        _wait_for_series(module, moment, user)
        follow(review).approve(user=user, comment=comment)
    state.went_along = reviews


def _moment(page: Page) -> datetime | None:
    """When the newest version of a page is to go live; None: now."""
    moment = page.get_latest_revision_as_object().go_live_at
    return moment if moment and moment > timezone.now() else None


def _check_steps(state: WorkflowState, reviews: Reviews) -> None:
    """A module handed in later may still be with the reviewers of an earlier step."""
    for review, module in reviews:
        step = review.current_task_state.task
        if step.pk != state.current_task_state.task_id:
            words = _("“%(module)s” is still at the step “%(step)s”. Approve that step first.")
            refuse(module, words % {"module": module.draft_title, "step": step.name})


def _wait_for_series(module: Page, moment: datetime | None, user: Any) -> None:
    """A new version of the module that goes live with the series, unless its own moment is later."""
    draft = module.get_latest_revision_as_object()
    if moment is None or (draft.go_live_at and draft.go_live_at >= moment):
        return
    if draft.expire_at and draft.expire_at <= moment:
        words = _("“%(module)s” expires before the series goes live. Change one of the two dates.")
        refuse(draft, words % {"module": draft.title})
    draft.go_live_at = moment
    draft.save_revision(user=user, changed=False, clean=False)
