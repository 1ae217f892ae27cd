"""Names, titles and credit."""

from home.demo.shape import Choice, Module, Question

CREDIT = Module(
    slug="names-titles-and-credit",
    title="Names, titles and credit",
    summary="Who is named, who is thanked and who is listed: small habits that add up to a record.",
    kind="activity",
    minutes=11,
    needs_marked_done=True,
    pass_mark=66,
    body=(
        (
            "rich_text",
            (
                "<p>The slide says: “Thanks to the team.” The team was one person. She had the "
                "idea at two in the morning, built the database over a winter, and taught three "
                "fellows to use it. At the podium a warm and honest man is taking questions. He "
                "would be upset to learn that anyone felt left out. After all, he said "
                "thanks.</p><p>Credit in academic medicine is paid in small coins: a name on a "
                "slide, a title in an introduction, “as she said,” a place in the list of authors. "
                "No single coin matters much. But promotion is what you get when you add them "
                "up.</p>"
            ),
        ),
        ("heading", "In the room"),
        (
            "rich_text",
            (
                "<p>An idea can lose its owner in under two minutes. She says it; there is a short "
                "silence; someone else says it in other words; the group takes it up. Women of "
                "color will know the scene. It seldom comes from ill will. People hear an idea "
                "when it comes from the voice they expect it to come from.</p><p>The cure is a "
                "habit that a few people agree on. When a colleague makes a point, the next one to "
                "speak repeats it <b>with her name</b>: “I’d like to build on what Dr. A said "
                "about the waitlist.” It takes three seconds, it works best if several people do "
                "it, and nobody has to be told off.</p>"
            ),
        ),
        (
            "table",
            {
                "caption": "Ways to put the credit back",
                "columns": ["What happened", "What you can say"],
                "rows": [
                    [
                        "Her idea came back as his",
                        "“Yes, that was her point. Would you take us through it?”",
                    ],
                    ["She was cut off", "“I’d like to hear the rest of that.”"],
                    ["“The team did it”", "“It was a team. And the model was her work.”"],
                    [
                        "You are given credit that isn’t yours",
                        "“Thank you. She did the analysis; let me send you her address.”",
                    ],
                    [
                        "It was your own idea",
                        (
                            "“I’m glad that’s been picked up. When I raised it, I had one more "
                            "thing in mind.”"
                        ),
                    ],
                ],
            },
        ),
        ("heading", "On the page"),
        (
            "rich_text",
            (
                "<p>Talk about authors before the work begins and again when it changes. The "
                "International Committee of Medical Journal Editors (ICMJE) asks four things of "
                "each author: a real share in the work, a share in writing or revising it, a yes "
                "to the final version, and readiness to answer for it (<a "
                'href="https://www.icmje.org/recommendations/">icmje.org</a>). Those who did less '
                "are thanked by name, with what they did.</p><p>Two slips are common. One is the "
                "guest: a senior name on the list that did none of it. The other is the ghost: "
                "someone who did much and is nowhere to be found. Ghosts are often research "
                "coordinators, students who have moved on, and community partners, and so they are "
                "often women of color. Ask, for each paper: <i>Who would be surprised not to be on "
                "this list?</i></p>"
            ),
        ),
        ("heading", "At the podium"),
        (
            "rich_text",
            (
                "<p>Write introductions down. Ask each speaker how to say her name, which title "
                "she uses, and for two lines on her work. Read all introductions the same way: "
                "title, full name, work. What we make up on the spot tends to slip into first "
                "names for some and titles for others.</p><p>And look at the program before it "
                "goes out. Who gives the keynote? Who chairs, who is on the panel “about "
                "diversity,” who is asked to speak on the science? Being asked only about being a "
                "woman of color is a way of not being asked about your work.</p>"
            ),
        ),
        (
            "accordion",
            [
                {
                    "title": "What if I have been left off?",
                    "text": (
                        "<p>Start with the mildest version that could work, and in writing: “I saw "
                        "that the abstract went in without my name. I did the chart review and the "
                        "first table. Could we put that right before Friday?” If it doesn’t help, "
                        "many schools have an ombuds office, a research integrity officer or an "
                        "authorship policy. It is all right to ask how these work before you "
                        "decide.</p>"
                    ),
                },
                {
                    "title": "What if I left someone off?",
                    "text": (
                        "<p>Say so at once, to her and to the others: “I left out Dr. A, and that "
                        "was my mistake. I’ve written to the organizers.” Most things can be "
                        "fixed: slides, web pages, abstracts, even papers.</p>"
                    ),
                },
                {
                    "title": "Isn’t this a lot of fuss about names?",
                    "text": (
                        "<p>Ask those whose names are left off. Fuss is what it looks like from a "
                        "place where your name is always on.</p>"
                    ),
                },
            ],
        ),
        (
            "callout",
            {
                "tone": "care",
                "title": "Let her choose how",
                "text": (
                    "<p>Not everyone likes to be pointed to in a meeting. With people you work "
                    "with often, ask once: “When someone takes up your idea, would you like me to "
                    "say so in the room or to leave it with you?”</p>"
                ),
            },
        ),
        (
            "callout",
            {
                "tone": "try",
                "title": "Do this, then mark it done",
                "text": (
                    "<ol><li>In one meeting, repeat a colleague’s point with her name before you "
                    "add yours.</li><li>Open your last set of slides. Put names and tasks in place "
                    "of “thanks to the team.”</li><li>Write to one person whose work you used and "
                    "never named. One line: what you used, and thank you.</li></ol>"
                ),
            },
        ),
        (
            "quick_check",
            (
                Question(
                    text=(
                        "An idea that a colleague raised comes back as someone else’s. Which reply "
                        "puts the credit back with the least fuss?"
                    ),
                    choices=(
                        Choice(
                            "“You just stole that.”",
                            feedback=(
                                "It may feel true, but it starts a trial. The idea will be lost in "
                                "it."
                            ),
                        ),
                        Choice(
                            (
                                "“Yes, as she said a moment ago. Would you say more about how you "
                                "saw it working?”"
                            ),
                            right=True,
                            feedback="Yes. Credit and floor go back to her in one move.",
                        ),
                        Choice(
                            (
                                "A word with her after the meeting, to say that you noticed and "
                                "that it was her idea"
                            ),
                            feedback="Kind. But the minutes will have his name.",
                        ),
                    ),
                    why="Repeat the idea with her name, then hand her the floor.",
                ),
                Question(
                    text=(
                        "A coordinator designed the data forms, helped to interpret the results "
                        "and revised the draft. She approves the final text and will answer for "
                        "it. Where does her name go?"
                    ),
                    choices=(
                        Choice(
                            "In the thanks, since she is staff",
                            feedback="Job title isn’t one of the four criteria.",
                        ),
                        Choice(
                            "Nowhere, since she was paid for it", feedback="So were the others."
                        ),
                        Choice(
                            "Among the authors",
                            right=True,
                            feedback=(
                                "Yes. She has met all four. What she is called at work does not "
                                "change that."
                            ),
                        ),
                    ),
                    why="Authorship follows what a person did, not her rank.",
                ),
                Question(
                    text="You host a conference day. What best keeps introductions fair?",
                    choices=(
                        Choice(
                            "Ask the hosts to be warm and speak freely",
                            feedback=(
                                "What we make up on the spot is where first names slip in for some."
                            ),
                        ),
                        Choice(
                            "Written introductions in one pattern: title, full name, work",
                            right=True,
                            feedback="Yes. A pattern does the work that good will can’t.",
                        ),
                        Choice(
                            (
                                "First names for the speakers who seem friendly, and titles for "
                                "the rest"
                            ),
                            feedback=(
                                "“Seems friendly” is just the kind of guess that goes by gender "
                                "and race."
                            ),
                        ),
                    ),
                    why="Decide once, write it down, and use it for all.",
                ),
            ),
        ),
        (
            "reflection",
            {
                "prompt": "Whose work have you built on this year? How do people know?",
                "help": (
                    "Only you can read this. You might turn the answer into one line of thanks "
                    "today."
                ),
            },
        ),
    ),
)
