"""Prework of the facilitator training: three short modules to go through before the days in person."""

from home.demo.before_the_circle.plan_a_circle import PLAN_A_CIRCLE
from home.demo.before_the_circle.what_a_circle_is import WHAT_A_CIRCLE_IS
from home.demo.before_the_circle.why_restore import WHY_RESTORE
from home.demo.shape import Series

SERIES = Series(
    slug="before-the-circle",
    title="Before the circle: prework for facilitators",
    summary=(
        "Three short modules for people who will learn to lead circles: why restore at all, how a "
        "circle works, and a plan for the first one you lead."
    ),
    audience="People with a seat in the facilitator training. Anyone may read along.",
    outcomes=(
        "Say how a restorative answer to harm differs from a punishing one",
        "Name the parts of a circle, and what each is there for",
        "Bring a plan for a circle where you work",
    ),
    topics=("foundations", "belonging"),
    image="ripples",
    modules=(WHY_RESTORE, WHAT_A_CIRCLE_IS, PLAN_A_CIRCLE),
    in_order=True,
    opens_in_days=-320,
    body=(
        (
            "rich_text",
            (
                "<p>Plan for about an hour, spread over the weeks between the online welcome and "
                "the days in person. Whoever has a seat in the training is enrolled by itself. The "
                "words are ours, written for this demonstration.</p>"
            ),
        ),
    ),
)
