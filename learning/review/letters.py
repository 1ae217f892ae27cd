"""The letters of a review: one for a series, whatever goes with it. They stand in for Wagtail's own.

Wagtail sends its letters from inside the request, one for each page. Ours are written with what they
tell of and delivered by a task.
"""

from collections.abc import Iterable, Sequence

from django.db.models import Q
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page, TaskState, WorkflowState
from wagtail.users.models import UserProfile

from accounts.actions import write_letter
from accounts.models import User

from .together import in_order, reviews_of_modules

Reviews = Sequence[tuple[WorkflowState, Page]]


def asked(step: TaskState, page: Page, *, by: User | None) -> None:
    """To the reviewers of a step: please look at this."""
    task = step.task.specific
    if not isinstance(task, GroupApprovalTask):
        return
    reviewers = User.objects.filter(
        Q(groups__in=task.groups.all()) & ~Q(pk=by.pk if by else None), is_active=True
    ).distinct()
    modules = [module for _state, module in in_order(reviews_of_modules(step.workflow_state))]
    for person in _who_want("submitted", reviewers):
        _write("review_asked", person, step, page, modules, by)


def returned(state: WorkflowState, page: Page, reviews: Reviews, *, by: User | None) -> None:
    """To whoever handed it in: please change something, and what."""
    _answer("review_returned", "rejected", state, page, reviews, by)


def approved(state: WorkflowState, page: Page, reviews: Reviews, *, by: User | None) -> None:
    """To whoever handed it in: it is live, or will be."""
    _answer("review_approved", "approved", state, page, reviews, by)


def _answer(
    kind: str, wish: str, state: WorkflowState, page: Page, reviews: Reviews, by: User | None
) -> None:
    asked_by = [state.requested_by, *(review.requested_by for review, _page in reviews)]
    people = {person.pk: person for person in asked_by if person and person != by}
    modules = [module for _state, module in reviews]
    for person in _who_want(wish, people.values()):
        _write(kind, person, state.current_task_state, page, modules, by)


def _who_want(wish: str, people: Iterable[User]) -> list[User]:
    """Those whose notification settings in the admin ask for it."""
    return [
        person
        for person in people
        if person.is_active and getattr(UserProfile.get_for_user(person), f"{wish}_notifications")
    ]


def _write(
    kind: str,
    person: User,
    step: TaskState,
    page: Page,
    modules: Iterable[Page],
    by: User | None,
) -> None:
    draft = page.get_latest_revision_as_object()
    write_letter(
        kind=kind,
        person=person,
        dedupe_key=f"{kind}:{step.pk}:{person.pk}",
        context={
            "page_title": draft.title,
            "module_titles": [module.draft_title for module in modules],
            "by": by.shown_name if by else "",
            "comment": step.comment,
            "go_live_at": draft.go_live_at if draft.scheduled_revision else None,
            "page_path": page.url if page.live else "",
            "edit_path": reverse("wagtailadmin_pages:edit", args=[page.pk]),
            "settings_path": reverse("wagtailadmin_account"),
        },
    )
