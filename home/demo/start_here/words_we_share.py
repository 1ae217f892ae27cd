"""Words we share."""

from home.demo.shape import Choice, Module, Question

WORDS_WE_SHARE = Module(
    slug="words-we-share",
    title="Words we share",
    summary="Plain meanings for words that people use often and in different ways.",
    kind="reading",
    minutes=10,
    pass_mark=75,
    body=(
        (
            "rich_text",
            (
                "<p>Two people on a search committee agree that the process should be “fair.” One "
                "means that each candidate gets the same questions. The other means that a "
                "candidate with two small children should not have to fly in overnight. Both are "
                "right, and both leave the meeting thinking that they agreed on one "
                "thing.</p><p>Shared words save time. They also keep an argument about words from "
                "hiding an argument about what to do. Here are the words this site uses, in the "
                "way it uses them. Your school may have its own list. If so, use that one at "
                "work.</p>"
            ),
        ),
        (
            "accordion",
            [
                {
                    "title": "Diversity",
                    "text": (
                        "<p>The mix of people in a group: who they are, where they come from, what "
                        "they have lived. A person is not diverse; a group is. “A diverse "
                        "candidate” is a polite way of not saying what we mean.</p>"
                    ),
                },
                {
                    "title": "Inclusion",
                    "text": (
                        "<p>How far each person can take part, be heard and be themselves at work "
                        "without paying a price for it. It is about what people do, so it can be "
                        "seen, and it can be changed.</p>"
                    ),
                },
                {
                    "title": "Equity",
                    "text": (
                        "<p>Giving each person what it takes to have a real chance at the same "
                        "result. If the same is given to all, and some started further back, the "
                        "gap stays. A step stool for the shorter surgeon is equity. So is paying "
                        "for the exam that only some families can pay for.</p>"
                    ),
                },
                {
                    "title": "Bias",
                    "text": (
                        "<p>A lean in how we see or judge. Some bias we know about. Much of it we "
                        "do not, because the mind takes shortcuts when it is tired or rushed. "
                        "Having bias does not make you a bad person. Leaving it unchecked makes "
                        "for bad decisions.</p>"
                    ),
                },
                {
                    "title": "Microaggression",
                    "text": (
                        "<p>A brief word or act that tells someone they do not quite belong, often "
                        "with no harm meant. “Your English is so good.” “Are you here to take the "
                        "tray?” The word was coined in 1970 by Chester Pierce, a psychiatrist. "
                        "“Micro” refers to how everyday the moment is, not to how small it "
                        "feels.</p>"
                    ),
                },
                {
                    "title": "Anti-racism",
                    "text": (
                        "<p>The work of finding and changing the rules, habits and tools that give "
                        "unfair results by race, whether or not anyone meant them to. It looks "
                        "first at how things are set up, and only then at what is in anyone’s "
                        "heart.</p>"
                    ),
                },
                {
                    "title": "Intersectionality",
                    "text": (
                        "<p>A term from the legal scholar Kimberlé Crenshaw (1989). People live "
                        "with several parts of who they are at once. What a Black woman meets at "
                        "work is not the sum of what Black men meet and what white women meet. It "
                        "can be its own thing, and a policy that looks at one part at a time can "
                        "miss it.</p>"
                    ),
                },
                {
                    "title": "Ally",
                    "text": (
                        "<p>Someone who uses the safety or standing they have to make room for "
                        "others who have less of it in that moment. It is something you do, not "
                        "something you are. The <i>IDEAS Learning Series</i> on this site is about "
                        "just that.</p>"
                    ),
                },
            ],
        ),
        ("heading", "Equal, or fair?"),
        (
            "rich_text",
            (
                "<p>Of all these words, <i>equity</i> and <i>equality</i> are mixed up most. "
                "Equality gives everyone the same. Equity asks what each person needs for a fair "
                "chance. Both have their place. In a vote, you want equality. In an exam room, you "
                "want equity: a larger-print paper, a quiet room, a little more time for those who "
                "need it.</p>"
            ),
        ),
        (
            "table",
            {
                "caption": "Same for all, or fair for all",
                "columns": ["Situation", "Equal", "Equitable"],
                "rows": [
                    [
                        "A required 7 am conference",
                        "Everyone must be there at 7",
                        "It is recorded, and the live one moves to midday on some days",
                    ],
                    [
                        "Feedback to residents",
                        "One form for all, once a year",
                        "One set of standards, with more contact for those who asked or are new",
                    ],
                    [
                        "Clinic handouts",
                        "One handout, in English",
                        "The same facts in the languages our patients read, and aloud",
                    ],
                    [
                        "Committee work",
                        "One committee each",
                        "Count hours, not seats, and credit them at review",
                    ],
                ],
            },
        ),
        (
            "callout",
            {
                "tone": "care",
                "title": "Words for people",
                "text": (
                    "<p>Use the words a person uses for herself. If you do not know, ask, or say "
                    "less. Most of the time a role will do: “the resident,” “my patient.” Words "
                    "change, and you will sometimes be behind. That is all right. Say thank you "
                    "for the correction and use the new word.</p>"
                ),
            },
        ),
        (
            "callout",
            {
                "tone": "try",
                "title": "Try this week",
                "text": (
                    "<p>When someone uses one of these words in a meeting, ask with real interest: "
                    "“What would that look like here, on a Tuesday?” It turns a word into a "
                    "plan.</p>"
                ),
            },
        ),
        (
            "quick_check",
            (
                Question(
                    text=(
                        "A program gives every student the same 45 minutes for an exam. A student "
                        "with low vision gets the paper in large print and 20 more minutes. Which "
                        "word fits the second step best?"
                    ),
                    choices=(
                        Choice(
                            "Equality",
                            feedback=(
                                "Equality would give everyone the same paper and the same minutes."
                            ),
                        ),
                        Choice(
                            "Equity",
                            right=True,
                            feedback=(
                                "Yes. The student gets what it takes for a fair chance at the same "
                                "result."
                            ),
                        ),
                        Choice(
                            "Diversity",
                            feedback=(
                                "Diversity describes the mix of people in a group, not what each "
                                "is given."
                            ),
                        ),
                    ),
                    why=(
                        "Equity looks at what each person needs in order to have a real chance at "
                        "the same result."
                    ),
                ),
                Question(
                    text="Which sentence uses the word “diverse” as this page does?",
                    choices=(
                        Choice(
                            "“Our interview panel is more diverse than last year.”",
                            right=True,
                            feedback="Yes. Diversity is about the mix of a group.",
                        ),
                        Choice(
                            "“This year we were able to hire two diverse residents.”",
                            feedback="One person has a background. It takes a group to be diverse.",
                        ),
                        Choice(
                            "“She brings diversity to a field that needs it badly.”",
                            feedback=(
                                "This makes one person stand for a whole group, which is a burden "
                                "no one asked for."
                            ),
                        ),
                    ),
                    why="A group can be diverse. A person is simply herself.",
                ),
                Question(
                    text=(
                        "A colleague says, “I did not mean anything by it, so it was not a "
                        "microaggression.” What is the best reply?"
                    ),
                    choices=(
                        Choice(
                            "“True. It only counts if you meant it.”",
                            feedback=(
                                "Most microaggressions are not meant. What counts is how they land."
                            ),
                        ),
                        Choice(
                            "“She may be a little too sensitive. I am sure that it will pass.”",
                            feedback="This moves the problem onto the person it happened to.",
                        ),
                        Choice(
                            "“I believe you. It still told her she does not belong here.”",
                            right=True,
                            feedback=(
                                "Yes. It takes the good intent as given and keeps the eye on the "
                                "effect."
                            ),
                        ),
                    ),
                    why=(
                        "Intent and effect are two things. You can honor the first and still talk "
                        "about the second."
                    ),
                ),
                Question(
                    text=(
                        "Which of these look first at how things are set up, as anti-racism does? "
                        "Choose all that apply."
                    ),
                    many=True,
                    choices=(
                        Choice(
                            (
                                "Checking whether who gets pain relief, and how fast, differs by "
                                "race in our own emergency department"
                            ),
                            right=True,
                            feedback="Yes. It looks for unfair results in our own system.",
                        ),
                        Choice(
                            "Asking who is offered the interviews that lead to leadership posts",
                            right=True,
                            feedback="Yes. It looks at how chances are handed out.",
                        ),
                        Choice(
                            "Finding out which colleague is secretly a bad person",
                            feedback=(
                                "Anti-racism starts with rules, habits and tools, not with what is "
                                "in anyone’s heart."
                            ),
                        ),
                    ),
                    why=(
                        "Unfair results can come from a rule that no one meant to be unfair. So we "
                        "look at the rule."
                    ),
                ),
            ),
        ),
    ),
)
