"""Scoring a quick check: what was asked, what was answered, what is said about it.

Plain data in, plain data out; nothing here reads the database. `Asked` is what gets stored
beside the answers, so a later edit of the page changes no result.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.crypto import salted_hmac

from .rules import canonical


@dataclass(frozen=True)
class Choice:
    id: str
    text: str
    right: bool
    feedback: str = ""


@dataclass(frozen=True)
class Question:
    id: str
    text: str
    choices: tuple[Choice, ...]
    many: bool = False
    why: str = ""

    @property
    def right_ids(self) -> frozenset[str]:
        return frozenset(choice.id for choice in self.choices if choice.right)


@dataclass(frozen=True)
class Asked:
    """The questions of one quick check, as they stood when they were shown."""

    questions: tuple[Question, ...]

    @classmethod
    def from_data(cls, data: list[dict[str, Any]]) -> "Asked":
        return cls(
            tuple(
                Question(**{**question, "choices": tuple(Choice(**c) for c in question["choices"])})
                for question in data
            )
        )

    def as_data(self) -> list[dict[str, Any]]:
        return [
            {**vars(question), "choices": [dict(vars(choice)) for choice in question.choices]}
            for question in self.questions
        ]

    @property
    def digest(self) -> str:
        """Changes whenever a word of the questions does. Keyed, as it stands in the page: else who
        knows the words could try which choice being right gives this digest.
        """
        return salted_hmac("learning.quick_check", canonical(self.as_data())).hexdigest()

    def score(self, answers: dict[str, list[str]]) -> int:
        """The share of questions answered exactly right, in whole percent, rounded down.

        `answers` maps a question's id to the ids chosen. Down, so that 100 means all.
        """
        right = sum(
            frozenset(answers.get(question.id, ())) == question.right_ids
            for question in self.questions
        )
        return right * 100 // len(self.questions) if self.questions else 0


@dataclass(frozen=True)
class Marked:
    """One question of an attempt as the learner sees it afterwards."""

    question: Question
    chosen: tuple[Choice, ...]
    right: bool
    show_why: bool


def mark(asked: Asked, answers: dict[str, list[str]], *, passed: bool) -> list[Marked]:
    """Each question with what was chosen. Reasons are shown where it was right, or once passed:
    a wrong answer gets the feedback of what was chosen, and the question stays worth a second go.
    """
    marked = []
    for question in asked.questions:
        chosen = tuple(c for c in question.choices if c.id in answers.get(question.id, ()))
        right = frozenset(c.id for c in chosen) == question.right_ids
        marked.append(Marked(question, chosen, right, show_why=right or passed))
    return marked
