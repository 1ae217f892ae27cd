"""Why restore at all."""

from home.demo.shape import Module

WHY_RESTORE = Module(
    slug="why-restore",
    title="Why restore at all",
    summary="What somebody who was hurt needs, and why a penalty alone seldom gives it.",
    kind="reading",
    minutes=12,
    needs_continue=True,
    body=(
        (
            "rich_text",
            (
                "<p>A resident is mocked in front of a patient. The usual path asks three "
                "questions: Which rule was broken? Who broke it? What do they deserve? Each is "
                "fair to ask. Yet at the end of that path the resident may know only that a case "
                "was closed.</p><p>Restorative work asks others first. <b>Who was hurt, and how? "
                "What do they need now? Whose task is it to see to that?</b> It doesn’t take the "
                "place of rules, and it never makes anybody meet the person who hurt them. It "
                "gives those who were there a say in how things are put right.</p>"
            ),
        ),
        (
            "table",
            {
                "caption": "Two ways to answer the same harm",
                "columns": ["Question", "A penalty asks", "Restoring asks"],
                "rows": [
                    ["About the act", "Which rule was broken?", "Who was hurt, and how?"],
                    ["About the next step", "What do they deserve?", "What do people need?"],
                    ["Who decides", "An office", "Those who were touched by it"],
                    ["It is done when", "The case is closed", "What was promised has been kept"],
                ],
            },
        ),
        ("heading", "Most of it comes before any harm"),
        (
            "rich_text",
            (
                "<p>People can’t restore what they never had. So most circles are held when "
                "nothing is wrong: at the start of a rotation, in a new team, once a month over "
                "lunch. They build the trust on which a hard talk can later stand. In this "
                "training you begin there, too.</p>"
            ),
        ),
        (
            "reflection",
            {
                "prompt": "Think of a time when a case was closed and nothing was better. What was missing?",
                "help": "Only you can read this. Leave out names.",
            },
        ),
    ),
)
