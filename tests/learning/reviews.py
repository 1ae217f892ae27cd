"""Drafts, and the steps of a review, for the tests of reviewing a series."""

from wagtail.models import Page, WorkflowState

from learning.models import ModulePage, SeriesPage
from tests.factories.learning import WORDS, a_catalogue


def fresh(page):
    """The newest version of a page, as its editor sees it."""
    return Page.objects.get(pk=page.pk).get_latest_revision_as_object()


def _draft(parent, page, user):
    page.live, page.owner = False, user
    parent.add_child(instance=page)
    page.save_revision(user=user, clean=False)
    return page


def draft_module(series, title, user, **fields):
    fields.setdefault("body", [WORDS])
    fields["body"] = ModulePage.body.field.to_python(fields["body"])
    return _draft(SeriesPage.objects.get(pk=series.pk), ModulePage(title=title, **fields), user)


def a_draft_series(user, modules=3, **fields):
    """A series nobody has seen yet, with modules nobody has seen yet."""
    series = _draft(a_catalogue(), SeriesPage(title="A new series", **fields), user)
    for number in range(1, modules + 1):
        draft_module(series, f"New module {number}", user)
    return SeriesPage.objects.get(pk=series.pk)


def change(page, user, **fields):
    """A new version of the page, saved and not published."""
    draft = fresh(page)
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft.save_revision(user=user, clean=False)


def hand_in(page, user):
    page = fresh(page)
    return page.get_workflow().start(page, user)


def review(page):
    """The page's newest review."""
    return WorkflowState.objects.for_instance(page).order_by("-pk").first()


def status(page):
    state = review(page)
    return state and state.status


def approve(page, user, comment=""):
    step = review(page).current_task_state.specific
    return step.task.specific.on_action(step, user, "approve", comment=comment)


def returned(page, user, comment):
    step = review(page).current_task_state.specific
    return step.task.specific.on_action(step, user, "reject", comment=comment)
