"""Speak up in the moment."""

from home.demo.shape import Choice, Module, Question

SPEAK_UP = Module(
    slug="speak-up-in-the-moment",
    title="Speak up in the moment",
    summary="A film of five ways to step in, and words to have ready for each.",
    kind="recording",
    minutes=14,
    watch_share=80,
    pass_mark=66,
    body=(
        (
            "rich_text",
            (
                "<p>Sign-out, seven in the evening. The outgoing fellow describes a patient: "
                "“Frequent flyer, sickle cell, the usual act. Good luck.” Two people laugh. You "
                "don’t. You also say nothing, and by the time you have thought of what to say the "
                "list is three patients on.</p><p>Most of us are not silent because we agree. We "
                "are silent because it goes by fast, because we have no words ready, and because "
                "we think there is only one way to step in and that it takes more nerve than we "
                "have at seven in the evening. There are at least five ways. Four of them need "
                "hardly any nerve at all.</p>"
            ),
        ),
        ("heading", "Five ways to step in"),
        (
            "rich_text",
            (
                "<p>The list below is often called the five D’s. The nonprofit Right To Be teaches "
                "it for harassment in public places (<a "
                'href="https://righttobe.org/guides/bystander-intervention-videos/'
                '">righttobe.org</a>). The hospital examples are ours.</p><p>The film goes '
                "through them in a little over a minute. Below it, each has a few lines more.</p>"
            ),
        ),
        (
            "recording",
            {
                "name": "five-ways-to-step-in",
                "caption": "Distract, delegate, document, delay, direct.",
            },
        ),
        (
            "accordion",
            [
                {
                    "title": "Distract: break the moment",
                    "text": (
                        "<p>You change the subject, ask for a hand, or call someone away. “Sorry "
                        "to cut in, can I borrow you for a line in bed nine?” Nobody has to be "
                        "wrong. Use it when someone is being put on the spot and the first aim is "
                        "to get them out.</p>"
                    ),
                },
                {
                    "title": "Delegate: bring someone in",
                    "text": (
                        "<p>You fetch a person with more standing or the right role: the charge "
                        "nurse, the chief resident, the course director, security. Say what you "
                        "want of them. “Could you come and stand in for the next five minutes? He "
                        "is being rude to our student and she can’t leave.”</p>"
                    ),
                },
                {
                    "title": "Document: keep a record",
                    "text": (
                        "<p>If someone else is already helping, note what was said, when, and who "
                        "was there. Then give it to the person it happened to, and let them decide "
                        "what becomes of it. Never take pictures or sound where patients are, and "
                        "never post it.</p>"
                    ),
                },
                {
                    "title": "Delay: check in after",
                    "text": (
                        "<p>You could not act, or chose not to. You can still find the person. “I "
                        "saw that. It was not okay. How are you? Is there anything you’d like me "
                        "to do?” This is the one you can always do, and it is worth far more than "
                        "people think.</p>"
                    ),
                },
                {
                    "title": "Direct: name it",
                    "text": (
                        "<p>Short, calm, about the words and not the person. “I’d rather we didn’t "
                        "call her that.” Then move on. You don’t need to win. You need it to have "
                        "been said.</p>"
                    ),
                },
            ],
        ),
        (
            "recording_elsewhere",
            {
                "title": "Animated films on the five D’s, by Right To Be",
                "url": "https://righttobe.org/guides/bystander-intervention-videos/",
                "poster": None,
                "minutes": None,
                "transcript": "",
            },
        ),
        ("heading", "Words to have ready"),
        (
            "rich_text",
            (
                "<p>In a tense moment we do not rise to our ideals; we fall back on what we have "
                "practiced. Choose two or three of these and say them aloud, in the car if need "
                "be, until they sound like you.</p>"
            ),
        ),
        (
            "table",
            {
                "caption": "A line for each occasion",
                "columns": ["If you want to…", "You could say"],
                "rows": [
                    ["Buy time", "“Hold on. Can we go back a second?”"],
                    ["Ask with real interest", "“What did you mean by that?”"],
                    [
                        "Show that you don’t share it",
                        "“I see her in a different light. She has been in real pain.”",
                    ],
                    ["Point to the rule", "“We don’t use that phrase on this service.”"],
                    [
                        "Point to the patient’s care",
                        "“If we call it an act, we will miss the chest syndrome.”",
                    ],
                    ["Speak up the ladder", "“I may be wrong, and I’d like to say this anyway.”"],
                    [
                        "Turn to the person it hit",
                        "“I’d like to hear what you think about the plan.”",
                    ],
                ],
            },
        ),
        ("heading", "Back to sign-out"),
        (
            "rich_text",
            (
                "<p>So what could you do about “the usual act”? You might go <b>direct</b> with a "
                "clinical edge: “What is her pain plan? I’d like to start it on time tonight.” You "
                "have not called anyone a bad person. You have put the patient back in the room, "
                "and the other learners have heard that there is another way to talk. Or you might "
                "choose <b>delay</b>: catch the fellow afterward and say, “That line about her "
                "stuck with me. I think the students took it in.” In private, peers can often hear "
                "what they would have fought in front of others.</p><p>Which is best depends on "
                "you, on the risk, and on who is there. If the person with the power is the one "
                "doing harm and you are junior, delegate and delay are wise, not weak. If you "
                "<i>are</i> the one with the power, direct is your job. When a leader lets it "
                "pass, everyone learns that it passes.</p>"
            ),
        ),
        (
            "callout",
            {
                "tone": "care",
                "title": "When not to step in alone",
                "text": (
                    "<p>If anyone might get hurt, get help first. And watch the person it is aimed "
                    "at: if a shake of the head says “leave it,” leave it for now, and check in "
                    "later.</p>"
                ),
            },
        ),
        (
            "callout",
            {
                "tone": "try",
                "title": "Try this week",
                "text": (
                    "<p>With one peer, agree on a sign: a tap on the table, a phrase. It means, "
                    "“Did you hear that too?” Two people who have agreed to speak speak far more "
                    "often than one who has vowed to.</p>"
                ),
            },
        ),
        (
            "quick_check",
            (
                Question(
                    text=(
                        "You are a student. A surgeon mocks a nurse’s accent across the operating "
                        "table. The patient is under. What can you do that is both useful and "
                        "within reach?"
                    ),
                    choices=(
                        Choice(
                            (
                                "Find the nurse after the case: “I heard that. It was not okay. "
                                "Would you like me to do anything?”"
                            ),
                            right=True,
                            feedback=(
                                "Yes. That is “delay.” It tells her that she was seen, and leaves "
                                "the next step to her."
                            ),
                        ),
                        Choice(
                            (
                                "Stop the surgeon at once, in front of everyone, and say that this "
                                "must never happen again here."
                            ),
                            feedback=(
                                "It might go well. But your risk is high, and the case goes on for "
                                "two hours. You have other ways."
                            ),
                        ),
                        Choice(
                            (
                                "Nothing; you are a student, and it is not your place to say "
                                "anything in there."
                            ),
                            feedback=(
                                "Even with no standing in the room, you have “delay” open to you."
                            ),
                        ),
                    ),
                    why="There is almost always one of the five that fits the standing you have.",
                ),
                Question(
                    text="Which reply is “direct” and yet unlikely to start a fight?",
                    choices=(
                        Choice(
                            "“That’s racist and so are you.”",
                            feedback="It judges the person, and now the talk will be about that.",
                        ),
                        Choice(
                            "“Ha, careful, someone might report you.”",
                            feedback="It makes light of it, and it makes rules the problem.",
                        ),
                        Choice(
                            "“What did you mean by that?”",
                            right=True,
                            feedback=(
                                "Yes. Asked with a level voice, it makes people hear their own "
                                "words."
                            ),
                        ),
                    ),
                    why="Speak about the words, keep it short, and leave the person a way back.",
                ),
                Question(
                    text=(
                        "You saw it, someone else stepped in well, and it is over. What helps now?"
                    ),
                    choices=(
                        Choice(
                            "Tell the story at lunch so that people are warned.",
                            feedback=(
                                "It spreads a story that is not yours, and people will guess who "
                                "was there."
                            ),
                        ),
                        Choice(
                            "Write down what you saw and offer it to the person it happened to.",
                            right=True,
                            feedback=(
                                "Yes. That is “document,” with the choice left where it belongs."
                            ),
                        ),
                        Choice(
                            (
                                "Send a report that names everyone who was there, without asking "
                                "first."
                            ),
                            feedback=(
                                "You may have a duty to report, and should then say so to them "
                                "first. If not, it is their call."
                            ),
                        ),
                    ),
                    why="A record helps only if the person it happened to controls it.",
                ),
            ),
        ),
        (
            "reflection",
            {
                "prompt": (
                    "Write two lines you could imagine saying, in your own voice: one to a peer, "
                    "one to someone senior to you."
                ),
                "help": "Only you can read this. No need to say where or why you might use them.",
            },
        ),
    ),
)
