"""Whatever the order of publishing, scheduling, approving, going back and dragging, learners are
moved exactly as their editors chose, and a choice is spent once."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from learning import actions
from learning.models import Enrollment, PolicyChoice, SeriesPage
from learning.tasks import move_learners, move_stragglers
from tests.factories.learning import a_series, modules_of

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
def people(series, django_user_model):
    """In progress, completed and withdrawn, all on the first plan."""
    found = {}
    for name in ("early", "done", "left"):
        person = django_user_model.objects.create_user(f"{name}@example.org", "x")
        found[name] = actions.enroll(person, series, certificate_name=name)
    for module in modules_of(series):
        actions.continue_module(found["done"].person, module)
    actions.withdraw(found["left"], by=found["left"].person)
    return found


# ---------------------------------------------------------------- publishing


def publish_to_move(desk, series):
    desk.edit(series, modules_needed="2", learner_policy=MOVE)


def publish_to_keep(desk, series):
    desk.edit(series, modules_needed="2", learner_policy=KEEP)


def keep_then_move(desk, series):
    publish_to_keep(desk, series)
    desk.edit(series, modules_needed="1", learner_policy=MOVE)


def move_then_keep(desk, series):
    publish_to_move(desk, series)
    desk.edit(series, modules_needed="1", learner_policy=KEEP)


def keep_then_fix_a_typo(desk, series):
    """The editor's form offers to move again; a typo changes no plan and moves nobody."""
    publish_to_keep(desk, series)
    desk.edit(series, title="A better title")


def a_module_alone_to_keep(desk, series):
    desk.publish(modules_of(series)[0], KEEP, needs_marked_done=True)


def a_module_alone_to_move(desk, series):
    desk.publish(modules_of(series)[0], MOVE, needs_marked_done=True)


def two_modules_at_once(desk, series):
    first, second, _third = modules_of(series)
    draft(first, MOVE, needs_marked_done=True)
    draft(second, KEEP, needs_marked_done=True)
    desk.publish_all(first, second)


def a_series_with_its_modules(desk, series):
    """In one transaction: the series' choice speaks for all."""
    revisions = [draft(module, MOVE, needs_marked_done=True) for module in modules_of(series)]
    revisions.append(draft(series, KEEP, modules_needed=2))
    with desk.live(), transaction.atomic():
        for revision in revisions:
            revision.publish()


def a_series_to_move_with_modules_to_keep(desk, series):
    revisions = [draft(module, KEEP, needs_marked_done=True) for module in modules_of(series)]
    revisions.append(draft(series, MOVE, modules_needed=2))
    with desk.live(), transaction.atomic():
        for revision in revisions:
            revision.publish()


def in_code(desk, series):
    """Saved by a program, without a revision: nobody was asked, so what is usual holds."""
    with desk.live():
        page = SeriesPage.objects.get(pk=series.pk)
        page.modules_needed = 2
        page.save()


def keep_then_in_code(desk, series):
    publish_to_keep(desk, series)
    with desk.live():
        page = SeriesPage.objects.get(pk=series.pk)
        page.modules_needed = 1
        page.save()


def a_new_module_to_keep(desk, series):
    _page, revision = new_module(series, KEEP)
    with desk.live():
        revision.publish()


# ---------------------------------------------------------------- scheduling and approving


def schedule_to_keep(desk, series):
    desk.schedule(series, modules_needed="2", learner_policy=KEEP)
    desk.tomorrow()


def schedule_to_move_and_keep_before(desk, series):
    desk.schedule(series, modules_needed="2", learner_policy=MOVE)
    desk.publish(modules_of(series)[0], KEEP, needs_marked_done=True)
    assert held_by("early@example.org") == 1
    desk.tomorrow()


def schedule_to_keep_and_drag_before(desk, series):
    desk.schedule(series, modules_needed="2", learner_policy=KEEP)
    desk.drag(series)
    assert held_by("early@example.org") == 2
    desk.tomorrow()


def schedule_to_keep_and_unpublish_before(desk, series):
    desk.schedule(series, modules_needed="1", learner_policy=KEEP)
    desk.unpublish(modules_of(series)[2])
    assert held_by("early@example.org") == 2
    desk.tomorrow()


def approve_to_keep(desk, series):
    desk.edit(series, action="action-submit", modules_needed="2", learner_policy=KEEP)
    assert held_by("early@example.org") == 1
    desk.approve(series)


