"""Answering a quick check."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User

from ..models import ModulePage, QuizAttempt
from ..quick_check import Asked
from .events import Kind
from .refused import Refused
from .work import begin


def answer_quick_check(
    person: User,
    module: ModulePage,
    *,
    asked: Asked,
    answers: dict[str, list[str]],
    form_key: str,
) -> QuizAttempt:
    """Score one try and keep it with what was asked. The same form sent twice is one try.

    `answers` maps question ids to the chosen ids; the form has checked that each is answered.
    Raises Refused when the questions are no longer those, or no try is left.
    """
    with transaction.atomic():
        work = begin(person, module)
        progress, rule = work.progress, work.rule
        if sent_before := progress.attempts.filter(form_key=form_key).first():
            return sent_before
        current = module.quick_check
        if current is None or current.asked.digest != asked.digest:
            raise Refused(
                _("The questions have changed since you opened the page. Please look once more.")
            )
        if rule.tries_left(progress.evidence) == 0:
            raise Refused(_("You have used all your tries. Your registrar can help."))
        score = asked.score(answers)
        progress.tries_used += 1
        progress.best_score = max(score, progress.best_score or 0)
        attempt = QuizAttempt.objects.create(
            progress=progress,
            number=progress.tries_used,
            asked=asked.as_data(),
            answers=answers,
            score=score,
            passed=score >= (rule.pass_mark or 0),
            submitted_at=work.now,
            form_key=form_key,
        )
        work.note(
            Kind.CHECKED,
            key=str(attempt.number),
            data={"score": score, "passed": attempt.passed},
        )
        work.settle()
        return attempt
