"""Learning listens to two things only: that what is live of a series has changed, and to its review."""

from typing import Any

from django.apps import AppConfig
from django.db import models, transaction


class LearningConfig(AppConfig):
    name = "learning"
    verbose_name = "Learning"

    def ready(self) -> None:
        from django.db.models.signals import post_save
        from wagtail.signals import page_unpublished, post_page_move

        from . import privacy  # noqa: F401  (declares)
        from .models import ModulePage, SeriesPage

        # The smallest set that misses no way of going live or dark: publishing saves the page,
        # expiry and bulk unpublishing don't, and a move does neither.
        for model in (SeriesPage, ModulePage):
            post_save.connect(page_saved, sender=model, dispatch_uid=f"plan-{model.__name__}")
        page_unpublished.connect(page_gone, dispatch_uid="plan-unpublished")
        post_page_move.connect(page_moved, dispatch_uid="plan-moved")
        follow_reviews()


def follow_reviews() -> None:
    """What happens to a series in review happens to its modules; and the letters are our own."""
    from wagtail import signals
    from wagtail.models import TaskState, WorkflowState

    from .review import following

    def call(action: Any) -> Any:
        return lambda instance, user=None, **kwargs: action(instance, user)

    for signal, action in (
        (signals.task_submitted, following.handed_in),
        (signals.task_approved, following.passed_on),
        (signals.workflow_rejected, following.returned),
        (signals.workflow_approved, following.approved),
        (signals.workflow_cancelled, following.cancelled),
    ):
        signal.connect(call(action), weak=False, dispatch_uid=f"review-{action.__name__}")
    # Wagtail's admin comes later and finds these places taken, so that it sends no letters.
    for signal, sender, place in (
        (signals.task_submitted, TaskState, "group_approval_task_submitted"),
        (signals.workflow_submitted, WorkflowState, "workflow_state_submitted"),
        (signals.workflow_rejected, WorkflowState, "workflow_state_rejected"),
        (signals.workflow_approved, WorkflowState, "workflow_state_approved"),
    ):
        signal.connect(no_letter, sender=sender, dispatch_uid=f"{place}_email_notification")


def no_letter(**kwargs: Any) -> None:
    """In place of a letter that Wagtail would send from inside the request."""


def page_saved(
    instance: models.Model, update_fields: Any = None, raw: bool = False, **kwargs: Any
) -> None:
    """A save that may have changed what is live. Drafts name the fields they save."""
    if not raw and (update_fields is None or "live" in update_fields):
        _plan_later(_series_id(instance), saved=instance.pk)


def page_gone(instance: models.Model, **kwargs: Any) -> None:
    """Unpublished, expired or about to be deleted."""
    _plan_later(_series_id(instance))


def page_moved(
    instance: models.Model,
    parent_page_before: models.Model,
    parent_page_after: models.Model,
    **kwargs: Any,
) -> None:
    """Reordered, or taken to another series: both have a new order."""
    from .models import ModulePage

    if instance.specific_class is ModulePage:
        for series_id in {parent_page_before.pk, parent_page_after.pk}:
            _plan_later(series_id)


def _series_id(page: models.Model) -> int | None:
    from .models import ModulePage, SeriesPage

    if page.specific_class is SeriesPage:
        return page.pk
    if page.specific_class is ModulePage:
        parent = page.get_parent()
        return parent.pk if parent else None
    return None


def _plan_later(series_id: int | None, saved: int | None = None) -> None:
    from .actions import publish_plan

    if series_id is not None:
        # A failure here must not undo the publish: the next enrollment makes the plan.
        transaction.on_commit(lambda: publish_plan(series_id, saved=saved), robust=True)
