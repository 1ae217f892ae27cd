"""What the demo's quick checks ask, as their author wrote them: for people who know the answers."""

from home.demo.build_series import SERIES
from home.demo.shape import Question


def modules_of(slug):
    """The modules of one demo series in order, with their words."""
    return next(series.modules for series in SERIES if series.slug == slug)


def questions_of(module) -> tuple[Question, ...]:
    return next((value for name, value in module.body if name == "quick_check"), ())


def right_answers(question):
    return [choice.text for choice in question.choices if choice.right]


def wrong_answer(question):
    return next(choice.text for choice in question.choices if not choice.right)
