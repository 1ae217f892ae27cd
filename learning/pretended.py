"""Somebody who doesn't exist, in one series: what a preview shows in place of a person's own work.

In memory and never saved. The rows made here have no number that any table knows.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User

from .models.playbacks import Playback
from .models.records import Enrollment, ModuleProgress, QuizAttempt, Reflection
from .openness import why_closed
from .quick_check import Asked, Question
from .rules import ModuleRule
from .standing import Standing

VISITOR, HALF, FINISHED = "", "half", "finished"
MODES = [
    (VISITOR, _("Visitor")),
    (HALF, _("Learner half-way")),
    (FINISHED, _("Learner who has finished")),
]
NO_NUMBER = 0


@dataclass(frozen=True)
class PretendedCertificate:
    """Stands where a learner's certificate is linked, and leads nowhere."""

    url: str = "#finished"
    is_valid: bool = True


@dataclass
class Pretended(Standing):
    """The standing of somebody who doesn't exist."""

    mode: str = VISITOR
    attempt: QuizAttempt | None = None
    played: Playback | None = None
    shows_drafts: bool = False  # as no module is live yet
    left_out: int = 0  # drafts beside live modules

    @property
    def user(self) -> User | AnonymousUser:
        """Who seems to be signed in."""
        if self.mode == VISITOR:
            return AnonymousUser()
        return User(pk=NO_NUMBER, full_name=self.label, is_active=False)

    @property
    def label(self) -> str:
        return str(dict(MODES)[self.mode])

    @property
    def title(self) -> str:
        return gettext("Preview: %(who)s") % {"who": self.label.lower()}

    @property
    def words(self) -> str:
        """What is said above the page."""
        said = [gettext("Nothing you do here is kept.")]
        if self.shows_drafts:
            said.append(gettext("No module is live yet, so you see the drafts."))
        elif self.left_out:
            said.append(
                ngettext(
                    "%(n)s draft module is left out, because it isn’t live yet.",
                    "%(n)s draft modules are left out, because they aren’t live yet.",
                    self.left_out,
                )
                % {"n": self.left_out}
            )
        return " ".join(said)

    def why_not_enroll(self) -> str:
        return "" if self.enrollment else why_closed(self.series)

    def can_take_again(self) -> bool:
        return self.mode == FINISHED and not why_closed(self.series)

    def certificates(self) -> list[PretendedCertificate]:
        return [PretendedCertificate()] if self.mode == FINISHED else []

    def last_attempt(self, progress: ModuleProgress | None) -> QuizAttempt | None:
        return self.attempt

    def playback(self, progress: ModuleProgress | None, recording_id: int) -> Playback | None:
        return self.played

    def reflections(self, block_ids: Collection[str]) -> dict[str, Reflection]:
        """Who has finished wrote something everywhere; before that the room is empty."""
        if self.mode != FINISHED:
            return {}
        text = gettext("What the learner wrote stands here.")
        return dict.fromkeys(block_ids, Reflection(text=text, written_at=timezone.now()))

    def kept_form(self, module_id: int, what: str) -> None:
        """The editor's own work, kept since a session ran out, is not for here."""


def an_enrollment(mode: str, needed: int, done: int, now: datetime) -> Enrollment | None:
    """An enrollment that is in no table; None for a visitor."""
    if mode == VISITOR:
        return None
    finished = mode == FINISHED
    return Enrollment(
        pk=NO_NUMBER,
        status=Enrollment.Status.COMPLETED if finished else Enrollment.Status.ACTIVE,
        required_total=needed,
        required_done=done,
        enrolled_at=now,
        completed_at=now if finished else None,
    )


def finished_progress(now: datetime) -> ModuleProgress:
    """All done, and all of it right."""
    return ModuleProgress(
        pk=NO_NUMBER,
        opened_at=now,
        continued_at=now,
        marked_done_at=now,
        attested_at=now,
        best_score=100,
        tries_used=1,
        watched_percent=100,
        completed_at=now,
    )


def half_progress(rule: ModuleRule, attempt: QuizAttempt | None, now: datetime) -> ModuleProgress:
    """Opened, half of what is asked for is watched, and one try didn't pass."""
    return ModuleProgress(
        pk=NO_NUMBER,
        opened_at=now,
        best_score=attempt.score if attempt else None,
        tries_used=1 if attempt else 0,
        watched_percent=(rule.watched or 100) // 2,
    )


def an_attempt(asked: Asked, rule: ModuleRule, mode: str, now: datetime) -> QuizAttempt | None:
    """A try with everything right for who has finished; half-way, one with wrong answers. None
    where a learner would have none: a wrong one only if there is another to show after it."""
    if mode == VISITOR or not asked.questions:
        return None
    if mode == HALF and (rule.pass_mark is None or rule.tries == 1):
        return None
    answers = {question.id: _chosen(question, mode) for question in asked.questions}
    score = asked.score(answers)
    return QuizAttempt(
        pk=NO_NUMBER,
        number=1,
        asked=asked.as_data(),
        answers=answers,
        score=score,
        passed=score >= (rule.pass_mark or 0),
        submitted_at=now,
    )


def _chosen(question: Question, mode: str) -> list[str]:
    if mode == FINISHED:
        return sorted(question.right_ids)
    return [choice.id for choice in question.choices if not choice.right][:1]
