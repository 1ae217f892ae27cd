"""What was watched goes along, is taken back, is erased, and can be proven."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts import actions as accounts_actions
from accounts.privacy import export
from learning import actions
from learning.models import Certificate, LearningEvent, ModulePage, ModuleProgress, Playback
from learning.rules import ModuleRule
from tests.factories.learning import QUICK_CHECK, WORDS, a_series
from tests.factories.playback import a_recording, recorded, told, watching

pytestmark = pytest.mark.django_db


@pytest.fixture
def module():
    return watching(a_series(modules=1), a_recording())


@pytest.fixture
def enrollment(learner, module):
    return actions.enroll(learner, module.series, certificate_name="Learner Example")


def leave_and_come_back(learner, enrollment):
    actions.withdraw(enrollment, by=learner)
    return actions.enroll(learner, enrollment.series)


# ---------------------------------------------------------------- going along


def test_who_comes_back_has_watched_what_they_watched(learner, enrollment, module):
    told(learner, module, [(0, 50_000)], position=50_000)

    second = leave_and_come_back(learner, enrollment)

    carried = second.progress.get(module=module)
    assert (carried.watched_percent, carried.playbacks.get().position_ms) == (50, 50_000)
    assert enrollment.progress.get(module=module).playbacks.get().watched_percent == 50
    call_command("rebuild_progress", "--check")
    assert (
        told(learner, module, [(50_000, 80_000)], began=timedelta(0), elapsed=0).completed_at
        is None
    )


def test_what_is_watched_after_coming_back_completes_the_module(learner, enrollment, module):
    told(learner, module, [(0, 50_000)])
    second = leave_and_come_back(learner, enrollment)
    second.enrolled_at -= timedelta(hours=2)
    second.save()

    assert told(learner, module, [(50_000, 80_000)]).completed_at
    call_command("rebuild_progress", "--check")


def test_a_report_from_an_earlier_run_is_not_counted_in_the_next(learner, enrollment, module):
    for each in ModulePage.objects.child_of(enrollment.series):
        actions.continue_module(learner, each)
    told(learner, module, [(0, 100_000)])
    actions.enroll(learner, enrollment.series, again=True)

    with pytest.raises(actions.Refused, match="Load it again"):
        told(learner, module, [(0, 100_000)])

    assert not Playback.objects.filter(progress__enrollment__run=2).exists()


# ---------------------------------------------------------------- taken back


@pytest.fixture
def taken_back(learner, registrar, enrollment, module):
    told(learner, module, [(0, 100_000)], position=90_000)
    actions.correct_progress(
        enrollment, module, complete=False, by=registrar, reason="Somebody else watched"
    )


@pytest.mark.usefixtures("taken_back")
def test_what_was_taken_back_is_to_be_watched_anew(learner, module):
    assert ModuleProgress.objects.get().watched_percent == 0
    assert Playback.objects.get().played == []
    call_command("rebuild_progress", "--check")

    with pytest.raises(actions.Refused, match="Load it again"):
        told(learner, module, [(0, 100_000)])

    Playback.objects.update(counts_from=timezone.now() - timedelta(hours=2))
    assert told(learner, module, [(0, 100_000)]).completed_at
    assert LearningEvent.objects.filter(kind="watched").count() == 2
    call_command("rebuild_progress", "--check")


def test_what_was_played_before_a_taking_back_is_not_counted_when_it_comes_late(
    learner, registrar, enrollment, module
):
    for complete in (True, False):
        actions.correct_progress(
            enrollment, module, complete=complete, by=registrar, reason="Not this learner"
        )

    with pytest.raises(actions.Refused, match="Load it again"):
        told(learner, module, [(0, 100_000)])

    assert ModuleProgress.objects.get().completed_at is None
    call_command("rebuild_progress", "--check")


# ---------------------------------------------------------------- proven


def test_a_share_that_was_tampered_with_is_found_and_mended(learner, enrollment, module, capsys):
    told(learner, module, [(0, 45_000)])
    ModuleProgress.objects.update(watched_percent=99)

    with pytest.raises(CommandError, match="1 of 1"):
        call_command("rebuild_progress", "--check")
    assert "watched_percent is 99 in the table and 45" in capsys.readouterr().err
    call_command("rebuild_progress")

    assert ModuleProgress.objects.get().watched_percent == 45
    call_command("rebuild_progress", "--check")


def test_a_recording_that_grows_longer_takes_nothing_away(learner, enrollment, module):
    told(learner, module, [(0, 45_000)])
    type(module.recording).objects.update(duration=1000)

    call_command("rebuild_progress", "--check")
    assert told(learner, module, [(0, 46_000)]).watched_percent == 45
    call_command("rebuild_progress", "--check")


def test_a_shorter_file_in_its_place_completes_nobody(learner, enrollment, module):
    told(learner, module, [(0, 40_000)])
    type(module.recording).objects.update(duration=50)

    call_command("rebuild_progress", "--check")
    assert told(learner, module, [], position=30_000).watched_percent == 40
    assert told(learner, module, [(0, 40_000)]).completed_at is None
    call_command("rebuild_progress", "--check")

    assert told(learner, module, [(40_000, 45_000)]).watched_percent == 90
    call_command("rebuild_progress", "--check")


# ---------------------------------------------------------------- privacy


def test_erasing_keeps_the_share_and_forgets_the_minutes(learner, enrollment, module):
    told(learner, module, [(0, 85_000)], position=85_000)

    accounts_actions.erase(learner, by=learner)

    playback = Playback.objects.get()
    assert (playback.played, playback.position_ms, playback.watched_percent) == ([], 0, 85)
    assert ModuleProgress.objects.get().completed_at
    call_command("rebuild_progress", "--check")


def test_a_learner_gets_what_is_held_about_watching(learner, enrollment, module):
    told(learner, module, [(0, 45_000)], position=45_000)

    held = export(learner)

    assert "45" in str(held)
    assert "[[0, 45000]]" in str(held)


# ---------------------------------------------------------------- an older plan


def without(module, **fields):
    """Publish the module changed, while whoever is enrolled keeps the plan they have."""
    for name, value in {"body": [WORDS], "watch_share": None, **fields}.items():
        if name == "body":
            value = ModulePage.body.field.to_python(value)
        setattr(module, name, value)
    module.save_revision().publish()
    return ModulePage.objects.get(pk=module.pk)


def test_nobody_is_asked_for_what_the_module_no_longer_offers(learner, client):
    series = a_series(modules=0)
    media = a_recording()
    module = watching(
        series,
        media,
        body=[recorded(media), QUICK_CHECK],
        pass_mark=70,
        tries=2,
        attestation="I watched it with my team.",
        needs_continue=True,
    )
    enrollment = actions.enroll(learner, series, certificate_name="Learner Example")
    plan = enrollment.plan
    actions.continue_module(learner, module)

    changed = without(module, pass_mark=None, tries=None, attestation="")
    enrollment.plan = plan
    enrollment.save()
    client.force_login(learner)
    page = client.get(changed.url).content.decode()
    progress = actions.continue_module(learner, changed)

    assert plan.modules.get().rule.watched == 80
    assert "watch 80%" not in page.lower()
    assert "Complete this module" in page
    assert progress.completed_at
    assert progress.rule_digest == ModuleRule(continued=True).digest
    assert Certificate.objects.count() == 1
    call_command("rebuild_progress", "--check")


def test_when_nothing_of_the_old_rule_is_left_todays_rule_holds(learner):
    rule, today = ModuleRule(watched=80), ModuleRule(marked_done=True)

    offered = {"recording": False, "quick_check": False, "statement": False}
    assert rule.as_offered(today, **offered) == today
    assert rule.as_offered(today, **{**offered, "recording": True}) == rule


def test_old_rules_keep_their_digests():
    assert ModuleRule(continued=True).as_data() == {"continued": True}
    assert ModuleRule(continued=True, watched=80).as_data() == {"continued": True, "watched": 80}
