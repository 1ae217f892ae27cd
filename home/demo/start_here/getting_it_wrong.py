"""When you get it wrong."""

from home.demo.shape import Choice, Module, Question

GETTING_IT_WRONG = Module(
    slug="when-you-get-it-wrong",
    title="When you get it wrong",
    summary="How to take in hard feedback, say sorry well, and carry on.",
    kind="reading",
    minutes=9,
    pass_mark=66,
    body=(
        (
            "rich_text",
            (
                "<p>A resident asks for a word after clinic. “When you asked that patient where "
                "she was <i>really</i> from, she went quiet. It was hard to watch.” You feel your "
                "face get warm. A list forms in your mind: I was being friendly. I ask everyone "
                "that. She didn’t seem to mind. You have known me for two years.</p><p>Each of "
                "these may be true. Not one of them helps. What you say in the next half minute "
                "will decide whether anyone ever gives you this gift again. For it is a gift, and "
                "it cost the resident far more to give than it costs you to take.</p>"
            ),
        ),
        ("heading", "The first half minute"),
        (
            "rich_text",
            (
                "<p>Being told that we caused hurt feels like a threat, and the body gets ready to "
                "fight, flee or freeze. So have a plan before you need one. Four short steps will "
                "do.</p><ol><li><b>Breathe out.</b> One slow breath. You have "
                "time.</li><li><b>Thank.</b> “Thank you for telling me. That can’t have been "
                "easy.”</li><li><b>Take it in.</b> Say back what you heard. “You are saying she "
                "felt I was asking whether she belongs here.”</li><li><b>Don’t defend.</b> Not "
                "now. If there is something to explain, it will keep.</li></ol>"
            ),
        ),
        (
            "table",
            {
                "caption": "What we want to say, and what helps",
                "columns": ["The pull", "Why it backfires", "Say this"],
                "rows": [
                    [
                        "“That’s not what I meant.”",
                        "It makes your intent the topic",
                        "“I see how that landed.”",
                    ],
                    [
                        "“I’m the least biased person I know.”",
                        "It asks them to agree with you",
                        "“I have more to learn here.”",
                    ],
                    [
                        "“I feel awful. I can’t believe I did that.”",
                        "Now they must comfort you",
                        "“I’m sorry. I’ll do better.”",
                    ],
                    [
                        "“Tell me just what I should have said.”",
                        "It hands them your homework",
                        "“I’ll think about it and come back.”",
                    ],
                ],
            },
        ),
        ("heading", "A good apology is short"),
        (
            "rich_text",
            (
                "<p>It has three parts: <b>what I did</b>, <b>what it did</b>, <b>what I will "
                "do</b>. “I asked you where you are really from. That was out of place, and it may "
                "have felt as if I doubted you. I am sorry. I won’t ask that again.” Then go on "
                "with the visit.</p><p>Leave out <i>if</i> and <i>but</i>. “I am sorry if you were "
                "hurt” puts the doubt on the other person. “I am sorry, but I was tired” takes the "
                "sorry back. And do not ask to be forgiven. That is theirs to give, in their own "
                "time or not at all.</p><p>Should you apologize to the patient herself? Often yes, "
                "and briefly, if you will see her again. Ask yourself whom it is for. If it would "
                "mainly make <i>you</i> feel better, let it go and change what you do.</p>"
            ),
        ),
        ("heading", "Afterward"),
        (
            "rich_text",
            (
                "<p>Do your own homework. Read. Talk it over with a peer who will be honest with "
                "you, and not with the person you hurt. Then come back to the one who told you, "
                "once: “I have thought about what you said. From now on I ask all my patients "
                "about their home and work in the same way.” It shows that speaking up did "
                "something. That is how trust grows.</p><p>And be fair to yourself. One slip does "
                "not make you a bad doctor, and shame is a poor teacher. It makes people hide. "
                "Care about the effect, fix what you can, and go back to work.</p>"
            ),
        ),
        (
            "callout",
            {
                "tone": "note",
                "title": "If you lead",
                "text": (
                    "<p>Your reply to hard feedback is a public act, even behind a closed door. "
                    "People will hear how it went. If it went well, more will come, and it will "
                    "come sooner.</p>"
                ),
            },
        ),
        (
            "callout",
            {
                "tone": "care",
                "title": "Some things are more than a slip",
                "text": (
                    "<p>This page is about everyday missteps. It is not about harassment, threats "
                    "or discrimination, and no one owes it to anyone to sort those out by talking. "
                    "Your institution has offices for that, and rules about what must be "
                    "reported.</p>"
                ),
            },
        ),
        (
            "quick_check",
            (
                Question(
                    text=(
                        "A student tells you that a joke you made in lecture hurt. What is the "
                        "best first reply?"
                    ),
                    choices=(
                        Choice(
                            (
                                "“I’m sorry that you took it that way. It was meant to wake people "
                                "up.”"
                            ),
                            feedback=(
                                "It sounds like sorry, but puts the problem on how they took it."
                            ),
                        ),
                        Choice(
                            "“I tell that one every year, and in all this time nobody has minded.”",
                            feedback="Nobody has told you until now. That is not the same.",
                        ),
                        Choice(
                            "“Thank you for telling me. Help me be sure I heard you.”",
                            right=True,
                            feedback="Yes. You thank, you take it in, and you don’t defend.",
                        ),
                    ),
                    why="Thanks comes first. It keeps the door open while you settle yourself.",
                ),
                Question(
                    text="Which apology is complete?",
                    choices=(
                        Choice(
                            "“I’m sorry if anyone was offended.”",
                            feedback="The word “if” takes it back, and it names no act.",
                        ),
                        Choice(
                            (
                                "“I talked over you twice in the meeting. It cut off your idea. "
                                "I’m sorry. Next time I’ll wait.”"
                            ),
                            right=True,
                            feedback="Yes. What I did, what it did, what I will do.",
                        ),
                        Choice(
                            (
                                "“I feel terrible about this. I haven’t slept, and I keep asking "
                                "myself how I could have been so blind.”"
                            ),
                            feedback=(
                                "It is about your pain. Now the other person has to look after you."
                            ),
                        ),
                    ),
                    why="Name the act, name its effect, say what changes. Then stop.",
                ),
                Question(
                    text="A week later, what helps trust most?",
                    choices=(
                        Choice(
                            "Go back once and say what you now do in a different way.",
                            right=True,
                            feedback="Yes. It shows that speaking up was worth it.",
                        ),
                        Choice(
                            "Ask them whether you are forgiven.",
                            feedback="That puts them under pressure to say yes.",
                        ),
                        Choice(
                            "Ask them to read your next lecture and mark what could hurt.",
                            feedback="It makes your learning their task, unless they have offered.",
                        ),
                    ),
                    why="Trust grows from seeing a change, not from talking more about the slip.",
                ),
            ),
        ),
        (
            "reflection",
            {
                "prompt": (
                    "What do you tend to do first when someone gives you hard feedback: explain, "
                    "go quiet, joke, say sorry too much? What would you like to do instead?"
                ),
                "help": (
                    "Only you can read this. You need not describe what happened; only the habit, "
                    "and the one you want."
                ),
            },
        ),
    ),
)
