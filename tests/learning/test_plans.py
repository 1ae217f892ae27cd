"""Plans appear exactly when what is live changes, and no edit harms a learner."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from learning import actions
from learning.models import Certificate, Enrollment, ModulePage, ModuleProgress, SeriesPlan
from tests.factories.learning import a_module, a_series, modules_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def live(django_capture_on_commit_callbacks):
    """What an editor's request, or a command, does: at its end everything is committed."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def series(live):
    with live():
        return a_series(modules=4)


@pytest.fixture
def people(series, django_user_model):
    """Learners at 0, 50 and 100 %, by that number."""
    found = {}
    for share in (0, 50, 100):
        person = django_user_model.objects.create_user(f"at{share}@example.org", "x")
        actions.enroll(person, series, certificate_name=f"Learner at {share}")
        for module in modules_of(series)[: share * 4 // 100]:
            actions.continue_module(person, module)
        found[share] = person
    return found


def what_is_kept():
    """Everything an edit must never change."""
    completed = ModuleProgress.objects.filter(completed_at__isnull=False)
    return (
        list(completed.order_by("pk").values("pk", "module", "completed_at", "rule_digest")),
        list(Certificate.objects.order_by("pk").values()),
        list(Enrollment.objects.completed().order_by("pk").values()),
    )


def versions(series):
    return list(SeriesPlan.objects.filter(series=series).values_list("version", flat=True))


def order_of(plan):
    return list(plan.modules.values_list("module_id", flat=True))


# ---------------------------------------------------------------- the ways an editor changes things


def fix_a_typo(series):
    module = modules_of(series)[0]
    module.title = "A series, module one"
    module.save_revision().publish()


def fix_a_typo_in_the_series(series):
    series.title = "A better title"
    series.save_revision().publish()


def save_a_draft(series):
    module = modules_of(series)[0]
    module.needs_marked_done = True
    module.save_revision()


def reorder(series):
    last = modules_of(series)[-1]
    Page.objects.get(pk=last.pk).move(modules_of(series)[0], pos="left")


def add_a_module(series):
    a_module(series, "A fifth module")


def unpublish_a_module(series):
    modules_of(series)[3].unpublish()


def tighten_a_rule(series):
    module = modules_of(series)[3]
    module.needs_marked_done = True
    module.save_revision().publish()


def ask_for_two(series):
    series.modules_needed = 2
    series.save_revision().publish()


def schedule_a_module(series):
    """Goes live tomorrow: nothing changes until it does."""
    series.refresh_from_db()
    module = ModulePage(
        title="For tomorrow",
        body=modules_of(series)[0].body,
        live=False,
        go_live_at=timezone.now() + timedelta(days=1),
    )
    series.add_child(instance=module)
    module.save_revision().publish()
    assert not ModulePage.objects.get(pk=module.pk).live


def schedule_and_let_it_come(series):
    schedule_a_module(series)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        call_command("publish_scheduled")
    assert modules_of(series)[-1].live


def let_a_module_expire(series):
    module = modules_of(series)[3]
    module.expire_at = timezone.now() + timedelta(hours=1)
    module.save_revision().publish()
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        call_command("publish_scheduled")
    assert not ModulePage.objects.get(pk=module.pk).live


def save_in_code(series):
    module = modules_of(series)[3]
    module.required = False
    module.save()


def restore_the_first_revision(series):
    """Going back is a change of its own: the rule is the first one again."""
    modules_of(series)[3].revisions.order_by("pk").first().publish()


def move_to_another_series(series):
    other = a_series(modules=1, title="Another series")
    modules_of(series)[3].move(other, pos="last-child")


SAME_PLAN = [fix_a_typo, fix_a_typo_in_the_series, save_a_draft, schedule_a_module]
NEW_PLAN = [
    reorder,
    add_a_module,
    unpublish_a_module,
    tighten_a_rule,
    ask_for_two,
    schedule_and_let_it_come,
    let_a_module_expire,
    save_in_code,
    move_to_another_series,
]
CHANGES = [
    *(([change], 1) for change in SAME_PLAN),
    *(([change], 2) for change in NEW_PLAN),
    ([tighten_a_rule, restore_the_first_revision], 3),
]


def name_of(value):
    return "-".join(c.__name__ for c in value) if isinstance(value, list) else f"plan-{value}"


@pytest.mark.parametrize(("changes", "newest"), CHANGES, ids=name_of)
def test_a_change_makes_the_plans_it_should_and_harms_nobody(series, people, changes, newest, live):
    kept = what_is_kept()

    for change in changes:
        with live():
            change(series)

    assert max(versions(series)) == newest
    for before, after in zip(kept, what_is_kept(), strict=True):
        assert [row for row in after if row in before] == before
    for enrollment in Enrollment.objects.filter(series=series):
        assert 0 <= enrollment.required_done <= enrollment.required_total
    active = Enrollment.objects.active().filter(series=series)
    assert {e.plan.version for e in active} <= {newest}
    call_command("rebuild_progress", "--check")


def test_learners_see_the_new_order_and_who_finished_keeps_the_old_one(series, people, live):
    before = order_of(series.plans.get())

    with live():
        reorder(series)

    half = Enrollment.objects.get(person=people[50])
    finished = Enrollment.objects.get(person=people[100])
    assert order_of(half.plan) == [before[3], *before[:3]]
    assert order_of(finished.plan) == before


def test_a_removed_module_leaves_the_count_and_who_has_nothing_left_is_finished(
    series, people, live
):
    actions.continue_module(people[50], modules_of(series)[2])

    with live():
        unpublish_a_module(series)

    enrollment = Enrollment.objects.get(person=people[50])
    assert enrollment.status == Enrollment.Status.COMPLETED
    assert (enrollment.required_done, enrollment.required_total) == (3, 3)
    assert Certificate.objects.filter(person=people[50]).count() == 1


def test_a_series_that_asks_for_more_than_is_left_asks_for_all_that_is_left(series, people, live):
    with live():
        series.modules_needed = 3
        series.save_revision().publish()
        for module in modules_of(series)[2:]:
            module.unpublish()

    enrollment = Enrollment.objects.get(person=people[0])

    assert enrollment.required_total == 2


def test_with_no_module_left_nobody_finishes_and_enrollment_is_closed(
    series, people, stranger, live
):
    with live():
        for module in modules_of(series):
            module.unpublish()

    at_zero = Enrollment.objects.get(person=people[0])
    assert at_zero.is_active
    assert at_zero.required_total == 0
    with pytest.raises(actions.Refused):
        actions.enroll(stranger, series)


def test_a_plan_that_nobody_holds_is_rewritten_in_place(series, live):
    for change in (reorder, add_a_module, tighten_a_rule):
        with live():
            change(series)

    assert versions(series) == [1]
    assert order_of(series.plans.get()) == [m.pk for m in modules_of(series)]


def test_enrolling_heals_a_plan_that_was_missed(series, learner):
    ModulePage.objects.filter(pk=modules_of(series)[3].pk).update(required=False)

    enrollment = actions.enroll(learner, series)

    assert enrollment.required_total == 3
    assert enrollment.plan.modules.filter(required=True).count() == 3


def test_a_copied_series_has_one_plan_of_its_own(series, people, live):
    with live():
        series.copy(
            recursive=True,
            update_attrs={"title": "Next year", "slug": "next-year"},
            keep_live=True,
        )

    copy = Page.objects.get(slug="next-year").specific
    assert versions(copy) == [1]
    assert order_of(copy.plans.get()) == [m.pk for m in modules_of(copy)]
    assert versions(series) == [1]


def test_a_plan_that_fails_leaves_the_publish_standing(series, people, monkeypatch, live):
    def fail(series_id, *, saved=None):
        raise RuntimeError("the plan failed")

    with monkeypatch.context() as patch, live():
        patch.setattr("learning.actions.publish_plan", fail)
        add_a_module(series)

    assert modules_of(series)[-1].live
    actions.publish_plan(series.pk)
    assert max(versions(series)) == 2


def test_the_count_of_queries_does_not_grow_with_the_modules(
    series, learner, django_assert_max_num_queries
):
    with django_assert_max_num_queries(8):
        actions.publish_plan(series.pk)
