"""Learning listens to one thing only: that what is live of a series has changed."""

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
