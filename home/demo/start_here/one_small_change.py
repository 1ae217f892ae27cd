"""One small change."""

from home.demo.shape import Module

ONE_SMALL_CHANGE = Module(
    slug="one-small-change",
    title="One small change",
    summary="Choose one change, try it with your own team, and ask how it went.",
    kind="activity",
    minutes=20,
    attestation=(
        "I chose one change to how my team works, tried it at least once, and asked one colleague "
        "how it went."
    ),
    body=(
        (
            "rich_text",
            (
                "<p>You have met the ideas. This last module is about doing one thing. Not a "
                "program, not a task force: one change, small enough to try in the next two weeks, "
                "that you can stop if it does not work.</p><p>Why so small? Big plans wait for the "
                "right time, and the right time has a long list of other things to do. A small "
                "test starts tomorrow. If it helps, people ask to keep it. This is how teams "
                "already improve hand hygiene or discharge. The same method works here: plan, try, "
                "look, adjust.</p>"
            ),
        ),
        (
            "image",
            {"name": "ripples", "alt": "", "caption": "One small change, and what it moves."},
        ),
        ("heading", "Step 1: Choose"),
        (
            "rich_text",
            (
                "<p>Pick one from the list or make your own. Choose something that is yours to "
                "change, without asking for leave.</p>"
            ),
        ),
        (
            "table",
            {
                "caption": "Changes that fit in two weeks",
                "columns": ["Where", "The change", "How you would know"],
                "rows": [
                    [
                        "Rounds",
                        "The most junior person speaks first on each patient",
                        "They raise things you had not thought of",
                    ],
                    [
                        "Meetings",
                        "A short agenda goes out the day before, with who decides what",
                        "People who need time to think speak more",
                    ],
                    [
                        "Meetings",
                        "Take turns at notes, by list and not by who offers",
                        "The same two people no longer do it all",
                    ],
                    ["Teaching", "Wait seven seconds after each question", "New voices answer"],
                    [
                        "Sign-out",
                        "End with “What worries you most?”",
                        "One worry each night that is not on the sheet",
                    ],
                    [
                        "Clinic",
                        (
                            "Use a trained interpreter for each visit that needs one, with no "
                            "exceptions for short ones"
                        ),
                        "Fewer calls back about the plan",
                    ],
                    [
                        "Hiring",
                        "Agree on the criteria in writing before you read the first file",
                        "Fewer talks about “fit”",
                    ],
                ],
            },
        ),
        ("heading", "Step 2: Say what you expect"),
        (
            "rich_text",
            (
                "<p>Write down one line: <i>If we do this, then I expect that.</i> For instance, "
                "“If the student speaks first, then I expect to hear at least one new fact per "
                "round.” It keeps you honest. It is easy to be pleased with a change because it "
                "was your idea.</p>"
            ),
        ),
        ("heading", "Step 3: Tell people"),
        (
            "rich_text",
            (
                "<p>A change that is sprung on people feels like a trick. Two sentences are "
                "enough: “For the next two weeks I would like to try something on rounds. The most "
                "junior person goes first, and at the end I will ask you whether to keep it.” You "
                "have said what, how long, and that they have a say.</p>"
            ),
        ),
        ("heading", "Step 4: Try, and look"),
        (
            "rich_text",
            (
                "<p>Do it at least once; five times is better. The first time will feel stiff. "
                "Keep a few words of notes: what happened, who spoke, what you did when it got "
                "awkward. If time ran short and you skipped it, note that too. It tells you "
                "something about the change, not about you.</p>"
            ),
        ),
        ("heading", "Step 5: Ask one colleague"),
        (
            "rich_text",
            (
                "<p>Choose someone whose view you do not already know, and who is free to say no "
                "to you. Ask two things:</p><ul><li>“What was different for you?”</li><li>“Should "
                "we keep it, change it or drop it?”</li></ul><p>Listen. Say thank you. Then "
                "decide, and tell the team what you decided and why. If you drop it, say so with a "
                "light heart. A test that shows that something does not work is a good test.</p>"
            ),
        ),
        (
            "callout",
            {
                "tone": "care",
                "title": "Mind who carries it",
                "text": (
                    "<p>If your change gives someone more to do, ask first, and take something "
                    "else off their list. The person it is meant to help should not be the one who "
                    "pays for it.</p>"
                ),
            },
        ),
        (
            "callout",
            {
                "tone": "try",
                "title": "Then sign below",
                "text": (
                    "<p>When you have done the five steps, read the statement at the end of this "
                    "page. If it is true, sign it. That completes the series, and your certificate "
                    "will be ready.</p>"
                ),
            },
        ),
        (
            "reflection",
            {
                "prompt": (
                    "What did you change, what did you expect, and what did you learn from the "
                    "colleague you asked?"
                ),
                "help": (
                    "Only you can read this. It may help you the next time you want to try "
                    "something. Leave out names."
                ),
            },
        ),
        (
            "call_to_action",
            {
                "title": "What next?",
                "text": (
                    "The IDEAS series goes on from here. This fall’s theme is allyship. You choose "
                    "any four of its six modules."
                ),
                "label": "See the IDEAS series",
                "page": "learn/ideas",
            },
        ),
    ),
)
