"""Letters that move a case forward."""

from home.demo.shape import Choice, Module, Question

LETTERS = Module(
    slug="letters-that-move-a-case",
    title="Letters that move a case forward",
    summary="How to write, read and ask for letters that say what a person has done.",
    kind="reading",
    minutes=12,
    needs_continue=True,
    pass_mark=66,
    body=(
        (
            "rich_text",
            (
                "<p>Two letters lie on the table of a promotions committee. The first: “She is a "
                "delight to work with, hard-working and kind, and always there for our students. "
                "She will make a fine addition.” The second: “He built the region’s first stroke "
                "network. Door-to-needle time fell at all nine sites. I would put him in the top "
                "five of those I have trained.”</p><p>Both writers were full of good will. Both "
                "people, as it happens, had done work of the same weight. But the committee can do "
                "nothing with the first letter. It says what she is like. It does not say what she "
                "has done.</p>"
            ),
        ),
        ("heading", "What studies of letters have found"),
        (
            "rich_text",
            (
                "<p>Frances Trix and Carolyn Psenka read more than 300 letters of recommendation "
                "for faculty at a large American medical school. Letters for women more often "
                "lacked basic features, and more often had phrases that raise doubt. Pairings such "
                "as “her teaching” and “his research” were common (<a "
                'href="https://doi.org/10.1177/0957926503014002277">2003</a>). All of these people '
                "had got the job, so the letters were not weak on purpose. They had simply slid "
                "along old grooves.</p><p>That study looked at gender. For women of color the "
                "grooves can run deeper, and in odd directions: praise for being “articulate,” "
                "surprise at being “so well prepared,” a focus on service, a hint about “passion” "
                "that is really about tone.</p>"
            ),
        ),
        ("heading", "Four things to look for in your own draft"),
        (
            "accordion",
            [
                {
                    "title": "Grindstone words in place of results",
                    "text": (
                        "<p><i>Diligent, dependable, tireless.</i> They say that she works hard. "
                        "Do they say what came of it? For each such word, add a result or take the "
                        "word out. “She works tirelessly” becomes “She took our no-show rate from "
                        "30 to 18 percent in a year.” Use the true figures from her CV.</p>"
                    ),
                },
                {
                    "title": "Warmth that crowds out skill",
                    "text": (
                        "<p><i>Kind, caring, a joy.</i> All good things to be. One line is plenty. "
                        "If the warm part is longer than the part on her work, turn it round.</p>"
                    ),
                },
                {
                    "title": "Doubt raisers",
                    "text": (
                        "<p><i>While she has not yet… She came from a small program, but… I have "
                        "only known her for… With support, she could…</i> Each one gives the "
                        "reader a reason to wait. If there is a real gap that the committee must "
                        "know about, say it plainly, once. If there isn’t, cut it.</p>"
                    ),
                },
                {
                    "title": "Family, looks and life",
                    "text": (
                        "<p>“She manages all this with three small children.” You mean it as "
                        "praise. The committee now knows something it should not weigh. Leave it "
                        "out, for everyone.</p>"
                    ),
                },
            ],
        ),
        ("heading", "A shape that works"),
        (
            "rich_text",
            (
                "<ol><li><b>How you know her work,</b> in one sentence.</li><li><b>Three things "
                "she did,</b> each with its result: what there was before, what she did, what "
                "there is now.</li><li><b>Where she stands.</b> “Among the clinician-educators I "
                "have worked with in 20 years, she is in the top tenth.” Say only what you "
                "believe, and compare with all, not with “women” or “minority "
                "faculty.”</li><li><b>Why this step, now.</b> Use the words of the criteria. Make "
                "it easy for the committee to tick the box.</li><li><b>A last line with no "
                "hedge.</b> “I recommend her without reservation. I would hire her "
                "tomorrow.”</li></ol><p>Use title and last name all the way through, as you would "
                "for any other colleague. Then compare: take the last letter you wrote for a man "
                "at the same stage, and lay the two side by side. Which is longer? Which has "
                "numbers?</p>"
            ),
        ),
        ("heading", "If you need a letter"),
        (
            "rich_text",
            (
                "<ul><li>Ask, “Do you feel able to write me a <i>strong</i> letter?” It gives them "
                "a kind way to decline.</li><li>Send one page: the criteria, five results with "
                "figures, and what you hope this letter in particular will cover.</li><li>Send it "
                "three weeks ahead, and a short reminder one week before.</li><li>If you are asked "
                "to draft it yourself, that is common. Write about your work as you would about a "
                "colleague you admire. Most of us need a friend to read it and put back what we "
                "left out.</li></ul>"
            ),
        ),
        (
            "callout",
            {
                "tone": "note",
                "title": "If you sit on the committee",
                "text": (
                    "<p>Agree on what counts before you open the first file. Mark what she did, "
                    "not how the writer sounds. If someone says, “The letters are a bit lukewarm,” "
                    "ask for the sentence, and ask whether it speaks of the work or of the "
                    "writer’s habit.</p>"
                ),
            },
        ),
        (
            "callout",
            {
                "tone": "try",
                "title": "Try this week",
                "text": (
                    "<p>Open the last letter you wrote. Mark each word on character in one color "
                    "and each result in another. If the first color wins, write three sentences "
                    "you would add today, and keep them as a pattern.</p>"
                ),
            },
        ),
        (
            "quick_check",
            (
                Question(
                    text="Which sentence gives a committee the most to work with?",
                    choices=(
                        Choice(
                            (
                                "“She rebuilt the residents’ course on procedures. All now do 20 "
                                "lines with a teacher before their first night.”"
                            ),
                            right=True,
                            feedback="Yes. What she did, and what is now different.",
                        ),
                        Choice(
                            "“She is tireless and beloved by all our residents.”",
                            feedback="Warm, and no result in it.",
                        ),
                        Choice(
                            (
                                "“With the right support and a few more years, she could become an "
                                "outstanding teacher, as so many here have done.”"
                            ),
                            feedback="It sounds like praise, and it says “not yet.”",
                        ),
                    ),
                    why="Say what she did, and what changed.",
                ),
                Question(
                    text="Which of these are doubt raisers? Choose all that apply.",
                    many=True,
                    choices=(
                        Choice(
                            "“Although her record is not the longest, she…”",
                            right=True,
                            feedback="Yes. It opens on a lack that no one had asked about.",
                        ),
                        Choice(
                            "“I have no hesitation in recommending her.”",
                            feedback="This is clear and firm.",
                        ),
                        Choice(
                            "“She seems to have good rapport with staff.”",
                            right=True,
                            feedback="Yes. “Seems” says that you are not sure.",
                        ),
                        Choice(
                            "“Her course was taken up by two other schools.”",
                            feedback="This is a result. Keep it.",
                        ),
                    ),
                    why=(
                        "A hedge that carries no fact costs the candidate and tells the reader "
                        "nothing."
                    ),
                ),
                Question(
                    text="What is the best way to ask for a letter?",
                    choices=(
                        Choice(
                            "“Could you write me a letter? It’s due tomorrow.”",
                            feedback="A hurried letter is a thin letter.",
                        ),
                        Choice(
                            (
                                "“You know my work better than anyone, so I won’t bother you with "
                                "papers. Whatever you say will be fine.”"
                            ),
                            feedback="She knows some of it. The figures are what makes it strong.",
                        ),
                        Choice(
                            (
                                "“Do you feel able to write me a strong letter? I’ll send one page "
                                "of results and the criteria.”"
                            ),
                            right=True,
                            feedback=(
                                "Yes. It offers a way out, and it gives the writer what she needs."
                            ),
                        ),
                    ),
                    why="Help the writer to be exact, and let her decline with grace.",
                ),
            ),
        ),
    ),
)
