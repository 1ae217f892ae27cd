"""Inclusion is clinical work."""

from home.demo.shape import Module

WHY_INCLUSION = Module(
    slug="inclusion-is-clinical-work",
    title="Inclusion is clinical work",
    summary="Why a team that includes everyone hears more, misses less and keeps its people.",
    kind="reading",
    minutes=8,
    needs_continue=True,
    body=(
        (
            "rich_text",
            (
                "<p>It is 6:40 in the morning. A night nurse sees that a patient on your list is a "
                "little more confused than at midnight. It is a small change. She has told the "
                "team about small changes before, and the last time someone sighed. She decides to "
                "chart it and see what the day brings.</p><p>Nobody in this story is unkind. "
                "Nobody broke a rule. Yet the team has just lost a fact it needed, and it will "
                "never know that it did. That is what exclusion mostly looks like at work: not a "
                "slammed door, but a thing not said.</p>"
            ),
        ),
        ("heading", "What inclusion does for a team"),
        (
            "rich_text",
            (
                "<p>A team is inclusive when each person on it can do three things: join in fully, "
                "be heard, and be treated fairly when the good and the hard work is shared out. "
                "Those are not extras. They are how a team does its job.</p><ul><li><b>It hears "
                "more.</b> Care depends on many people who each see a part. The aide knows that "
                "the patient stopped eating. The student had time to ask about the stairs at home. "
                "The interpreter heard the pause. If only some voices count, the rest of the "
                "picture is lost.</li><li><b>It misses less.</b> People who expect to be heard "
                "speak early, while a problem is small. People who expect a sigh wait until they "
                "are sure.</li><li><b>It keeps its people.</b> A person who must prove each week "
                "that she belongs is doing a second job. Sooner or later she may choose a place "
                "that asks for only one.</li></ul>"
            ),
        ),
        (
            "quote",
            {
                "text": (
                    "To accelerate discovery and improve health, academic medicine needs equitable "
                    "and inclusive environments in which all faculty, staff, administrators, and "
                    "learners feel welcome, safe, and valued."
                ),
                "source": "Action Plan 3, Association of American Medical Colleges",
                "url": (
                    "https://www.aamc.org/about-us/strategic-plan/action-plan-3-equip-medical-"
                    "schools-and-teaching-hospitals-and-health-systems-become-more-inclusive"
                ),
            },
        ),
        ("heading", "Being there is not the same as belonging"),
        (
            "rich_text",
            (
                "<p>Think of a table in a meeting room. Diversity asks who is in the room. "
                "Inclusion asks who is in the conversation. Equity asks whether each person has "
                "what she needs to take part, and whether the table was set with only some people "
                "in mind. You can change who is in the room in one hiring season. The other two "
                "change a little each day, in rounds, sign-out, clinic huddles and promotion "
                "meetings.</p><p>This is good news. It means you do not need a budget or a title "
                "to begin. You need to notice small moments and handle them a bit better than last "
                "time.</p>"
            ),
        ),
        (
            "table",
            {
                "caption": "One moment, two versions",
                "columns": ["The moment", "What often happens", "A version that includes"],
                "rows": [
                    [
                        "A student offers a wrong answer",
                        "“No. Anyone else?”",
                        "“Tell me how you got there. The first half is right.”",
                    ],
                    [
                        "A nurse raises a worry by phone",
                        "“His numbers look fine to me.”",
                        "“You see him more than I do. What would you do next?”",
                    ],
                    [
                        "A new colleague is quiet in a meeting",
                        "The meeting ends",
                        "“You ran this clinic before. What are we missing?”",
                    ],
                    [
                        "A team lunch is planned",
                        "The same place, the same hour",
                        "“Does this time and food work for everyone?”",
                    ],
                ],
            },
        ),
        (
            "callout",
            {
                "tone": "try",
                "title": "Try this week",
                "text": (
                    "<p>In one meeting or on one round, keep a simple count. Make a mark each time "
                    "someone speaks, and note their role, not their name. At the end, ask yourself "
                    "who did not speak at all. Do not fix anything yet. Just look.</p>"
                ),
            },
        ),
        ("heading", "How this series works"),
        (
            "rich_text",
            (
                "<p>There are six short modules, in order. Most take ten minutes or less. The last "
                "asks you to try one change with your own team. You can stop at any point and come "
                "back; your place is kept. When you have read this page, press <i>Continue</i> "
                "below and go on.</p>"
            ),
        ),
        (
            "reflection",
            {
                "prompt": (
                    "Think of a team you were glad to be part of. What did people there do, in "
                    "small ways, that made it easy to join in?"
                ),
                "help": (
                    "Only you can read this. A few words are enough. Please leave out names and "
                    "anything about patients."
                ),
            },
        ),
    ),
)
