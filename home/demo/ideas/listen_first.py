"""Listen before you act."""

from home.demo.shape import Module

LISTEN_FIRST = Module(
    slug="listen-before-you-act",
    title="Listen before you act",
    summary="How to hear about a hard experience without making it harder.",
    kind="reading",
    minutes=9,
    needs_continue=True,
    body=(
        (
            "rich_text",
            (
                "<p>A colleague closes your office door. “Can I tell you about something that "
                "happened on Friday?” You are a physician. You have spent years learning to take a "
                "story, find the problem in it and fix it, if possible before the next patient. In "
                "the exam room this serves you well. Here it may not.</p><p>Within a minute you "
                "will feel a pull to ask for the facts, to offer another reading (“Maybe he was "
                "just tired?”), or to reach for the phone. Each of these takes the story out of "
                "her hands. What she most likely wants first is for one person to believe that it "
                "was as she says.</p>"
            ),
        ),
        ("heading", "Three ways we stop listening"),
        (
            "accordion",
            [
                {
                    "title": "We check",
                    "text": (
                        "<p>“Are you sure he meant you?” “Did anyone else see it?” There may be a "
                        "time for such questions, in a formal process, by people whose task it is. "
                        "You are not the court. A friend who checks sounds like a friend who "
                        "doubts.</p>"
                    ),
                },
                {
                    "title": "We compare",
                    "text": (
                        "<p>“The same thing happened to me when I was an intern.” You mean, <i>you "
                        "are not alone</i>. What she hears is that the talk is now about you. And "
                        "often it was not the same.</p>"
                    ),
                },
                {
                    "title": "We fix",
                    "text": (
                        "<p>“You should report him.” “I will talk to the chair.” It feels like "
                        "help. But she may have reasons to wait, and she has just lost control of "
                        "one thing; she does not need to lose control of the next.</p>"
                    ),
                },
            ],
        ),
        ("heading", "What to do instead"),
        (
            "rich_text",
            (
                "<ol><li><b>Make time or say when.</b> “I have five minutes now, and I don’t want "
                "to rush this. Can we take a walk at four?” Half an ear is worse than a later "
                "hour.</li><li><b>Say what you may not be able to keep.</b> Many of us must by "
                "rule pass on what we hear about harassment or discrimination. If that is you, say "
                "so <i>before</i> the story, in one calm sentence: “There are some things I would "
                "have to report. I can tell you which, so that you can choose what to share with "
                "me.”</li><li><b>Be quiet longer than feels natural.</b> Let a silence sit. Often "
                "the main thing comes after it.</li><li><b>Say back the feeling and the fact.</b> "
                "“He called on everyone but you, in front of the whole team, and it was not the "
                "first time. No wonder you’re worn out.”</li><li><b>Ask what she wants from "
                "you.</b> “Would you like me to just listen, to think it through with you, or to "
                "do something?” All three are good answers.</li></ol>"
            ),
        ),
        (
            "table",
            {
                "caption": "Small changes in what you say",
                "columns": ["Instead of", "Try"],
                "rows": [
                    ["“I’m sure he didn’t mean it.”", "“That sounds really hard.”"],
                    ["“Why didn’t you say anything?”", "“I’m glad you told me.”"],
                    [
                        "“At least it wasn’t in front of patients.”",
                        "“What has been the worst part of it?”",
                    ],
                    ["“I can’t believe it!”", "“I believe you.”"],
                    ["“Let me handle it.”", "“What would help, if anything?”"],
                ],
            },
        ),
        ("heading", "Then keep your word"),
        (
            "rich_text",
            (
                "<p>What she told you is hers. Don’t pass it on “so that people know,” and don’t "
                "retell it without her name; on a small service, everyone can guess. If you "
                "promised to do something, do it and tell her that it is done. If you promised "
                "nothing, a short note two days later is still welcome: “I have been thinking of "
                "you. No need to reply.”</p><p>Last, look after your own reaction, and not with "
                "her. If the story has made you angry or sad, take that to someone else, without "
                "the details. It is her story; your feelings about it are your own to carry.</p>"
            ),
        ),
        ("heading", "Listening to a whole group"),
        (
            "rich_text",
            (
                "<p>Leaders hear fewer stories than they think, since people edit what they say "
                "upward. If you lead, do not wait for the closed door. Ask often, ask broadly, and "
                "ask in ways that do not need courage: a short survey that is truly anonymous, a "
                "suggestion read out by someone else, a listening round led from outside the "
                "group. Then tell people what you heard and what you will do about it, even if the "
                "answer is “not this year, and here is why.” Nothing ends listening faster than "
                "asking twice and answering never.</p>"
            ),
        ),
        (
            "callout",
            {
                "tone": "care",
                "title": "Know two numbers",
                "text": (
                    "<p>Before you need them, look up two places at your own institution: one that "
                    "can keep a talk private (such as an ombuds office, a chaplain or employee "
                    "assistance) and one that takes formal reports. Offer both. Let the person "
                    "choose.</p>"
                ),
            },
        ),
        (
            "callout",
            {
                "tone": "try",
                "title": "Try this week",
                "text": (
                    "<p>In one ordinary talk, when someone tells you about a problem, hold back "
                    "your first piece of advice. Ask one more question. Then ask, “Do you want "
                    "ideas, or shall I just listen?”</p>"
                ),
            },
        ),
        (
            "reflection",
            {
                "prompt": (
                    "Which of the three do you do most: check, compare or fix? What could you say "
                    "in its place?"
                ),
                "help": (
                    "Only you can read this. Please write about your own habit as a listener. "
                    "Leave other people’s stories with them."
                ),
            },
        ),
    ),
)
