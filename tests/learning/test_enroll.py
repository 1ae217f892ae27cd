"""Enrolling, leaving, coming back."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.models import Institution, Letter
from learning import actions
from learning.models import Enrollment, ModuleProgress
from tests.factories.learning import QUICK_CHECK, REFLECTION, a_module, a_series, modules_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def series(db):
    return a_series(modules=3)


def finish(person, series):
    for module in modules_of(series):
        actions.continue_module(person, module)


def test_enrolling_twice_is_one_enrollment_and_one_letter(learner, series):
    first = actions.enroll(learner, series)

    assert actions.enroll(learner, series).pk == first.pk
    assert Letter.objects.filter(kind="welcome", person=learner).count() == 1


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ({"opens_at": timedelta(days=1)}, "hasn't opened"),
        ({"archived_at": timedelta(days=-1)}, "archived"),
    ],
)
def test_enrollment_is_closed_before_and_after(learner, dates, words):
    now = timezone.now()
    series = a_series(**{name: now + delta for name, delta in dates.items()})

    with pytest.raises(actions.Refused, match=words):
        actions.enroll(learner, series)


def test_a_complete_series_can_still_be_joined(learner):
    series = a_series(ends_at=timezone.now() - timedelta(days=1))

    assert actions.enroll(learner, series).is_active


def test_an_unpublished_series_takes_nobody(learner, series):
    series.unpublish()

    with pytest.raises(actions.Refused, match="isn't published"):
        actions.enroll(learner, series)


def test_a_prerequisite_must_be_finished_first(learner, series):
    after = a_series(title="Afterwards")
    after.prerequisites.add(series)
    after.save_revision().publish()

    with pytest.raises(actions.Refused, match="Finish “A series” first"):
        actions.enroll(learner, after)

    actions.enroll(learner, series)
    finish(learner, series)
    assert actions.enroll(learner, after).is_active


def test_a_series_without_modules_takes_nobody(learner):
    with pytest.raises(actions.Refused, match="nothing to finish yet"):
        actions.enroll(learner, a_series(modules=0))


def test_who_leaves_and_comes_back_finds_what_they_finished(learner, series):
    first = actions.enroll(learner, series)
    actions.continue_module(learner, modules_of(series)[0])
    actions.withdraw(first, by=learner)

    second = actions.enroll(learner, series)

    assert (second.run, second.required_done) == (2, 1)
    carried = second.progress.get()
    assert carried.source == ModuleProgress.Source.CARRIED
    assert carried.completed_at == first.progress.get().completed_at
    call_command("rebuild_progress", "--check")


def test_nothing_counts_for_who_left(learner, series):
    actions.withdraw(actions.enroll(learner, series), by=learner)

    with pytest.raises(actions.Refused, match="You left this series"):
        actions.continue_module(learner, modules_of(series)[0])


def test_a_finished_series_stays_and_can_be_taken_again_from_the_start(learner, series):
    first = actions.enroll(learner, series, certificate_name="Learner Example")
    finish(learner, series)

    with pytest.raises(actions.Refused, match="stays on your record"):
        actions.withdraw(first, by=learner)
    assert actions.enroll(learner, series).pk == first.pk
    again = actions.enroll(learner, series, again=True)

    assert (again.run, again.required_done, again.status) == (2, 0, Enrollment.Status.ACTIVE)
    assert learner.certificates.count() == 1
    call_command("rebuild_progress", "--check")


def test_the_verified_institution_of_the_day_is_kept(learner, series):
    institution = Institution.objects.create(name="Example School of Medicine")
    learner.affiliations.create(
        institution=institution,
        started_on=timezone.localdate() - timedelta(days=30),
        verified_at=timezone.now(),
        verified_by_means="domain",
    )

    assert actions.enroll(learner, series).institution == institution


def test_in_order_a_later_module_waits_for_the_earlier_ones(learner):
    series = a_series(modules=3, in_order=True)
    first, second, third = modules_of(series)
    actions.enroll(learner, series)

    with pytest.raises(actions.Refused, match="one module after the other"):
        actions.continue_module(learner, second)
    actions.continue_module(learner, first)
    actions.continue_module(learner, second)

    assert learner.enrollments.get().required_done == 2
    assert not ModuleProgress.objects.filter(module=third).exists()


def test_what_was_finished_is_never_locked_again(
    learner, django_capture_on_commit_callbacks, client
):
    with django_capture_on_commit_callbacks(execute=True):
        series = a_series(modules=2, in_order=True)
    actions.enroll(learner, series)
    first, second = modules_of(series)
    actions.continue_module(learner, first)
    actions.continue_module(learner, second)
    learner.enrollments.get()
    with django_capture_on_commit_callbacks(execute=True):
        new = a_module(series, "New first")
        new.move(first, pos="left")

    client.force_login(learner)
    assert client.get(second.url).context["row"].state == "done"


def test_an_optional_module_counts_for_nothing_but_is_kept(learner):
    series = a_series(modules=1)
    extra = a_module(series, "Extra", required=False)
    enrollment = actions.enroll(learner, series)

    actions.continue_module(learner, extra)

    enrollment.refresh_from_db()
    assert (enrollment.required_done, enrollment.required_total) == (0, 1)
    assert enrollment.progress.get(module=extra).completed_at


def test_who_comes_back_finds_their_words_and_has_no_new_tries(learner):
    series = a_series(modules=0)
    module = a_module(series, body=[QUICK_CHECK, REFLECTION], pass_mark=100, tries=1)
    asked = module.quick_check.asked
    question = asked.questions[0]
    wrong = {question.id: [question.choices[1].id]}
    block_id = next(block.id for block in module.body if block.block_type == "reflection")
    first = actions.enroll(learner, series)
    actions.write_reflection(learner, module, block_id=block_id, text="My words")
    actions.answer_quick_check(learner, module, asked=asked, answers=wrong, form_key="1")
    actions.withdraw(first, by=learner)

    second = actions.enroll(learner, series)

    assert second.reflections.get().text == "My words"
    with pytest.raises(actions.Refused, match="used all your tries"):
        actions.answer_quick_check(learner, module, asked=asked, answers=wrong, form_key="2")
    assert second.progress.get().source == ModuleProgress.Source.LEARNER
    call_command("rebuild_progress", "--check")


def test_who_leaves_a_second_time_through_still_has_the_first(learner, series):
    actions.enroll(learner, series)
    finish(learner, series)
    second = actions.enroll(learner, series, again=True)
    actions.withdraw(second, by=learner)

    progress = actions.continue_module(learner, modules_of(series)[0])

    assert progress.enrollment.run == 1


@pytest.mark.parametrize(
    "address",
    [
        "series/{}/enroll/",
        "modules/{}/continue/",
        "modules/{}/reflect/",
        "enrollments/{}/withdraw/",
    ],
)
def test_a_number_too_large_for_the_database_is_unknown(client, learner, address):
    client.force_login(learner)

    assert client.post(f"/learning/{address.format(2**63)}").status_code == 404
