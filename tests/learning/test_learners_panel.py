"""The page editor shows who is in a series, what the draft changes for them, and the choice."""

import html
import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from learning import actions
from tests.factories.learning import a_series, modules_of

from .desk import Desk, draft, latest, new_module
from .test_queries import with_modules

pytestmark = pytest.mark.django_db
NOTHING = "nothing changes for learners"


@pytest.fixture
def live(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def desk(client, moderator, live):
    client.force_login(moderator)
    return Desk(client, live)


@pytest.fixture
def series(live):
    with live():
        return a_series(modules=3)


@pytest.fixture
def people(series, learner, stranger, django_user_model):
    """Two in progress, one completed, and one who left and counts no more."""
    others = [django_user_model.objects.create_user(f"p{n}@example.org", "x") for n in range(2)]
    for person in (learner, stranger, *others):
        actions.enroll(person, series, certificate_name="Zoë")
    for module in modules_of(series):
        actions.continue_module(others[0], module)
    actions.withdraw(others[1].enrollments.get(), by=others[1])


def words(answer):
    """What the panel says, as a reader has it."""
    page = answer.content.decode()
    if "data-affected>" not in page:
        return ""
    part = page.partition("data-affected>")[2].partition("data-affected-again")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", part)).split())


def editor_of(desk, page):
    return desk.client.get(f"/admin/pages/{page.pk}/edit/")


def test_it_counts_who_is_in_progress_and_who_has_completed(desk, series, people):
    with time_machine.travel("2026-11-23T15:32:00Z"):
        said = words(editor_of(desk, series))

    assert said.startswith(f"2 in progress, 1 completed: {NOTHING}.")
    assert "As of 10:32 am Eastern." in said


def test_it_is_not_there_without_learners(desk, series):
    assert words(editor_of(desk, series)) == ""
    assert words(editor_of(desk, modules_of(series)[0])) == ""
    assert words(desk.client.get(f"/admin/pages/add/learning/modulepage/{series.pk}/")) == ""


def test_a_draft_of_the_series_is_told_apart_from_those_of_its_modules(desk, series, people):
    draft(series, modules_needed=2)
    draft(modules_of(series)[0], needs_marked_done=True)
    new_module(series, title="Listening")

    said = words(editor_of(desk, series))

    assert said.startswith("2 in progress, 1 completed: finishing takes 2 modules instead of 3.")
    assert (
        "If its 2 changed modules go live with it: 1 module added, 1 rule tightened, finishing "
        "takes 2 modules instead of 3." in said
    )
    assert "1 module added: “Listening”" in said
    assert (
        "1 rule tightened: “A series, module 1”. Complete when you mark it as done and press "
        "Continue at the end." in said
    )


def test_where_only_modules_have_changes_what_they_change_comes_first(desk, series, people):
    draft(modules_of(series)[0], needs_marked_done=True)
    new_module(series, title="Listening")

    said = words(editor_of(desk, series))

    assert said.startswith(
        "2 in progress, 1 completed. If its 2 changed modules go live with it: 1 module added, "
        "1 rule tightened"
    )
    assert NOTHING not in said
    assert said.count("go live with it") == 1
    assert "1 module added: “Listening”" in said


def test_where_drafts_of_modules_change_nothing_it_says_so_of_both(desk, series, people):
    draft(modules_of(series)[0], title="Another title")

    said = words(editor_of(desk, series))

    assert said.startswith(f"2 in progress, 1 completed: {NOTHING}.")
    assert f"If its changed module goes live with it: {NOTHING}." in said


def test_a_module_says_what_it_changes_by_itself(desk, series, people):
    draft(series, modules_needed=2)
    first, second, _third = modules_of(series)
    draft(first, needs_marked_done=True)
    draft(second, required=False)

    assert "completed: 1 rule tightened." in words(editor_of(desk, first))
    assert "completed: 1 module no longer counts, finishing takes 2 modules instead of 3." in words(
        editor_of(desk, second)
    )


def test_a_module_that_is_being_written_counts_as_added(desk, series, people):
    page, _revision = new_module(series, title="Listening")
    writing = desk.client.get(f"/admin/pages/add/learning/modulepage/{series.pk}/")

    assert "1 module added: “Listening”" in words(editor_of(desk, page))
    assert "1 module added" in words(writing)
    assert "data-affected-again" not in writing.content.decode()


def test_a_module_that_was_taken_down_counts_as_added_only_in_its_own_editor(desk, series, people):
    gone = modules_of(series)[2]
    desk.unpublish(gone)

    assert NOTHING in words(editor_of(desk, series))
    assert "1 module added" in words(editor_of(desk, gone))


def test_a_module_that_was_taken_down_and_edited_since_may_come_back_with_the_series(
    desk, series, people
):
    gone = modules_of(series)[2]
    desk.unpublish(gone)
    draft(gone, title="Rewritten")

    assert "If its changed module goes live with it: 1 module added" in words(
        editor_of(desk, series)
    )


def test_a_module_that_is_still_empty_stays_behind(desk, series, people):
    page, _revision = new_module(series, title="Empty")
    draft(page, body=[])

    assert "If its" not in words(editor_of(desk, series))


def test_it_says_how_many_keep_an_older_version(desk, series, people):
    desk.edit(series, modules_needed="2", learner_policy="keep")

    assert "2 learners in progress keep an older version" in words(editor_of(desk, series))


def test_who_reviews_a_draft_reads_what_it_changes(desk, series, people, client, editor):
    client.force_login(editor)
    desk.edit(series, action="action-submit", modules_needed="2", learner_policy="keep")
    reviewer = desk.client
    reviewer.force_login(type(editor).objects.get(email="moderator@example.org"))

    answer = editor_of(desk, series)

    assert "finishing takes 2 modules instead of 3" in words(answer)
    assert re.search(r'value="keep"[^>]* checked', answer.content.decode())


def test_a_module_says_that_the_choice_of_its_series_comes_first(desk, series, people):
    said = "If it goes live together with its series, what is chosen there holds instead."
    writing = desk.client.get(f"/admin/pages/add/learning/modulepage/{series.pk}/")

    assert said in editor_of(desk, modules_of(series)[0]).content.decode()
    assert said in writing.content.decode()
    assert said not in editor_of(desk, series).content.decode()


def test_who_compares_two_versions_sees_the_choice(desk, series, people):
    desk.edit(series, learner_policy="move")
    desk.edit(series, learner_policy="keep")

    answer = desk.client.get(f"/admin/pages/{series.pk}/revisions/compare/earliest...latest/")

    assert "Learners in progress" in answer.content.decode()


# ---------------------------------------------------------------- looking again


def look_again(desk, page):
    return desk.client.get(f"/admin/learning/pages/{page.pk}/learners/")


def test_looking_again_shows_the_newest_draft(desk, series, people):
    before = words(look_again(desk, series))
    draft(series, modules_needed=1)
    after = words(look_again(desk, series))

    assert NOTHING in before
    assert "finishing takes 1 module instead of 3" in after
    assert words(editor_of(desk, series)).partition("As of")[0] == after.partition("As of")[0]


def test_looking_again_at_a_series_without_learners_says_so(desk, series):
    assert "Nobody is enrolled in this series." in look_again(desk, series).content.decode()


def test_only_series_and_modules_have_learners(desk, series):
    assert look_again(desk, series.get_parent()).status_code == 404


def test_the_panel_takes_the_same_queries_for_any_number_of_modules_and_learners(
    desk, django_user_model, live
):
    found = []
    for count in (2, 40):
        with live():
            series = with_modules(a_series(modules=0, title=f"Of {count}"), count)
        actions.publish_plan(series.pk)
        for number in range(count):
            person = django_user_model.objects.create_user(f"{count}-{number}@example.org", "x")
            actions.enroll(person, series)
        for module in modules_of(series):
            draft(module, needs_marked_done=True)
        for page in (series, modules_of(series)[0]):
            look_again(desk, page)
            with CaptureQueriesContext(connection) as captured:
                assert "rule" in words(look_again(desk, page))
            found.append(len(captured))

    assert found[:2] == found[2:]
    assert latest(series).title == "Of 40"
