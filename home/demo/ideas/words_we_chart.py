"""The words we chart."""

from home.demo.shape import Choice, Module, Question

WORDS_WE_CHART = Module(
    slug="the-words-we-chart",
    title="The words we chart",
    summary="Being an ally to the patient who is not in the room when we write.",
    kind="activity",
    minutes=15,
    needs_marked_done=True,
    pass_mark=66,
    body=(
        (
            "rich_text",
            (
                "<p>A patient opens the portal in the parking lot and reads: “Patient is a poor "
                "historian. Claims 10/10 pain. Noncompliant with insulin. Wife became hostile.” He "
                "had been awake for thirty hours. His insulin costs more than his car payment. His "
                "wife had asked, for the third time, when someone would come.</p><p>None of those "
                "words were meant to hurt. They are simply how we learned to write. But the note "
                "will be read by the next doctor, and the one after, and it will be the first "
                "thing that each of them “knows.”</p>"
            ),
        ),
        ("heading", "Do words change care?"),
        (
            "rich_text",
            (
                "<p>They can. In one study, medical students and residents read one of two notes "
                "about the same made-up patient with sickle cell disease. One used neutral words; "
                "the other used stigmatizing ones. Those who read the second note felt less "
                "positively about the patient, and the residents among them chose less treatment "
                'for his pain (<a href="https://doi.org/10.1007/s11606-017-4289-2">Goddu and '
                "others, 2018</a>). The facts were the same. Only the words were not.</p><p>So a "
                "note is not just a record. It is something we do to the next visit. That makes "
                "the chart a place where you can be an ally to someone who can’t speak up, since "
                "he is not there.</p>"
            ),
        ),
        ("heading", "Five habits to watch for"),
        (
            "accordion",
            [
                {
                    "title": "Words of doubt",
                    "text": (
                        "<p><i>Claims, insists, allegedly, denies.</i> “Claims” says that we don’t "
                        "believe it. “Reports” or “says” says what happened. “Denies” is so common "
                        "that we no longer hear it; patients do. “No chest pain” is shorter.</p>"
                    ),
                },
                {
                    "title": "Words of blame",
                    "text": (
                        "<p><i>Noncompliant, refused, failed.</i> Say what was in the way. “Took "
                        "half her tablets last week because of the price.” “Declined the scan; "
                        "worried about the dye.” That is also far more useful to whoever reads it "
                        "next. Patients don’t fail drugs; drugs fail patients.</p>"
                    ),
                },
                {
                    "title": "Labels",
                    "text": (
                        "<p><i>Sickler, frequent flyer, drug abuser, difficult.</i> Put the person "
                        "first: “a man with sickle cell disease,” “a woman with an opioid use "
                        "disorder.” If a person does like another term for herself, use hers.</p>"
                    ),
                },
                {
                    "title": "Quotation marks as a wink",
                    "text": (
                        "<p>Quoting a patient can carry her voice. Quoting to make her sound "
                        "foolish carries ours. If you would not read the line aloud to her, leave "
                        "it out.</p>"
                    ),
                },
                {
                    "title": "Race or class without a reason",
                    "text": (
                        "<p>“This 40-year-old Black homeless woman…” Ask what the reader will do "
                        "with it in the first line. Housing may matter a great deal to the plan; "
                        "if so, put it in the plan. Race is rarely a clue to the disease in front "
                        "of you. If racism or access has a part in the story, say that.</p>"
                    ),
                },
            ],
        ),
        (
            "table",
            {
                "caption": "Same fact, other words",
                "columns": ["We often write", "Try"],
                "rows": [
                    [
                        "Poor historian",
                        "Too breathless to give a full history; daughter added details",
                    ],
                    ["Claims 10/10 pain", "Reports pain of 10 out of 10"],
                    [
                        "Noncompliant with insulin",
                        "Using insulin every other day; cost is the barrier",
                    ],
                    ["Drug-seeking", "Asks for hydromorphone, which has worked in past crises"],
                    ["Refused the exam", "Declined the exam today; will talk again tomorrow"],
                    [
                        "Wife became hostile",
                        "Wife upset about a six-hour wait; we talked and agreed on updates",
                    ],
                ],
            },
        ),
        (
            "callout",
            {
                "tone": "note",
                "title": "But I have to warn the next team",
                "text": (
                    "<p>You can, and at times you must. Say what was done and when, without a "
                    "verdict: “Threw a tray at 3 am, no one hurt; calmer with lights low and his "
                    "brother present.” It is more exact than “violent,” and it tells them what to "
                    "do.</p>"
                ),
            },
        ),
        ("heading", "Templates carry it further"),
        (
            "rich_text",
            (
                "<p>Much of what we chart, we did not write. It was copied from last time, or sits "
                "in a template that someone set up years ago. A phrase that is copied forward "
                "becomes a fact. If you find a bad one in a shared template, you can help hundreds "
                "of patients in five minutes: write to whoever owns it, propose the new line, and "
                "say why in one sentence.</p>"
            ),
        ),
        (
            "callout",
            {
                "tone": "try",
                "title": "Do this, then mark it done",
                "text": (
                    "<ol><li>Open three of your own recent notes, on patients whose care was "
                    "hard.</li><li>Read each as if you were the patient, and then as if you were "
                    "the next doctor.</li><li>Note, for yourself, the words you would change. You "
                    "need not alter a signed note.</li><li>Choose one word that you will stop "
                    "using, and one that you will use in its place.</li></ol><p>Look only at notes "
                    "you have a reason and a right to open, and copy nothing out of the record.</p>"
                ),
            },
        ),
        (
            "quick_check",
            (
                Question(
                    text="Which line is the most useful to the next doctor?",
                    choices=(
                        Choice(
                            (
                                "“Noncompliant with follow-up in spite of many reminders from "
                                "clinic staff.”"
                            ),
                            feedback=(
                                "It says what did not happen and hints at why. It gives the next "
                                "doctor nothing to work with."
                            ),
                        ),
                        Choice(
                            (
                                "“Missed two visits; the clinic’s hours clash with his shifts. "
                                "Prefers video.”"
                            ),
                            right=True,
                            feedback="Yes. It has the fact, the barrier and the way round it.",
                        ),
                        Choice(
                            (
                                "“Patient states he was ‘working’ and so ‘could not’ come to his "
                                "last two visits.”"
                            ),
                            feedback=(
                                "The quotation marks wink. They say that we don’t believe him."
                            ),
                        ),
                    ),
                    why="Saying what was in the way is both kinder and better medicine.",
                ),
                Question(
                    text=(
                        "Which of these put doubt on what the patient said? Choose all that apply."
                    ),
                    many=True,
                    choices=(
                        Choice(
                            "“Claims”",
                            right=True,
                            feedback="Yes. It says that we are not sure we believe it.",
                        ),
                        Choice("“Reports”", feedback="This is neutral. It says who said it."),
                        Choice(
                            "“Insists”",
                            right=True,
                            feedback="Yes. It makes the patient sound stubborn.",
                        ),
                        Choice("“Says”", feedback="This is neutral, and short."),
                    ),
                    why=(
                        "“Says” and “reports” tell the reader whose words they are, with no "
                        "verdict attached."
                    ),
                ),
                Question(
                    text=(
                        "You find “sickler” in the service’s sign-out template. What is the best "
                        "step?"
                    ),
                    choices=(
                        Choice(
                            (
                                "Propose a new line to whoever owns the template, with one "
                                "sentence on why."
                            ),
                            right=True,
                            feedback="Yes. A changed template changes hundreds of notes.",
                        ),
                        Choice(
                            (
                                "Delete it from your own notes from now on, and hope that others "
                                "see it."
                            ),
                            feedback="A start. It will still be there for everyone else tomorrow.",
                        ),
                        Choice(
                            "Bring it up at the next training on bias, in about half a year.",
                            feedback="You know enough now, and it takes five minutes.",
                        ),
                    ),
                    why="An ally looks for the place where one small change goes furthest.",
                ),
            ),
        ),
        (
            "reflection",
            {
                "prompt": "Which word will you stop charting, and what will you write instead?",
                "help": (
                    "Only you can read this. Write nothing here that comes from a patient’s record."
                ),
            },
        ),
    ),
)
