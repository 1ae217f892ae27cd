"""Blocks that ask a learner for something. What was asked is stored beside what was answered."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.blocks import CONTENT_BLOCKS

from .quick_check import Asked, Choice, Question


class ChoiceBlock(blocks.StructBlock):
    """One answer a learner can pick, with what is said to who picked it."""

    text = blocks.CharBlock(label=_("Answer"), max_length=500)
    right = blocks.BooleanBlock(label=_("This is a right answer"), required=False)
    feedback = blocks.TextBlock(
        label=_("Feedback"),
        required=False,
        max_length=1000,
        help_text=_("Shown to who picked this answer. Say why, kindly, in a sentence or two."),
    )


class QuestionBlock(blocks.StructBlock):
    """One question with its answers."""

    text = blocks.TextBlock(label=_("Question"), max_length=1000)
    many = blocks.BooleanBlock(
        label=_("More than one answer is right"),
        required=False,
        help_text=_("Learners must then pick all the right answers and no other."),
    )
    choices = blocks.ListBlock(ChoiceBlock(), label=_("Answers"), min_num=2, max_num=8)
    why = blocks.TextBlock(
        label=_("Why"),
        required=False,
        max_length=1500,
        help_text=_("The reason behind the right answer, shown once it was found."),
    )

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if self.is_deferred_validation:
            # A draft may be half-written.
            return value
        right = sum(bool(choice["right"]) for choice in value["choices"])
        if right == 0:
            raise blocks.StructBlockValidationError(
                {"choices": ValidationError(_("Mark at least one answer as right."))}
            )
        if right > 1 and not value["many"]:
            raise blocks.StructBlockValidationError(
                {"many": ValidationError(_("Several answers are marked as right: tick this box."))}
            )
        return value


class QuickCheckValue(blocks.StructValue):
    """The value of a quick check; `asked` is the form in which it is shown, scored and kept."""

    @property
    def asked(self) -> Asked:
        return Asked(tuple(_question(bound) for bound in self["questions"].bound_blocks))


def _question(bound: Any) -> Question:
    value = bound.value
    return Question(
        id=bound.id,
        text=value["text"],
        many=bool(value["many"]),
        why=value["why"] or "",
        choices=tuple(
            Choice(c.id, c.value["text"], bool(c.value["right"]), c.value["feedback"] or "")
            for c in value["choices"].bound_blocks
        ),
    )


class QuickCheckBlock(blocks.StructBlock):
    """A few questions with feedback and retries. At most one in a module."""

    questions = blocks.ListBlock(QuestionBlock(), label=_("Questions"), min_num=1, max_num=20)

    class Meta:
        value_class = QuickCheckValue
        icon = "tick-inverse"
        label = _("Quick check")
        description = _("Questions with feedback on every answer. One to a module.")
        template = "blocks/quick_check.html"
        preview_template = "blocks/quick_check_preview.html"
        preview_value = {
            "questions": [
                {
                    "text": "A colleague is talked over in a meeting. What helps most, right then?",
                    "many": False,
                    "choices": [
                        {
                            "text": "“I’d like to hear the end of that thought.”",
                            "right": True,
                            "feedback": "It returns the floor without making anyone the topic.",
                        },
                        {
                            "text": "Tell them afterwards that you noticed",
                            "right": False,
                            "feedback": "Kind, but the meeting has moved on by then.",
                        },
                    ],
                    "why": "The moment to share the floor is while there is a floor to share.",
                }
            ]
        }


class ReflectionBlock(blocks.StructBlock):
    """A prompt with room to write. What is written is the learner's alone."""

    prompt = blocks.TextBlock(label=_("Prompt"), max_length=1000)
    help = blocks.TextBlock(
        label=_("Help"),
        required=False,
        max_length=500,
        help_text=_("A way in, for who doesn't know where to begin."),
    )

    class Meta:
        icon = "edit"
        label = _("Reflection")
        description = _("A prompt and room to write. Nobody but the learner can read the answer.")
        template = "blocks/reflection.html"
        preview_template = "blocks/reflection_preview.html"
        preview_value = {
            "prompt": "Whose voice was missing from your last team meeting?",
            "help": "Think of roles before you think of names.",
        }


MODULE_BLOCKS = [
    *CONTENT_BLOCKS,
    ("quick_check", QuickCheckBlock()),
    ("reflection", ReflectionBlock()),
]
# A second quick check would need a second pass mark, a second recording a second share to watch.
MODULE_BLOCK_COUNTS = {"quick_check": {"max_num": 1}, "recording": {"max_num": 1}}