def approve_for_tomorrow_to_move(desk, series):
    moment = timezone.localtime(timezone.now() + timedelta(days=1))
    desk.edit(
        series,
        action="action-submit",
        modules_needed="2",
        learner_policy=MOVE,
        go_live_at=moment.strftime("%Y-%m-%d %H:%M"),
    )
    desk.approve(series)
    assert held_by("early@example.org") == 1
    desk.tomorrow()


def approve_a_series_with_its_modules(desk, series):
    for module in modules_of(series):
        draft(module, MOVE, needs_marked_done=True)
    desk.edit(series, action="action-submit", modules_needed="2", learner_policy=KEEP)
    desk.approve(series)
    assert all(module.needs_marked_done for module in modules_of(series))


def approve_a_series_with_its_modules_for_tomorrow(desk, series):
    for module in modules_of(series):
        draft(module, KEEP, needs_marked_done=True)
    moment = timezone.localtime(timezone.now() + timedelta(days=1))
    desk.edit(
        series,
        action="action-submit",
        modules_needed="2",
        learner_policy=MOVE,
        go_live_at=moment.strftime("%Y-%m-%d %H:%M"),
    )
    desk.approve(series)
    assert not any(module.needs_marked_done for module in modules_of(series))
    desk.tomorrow()
    assert all(module.needs_marked_done for module in modules_of(series))


# ---------------------------------------------------------------- going back


def move_then_go_back_in_the_editor(desk, series):
    publish_to_move(desk, series)
    desk.edit(series, revision=first_revision(series))


def move_then_go_back_in_code(desk, series):
    publish_to_move(desk, series)
    with desk.live():
        first_revision(series).publish()


def move_keep_then_the_moving_revision_again(desk, series):
    publish_to_move(desk, series)
    moving = latest(series).latest_revision
    desk.edit(series, modules_needed="1", learner_policy=KEEP)
    with desk.live():
        moving.publish()


def go_back_and_choose_to_move(desk, series):
    publish_to_keep(desk, series)
    desk.edit(series, modules_needed="1", learner_policy=KEEP)
    desk.edit(series, revision=first_revision(series), learner_policy=MOVE)


# ---------------------------------------------------------------- without a publish step


def drag(desk, series):
    desk.drag(series)


def keep_then_drag(desk, series):
    """Who was told that they keep their version keeps it."""
    publish_to_keep(desk, series)
    desk.drag(series)


def move_then_drag(desk, series):
    publish_to_move(desk, series)
    desk.drag(series)


def drag_in_a_complete_series(desk, series):
    is_over(desk, series)
    desk.drag(series)


def unpublish_in_a_complete_series(desk, series):
    is_over(desk, series)
    desk.unpublish(modules_of(series)[2])


def keep_then_unpublish_what_they_need(desk, series):
    """Relief for who keeps an older version: the same without what is gone, and with nothing new."""
    a_new_module_to_keep(desk, series)
    desk.unpublish(modules_of(series)[2])


def unused_choice_does_not_wait(desk, series):
    """A choice is spent though it changed nothing, and decides about nothing much later."""
    desk.edit(series, title="A better title", learner_policy=MOVE)
    is_over(desk, series)
    desk.drag(series)


# ---------------------------------------------------------------- before the task ran


def two_publishes_before_the_task(desk, series):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("learning.actions.plans.move_learners", SimpleNamespace(enqueue=int))
        publish_to_move(desk, series)
        desk.edit(series, modules_needed="1", learner_policy=KEEP)
    move_learners.enqueue(series.pk)


def keep_and_move_before_the_task(desk, series):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("learning.actions.plans.move_learners", SimpleNamespace(enqueue=int))
        publish_to_keep(desk, series)
        desk.edit(series, modules_needed="1", learner_policy=MOVE)
    move_learners.enqueue(series.pk)


# What was done, the version that who was in progress holds then, and the newest version.
ORDERS = [
    (publish_to_move, 2, 2),
    (publish_to_keep, 1, 2),
    (keep_then_move, 2, 2),
    (move_then_keep, 2, 3),
    (keep_then_fix_a_typo, 1, 2),
    (a_module_alone_to_keep, 1, 2),
    (a_module_alone_to_move, 2, 2),
    (two_modules_at_once, 1, 2),
    (a_series_with_its_modules, 1, 2),
    (a_series_to_move_with_modules_to_keep, 2, 2),
    (in_code, 2, 2),
    (keep_then_in_code, 1, 2),
    (a_new_module_to_keep, 1, 2),
    (schedule_to_keep, 1, 2),
    (schedule_to_move_and_keep_before, 2, 2),
    (schedule_to_keep_and_drag_before, 2, 3),
    (schedule_to_keep_and_unpublish_before, 2, 3),
    (approve_to_keep, 1, 2),
    (approve_for_tomorrow_to_move, 2, 2),
    (approve_a_series_with_its_modules, 1, 2),
    (approve_a_series_with_its_modules_for_tomorrow, 2, 2),
    (move_then_go_back_in_the_editor, 2, 3),
    (move_then_go_back_in_code, 2, 3),
    (move_keep_then_the_moving_revision_again, 2, 3),
    (go_back_and_choose_to_move, 2, 2),
    (drag, 2, 2),
    (keep_then_drag, 1, 2),
    (move_then_drag, 3, 3),
    (drag_in_a_complete_series, 1, 2),
    (unpublish_in_a_complete_series, 2, 2),
    (keep_then_unpublish_what_they_need, 3, 4),
    (unused_choice_does_not_wait, 1, 2),
    (two_publishes_before_the_task, 2, 3),
    (keep_and_move_before_the_task, 2, 2),
]


