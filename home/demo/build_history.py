"""What the demo's learners did, played through the same actions that serve real ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from accounts.models import User
from home.demo.clock import at
from learning import actions
from learning.models import Enrollment, ModulePage, SeriesPage


@dataclass(frozen=True)
class Story:
    """How far one person went in one series: the first `modules` of it, one every few days.

    Of the next module's recording, `seconds_of_next` were played before something came up.
    """

    person: User
    series: str
    began_days_ago: int
    modules: int
    leaves: bool = False
    seconds_of_next: int = 0


def stories_of(
    learner: User, numbered: list[User], modules: Mapping[str, list[ModulePage]], luck: Random
) -> list[Story]:
    """The demo learner's two stories, and one or two for each numbered learner.

    `modules` are the modules of each series. The same `luck` tells the same stories.
    """
    whole = len(modules["start-here"])
    told = [
        Story(learner, "start-here", 40, whole),
        Story(learner, "ideas", 16, 2, seconds_of_next=31),
    ]
    for person in numbered:
        far = luck.choice([1, 2, 4, whole, whole])
        told.append(Story(person, "start-here", luck.randint(30, 100), far))
        if person == numbered[-1]:
            told.append(Story(person, "ideas", 20, 1, leaves=True))
        elif luck.random() < 0.6:
            told.append(Story(person, "ideas", luck.randint(8, 26), luck.randint(0, 5)))
    return told


def play(
    stories: list[Story],
    series: Mapping[str, SeriesPage],
    modules: Mapping[str, list[ModulePage]],
    luck: Random,
) -> int:
    """Let the stories happen, in the past; how many did. What people did before is kept."""
    told = 0
    for story in stories:
        page = series[story.series]
        if not Enrollment.objects.of(story.person).filter(series=page).exists():
            _play(story, page, modules[story.series], luck)
            told += 1
    return told


def _play(story: Story, series: SeriesPage, modules: list[ModulePage], luck: Random) -> None:
    moment = timezone.now() - timedelta(days=story.began_days_ago, hours=luck.randint(0, 8))
    with at(moment):
        enrollment = actions.enroll(story.person, series, certificate_name=story.person.full_name)
    for module in modules[: story.modules]:
        moment = _later(moment, luck)
        with at(moment):
            complete(story.person, module, luck)
    if story.seconds_of_next:
        with at(_later(moment, luck)):
            watch(story.person, modules[story.modules], story.seconds_of_next)
    if story.leaves:
        with at(_later(moment, luck)):
            actions.withdraw(enrollment, by=story.person)


def _later(moment: datetime, luck: Random) -> datetime:
    """A while after `moment`, and always before now."""
    left = timezone.now() - moment
    return moment + min(timedelta(minutes=luck.randint(20, 4000)), left / 2)


def complete(person: User, module: ModulePage, luck: Random) -> None:
    """Do all that `module` asks for, as a learner would: its recording first, *Continue* last."""
    rule = module.rule()
    if rule.watched is not None and module.recording is not None:
        watch(person, module, module.recording.duration)
    if rule.pass_mark is not None and module.quick_check is not None:
        asked = module.quick_check.asked
        actions.answer_quick_check(
            person,
            module,
            asked=asked,
            answers={question.id: sorted(question.right_ids) for question in asked.questions},
            form_key=f"{luck.getrandbits(64):016x}",
        )
    if rule.attested:
        actions.attest(person, module, statement=module.attestation)
    if rule.marked_done:
        actions.mark_done(person, module)
    if rule.continued:
        actions.continue_module(person, module)


def watch(person: User, module: ModulePage, seconds: float) -> None:
    """Play the first `seconds` of the recording of `module`, in as much time."""
    played_ms = round(seconds * 1000)
    actions.record_playback(
        person,
        module,
        recording_id=module.recording.pk,
        parts=[(0, played_ms)],
        position_ms=played_ms,
        began_at=timezone.now() - timedelta(milliseconds=played_ms),
        elapsed_ms=played_ms,
    )
