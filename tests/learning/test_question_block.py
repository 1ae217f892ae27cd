"""A question may be half-written in a draft; it goes live only with a right answer."""

import pytest
from wagtail.blocks import StructBlockValidationError

from learning.blocks import QuestionBlock
from tests.factories.learning import QUESTION


def question(*right, many=False):
    choices = [
        {**choice, "right": is_right}
        for choice, is_right in zip(QUESTION["choices"], right, strict=True)
    ]
    return QuestionBlock().to_python({**QUESTION, "choices": choices, "many": many})


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (question(False, False), "Mark at least one answer as right."),
        (question(True, True), "Several answers are marked as right"),
    ],
    ids=["none", "several"],
)
def test_what_nobody_could_answer_is_refused_at_publish_and_kept_in_a_draft(value, words):
    block = QuestionBlock()

    with pytest.raises(StructBlockValidationError) as refusal:
        block.clean(value)
    assert words in str(refusal.value.as_json_data())
    assert block.clean_deferred(value)["text"] == QUESTION["text"]


@pytest.mark.parametrize("value", [question(True, False), question(True, True, many=True)])
def test_a_question_with_its_right_answers_is_fine(value):
    assert QuestionBlock().clean(value)["text"] == QUESTION["text"]
