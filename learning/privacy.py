"""What learning holds about people: how it is exported, what erasing does, how long it is kept."""

from typing import Any

from accounts.models import User
from accounts.privacy import declare, not_personal, rows

from .actions.erasing import (
    erase_answers,
    erase_event_words,
    erase_names,
    erase_playback,
    erase_reflections,
    erase_statements,
)
from .models import (
    Certificate,
    Enrollment,
    LearningEvent,
    ModuleProgress,
    PlannedModule,
    Playback,
    PolicyChoice,
    QuizAttempt,
    Reflection,
    SeriesPlan,
)

SIX_YEARS = "six years after the last entry"
CREDIT = "Learning records must be kept for six years, so that credit can be proven."


def _attempts(user: User) -> list[dict[str, Any]]:
    """Each try with its questions and what was picked. Which answers are right isn't told: the
    learner may have a try left."""
    found = QuizAttempt.objects.filter(progress__enrollment__person=user)
    facts = ("progress__module__title", "number", "score", "passed", "submitted_at")
    picked = [
        [
            {"question": each.question.text, "picked": [choice.text for choice in each.chosen]}
            for each in attempt.marked
        ]
        for attempt in found.order_by("pk")
    ]
    told = rows(found, *facts)
    return [row | {"answers": answers} for row, answers in zip(told, picked, strict=True)]


declare(
    Enrollment,
    person="person",
    export=lambda user: rows(
        Enrollment.objects.filter(person=user),
        "series__title",
        "run",
        "status",
        "source",
        "institution__name",
        "required_done",
        "required_total",
        "enrolled_at",
        "completed_at",
        "withdrawn_at",
    ),
    erase=None,
    kept=SIX_YEARS,
    why=CREDIT,
)
declare(
    ModuleProgress,
    person="enrollment__person",
    export=lambda user: rows(
        ModuleProgress.objects.filter(enrollment__person=user),
        "enrollment__series__title",
        "module__title",
        "opened_at",
        "continued_at",
        "marked_done_at",
        "attested_at",
        "attestation",
        "best_score",
        "tries_used",
        "watched_percent",
        "completed_at",
        "source",
    ),
    erase=erase_statements,
    kept=SIX_YEARS,
    why=CREDIT,
)
declare(
    Playback,
    person="progress__enrollment__person",
    export=lambda user: rows(
        Playback.objects.filter(progress__enrollment__person=user),
        "progress__module__title",
        "recording__title",
        "watched_percent",
        "played",
        "position_ms",
        "position_at",
    ),
    erase=erase_playback,
    kept=SIX_YEARS,
    why=CREDIT,
)
declare(
    QuizAttempt,
    person="progress__enrollment__person",
    export=_attempts,
    erase=erase_answers,
    kept=SIX_YEARS,
    why=CREDIT,
)
declare(
    Reflection,
    person="enrollment__person",
    export=lambda user: rows(
        Reflection.objects.filter(enrollment__person=user),
        "module__title",
        "prompt",
        "text",
        "written_at",
    ),
    erase=erase_reflections,
    kept="until you erase your account",
    why="Only you can read what you wrote. It goes when you go.",
)
declare(
    LearningEvent,
    person="enrollment__person",
    export=lambda user: rows(
        LearningEvent.objects.filter(enrollment__person=user),
        "enrollment__series__title",
        "module__title",
        "kind",
        "at",
        "data__reason",
    ),
    erase=erase_event_words,
    kept=SIX_YEARS,
    why="Every change of a learning record can be traced and proven from these.",
)
declare(
    Certificate,
    person="person",
    export=lambda user: rows(
        Certificate.objects.filter(person=user),
        "code",
        "title",
        "name",
        "latin_name",
        "statement",
        "finished_on",
        "issued_at",
        "valid_until",
        "status",
        "reason",
    ),
    erase=erase_names,
    kept="for as long as the certificate can be checked",
    why="Whoever was shown a certificate can check it. Erased, it is checked without a name.",
)
not_personal(SeriesPlan, "What a series asked for at one time. It points at pages only.")
not_personal(PlannedModule, "What a module asked for at one time. It points at pages only.")
not_personal(PolicyChoice, "What an editor chose for learners. It points at pages only.")
