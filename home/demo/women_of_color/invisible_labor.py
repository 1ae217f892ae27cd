"""The work no one counts."""

from home.demo.shape import Choice, Module, Question

INVISIBLE_LABOR = Module(
    slug="the-work-no-one-counts",
    title="The work no one counts",
    summary="Invisible labor and the “minority tax,” and ways to count it, share it and say no.",
    kind="reading",
    minutes=12,
    needs_continue=True,
    pass_mark=66,
    body=(
        (
            "rich_text",
            (
                "<p>Look at the calendar of one assistant professor. On Tuesday she meets with two "
                "students who are not her advisees, since they “just wanted to talk to someone who "
                "gets it.” On Wednesday she sits on the search committee, which had to be diverse. "
                "On Thursday she is in the photograph for the website. On Friday she interprets "
                "for the ward, because the line was busy and she happens to speak Spanish. On "
                "Sunday night she writes her grant.</p><p>Not one of these was a bad thing to ask. "
                "Together they are a day and a half per week. They show up nowhere in her review, "
                "and in two years someone will say, “Great colleague. Needs to focus.”</p>"
            ),
        ),
        ("heading", "It has had a name for a long time"),
        (
            "rich_text",
            (
                "<p>In 1994 the psychologist Amado Padilla wrote of “cultural taxation”: extra "
                "duties that come to scholars of color because of who they are, for the good of "
                "the institution, and with little reward. In medicine, José Rodríguez, Kendall "
                "Campbell and Linda Pololi described a “minority tax” in 2015. It is the sum of "
                "unequal loads in several areas: diversity efforts, racism, isolation, mentorship, "
                "clinical duties and promotion (<a "
                'href="https://doi.org/10.1186/s12909-015-0290-9">read the paper; it is '
                "free</a>).</p><p>Women pay a kindred tax for being women: the notes, the birthday "
                "cards, the student in tears. Women of color often pay both. And the load is the "
                "heavier because so much of it is worth doing. The students who come to talk "
                "really do need someone.</p>"
            ),
        ),
        ("heading", "Make it visible"),
        (
            "rich_text",
            (
                "<p>What is not counted can’t be shared. Before anything can be moved, it must be "
                "seen. Here is a simple way to keep track for one month.</p>"
            ),
        ),
        (
            "table",
            {
                "caption": "A one-month log",
                "columns": [
                    "What I did",
                    "Hours",
                    "Who asked, and why me?",
                    "Where does it count?",
                ],
                "rows": [
                    [
                        "Talked with two students, not assigned to me",
                        "3",
                        "They came; few others like them here",
                        "Nowhere yet",
                    ],
                    [
                        "Search committee",
                        "6",
                        "The chair; “we need a woman of color”",
                        "Service, one line",
                    ],
                    [
                        "Interpreted on the ward",
                        "1",
                        "A nurse; I was near",
                        "Nowhere, and I have not been certified",
                    ],
                    [
                        "Co-led the anti-racism course",
                        "8",
                        "The dean’s office; I know the field",
                        "Teaching, if I ask",
                    ],
                ],
            },
        ),
        (
            "rich_text",
            (
                "<p>The last two columns do the work. They show which tasks came to you for your "
                "skill and which for your identity, and which could count if someone wrote them "
                "down.</p>"
            ),
        ),
        ("heading", "If you are asked: no, not now, or yes if"),
        (
            "accordion",
            [
                {
                    "title": "Buy a day",
                    "text": (
                        "<p>“Thank you for thinking of me. Let me look at what I have and tell you "
                        "by Thursday.” Make this your rule for everything, and you’ll never have "
                        "to find a reason on the spot.</p>"
                    ),
                },
                {
                    "title": "Say no, in one sentence",
                    "text": (
                        "<p>“I can’t take this on and do it well.” You don’t owe a list of "
                        "reasons. Each one is a thing to argue with.</p>"
                    ),
                },
                {
                    "title": "Say yes, if",
                    "text": (
                        "<p>“I’d like to. I would need two hours a week off clinic, my name on the "
                        "report, and a line in my annual review. Can you do that?” Now the person "
                        "who asks must weigh what it is worth.</p>"
                    ),
                },
                {
                    "title": "Trade",
                    "text": (
                        "<p>“If I do this, I’d hand over the wellness committee. Who would take "
                        "it?” It shows that your week has an edge.</p>"
                    ),
                },
            ],
        ),
        ("heading", "If you are the one who asks"),
        (
            "rich_text",
            (
                "<ul><li><b>Ask why this person.</b> If the honest answer is “so that there is "
                "one,” think again. If it’s for her skill, tell her so.</li><li><b>Bring the pay "
                "with the ask.</b> Time, money, title or credit: at least one, in writing, before "
                "she says yes.</li><li><b>Look at the whole list.</b> Once a year, put each "
                "person’s service hours side by side. Share the load out again in the "
                "open.</li><li><b>Write it into promotion.</b> If work on equity, mentoring and "
                "community matters to the mission, then the form needs a place for it, and the "
                "committee needs to know how to read it.</li><li><b>Make it easy to say no.</b> "
                "“You can turn this down, and it won’t count against you.” Then see to it that it "
                "doesn’t.</li></ul>"
            ),
        ),
        (
            "callout",
            {
                "tone": "care",
                "title": "It isn’t on her to fix",
                "text": (
                    "<p>Learning to say no helps. But if each person has to guard her own gate, "
                    "the tax is still there; it just falls on whoever can’t. This one is for "
                    "chairs, deans and committees to solve.</p>"
                ),
            },
        ),
        (
            "callout",
            {
                "tone": "try",
                "title": "Try this week",
                "text": (
                    "<p>Log five working days as in the table. Or, if you lead, ask each person on "
                    "your team for three tasks they do that no one counts. Read the lists side by "
                    "side.</p>"
                ),
            },
        ),
        (
            "quick_check",
            (
                Question(
                    text="Which request is most clearly part of a “minority tax”?",
                    choices=(
                        Choice(
                            "A chair asks the newest faculty member to learn the billing system.",
                            feedback="Dull, but it goes to anyone who is new.",
                        ),
                        Choice(
                            (
                                "The only Latina in a department is asked to join a third "
                                "committee so that it is diverse."
                            ),
                            right=True,
                            feedback=(
                                "Yes. She is asked for who she is, the gain goes to the "
                                "institution, and it is the third."
                            ),
                        ),
                        Choice(
                            (
                                "A woman who is an expert on sepsis is asked to give the sepsis "
                                "talk three years in a row."
                            ),
                            feedback="She is asked for her skill, and it counts as teaching.",
                        ),
                    ),
                    why=(
                        "Look at why this person was asked, who gains, and whether it counts "
                        "anywhere."
                    ),
                ),
                Question(
                    text=(
                        "Your dean asks you to lead a task force on climate. You care about it. "
                        "What is a strong first answer?"
                    ),
                    choices=(
                        Choice(
                            (
                                "“Thank you. Let me look at what I have and tell you by Thursday "
                                "what I’d need.”"
                            ),
                            right=True,
                            feedback=(
                                "Yes. You buy time, and you let the dean know that there will be "
                                "terms."
                            ),
                        ),
                        Choice(
                            (
                                "“Of course! I have waited for someone to ask. When do we start, "
                                "and whom should I call?”"
                            ),
                            feedback=(
                                "It may turn out well. But your best moment to ask for time and "
                                "credit was just now."
                            ),
                        ),
                        Choice(
                            "“No. I’m sick of being asked.”",
                            feedback=(
                                "You may well be. If you do want the work, there is a better "
                                "answer that also changes what it costs."
                            ),
                        ),
                    ),
                    why="Buy a day, then say yes on terms, or no.",
                ),
                Question(
                    text="What is the strongest step a department can take?",
                    choices=(
                        Choice(
                            (
                                "Hold a yearly workshop on how to say no, with time to practice "
                                "and a coach for each person"
                            ),
                            feedback=(
                                "It helps some people. It leaves the load, and the job of guarding "
                                "against it, with them."
                            ),
                        ),
                        Choice(
                            "Thank those who do the extra work at the holiday party",
                            feedback="Pleasant, and it won’t show up in a promotion file.",
                        ),
                        Choice(
                            (
                                "Count service hours for all, share them out again, and credit "
                                "them at promotion"
                            ),
                            right=True,
                            feedback="Yes. It makes the work seen, shared and paid.",
                        ),
                    ),
                    why="A tax that is built in has to be taken out by those who set the rules.",
                ),
            ),
        ),
        (
            "reflection",
            {
                "prompt": (
                    "What do you do at work that is not counted and is worth doing? What would a "
                    "fair place for it be?"
                ),
                "help": (
                    "Only you can read this. It may be useful the next time you write an annual "
                    "review."
                ),
            },
        ),
    ),
)
