"""More than a mentor."""

from home.demo.shape import Choice, Module, Question

SPONSORSHIP = Module(
    slug="more-than-a-mentor",
    title="More than a mentor",
    summary="What sponsors do, why it is shared out unevenly, and how to ask for it or give it.",
    kind="reading",
    minutes=11,
    needs_continue=True,
    pass_mark=66,
    body=(
        (
            "rich_text",
            (
                "<p>An associate professor has four mentors. They read her drafts, ask after her "
                "children and tell her, each year, that she is nearly there. A man two doors down "
                "has one sponsor. In March that sponsor was asked by a journal for the name of a "
                "new section editor. He gave one name, at once, without a search. In April the man "
                "two doors down had a new line on his CV.</p><p>Nobody was unkind to her. She was "
                "well advised. But advice happens in your own office. Careers are often made in "
                "rooms that you are not in, and what counts there is who says your name.</p>"
            ),
        ),
        ("heading", "Two kinds of help"),
        (
            "table",
            {
                "caption": "Mentor and sponsor",
                "columns": ["Aspect", "A mentor", "A sponsor"],
                "rows": [
                    [
                        "Gives you",
                        "Advice, feedback, a listening ear",
                        "A chance, and her own good name behind it",
                    ],
                    ["Happens", "With you in the room", "Mostly with you out of it"],
                    ["Lasts", "Months or years", "Often one chance at a time"],
                    ["Needs", "Time and good sense", "Standing, and a network"],
                    ["Risks", "Little", "Her name, if it does not go well"],
                ],
            },
        ),
        (
            "rich_text",
            (
                "<p>When researchers talked with department chairs and with faculty in a "
                "leadership program, this was the picture: sponsorship is different from "
                "mentorship, it comes in episodes tied to particular chances, and it is critical "
                'to moving up (<a href="https://doi.org/10.1097/ACM.0000000000002398">Ayyala and '
                "others, 2019</a>). One person can be both. Many good mentors, though, have never "
                "thought of themselves as sponsors.</p>"
            ),
        ),
        ("heading", "Why it goes to some and not to others"),
        (
            "rich_text",
            (
                "<p>Sponsoring rests on trust, and we trust quickly those who remind us of "
                "ourselves. We see them at the same lunch, the same conference bar, the same "
                "school gate. No one sets out to pass a colleague over. Her name simply doesn’t "
                "come to mind in the four seconds in which a name is needed.</p><p>For a woman of "
                "color the odds stack up. There may be few senior people who share any part of her "
                "path. Others may see her as “so busy already,” often with service that no one "
                "else took on. Some people will praise her warmly and still wait for one more "
                "proof. So it helps to make sponsorship a thing that is done on purpose.</p>"
            ),
        ),
        ("heading", "If you can sponsor"),
        (
            "rich_text",
            (
                "<ol><li><b>Keep a list.</b> Write down five people whose work you know and rate, "
                "at least three of whom are not like you. Look at it each time you are asked for a "
                "name.</li><li><b>Say the name and the proof.</b> “Ask her. She cut the wait in "
                "our clinic by half, and she can run a room.” One fact does more than three "
                "adjectives.</li><li><b>Ask her first, if there is work in it.</b> A chance that "
                "she can’t turn down is just a chore.</li><li><b>Stay for the first mile.</b> Tell "
                "her who is who, which meeting matters, what went wrong last "
                "time.</li><li><b>Stand by her on a bad day.</b> A sponsor who steps back at the "
                "first stumble was only ever an audience.</li></ol>"
            ),
        ),
        ("heading", "If you would like a sponsor"),
        (
            "accordion",
            [
                {
                    "title": "Make it easy to say your name",
                    "text": (
                        "<p>Have one sentence that others can repeat: what you do, and what "
                        "changes because of it. “I get heart failure patients home safely, and "
                        "fewer of them come back.” Practice it until it is no longer work.</p>"
                    ),
                },
                {
                    "title": "Ask for a thing, not a bond",
                    "text": (
                        "<p>“Will you be my sponsor?” is hard to answer. “I’d like to review for "
                        "the journal. Would you put me forward?” is easy. It can be answered with "
                        "yes by the end of the day.</p>"
                    ),
                },
                {
                    "title": "Look up, across and outside",
                    "text": (
                        "<p>A sponsor need not look like you, like you very much or work in your "
                        "field. She must have seen your work and have a say somewhere. Often that "
                        "is someone in another department, or in your specialty society.</p>"
                    ),
                },
                {
                    "title": "Close the loop",
                    "text": (
                        "<p>Afterward, tell your sponsor what came of it. It shows that her risk "
                        "paid off. That is what makes her do it again.</p>"
                    ),
                },
            ],
        ),
        (
            "callout",
            {
                "tone": "try",
                "title": "Try this week",
                "text": (
                    "<p><b>If you have a say:</b> the next time you are asked for a name, wait, "
                    "open your list and offer two.</p><p><b>If you are looking for one:</b> write "
                    "to one person who has seen your best work, and ask for one exact thing.</p>"
                ),
            },
        ),
        (
            "quick_check",
            (
                Question(
                    text="Which of these is an act of sponsorship?",
                    choices=(
                        Choice(
                            (
                                "Reading a colleague’s draft on a Sunday, and making it so much "
                                "better that it is accepted"
                            ),
                            feedback="That is good mentoring. It happens with her in the room.",
                        ),
                        Choice(
                            (
                                "Asking her how she is, meaning it, and making time to listen to "
                                "the answer that she gives you"
                            ),
                            feedback=(
                                "This is kindness, and it matters. It won’t get her name on a list."
                            ),
                        ),
                        Choice(
                            (
                                "Telling a search committee, “You should look at her work on "
                                "sepsis,” when she isn’t there"
                            ),
                            right=True,
                            feedback="Yes. It puts your name behind hers in a room she is not in.",
                        ),
                    ),
                    why="A sponsor uses her own standing to open a particular door.",
                ),
                Question(
                    text="Which request is easiest for a senior colleague to act on?",
                    choices=(
                        Choice(
                            "“Would you be my sponsor?”",
                            feedback="It is hard to know what saying yes would mean.",
                        ),
                        Choice(
                            (
                                "“The society is choosing its program committee. Would you put my "
                                "name forward by Friday?”"
                            ),
                            right=True,
                            feedback="Yes. It is one thing, with a date.",
                        ),
                        Choice(
                            (
                                "“I admire your path very much. Could you help me to think about "
                                "where my career should go?”"
                            ),
                            feedback="That is very wide. It will most likely get you advice.",
                        ),
                    ),
                    why="Ask for a thing, and make it possible to say yes the same day.",
                ),
                Question(
                    text=(
                        "A chair says, “I treat everyone the same: I recommend whoever comes to "
                        "mind.” What is the trouble with that?"
                    ),
                    choices=(
                        Choice(
                            "Who comes to mind is shaped by who is near us and like us.",
                            right=True,
                            feedback=(
                                "Yes. Four seconds of memory is not a fair process. A list helps."
                            ),
                        ),
                        Choice(
                            "There is none: if the rule is the same for all, it is fair.",
                            feedback="The rule is the same for all. Who it favors is not.",
                        ),
                        Choice(
                            "Chairs should not recommend people.",
                            feedback="They will be asked, and they should answer. It is about how.",
                        ),
                    ),
                    why="What comes to mind without effort is our habit, not a search.",
                ),
            ),
        ),
        (
            "reflection",
            {
                "prompt": (
                    "Who has said your name in a room you were not in? Whose name could you say, "
                    "in which room?"
                ),
                "help": "Only you can read this. First names or initials will do, or none at all.",
            },
        ),
    ),
)
