"""Which modules go through review with their series, and which stay behind and why. Reads only.

Nothing is stored: a module goes with its series while both are in the same workflow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page, PageLogEntry, Revision, Workflow, WorkflowState

IN_REVIEW = WorkflowState.STATUS_IN_PROGRESS
RETURNED = WorkflowState.STATUS_NEEDS_CHANGES


@dataclass(frozen=True)
class Part:
    """A module of a series, and in words how it stands; for one that stays behind, why."""

    page: Page
    words: str


@dataclass
class Parts:
    """What goes with a series, and what has changes too but stays behind. In the series' order.

    `waiting` is what was approved with the series and goes live with it, at `moment`.
    """

    going: list[Part] = field(default_factory=list)
    staying: list[Part] = field(default_factory=list)
    waiting: list[Part] = field(default_factory=list)
    moment: datetime | None = None

    @property
    def pages(self) -> list[Page]:
        return [part.page for part in self.going]


def review_of(page: Page, workflow: Workflow | None = None) -> WorkflowState | None:
    """The review the page is in now: handed in, and neither returned, approved nor cancelled."""
    states = WorkflowState.objects.for_instance(page).filter(status=IN_REVIEW)
    if workflow is not None:
        states = states.filter(workflow=workflow)
    return states.select_related("workflow", "current_task_state").first()


def review_it_goes_with(state: WorkflowState) -> WorkflowState | None:
    """The running review of the series, when the review `state` of a module goes with it."""
    page = Page.objects.filter(pk=int(state.object_id)).first()
    series = page.get_parent() if page else None
    return review_of(series, state.workflow) if series else None


def reviews_of_modules(
    state: WorkflowState, statuses: Sequence[str] = (IN_REVIEW,)
) -> QuerySet[WorkflowState]:
    """The reviews that go with the review of a series: of its modules, in the same workflow."""
    series = Page.objects.get(pk=int(state.object_id))
    return WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(pk) for pk in _modules(series).values_list("pk", flat=True)],
        workflow=state.workflow_id,
        status__in=statuses,
    )


def in_order(states: Iterable[WorkflowState]) -> list[tuple[WorkflowState, Page]]:
    """Each review with its page, in the order of the page tree."""
    by_id = {int(state.object_id): state for state in states}
    pages = Page.objects.filter(pk__in=by_id).order_by("path").specific()
    return [(by_id[page.pk], page) for page in pages]


def parts_to_submit(series: Page, workflow: Workflow, user: Any = None) -> Parts:
    """What handing in `series` takes along, and what it leaves behind, for this person.

    The same queries however many modules have changed.
    """
    modules = list(_modules(series).specific().prefetch_related("latest_revision", "locked_by"))
    scheduled = _scheduled([series, *modules])
    parts = Parts(moment=scheduled.get(series.pk))
    reviews = _reviews_by_page(modules)
    down = _taken_down_at(modules)
    for page in modules:
        review = reviews.get(page.pk)
        if review is not None and review.workflow_id == workflow.pk:
            parts.going.append(Part(page, how_it_stands(page)))
        elif review is not None and review.status == IN_REVIEW:
            parts.staying.append(Part(page, _("It is in another review, which goes on.")))
        elif parts.moment and scheduled.get(page.pk) == parts.moment:
            parts.waiting.append(Part(page, how_it_stands(page)))
        elif _is_changed(page):
            why_not = (
                _("It is approved already, and waits for its moment.")
                if page.pk in scheduled
                else _why_not(page, user, down.get(page.pk), review)
            )
            words = why_not or how_it_stands(page)
            (parts.staying if why_not else parts.going).append(Part(page, words))
    return parts


def parts_in_review(state: WorkflowState) -> Parts:
    """What goes with a series that is in review, and what was changed but not handed in."""
    series = Page.objects.get(pk=int(state.object_id))
    with_it = {page.pk for _state, page in in_order(reviews_of_modules(state))}
    parts = Parts()
    for page in _modules(series).specific():
        if page.pk in with_it:
            parts.going.append(Part(page, how_it_stands(page)))
        elif _is_changed(page):
            parts.staying.append(Part(page, _("It has changes that were not submitted.")))
    return parts


def how_it_stands(page: Page) -> str:
    """New, changed, or coming back."""
    if page.live:
        return _("Changed")
    return _("Comes back") if page.first_published_at else _("New")


def _modules(series: Page) -> QuerySet[Page]:
    return series.get_children().filter(alias_of=None).order_by("path")


def _reviews_by_page(pages: list[Page]) -> dict[int, WorkflowState]:
    states = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(page.pk) for page in pages],
    )
    return {int(state.object_id): state for state in states}


def _taken_down_at(pages: list[Page]) -> dict[int, Any]:
    """When each page that was live and isn't was taken down. One query, none if there is no such page."""
    down = [page.pk for page in pages if not page.live and page.first_published_at]
    if not down:
        return {}
    entries = PageLogEntry.objects.filter(page__in=down, action__startswith="wagtail.unpublish")
    return dict(entries.values_list("page").annotate(at=Max("timestamp")).order_by())


def _is_changed(page: Page) -> bool:
    return bool(page.latest_revision_id) and (page.has_unpublished_changes or not page.live)


def _scheduled(pages: list[Page]) -> dict[int, datetime]:
    """The moments of those with a version that is approved for one."""
    versions = Revision.page_revisions.filter(
        object_id__in=[str(page.pk) for page in pages], approved_go_live_at__isnull=False
    )
    moments = versions.values_list("object_id", "approved_go_live_at")
    return {int(pk): moment for pk, moment in moments}


def _why_not(page: Page, user: Any, down_at: Any, review: WorkflowState | None) -> str:
    """Why a changed module stays behind; empty when it goes along. Asks nothing but what it holds."""
    if not page.live and page.first_published_at:
        edited_at = page.latest_revision_created_at
        if down_at is None or edited_at is None or edited_at <= down_at:
            return _("It was taken down. Edit it, or submit it by itself, to bring it back.")
    if not page.first_published_at and _is_empty(page):
        return _("It is still empty.")
    if user is None:
        return ""
    # Only who locked it or a review can lock a page that isn't scheduled.
    lock = page.get_lock() if page.locked or review else None
    if lock is not None and lock.for_user(user):
        who = page.locked_by.shown_name if page.locked_by else _("Someone")
        return _("%(person)s has locked it.") % {"person": who}
    if not page.permissions_for_user(user).can_edit():
        return _("You may not edit it.")
    return ""


def _is_empty(page: Page) -> bool:
    """Whether nothing stands in the newest version's body. Its text is enough to tell."""
    body = page._meta.get_field("body")
    return not body.to_python(page.latest_revision.content.get("body", ""))
