"""What an ally does."""

from home.demo.shape import Choice, Module, Question

WHAT_AN_ALLY_DOES = Module(
    slug="what-an-ally-does",
    title="What an ally does",
    summary="Allyship as a set of acts, with a short test you can use before you step in.",
    kind="reading",
    minutes=10,
    needs_continue=True,
    pass_mark=66,
    body=(
        (
            "rich_text",
            (
                "<p>A department is choosing its next residency program director. Three names come "
                "up over lunch, all of them people who eat lunch with the chair. A senior "
                "hospitalist puts down her fork. “Before we settle, who has run this kind of "
                "program and is not at this table? I can think of two. I would like us to see "
                "their files.” The talk goes on for a minute about something else. Then someone "
                "asks, “Who were you thinking of?”</p><p>That is allyship. It took twenty seconds. "
                "It cost her a little standing with the others at lunch. Neither of the two people "
                "will ever know. And it changed who would be considered.</p>"
            ),
        ),
        ("heading", "A verb, not a badge"),
        (
            "rich_text",
            (
                "<p>It is easy to treat “ally” as a kind of person: kind, well read, on the right "
                "side. The trouble with a badge is that once you have it, you tend to guard it. "
                "Someone says that you got something wrong, and you hear that you are being "
                "stripped of the badge.</p><p>A verb is lighter to carry. You <i>acted</i> as an "
                "ally this morning, or you did not; this afternoon you will have another chance. "
                "And whether it helped is for the people you meant to help to say.</p>"
            ),
        ),
        (
            "quote",
            {
                "text": (
                    "Ask not whether you are an ally. Ask what you did with the room you had today."
                ),
                "source": "",
                "url": "",
            },
        ),
        ("heading", "Everyone has some room to give"),
        (
            "rich_text",
            (
                "<p>Standing at work is not one thing that some have and others lack. It shifts "
                "from room to room. A senior nurse has more of it than an intern at two in the "
                "morning, and less of it in a budget meeting. A woman surgeon may have a great "
                "deal in her own operating room and little on a search committee. A student who "
                "speaks the patient’s language may be the one person who can see that he did not "
                "understand.</p><p>So the question is not “Am I privileged?” It is “<b>In this "
                "room, right now, what can I do at low cost that would cost someone else a "
                "lot?</b>” Some answers come up again and again:</p><ul><li>I can say the awkward "
                "thing, because no one will call me oversensitive.</li><li>I can ask who is "
                "missing, because I am on the list.</li><li>I can give back credit, because I have "
                "enough.</li><li>I can turn down a slot and name someone else for it.</li><li>I "
                "can ask for the rule in writing, because no one doubts my motives.</li></ul>"
            ),
        ),
        ("heading", "Helping, or taking over?"),
        (
            "table",
            {
                "caption": "The same wish to help, two ways",
                "columns": ["The moment", "Taking over", "Acting as an ally"],
                "rows": [
                    [
                        "A colleague is talked over",
                        "You make her point for her, better",
                        "“I would like to hear the end of that.”",
                    ],
                    [
                        "A patient asks a resident, “When will the real doctor come?”",
                        "You step in and run the visit",
                        "“This is your doctor. She leads your care,” and then you step back",
                    ],
                    [
                        "A report shows unequal pay",
                        "You write an essay about how it shocked you",
                        "You ask for the next step, a name and a date, in the minutes",
                    ],
                    [
                        "A panel has no women on it",
                        "You take the seat and mention it in your talk",
                        "You say that you will come once the panel is mixed, and send three names",
                    ],
                ],
            },
        ),
        ("heading", "Four questions before you step in"),
        (
            "rich_text",
            (
                "<ol><li><b>Who is at the center?</b> If the story will end with how good you are, "
                "pause.</li><li><b>Do they want it?</b> In an emergency, act. At other times a "
                "glance or “Would it help if I said something?” costs nothing.</li><li><b>Who pays "
                "if it goes badly?</b> You may go home. They may still have to work with him "
                "tomorrow.</li><li><b>What happens after?</b> A sharp word in the hall feels good. "
                "A changed rota lasts.</li></ol><p>None of this asks you to wait until you are "
                "sure. If you wait until you can do it perfectly, you will watch a great many "
                "moments go by. Do the small, clear thing, check how it landed, and do the next "
                "one a bit better.</p>"
            ),
        ),
        (
            "callout",
            {
                "tone": "try",
                "title": "Try this week",
                "text": (
                    "<p>Look at one list that you have a say in: speakers, reviewers, award names, "
                    "the order of authors, who gets asked to stand in for you. Put forward one "
                    "person who would not have come up. Tell them only if it is useful to them to "
                    "know.</p>"
                ),
            },
        ),
        (
            "callout",
            {
                "tone": "care",
                "title": "When you are the one who is always asked",
                "text": (
                    "<p>If you are often the only one of your group in the room, you may be tired "
                    "of being both the person it happens to and the person who explains it. You "
                    "owe no one a lesson. This module asks those who have room to make more of "
                    "it.</p>"
                ),
            },
        ),
        (
            "quick_check",
            (
                Question(
                    text=(
                        "A patient keeps turning to the male medical student, though the woman "
                        "beside him is the attending. You are the student. What is the best first "
                        "move?"
                    ),
                    choices=(
                        Choice(
                            "Answer the patient’s question, since you know it.",
                            feedback=(
                                "It is polite, but it tells the patient that he guessed right "
                                "about who leads."
                            ),
                        ),
                        Choice(
                            (
                                "Say: “She leads your care, so I’ll let her answer that,” and look "
                                "to her."
                            ),
                            right=True,
                            feedback=(
                                "Yes. It is short, true and warm, and it hands the floor back."
                            ),
                        ),
                        Choice(
                            "Find the attending afterward and tell her how bad it was to watch.",
                            feedback=(
                                "She was there. What helps is what you do while it is going on."
                            ),
                        ),
                    ),
                    why=(
                        "Handing the floor back in the moment costs you little. For her, asking "
                        "for it each time costs a lot."
                    ),
                ),
                Question(
                    text="Which of these is closest to “taking over”?",
                    choices=(
                        Choice(
                            "Making a colleague’s point for her because she was cut off",
                            right=True,
                            feedback=(
                                "Yes. She is still unheard, and now the point is yours. Ask for "
                                "her to finish instead."
                            ),
                        ),
                        Choice(
                            "Asking a colleague, “Would it help if I raised this?”",
                            feedback="This leaves the choice with her.",
                        ),
                        Choice(
                            "Putting forward two names for an award and telling neither of them",
                            feedback="This opens a door and then steps away from it.",
                        ),
                    ),
                    why="An ally makes room. Taking over fills the room.",
                ),
                Question(
                    text=(
                        "You step in on a colleague’s behalf and later learn she would rather you "
                        "had not. What now?"
                    ),
                    choices=(
                        Choice(
                            "Explain that you were on her side.",
                            feedback="She knows. Now the talk is about you.",
                        ),
                        Choice(
                            "Decide to stay out of such things unless someone asks you to step in.",
                            feedback=(
                                "One misstep is a reason to adjust, not to leave her to handle the "
                                "next one alone."
                            ),
                        ),
                        Choice(
                            "Thank her, and ask what she would like you to do next time.",
                            right=True,
                            feedback=(
                                "Yes. Whether it helped is hers to say, and now you know more."
                            ),
                        ),
                    ),
                    why="If allyship is a verb, then feedback is how you get better at it.",
                ),
            ),
        ),
        (
            "reflection",
            {
                "prompt": (
                    "In which room that you will be in this week do you have more standing than "
                    "you usually think about? What is one low-cost thing you could do with it?"
                ),
                "help": (
                    "Only you can read this. Name the room and the act; you can leave people out "
                    "of it."
                ),
            },
        ),
    ),
)
