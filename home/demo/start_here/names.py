"""Names and introductions."""

from home.demo.shape import Module

NAMES = Module(
    slug="names-and-introductions",
    title="Names and introductions",
    summary="A small skill, used many times a day, that tells people whether they count.",
    kind="activity",
    minutes=8,
    needs_marked_done=True,
    body=(
        (
            "rich_text",
            (
                "<p>A new fellow starts on a Monday. Her badge has a long first name. The "
                "attending reads it, smiles and says, “I am not even going to try. What can I call "
                "you?” She gives a short form that no one in her family uses. It is on the "
                "whiteboard by noon. By Friday it is who she is here.</p><p>He meant to be warm. "
                "What she heard was that her name was too much trouble. She will hear it again at "
                "the next place, and the next. A name is one of the few things that each of us "
                "carries into every room. To get it right is the lowest-cost act of respect there "
                "is.</p>"
            ),
        ),
        ("heading", "Learn a name in four steps"),
        (
            "rich_text",
            (
                "<ol><li><b>Ask early.</b> “I want to say your name right. How do you say it?” Ask "
                "at the first meeting, when it is easy, not in week six.</li><li><b>Say it "
                "back.</b> Then ask, “Is that right?” If it is not, try once more. Two tries are "
                "fine; a long show of effort is not.</li><li><b>Write it down</b> the way it "
                "sounds to you. Nobody sees your notes.</li><li><b>Use it.</b> Say it in front of "
                "others. You are teaching them as well.</li></ol>"
            ),
        ),
        (
            "accordion",
            [
                {
                    "title": "I have been saying it wrong for months",
                    "text": (
                        "<p>Say so, once and briefly. “I think I have been saying your name wrong. "
                        "I am sorry. Would you say it for me?” Then get it right. There is no need "
                        "to explain how it came about.</p>"
                    ),
                },
                {
                    "title": "I forgot the name of someone I should know",
                    "text": (
                        "<p>“Please tell me your name again.” Full stop. Everyone forgets names. "
                        "What stings is when we only forget some people’s.</p>"
                    ),
                },
                {
                    "title": "I keep mixing up two colleagues",
                    "text": (
                        "<p>If the two share a race, a head scarf or an accent and little else, "
                        "they have noticed. Stop guessing. Look at the badge, take a breath, then "
                        "speak. If you slip: “I am sorry, wrong name,” the right name, and on.</p>"
                    ),
                },
                {
                    "title": "Someone else says a colleague’s name wrong",
                    "text": (
                        "<p>Use the right name in your next sentence, clearly. If it goes on, tell "
                        "the person in private. Do not make the colleague do all the "
                        "correcting.</p>"
                    ),
                },
            ],
        ),
        ("heading", "Pronouns without fuss"),
        (
            "rich_text",
            (
                "<p>Pronouns are the small words that stand in for a name: she, he, they. You can "
                "make it easy for others by giving your own when you give your name, if you are at "
                "ease doing so. Do not press anyone to share theirs. A person may have good "
                "reasons not to, and a forced round of pronouns can put someone on the "
                "spot.</p><p>If you slip, fix it in the same breath: “He, sorry, she has the "
                "films.” A long apology asks the other person to look after you. A short one lets "
                "the work go on.</p>"
            ),
        ),
        ("heading", "Titles: the same for all"),
        (
            "rich_text",
            (
                "<p>At a case conference the chair says: “We will hear from Dr. A, then from Dr. "
                "B.” He calls the third speaker, who holds the same degree, by her first name. He "
                "did not plan it. A study of grand rounds found that women introduced by men were "
                "less likely to be introduced by title (<a "
                'href="https://doi.org/10.1089/jwh.2016.6044">Files and others, 2017</a>). The '
                "same slip can go by race, age, accent or discipline: “Dr. A and the "
                "nurse.”</p><p>The fix is a rule, not more effort. Pick first names for all or "
                "titles for all, in front of patients and on slides, and keep to it.</p>"
            ),
        ),
        (
            "callout",
            {
                "tone": "note",
                "title": "With patients",
                "text": (
                    "<p>Begin with a title and last name, and ask: “What would you like me to call "
                    "you?” Write the answer where the whole team will see it. Then say your own "
                    "name and your role, each time, until the patient shows you that they know it. "
                    "The same goes for each person you bring in: name, role, why they are here.</p>"
                ),
            },
        ),
        (
            "callout",
            {
                "tone": "try",
                "title": "Do this, then mark it done",
                "text": (
                    "<ul><li>Choose one person you work with whose name you are not sure how to "
                    "say. Ask, and learn it.</li><li>Learn the names of two people whose work you "
                    "depend on and whose names you do not know: someone in transport, at the desk, "
                    "in cleaning.</li><li>Decide on your rule for titles and use it at your next "
                    "conference.</li></ul>"
                ),
            },
        ),
        (
            "rich_text",
            (
                "<p>When you have done the first two, press <i>Mark as done</i> below. It is on "
                "your honor. No one will check, and the person whose name you now know will "
                "notice.</p>"
            ),
        ),
    ),
)
