"""When bias comes from a patient."""

from home.demo.shape import Choice, Module, Question

BIAS_FROM_PATIENTS = Module(
    slug="when-bias-comes-from-a-patient",
    title="When bias comes from a patient",
    summary="Care for the patient, stand by your colleague: a plan for the minute it happens.",
    kind="reading",
    minutes=12,
    pass_mark=66,
    body=(
        (
            "rich_text",
            (
                "<p>“I don’t want that one touching me. Get me an American doctor.” The patient is "
                "71, short of breath, and frightened. The resident in front of him was born two "
                "miles from here. Three students are looking at their shoes. Everyone looks at "
                "you.</p><p>You have two duties, and they seem to pull apart. You owe the patient "
                "care. You owe the resident a place to work where she is treated as a doctor. A "
                "good plan keeps both. Having no plan usually means that she walks out of the room "
                "alone, swaps patients, and hears later that she “handled it so well.”</p>"
            ),
        ),
        ("heading", "First, is he stable?"),
        (
            "rich_text",
            (
                "<p>If the patient is crashing, treat him, with whoever is there. A person in "
                "crisis may say things out of delirium, low oxygen or dementia. That does not make "
                "it hurt less, but it changes what we can ask of him. Deal with the body first, "
                "and with the team afterward.</p><p>If he is stable and knows what he is saying, "
                "you have time for a few words.</p>"
            ),
        ),
        ("heading", "A plan in four steps"),
        (
            "rich_text",
            (
                "<ol><li><b>Look to your colleague.</b> A glance, or a low “Do you want to step "
                "out, or stay?” Let her set the course. Some will want to speak; some will want "
                "you to; some will want to leave the room.</li><li><b>Name it, calmly, and vouch "
                "for her.</b> “She is your doctor, and a very good one. We don’t choose who works "
                "here by where people come from.”</li><li><b>Find out what is under it.</b> “What "
                "are you worried about?” Sometimes there is something you can meet: he can’t hear "
                "her through the mask, or he had a bad time with someone last night. Sometimes "
                "there isn’t.</li><li><b>Set the limit and offer the care.</b> “This is the team "
                "that can treat you tonight. I hope you’ll let us. If you speak to my colleague "
                "like that again, I will end this visit and come back with her in an "
                "hour.”</li></ol>"
            ),
        ),
        (
            "table",
            {
                "caption": "Requests are not all alike",
                "columns": ["The request", "Ask yourself", "A way to reply"],
                "rows": [
                    [
                        "A woman asks for a woman doctor for a pelvic exam",
                        "Is it about safety, faith or what she has lived through?",
                        "“Of course, let me see who is here. If there is a wait, I’ll tell you.”",
                    ],
                    [
                        "A man asks for someone who speaks his language",
                        "Will it help him to understand?",
                        "“Yes. We’ll bring an interpreter now, for all of this.”",
                    ],
                    [
                        "A patient refuses a doctor because of her race",
                        "Is there any reason but bias?",
                        "“She is your doctor. We don’t change doctors for that.”",
                    ],
                    [
                        "A patient with dementia uses a slur",
                        "Can he hold what I say?",
                        "Comfort him and work in pairs. Then look after the one it hit.",
                    ],
                ],
            },
        ),
        (
            "rich_text",
            (
                "<p>Note what sets these apart. It is not that some patients get their way and "
                "others don’t. It is whether the request is about the care the patient needs or "
                "about a person’s worth. Where it’s hard to tell, ask. A patient who is able to "
                "decide may always decline care. He may not decide who works here.</p>"
            ),
        ),
        ("heading", "Do not solve it by moving her"),
        (
            "rich_text",
            (
                "<p>Swapping patients is quick and may keep the peace. Sometimes it is what the "
                "resident herself wants, and then it is right. But if it is what we do without "
                "asking, she learns that her place here depends on who is in the bed, and she "
                "loses a patient she would have learned from. Ask her first. Write down who "
                "decided, and why. And if patients are swapped, make sure that the extra work "
                "doesn’t fall on her.</p>"
            ),
        ),
        ("heading", "Afterward: five minutes, not five weeks"),
        (
            "accordion",
            [
                {
                    "title": "With the person it was aimed at",
                    "text": (
                        "<p>The same day, in private: “I’m sorry that happened. How are you? What "
                        "would you like from me, and from the team? Would you like to go on seeing "
                        "him?” Don’t ask her to explain how it feels. Don’t tell her how strong "
                        "she was. If she wants ten minutes off the floor, take her pager.</p>"
                    ),
                },
                {
                    "title": "With the team",
                    "text": (
                        "<p>“Here is what happened, here is what I did, here is what I would do in "
                        "a better way.” Students will remember this longer than anything about the "
                        "diuretic dose. Ask her beforehand whether she wants to be there.</p>"
                    ),
                },
                {
                    "title": "With the hospital",
                    "text": (
                        "<p>Report it, if she agrees or if you must. A single report may do "
                        "nothing. A pattern can bring a policy, a line in the patients' code of "
                        "conduct, a sign at the front desk. If your hospital has no policy on "
                        "biased requests by patients, ask who would write one.</p>"
                    ),
                },
            ],
        ),
        (
            "callout",
            {
                "tone": "note",
                "title": "If you are the one it is aimed at",
                "text": (
                    "<p>You may stay, you may speak, you may leave. All three are professional. "
                    "Nobody may make you use your own calm as the treatment. Decide with a trusted "
                    "colleague, on a quiet day, what you would like the team to do, so that no one "
                    "has to ask you in the doorway.</p>"
                ),
            },
        ),
        (
            "callout",
            {
                "tone": "try",
                "title": "Try this week",
                "text": (
                    "<p>At the start of a rotation, say: “Now and then a patient will say "
                    "something biased to one of us. Here is what I’ll do. What would each of you "
                    "like from me?” It takes three minutes, and it is easier before than after.</p>"
                ),
            },
        ),
        (
            "quick_check",
            (
                Question(
                    text=(
                        "A stable, clear-headed patient refuses to be seen by a Black resident. "
                        "What do you do first?"
                    ),
                    choices=(
                        Choice(
                            (
                                "Send in another resident for now, so that care is not delayed, "
                                "and talk about it later."
                            ),
                            feedback=(
                                "It is quick. It also decides for her, and it tells the patient "
                                "that it works."
                            ),
                        ),
                        Choice(
                            "Tell the patient to leave the hospital.",
                            feedback=(
                                "He is still owed care. A limit on how he speaks comes before an "
                                "end to the visit."
                            ),
                        ),
                        Choice(
                            (
                                "Check with the resident by a glance or a word, then vouch for her "
                                "to the patient."
                            ),
                            right=True,
                            feedback=(
                                "Yes. She sets the course, and the patient hears from you who his "
                                "doctor is."
                            ),
                        ),
                    ),
                    why=(
                        "Both duties hold: care for him, and standing by her. She has a say in how."
                    ),
                ),
                Question(
                    text="Which request should you usually try to meet?",
                    choices=(
                        Choice(
                            "A patient asks for a doctor “who isn’t foreign.”",
                            feedback="It is about a person’s worth and not about care.",
                        ),
                        Choice(
                            "A woman asks for a woman to do her pelvic exam.",
                            right=True,
                            feedback="Yes. It is about her safety and dignity in an intimate exam.",
                        ),
                        Choice(
                            "A patient asks that the student with the head scarf wait outside.",
                            feedback=(
                                "Students may be declined, but ask why. If it is the scarf, vouch "
                                "for the student as you would for any colleague."
                            ),
                        ),
                    ),
                    why=(
                        "Ask what the request is about: the care this patient needs, or the worth "
                        "of a colleague."
                    ),
                ),
                Question(
                    text="An hour later, what do you say to the resident?",
                    choices=(
                        Choice(
                            (
                                "“I’m sorry that happened. How are you, and what would you like "
                                "from me?”"
                            ),
                            right=True,
                            feedback=(
                                "Yes. It names it, it asks, and it leaves room for any answer."
                            ),
                        ),
                        Choice(
                            (
                                "“You were so strong in there. I don’t know how you do it, day "
                                "after day.”"
                            ),
                            feedback=(
                                "Kindly meant. But it praises her for bearing it, and asks her to "
                                "go on doing so."
                            ),
                        ),
                        Choice(
                            "“He’s old. You know how they are.”",
                            feedback="It explains him to her. She did not ask for that.",
                        ),
                    ),
                    why="The same day, in private, with an open question. Then do what she asks.",
                ),
            ),
        ),
    ),
)
