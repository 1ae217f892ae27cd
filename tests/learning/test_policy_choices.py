"""What the editor's form keeps of a choice for learners, and what it begins with."""

import json

import pytest
from django.core import serializers
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from accounts.models import Letter
from learning import actions
from learning.admin.deleting import why_not_delete
from learning.models import (
    Certificate,
    Enrollment,
    LearningEvent,
    ModulePage,
    ModuleProgress,
    PlannedModule,
    PolicyChoice,
    QuizAttempt,
    Reflection,
    SeriesPage,
    SeriesPlan,
)
from tests.factories.learning import QUICK_CHECK, REFLECTION, WORDS, a_module, a_series, modules_of

from .desk import Desk, draft, latest, new_module

pytestmark = pytest.mark.django_db
MOVE, KEEP = "move", "keep"


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
def enrollment(series, learner):
    return actions.enroll(learner, series, certificate_name="Zoë")


def shown(desk, page, revision=None):
    """What the editor's form has chosen, and what it says about it."""
    at = f"revisions/{revision.pk}/revert/" if revision else "edit/"
    form = desk.client.get(f"/admin/pages/{page.pk}/{at}").context["form"]
    return form.initial["learner_policy"], form.fields["learner_policy"].help_text


def test_a_draft_keeps_its_choice_and_one_token_until_it_goes_live(desk, series, enrollment):
    desk.edit(series, action="action-draft", learner_policy=KEEP, modules_needed="2")
    first = latest(series)
    desk.edit(series, action="action-draft", title="Once more")
    second = latest(series)

    assert first.policy_token
    assert (second.policy_token, second.learner_policy) == (first.policy_token, KEEP)
    policy, said = shown(desk, series)
    assert policy == KEEP
    assert said.startswith("This was chosen with the draft.")
    assert not PolicyChoice.objects.exists()
    series.refresh_from_db()
    assert series.policy_token == ""


def test_a_choice_that_was_spent_makes_room_for_a_new_one(desk, series, enrollment):
    desk.edit(series, learner_policy=KEEP, modules_needed="2")
    spent = PolicyChoice.objects.get()

    policy, said = shown(desk, series)
    desk.edit(series, action="action-draft")

    assert policy == MOVE
    assert said.startswith("The last choice has been used, so this is a new one.")
    assert latest(series).policy_token != spent.token
    assert (spent.policy, spent.plan.version, spent.page_id) == (KEEP, 2, series.pk)
    series.refresh_from_db()
    assert spent.revision_id == series.live_revision_id


def test_an_older_version_begins_with_what_moves_nobody(desk, series, enrollment):
    desk.edit(series, learner_policy=MOVE, modules_needed="2")

    policy, said = shown(desk, series, series.revisions.order_by("pk").first())

    assert policy == KEEP
    assert "This is an older version, so nobody is moved unless you choose it." in said


@pytest.mark.parametrize(
    ("fields", "policy"),
    [
        ({}, MOVE),
        ({"opens_at": timezone.now() + timezone.timedelta(days=9)}, MOVE),
        ({"ends_at": timezone.now() - timezone.timedelta(days=9)}, KEEP),
        ({"archived_at": timezone.now() - timezone.timedelta(days=9)}, KEEP),
    ],
    ids=["open", "upcoming", "complete", "archived"],
)
def test_what_is_usual_goes_by_the_state_of_the_series(desk, series, fields, policy):
    SeriesPage.objects.filter(pk=series.pk).update(**fields)
    desk.publish(SeriesPage.objects.get(pk=series.pk), **fields)

    assert shown(desk, series)[0] == policy
    assert shown(desk, modules_of(series)[0])[0] == policy


def test_without_learners_the_form_says_nothing_and_what_is_usual_holds(desk, series):
    page = desk.client.get(f"/admin/pages/{series.pk}/edit/").content.decode()
    desk.edit(series, learner_policy="", modules_needed="2")

    assert "data-learners-panel" not in page
    assert PolicyChoice.objects.get().policy == MOVE


def test_a_choice_that_does_not_exist_is_refused_and_nothing_is_lost(desk, series, enrollment):
    form = {"title": "Kept", "slug": series.slug, "access": "open", "learner_policy": "burn"}
    form |= {"body-count": "0", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}

    answer = desk.client.post(f"/admin/pages/{series.pk}/edit/", {**form, "action-publish": "1"})

    assert "learner_policy" in answer.context["form"].errors
    assert answer.context["form"]["title"].value() == "Kept"
    assert "burn is not one of the available choices" in answer.content.decode()