def is_over(desk, series):
    with desk.live():
        page = SeriesPage.objects.get(pk=series.pk)
        page.ends_at = timezone.now() - timedelta(days=1)
        page.save()


def first_revision(series):
    return series.revisions.order_by("pk").first()


def held_by(email):
    found = Enrollment.objects.select_related("plan").get(person__email=email)
    return found.plan.version


@pytest.mark.parametrize(
    ("order", "held", "newest"), ORDERS, ids=[order.__name__ for order, *_ in ORDERS]
)
def test_learners_are_moved_exactly_as_was_chosen(
    desk, series, people, stranger, order, held, newest
):
    order(desk, series)

    assert held_by("early@example.org") == held
    assert held_by("done@example.org") == 1
    assert held_by("left@example.org") == 1
    late = actions.enroll(stranger, series)
    assert late.plan.version == newest
    assert Enrollment.objects.get(person=people["done"].person).is_completed
    tokens = {page.policy_token for page in [latest(series), *map(latest, modules_of(series))]}
    spent = set(PolicyChoice.objects.values_list("token", flat=True))
    assert tokens - {""} <= spent
    call_command("rebuild_progress", "--check")


def test_a_choice_that_is_never_spent_would_move_learners_again(desk, series, people, monkeypatch):
    """The control: the table, where they stay with version 2, notices when spending fails."""
    monkeypatch.setattr("learning.actions.plans.spend", lambda choices, plan: None)

    move_keep_then_the_moving_revision_again(desk, series)

    assert held_by("early@example.org") == 3


def test_who_keeps_a_version_can_finish_it_without_what_is_gone(desk, series, people):
    keep_then_unpublish_what_they_need(desk, series)
    early = people["early"].person

    for module in modules_of(series)[:2]:
        actions.continue_module(early, module)

    enrollment = Enrollment.objects.get(person=early)
    assert enrollment.is_completed
    assert (enrollment.required_done, enrollment.required_total) == (2, 2)
    call_command("rebuild_progress", "--check")


def test_without_relief_who_keeps_a_version_would_be_stuck(desk, series, people, monkeypatch):
    monkeypatch.setattr("learning.actions.moves.due_plan", lambda held, series: held)
    keep_then_unpublish_what_they_need(desk, series)
    early = people["early"].person

    for module in modules_of(series)[:2]:
        actions.continue_module(early, module)

    assert Enrollment.objects.get(person=early).is_active


def test_when_nothing_of_a_version_is_left_learners_go_on_with_the_newest(desk, series, people):
    is_over(desk, series)
    a_new_module_to_keep(desk, series)
    for module in modules_of(series)[:3]:
        desk.unpublish(module)

    enrollment = Enrollment.objects.get(person=people["early"].person)
    assert enrollment.plan == series.plans.order_by("-version").first()
    assert enrollment.required_total == 1


def test_a_module_taken_to_another_series_holds_up_nobody(desk, series, people, live):
    publish_to_keep(desk, series)
    with live():
        other = a_series(modules=1, title="Another")
        modules_of(series)[2].move(other, pos="last-child")

    enrollment = Enrollment.objects.get(person=people["early"].person)
    assert enrollment.required_total == 2
    call_command("rebuild_progress", "--check")


def test_relief_that_was_lost_is_made_up_for(desk, series, people):
    publish_to_keep(desk, series)
    page = modules_of(series)[2]
    type(page).objects.filter(pk=page.pk).update(live=False)  # no signal, so no plan
    assert Enrollment.objects.get(person=people["early"].person).required_total == 3

    move_stragglers.enqueue()

    assert Enrollment.objects.get(person=people["early"].person).required_total == 2
