"""What goes live or dark when its moment has come: each by itself, so that one never stops another.

A series and those of its modules that are due with it are one: all go live, modules first, in one
transaction, so that learners get one plan; or none does.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

from django.apps import apps
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from content.publishing import SomeRefused, publish_together
from home.held_back import hold_back
from learning.models import ModulePage, SeriesPage

logger = logging.getLogger(__name__)


def take_down_what_expired() -> None:
    """Unpublish whatever has a last moment that is over. Nothing is asked of it."""
    models = [model for model in apps.get_models() if issubclass(model, DraftStateMixin)]
    for model in [Page, *(model for model in models if not issubclass(model, Page))]:
        expired = model.objects.filter(live=True, expire_at__lt=timezone.now())
        for pk in list(expired.order_by("expire_at").values_list("pk", flat=True)):
            _by_itself(f"{model.__name__} {pk}", lambda: _take_down(model, pk))  # noqa: B023


def _take_down(model: type[Model], pk: int) -> None:
    expired = model.objects.select_for_update(of=("self",)).filter(pk=pk, live=True)
    # Somebody else may have been here since, or given it more time.
    if found := expired.filter(expire_at__lt=timezone.now()).first():
        found.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def publish_what_is_due() -> None:
    """Publish every version that was approved for a moment that is over.

    What isn't fit any more is held back, and whoever scheduled it is told. What fails for another
    reason stays scheduled, and is tried again with the next run.
    """
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
    for group in _groups(due.order_by("approved_go_live_at", "pk").defer("content")):
        _by_itself(group[0].object_str, lambda: _publish(group))  # noqa: B023


def _publish(group: list[Revision]) -> None:
    try:
        with transaction.atomic():
            publish_together(_still_due(group), log_action="wagtail.publish.scheduled")
    except SomeRefused as error:
        with transaction.atomic():
            hold_back(_still_due(group), error.refusals)


def _still_due(group: list[Revision]) -> list[Revision]:
    """The versions, locked, in their order, without those that somebody unscheduled meanwhile."""
    locked = Revision.objects.select_for_update(of=("self",)).filter(
        pk__in=[revision.pk for revision in group], approved_go_live_at__lt=timezone.now()
    )
    found = {revision.pk: revision for revision in locked}
    return [found[revision.pk] for revision in group if revision.pk in found]


def _by_itself(name: str, act: Callable[[], None]) -> None:
    try:
        with transaction.atomic():
            act()
    except Exception:
        # Whatever went wrong here, the others are still due.
        logger.exception("“%s” could not go live or dark as scheduled; it is tried again", name)


def _groups(revisions: Iterable[Revision]) -> list[list[Revision]]:
    """Versions that go live together: a series after its modules; everything else alone."""
    revisions = list(revisions)
    ids = [revision.object_id for revision in revisions if _is_page(revision)]
    places = Page.objects.filter(pk__in=ids).values_list("pk", "path", "content_type__model")
    where = {str(pk): (path, model) for pk, path, model in places}
    series = {path for path, model in where.values() if model == SeriesPage._meta.model_name}
    groups: dict[object, list[tuple[str, Revision]]] = {}
    for revision in revisions:
        path, model = where.get(revision.object_id, ("", "")) if _is_page(revision) else ("", "")
        parent = path[: -Page.steplen]
        joins = model == ModulePage._meta.model_name and parent in series
        key = parent if joins else path or ("snippet", revision.pk)
        groups.setdefault(key, []).append((path, revision))
    # The longer path is the module's; modules go live in the order of the series.
    return [
        [revision for _path, revision in sorted(group, key=lambda each: (-len(each[0]), each[0]))]
        for group in groups.values()
    ]


def _is_page(revision: Revision) -> bool:
    # A kind that the code no longer knows has no class: it stands alone, and fails by itself.
    kind = revision.content_type.model_class()
    return kind is not None and issubclass(kind, Page)
