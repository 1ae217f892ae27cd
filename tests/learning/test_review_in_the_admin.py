"""What editors and reviewers see and are told while a series is in review with its modules."""

import html
import re
from datetime import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from learning.models import SeriesPage
from tests.factories.learning import a_series, modules_of
from tests.learning.reviews import (
    a_draft_series,
    approve,
    change,
    draft_module,
    fresh,
    hand_in,
    returned,
    review,
    status,
)

pytestmark = pytest.mark.django_db
SUBMIT = {"action-submit": "1"}
APPROVE = {"action-workflow-action": "1", "workflow-action-name": "approve"}
REJECT = {"action-workflow-action": "1", "workflow-action-name": "reject"}


@pytest.fixture
def series(site_root, editor):
    return a_draft_series(editor)


def address(page):
    return f"/admin/pages/{page.pk}/edit/"


def form(series, **fields):
    series = fresh(series)
    return {
        "title": series.title,
        "slug": series.slug,
        "access": "open",
        "learner_policy": "move",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        **fields,
    }


def send(client, series, action, **fields):
    return client.post(address(series), form(series, **fields) | action)


def words(answer):
    """An answer's text, as people read it."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def told(client):
    """What the page after the last step says."""
    return words(client.get("/admin/"))


def panel(client, series):
    found = re.search(
        r'id="panel-\S*reviewed_together\S*-section".*?</section>', page_of(client, series), re.S
    )
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", found[0]))) if found else ""


def judge(client, page, action):
    """As the buttons of the first screen do."""
    step = review(page).current_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, step.pk])
    return client.post(url, {"comment": ""})


def page_of(client, page):
    return client.get(address(page)).content.decode()


# ------------------------------------------------------------------------------ the panel


def test_the_editor_sees_what_goes_along(client, editor, series):
    client.force_login(editor)

    shown = panel(client, series)

    assert "these modules are submitted with it" in shown
    assert re.search("New module 1 New Preview : New module 1", shown)


def test_a_changed_module_can_be_compared(client, editor, site_root):
    series = a_series(modules=2)
    first = modules_of(series)[0]
    change(first, editor, minutes=25)
    client.force_login(editor)

    shown = page_of(client, series)

    newest = fresh(first).latest_revision_id
    assert f"/admin/pages/{first.pk}/revisions/compare/live...{newest}/" in shown
    assert "A series, module 2" not in panel(client, series)


def test_what_stays_behind_is_named_with_the_reason(client, editor, stranger, series):
    first = modules_of(series)[0]
    first.locked, first.locked_by, first.locked_at = True, stranger, timezone.now()
    first.save(update_fields=["locked", "locked_by", "locked_at"])
    draft_module(series, "Stub", editor, body=[])
    client.force_login(editor)

    shown = panel(client, series)

    assert "These stay behind: New module 1 Stranger Example has locked it." in shown
    assert "Stub It is still empty." in shown


def test_the_reviewer_sees_what_goes_along(client, editor, moderator, series):
    hand_in(series, editor)
    client.force_login(moderator)

    assert "One approval covers the series and these modules." in panel(client, series)


def test_what_is_approved_for_a_moment_goes_live_with_the_series(client, editor, moderator, series):
    last = modules_of(series)[2]
    change(last, editor, go_live_at=timezone.make_aware(datetime(2031, 3, 4, 9)))
    hand_in(series, editor)
    client.force_login(moderator)
    send(client, series, APPROVE, go_live_at="2031-03-03 09:00")

    together, _, apart = panel(client, series).partition("These stay behind:")

    assert "go live with it on Monday 3 March 2031, 9:00 am Eastern : New module 1 New" in together
    assert "New module 2" in together
    assert "New module 3 It is approved already, and waits for its moment." in apart
    assert "New module 1" not in apart


def test_what_is_approved_while_its_series_is_not_stays_behind(client, editor, moderator, series):
    first = modules_of(series)[0]
    change(first, editor, go_live_at=timezone.make_aware(datetime(2031, 3, 3, 9)))
    hand_in(first, editor)
    approve(first, moderator)
    client.force_login(editor)

    shown = panel(client, series)

    assert "New module 1 It is approved already, and waits for its moment." in shown
    assert "go live with it on" not in shown


def test_no_panel_where_nothing_has_changed(client, editor, site_root):
    client.force_login(editor)

    assert panel(client, a_series(modules=2)) == ""


def test_no_panel_without_a_workflow(client, editor, series, settings):
    settings.WAGTAIL_WORKFLOW_ENABLED = False
    client.force_login(editor)

    assert panel(client, series) == ""


# ------------------------------------------------------------------------------ handing in


def test_submitting_says_what_went_along(client, editor, series):
    draft_module(series, "Stub", editor, body=[])
    client.force_login(editor)

    send(client, series, SUBMIT)

    said = told(client)
    assert "With it: “New module 1”, “New module 2” and “New module 3”." in said
    assert "“Stub” stays behind. It is still empty." in said
    assert status(modules_of(series)[2]) == "in_progress"


def test_what_a_module_lacks_is_said_and_nothing_is_submitted(client, editor, series):
    change(modules_of(series)[1], editor, needs_continue=False)
    client.force_login(editor)

    answer = send(client, series, SUBMIT, summary="What I typed")

    assert "“New module 2”: Continue pressed at the end: Choose at least one" in words(answer)
    assert "What I typed" in answer.content.decode()
    assert [status(page) for page in [series, *modules_of(series)]] == [None] * 4


def test_a_draft_is_saved_whatever_a_module_lacks(client, editor, series):
    change(modules_of(series)[1], editor, needs_continue=False)
    client.force_login(editor)

    send(client, series, {}, summary="What I typed")

    assert fresh(series).summary == "What I typed"


def test_what_was_returned_goes_in_again_from_the_editor(client, editor, moderator, series):
    hand_in(series, editor)
    returned(series, moderator, "Please add a source.")
    client.force_login(editor)

    send(client, series, SUBMIT)

    assert [status(page) for page in [series, *modules_of(series)]] == ["in_progress"] * 4


# ------------------------------------------------------------------------------ judging


def test_the_first_screen_shows_the_series_for_all(client, editor, moderator, series):
    hand_in(series, editor)
    client.force_login(moderator)

    waiting = client.get("/admin/").content.decode().partition("Awaiting your review")[2]

    assert "A new series" in waiting
    assert "New module 1" not in waiting


def test_a_module_alone_waits_on_the_first_screen(client, editor, moderator, series):
    hand_in(modules_of(series)[0], editor)
    client.force_login(moderator)

    waiting = client.get("/admin/").content.decode().partition("Awaiting your review")[2]

    assert "New module 1" in waiting


def test_a_modules_editor_leads_to_its_series(client, editor, moderator, series):
    hand_in(series, editor)
    client.force_login(moderator)

    shown = page_of(client, modules_of(series)[0])

    assert "in review together with its series" in shown
    assert f'href="{address(series)}"' in shown
    assert 'data-workflow-action-name="approve"' not in shown
    assert 'data-workflow-action-name="reject"' not in shown


def test_a_module_alone_can_be_judged_in_its_editor(client, editor, moderator, series):
    hand_in(modules_of(series)[0], editor)
    client.force_login(moderator)

    shown = page_of(client, modules_of(series)[0])

    assert 'data-workflow-action-name="approve"' in shown


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_the_address_of_a_judgment_apart_says_where_it_belongs(
    client, editor, moderator, series, action
):
    hand_in(series, editor)
    first = modules_of(series)[0]
    client.force_login(moderator)

    answer = judge(client, first, action)

    assert answer.status_code == 302
    assert "Approve it or ask for changes there." in told(client)
    assert status(first) == "in_progress"


def test_approving_from_the_first_screen_publishes_all(client, editor, moderator, series):
    hand_in(series, editor)
    client.force_login(moderator)

    judge(client, series, "approve")

    assert all(page.live for page in [fresh(series), *modules_of(series)])


def test_approving_in_the_editor_publishes_all(client, editor, moderator, series):
    hand_in(series, editor)
    client.force_login(moderator)

    send(client, series, APPROVE, summary="Mended by the reviewer")

    assert all(page.live for page in modules_of(series))
    assert SeriesPage.objects.get(pk=series.pk).summary == "Mended by the reviewer"


def test_a_draft_begun_after_handing_in_holds_up_no_approval(client, editor, moderator, series):
    hand_in(series, editor)
    later = draft_module(series, "Later", editor, needs_continue=False)
    client.force_login(moderator)

    send(client, series, APPROVE)

    assert SeriesPage.objects.get(pk=series.pk).live
    assert not Page.objects.get(pk=later.pk).live


def test_a_draft_begun_after_handing_in_counts_for_no_approval(client, editor, moderator, series):
    hand_in(series, editor)
    draft_module(series, "Later", editor)
    client.force_login(moderator)

    answer = send(client, series, APPROVE, modules_needed="4")

    assert "This series has 3 modules that count." in words(answer)
    assert not SeriesPage.objects.get(pk=series.pk).live


def test_a_date_given_while_approving_holds(client, editor, moderator, series):
    hand_in(series, editor)
    client.force_login(moderator)

    send(client, series, APPROVE, go_live_at="2031-03-03 09:00")

    scheduled = {page.scheduled_revision.approved_go_live_at for page in modules_of(series)}
    assert [timezone.localtime(at).strftime("%A %H:%M") for at in scheduled] == ["Monday 09:00"]


def test_a_refused_approval_says_why_and_keeps_all_in_review(client, editor, moderator, series):
    hand_in(series, editor)
    change(modules_of(series)[1], moderator, needs_continue=False)
    client.force_login(moderator)

    judge(client, series, "approve")

    said = told(client)
    assert "New module 2" in said
    assert "Choose at least one thing to do." in said
    assert [status(page) for page in [series, *modules_of(series)]] == ["in_progress"] * 4


def test_what_is_not_fit_can_still_be_returned(client, editor, moderator, series):
    hand_in(series, editor)
    change(modules_of(series)[1], moderator, needs_continue=False)
    client.force_login(moderator)

    send(client, series, REJECT)

    assert [status(page) for page in [series, *modules_of(series)]] == ["needs_changes"] * 4


def test_publishing_past_the_review_says_what_is_not_out(client, editor, moderator, series):
    hand_in(series, editor)
    client.force_login(moderator)

    send(client, series, {"action-publish": "1"})

    assert "These modules have changes that are not live yet: “New module 1”" in told(client)
    assert [status(page) for page in modules_of(series)] == ["cancelled"] * 3


# ------------------------------------------------------------------------------ who may


def test_an_editor_may_not_approve(client, editor, series):
    hand_in(series, editor)
    client.force_login(editor)

    judge(client, series, "approve")

    assert status(series) == "in_progress"
    assert not Page.objects.get(pk=series.pk).live


def test_an_editor_has_no_publish_button(client, editor, series):
    client.force_login(editor)

    shown = page_of(client, series)

    assert 'name="action-publish"' not in shown
    assert 'name="action-submit"' in shown
