"""Make it safe to speak up."""

from home.demo.shape import Choice, Module, Question

SAFE_TO_SPEAK = Module(
    slug="make-it-safe-to-speak-up",
    title="Make it safe to speak up",
    summary="What leaders and peers can say so that worries come early.",
    kind="reading",
    minutes=10,
    needs_continue=True,
    pass_mark=66,
    body=(
        (
            "rich_text",
            (
                "<p>On rounds, the attending asks, “Any questions?” It is the fourth time this "
                "morning. No one has any. On the way out an intern says quietly to a student, “I "
                "think he is still on both of those drugs.” The student nods. They both walk "
                "on.</p><p>The intern did a quick sum that we all do at work. <i>If I speak, what "
                "might it cost me? If I stay silent, what might it cost?</i> The first cost is "
                "mine and comes now. The second is someone else’s and may never come. So silence "
                "wins, unless the team has tipped the scale.</p>"
            ),
        ),
        ("heading", "What psychological safety means"),
        (
            "rich_text",
            (
                "<p>Psychological safety is the shared sense that on this team you can ask, admit, "
                "doubt or disagree without being shamed for it. The term as we use it comes from "
                "the work of Amy Edmondson on teams, some of it in hospitals (<a "
                'href="https://doi.org/10.2307/2666999">1999</a>).</p><p>It does not mean being '
                "nice, and it does not lower the bar. A safe team can be very frank. The point is "
                "that frank talk goes in every direction: up as well as down.</p><p>It is also not "
                "shared out evenly. The person who is new, junior, or the only one of their kind "
                "in the room pays more for the same question. So “my door is always open” is not "
                "enough. Those who have most to say about what is wrong are often the last to walk "
                "through it.</p>"
            ),
        ),
        ("heading", "Three moves for whoever leads"),
        (
            "rich_text",
            (
                "<ol><li><b>Set the stage.</b> Say why you need to hear from people. “This is a "
                "complex patient, and I will miss things. I need your eyes.” You are not showing "
                "weakness. You are telling the truth about the work.</li><li><b>Ask a question "
                "that needs an answer.</b> “Any questions?” can be met with silence. “What is one "
                "thing that could go wrong tonight?” cannot. Then wait. Count to seven in your "
                "head.</li><li><b>Take it well.</b> What you do in the first five seconds after "
                "bad news teaches the whole team. “Thank you. Say more.” You can sort out the rest "
                "later.</li></ol>"
            ),
        ),
        (
            "table",
            {
                "caption": "Swap the question",
                "columns": ["Instead of", "Try"],
                "rows": [
                    ["“Any questions?”", "“What would you do in a different way?”"],
                    ["“Does that make sense?”", "“What part did I explain badly?”"],
                    ["“Why didn’t you call me?”", "“What made it hard to call?”"],
                    ["“Who gave that order?”", "“Walk me through what we knew at 2 am.”"],
                ],
            },
        ),
        ("heading", "When it is you who must speak"),
        (
            "rich_text",
            (
                "<p>You may have learned a set of three steps called CUS, from the TeamSTEPPS "
                "program of the US Agency for Healthcare Research and Quality (AHRQ): <i>I am "
                "<b>c</b>oncerned. I am <b>u</b>ncomfortable. This is a <b>s</b>afety issue.</i> "
                "Each step is firmer than the last. Most of the time the first is enough. If you "
                "say a worry once and it is passed over, say it again. If it is passed over twice, "
                "go up the line.</p><p>If a colleague speaks up and is brushed off, you have a "
                "part too. “I would like to go back to what she said.” Seven or eight words are "
                "often all it takes. It is much easier to be the second voice than the first, and "
                "the second voice is what makes a worry hard to wave away.</p>"
            ),
        ),
        (
            "callout",
            {
                "tone": "care",
                "title": "Safety is not only yours to build",
                "text": (
                    "<p>If speaking up at your place has a real risk for you, trust that sense. "
                    "Talk with someone you trust first. Your school or hospital has people outside "
                    "your chain: an ombuds office, employee assistance, the graduate medical "
                    "education office, a reporting line.</p>"
                ),
            },
        ),
        (
            "callout",
            {
                "tone": "try",
                "title": "Try this week",
                "text": (
                    "<p>Once this week, be the first to say “I don’t know” or “I got that wrong” "
                    "in front of people who are junior to you. Keep it short and true. Watch what "
                    "it makes possible.</p>"
                ),
            },
        ),
        (
            "quick_check",
            (
                Question(
                    text=(
                        "Which question from an attending is most likely to bring out a hidden "
                        "worry?"
                    ),
                    choices=(
                        Choice(
                            "“What is one thing that could go wrong with this plan tonight?”",
                            right=True,
                            feedback=(
                                "Yes. It says that there is a risk to find and asks each person to "
                                "look for it."
                            ),
                        ),
                        Choice(
                            "“Any questions?”",
                            feedback="It is kind, but silence is an easy answer to it.",
                        ),
                        Choice(
                            (
                                "“I think that we all know this patient well. Everyone fine with "
                                "the plan?”"
                            ),
                            feedback="It asks for a nod, and it will get one.",
                        ),
                    ),
                    why="A question that takes a problem as given makes it safe to name one.",
                ),
                Question(
                    text=(
                        "A nurse tells you by phone that she is worried about a dose. You think it "
                        "is right. What do you say first?"
                    ),
                    choices=(
                        Choice(
                            (
                                "“The dose is right. I checked it against the kidney function this "
                                "morning.”"
                            ),
                            feedback=(
                                "It may be so. But it ends the talk before you have heard what she "
                                "saw."
                            ),
                        ),
                        Choice(
                            (
                                "“Please put that in a message, so that I can look at it after "
                                "clinic.”"
                            ),
                            feedback=(
                                "It moves the worry to a slower channel and teaches her not to "
                                "call."
                            ),
                        ),
                        Choice(
                            "“Thank you for calling. Tell me what worries you.”",
                            right=True,
                            feedback=(
                                "Yes. You may still be right about the dose. You will also get the "
                                "next call."
                            ),
                        ),
                    ),
                    why="The first five seconds decide whether there will be a next time.",
                ),
                Question(
                    text=(
                        "A student’s point is passed over. Two minutes later a fellow says the "
                        "same and is praised. You are a peer. What helps most?"
                    ),
                    choices=(
                        Choice(
                            (
                                "Find the student at lunch and say that it was unfair and that the "
                                "point was a good one."
                            ),
                            feedback=(
                                "Kind, and worth doing. But the room has still learned whose point "
                                "it was."
                            ),
                        ),
                        Choice(
                            "Say now: “Yes, that builds on what our student raised a moment ago.”",
                            right=True,
                            feedback=(
                                "Yes. It is short, it is true, and it puts the credit back without "
                                "blame."
                            ),
                        ),
                        Choice(
                            "Say nothing; the plan is right, and that is what matters.",
                            feedback=(
                                "The plan may be right. The student will think twice before the "
                                "next point."
                            ),
                        ),
                    ),
                    why=(
                        "A second voice in the moment costs little and changes what the room "
                        "remembers."
                    ),
                ),
            ),
        ),
        (
            "reflection",
            {
                "prompt": (
                    "What could you say at the start of your next round, huddle or meeting, in one "
                    "sentence of your own, to show that you want to hear worries?"
                ),
                "help": "Only you can read this. Write it the way you would say it aloud.",
            },
        ),
    ),
)
