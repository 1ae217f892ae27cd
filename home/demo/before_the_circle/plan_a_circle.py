"""A plan to bring along."""

from home.demo.shape import Module

PLAN_A_CIRCLE = Module(
    slug="plan-your-first-circle",
    title="Plan your first circle",
    summary="One page to bring along: for whom, when, what you will ask, and what could go wrong.",
    kind="activity",
    minutes=25,
    needs_marked_done=True,
    body=(
        (
            "rich_text",
            (
                "<p>In the days in person you will lead a part of a circle, and get it told back "
                "to you. Bring a plan for a real one, where you work. One page will do.</p><ul>"
                "<li><b>For whom?</b> Six to ten people who see each other anyway.</li><li><b>When "
                "and where?</b> An hour, chairs without tables, a door that shuts.</li><li><b>Three "
                "questions,</b> from light to heavy. Try each on yourself first: would you want to "
                "answer it aloud?</li><li><b>Who keeps it with you?</b> Two see more than "
                "one.</li><li><b>What if</b> nobody speaks, somebody weeps, or somebody tells of "
                "harm? Write one line for each.</li></ul>"
            ),
        ),
        (
            "callout",
            {
                "tone": "care",
                "title": "Begin small",
                "text": (
                    "<p>Your first circle is not about the worst thing that ever happened in your "
                    "department. It is about how people arrive in the morning.</p>"
                ),
            },
        ),
    ),
)
