"""Build a circle of your own."""

from home.demo.shape import Module

NETWORK = Module(
    slug="build-a-circle-of-your-own",
    title="Build a circle of your own",
    summary="A small, planned network: who is in it, how to start it, and how a circle goes.",
    kind="recording",
    minutes=12,
    watch_share=80,
    needs_continue=True,
    body=(
        (
            "rich_text",
            (
                "<p>“You should network more.” It is on most people’s list of useless advice. It "
                "calls up a hotel bar, a badge, and the art of looking over someone’s shoulder. "
                "And if you are the only woman of color in your division, it may also mean one "
                "more room in which to be the only one.</p><p>Here is another picture. Think of a "
                "small ring of chairs. On each sits someone who gives you a thing you need to do "
                "your work and to stay well in it. Not a hundred contacts: six or eight people. "
                "You choose them with care, and you sit on someone else’s chair in turn.</p>"
            ),
        ),
        (
            "image",
            {"name": "gathering", "alt": "", "caption": "Six or eight chairs, chosen with care."},
        ),
        ("heading", "Whom you need in the ring"),
        (
            "table",
            {
                "caption": "Eight chairs",
                "columns": ["The chair", "What this person does", "Look for her or him"],
                "rows": [
                    [
                        "The map",
                        "Knows how this place really works",
                        "A long-time administrator, a chief of staff",
                    ],
                    [
                        "The door",
                        "Says your name where it counts",
                        "A senior colleague, maybe elsewhere",
                    ],
                    [
                        "The mirror",
                        "Tells you the truth kindly",
                        "A peer who wants nothing from you",
                    ],
                    [
                        "The craft",
                        "Is good at what you want to get good at",
                        "Anyone, near or far; often younger",
                    ],
                    [
                        "The kin",
                        "You need not explain yourself to her",
                        "A group for women of color, here or in your specialty",
                    ],
                    [
                        "The bridge",
                        "Knows a world you don’t",
                        "A community partner, someone in policy",
                    ],
                    [
                        "The next one",
                        "You hold the door for her",
                        "A student, a resident, a new colleague",
                    ],
                    ["The rest", "Knows you outside of work", "A friend, a choir, a team"],
                ],
            },
        ),
        (
            "rich_text",
            (
                "<p>One person may hold two chairs. Few hold four; if someone does, you may be "
                "asking too much of her. Look at your own ring. Most people find that two chairs "
                "are crowded and three are empty. For many women of color in medicine, the kin and "
                "the door are the empty ones at home, and that is a reason to look beyond your own "
                "walls.</p>"
            ),
        ),
        ("heading", "How to begin with a stranger"),
        (
            "rich_text",
            (
                "<p>Write short, be exact and make it easy to say no. Something like "
                "this:</p><p>“Dear Dr. A, I used your paper on home visits to redesign our clinic, "
                "and it worked. I’m stuck on one thing: how did you get billing to agree? Would "
                "you have 15 minutes by phone this month? If it’s a bad time, I’d be glad of a "
                "pointer to someone else.”</p><p>It says why her, what for and how long, and it "
                "leaves a way out. Afterward, send a note on what you did with the answer. That "
                "second note is what turns a favor into a tie, and hardly anyone sends it.</p>"
            ),
        ),
        ("heading", "A peer circle, step by step"),
        (
            "rich_text",
            (
                "<ol><li><b>Ask three others.</b> Four to six people at about the same stage, from "
                "different departments if you can, so that no one reviews anyone "
                "else.</li><li><b>Set a beat.</b> One hour, every third week, for six months. Then "
                "decide whether to go on. An end date makes it easy to begin.</li><li><b>Agree on "
                "the rules.</b> What is said here stays here. No fixing unless asked. Anyone may "
                "pass. Say out loud what you might be required to report.</li><li><b>Share the "
                "time.</b> Ten minutes each. The speaker says first what she wants: to be heard, "
                "to think aloud, or to get ideas.</li><li><b>End with one promise.</b> Each says "
                "one thing she will do by next time. Begin the next meeting there.</li></ol>"
            ),
        ),
        (
            "recording",
            {
                "name": "how-a-circle-works",
                "caption": "A wellness circle goes like this. Borrow what suits your group.",
            },
        ),
        (
            "rich_text",
            (
                "<p>You "
                "do not need an expert, a budget or a name for it. You need a door that shuts and "
                "someone who sends the invitation; take that in turns.</p>"
            ),
        ),
        (
            "accordion",
            [
                {
                    "title": "I have no time",
                    "text": (
                        "<p>Then begin with one chair, not eight: one call of 15 minutes a month. "
                        "Put it where a meeting used to be that you can do without.</p>"
                    ),
                },
                {
                    "title": "I am the only one here",
                    "text": (
                        "<p>Your kin may be three states away. Specialty societies, alumni groups "
                        "and national groups for women in medicine often have circles online. Ask "
                        "your faculty affairs office to pay the dues; it is part of keeping "
                        "you.</p>"
                    ),
                },
                {
                    "title": "It feels as if I were using people",
                    "text": (
                        "<p>It would be, if it went one way. Ask, give, thank and pass it on. Most "
                        "people like being asked about what they are good at.</p>"
                    ),
                },
                {
                    "title": "I’m senior. Is this for me?",
                    "text": (
                        "<p>More than you think. It gets lonelier as you go up, and people stop "
                        "telling you the truth. Check who your mirror is.</p>"
                    ),
                },
            ],
        ),
        (
            "callout",
            {
                "tone": "note",
                "title": "If you lead a department",
                "text": (
                    "<p>You can’t give anyone a friend, but you can give protected time, a room, "
                    "travel money and an introduction. Ask each new colleague in her first month, "
                    "“Whom should you know that you don’t?” Then make two of those calls "
                    "yourself.</p>"
                ),
            },
        ),
        (
            "callout",
            {
                "tone": "try",
                "title": "Try this week",
                "text": (
                    "<p>Draw the ring. Put initials on the chairs that are taken. Choose one empty "
                    "chair, and write the short note above to one person. Then send a note of "
                    "thanks to someone whose chair has been warm for years.</p>"
                ),
            },
        ),
        (
            "reflection",
            {
                "prompt": (
                    "Which chair in your ring has been empty longest? What would be the first "
                    "small step toward filling it?"
                ),
                "help": "Only you can read this. Initials are enough.",
            },
        ),
    ),
)