def test_a_draft_saved_by_itself_takes_one_token(desk, series, enrollment):
    form = {"title": "By itself", "slug": series.slug, "access": "open", "learner_policy": KEEP}
    form |= {"body-count": "0", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    tokens = set()
    for _time in range(3):
        answer = desk.client.post(
            f"/admin/pages/{series.pk}/edit/", form, headers={"accept": "application/json"}
        )
        assert json.loads(answer.content)["success"] is True
        tokens.add(latest(series).policy_token)

    assert len(tokens) == 1
    assert latest(series).learner_policy == KEEP


@pytest.mark.parametrize("keep_live", [True, False])
def test_a_copy_takes_no_choice_along(desk, series, live, keep_live):
    desk.publish(modules_of(series)[0], KEEP)
    draft(series, KEEP)
    with live():
        copy = latest(series).copy(
            recursive=True,
            update_attrs={"title": "Next year", "slug": "next-year"},
            keep_live=keep_live,
            copy_revisions=True,
        )

    for page in [copy, *modules_of(copy)]:
        for version in (Page.objects.get(pk=page.pk).specific, latest(page)):
            assert (version.policy_token, version.learner_policy) == ("", MOVE)


# ---------------------------------------------------------------- nobody's record changes


def everything():
    """All records of learning, and the letters about them."""
    models = (
        Certificate,
        Enrollment,
        LearningEvent,
        ModuleProgress,
        QuizAttempt,
        Reflection,
        Letter,
    )
    return {model.__name__: serializers.serialize("json", model.objects.all()) for model in models}


def test_restoring_an_old_revision_after_completions_changes_nobodys_record(
    desk, live, django_user_model
):
    with live():
        series = a_series(modules=0, title="Deep")
        for title in ("One", "Two", "Three"):
            a_module(series, title, body=[WORDS, QUICK_CHECK, REFLECTION])
    people = [django_user_model.objects.create_user(f"p{n}@example.org", "x") for n in range(3)]
    for person in people:
        actions.enroll(person, series, certificate_name="Zoë")
    desk.edit(series, modules_needed="2", learner_policy=MOVE)
    desk.publish(modules_of(series)[0], MOVE, needs_marked_done=True)
    _begin(people, series)
    before = everything()

    desk.edit(series, revision=series.revisions.order_by("pk").first())
    with live():
        modules_of(series)[0].revisions.order_by("pk").first().publish()
    for page in (series, *modules_of(series)):
        with live():
            latest(page).latest_revision.publish()

    assert everything() == before
    assert series.plans.count() > 1
    call_command("rebuild_progress", "--check")


def _begin(people, series):
    """One has finished, one is in the middle, one has only enrolled."""
    for person, count in zip(people, (3, 1, 0), strict=True):
        for module in modules_of(series)[:count]:
            actions.continue_module(person, module)
            actions.mark_done(person, module) if module.needs_marked_done else None
            block = next(block for block in module.body if block.block_type == "reflection")
            actions.write_reflection(person, module, block_id=block.id, text="Mine")
    assert Enrollment.objects.completed().count() == Certificate.objects.count() == 1


# ---------------------------------------------------------------- choices hold up no deletion


def test_a_page_whose_choices_were_spent_can_be_deleted(desk, series, administrator):
    desk.edit(series, modules_needed="2", learner_policy=KEEP)
    desk.publish(modules_of(series)[0], MOVE, needs_marked_done=True)
    assert PolicyChoice.objects.count() == 2

    assert why_not_delete([series]) == ""
    desk.client.force_login(administrator)
    desk.post(f"/admin/pages/{series.pk}/delete/")

    assert not SeriesPage.objects.filter(pk=series.pk).exists()
    assert not PolicyChoice.objects.exists()
    assert not SeriesPlan.objects.exists()
    assert not any(Page.find_problems())


def test_a_module_whose_choice_was_spent_on_a_plan_in_use_can_be_deleted(
    desk, series, learner, live
):
    """It left the plan again before anybody enrolled."""
    added, revision = new_module(series, MOVE)
    with live():
        revision.publish()
    desk.unpublish(added)
    actions.enroll(learner, series)
    choice = PolicyChoice.objects.get()
    assert choice.plan == Enrollment.objects.get().plan
    assert not PlannedModule.objects.filter(module=added).exists()

    desk.post(f"/admin/pages/{added.pk}/delete/")

    assert not ModulePage.objects.filter(pk=added.pk).exists()
    assert not PolicyChoice.objects.exists()


def test_a_choice_takes_the_form_one_query(desk, series, enrollment):
    found = []
    for _time in range(3):
        desk.edit(series, modules_needed="2")
        with CaptureQueriesContext(connection) as captured:
            desk.client.get(f"/admin/pages/{series.pk}/edit/")
        asked = [query for query in captured.captured_queries if "policychoice" in query["sql"]]
        found.append(len(asked))

    assert found == [1, 1, 1]
