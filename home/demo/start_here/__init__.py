"""Start here: a short series for anyone on a team, done in order, every module required.

It uses each way a module can ask to be finished: *Continue*, marked done, quick check, attested.
"""

from home.demo.shape import Series
from home.demo.start_here.getting_it_wrong import GETTING_IT_WRONG
from home.demo.start_here.names import NAMES
from home.demo.start_here.one_small_change import ONE_SMALL_CHANGE
from home.demo.start_here.safe_to_speak import SAFE_TO_SPEAK
from home.demo.start_here.why_inclusion import WHY_INCLUSION
from home.demo.start_here.words_we_share import WORDS_WE_SHARE

SERIES = Series(
    slug="start-here",
    title="Start here: foundations of an inclusive team",
    summary=(
        "Six short modules for anyone who works or learns in a medical school or hospital. Read a "
        "little, try a little, and end with one change to how your team works."
    ),
    audience="Anyone: faculty, staff, residents, students, leaders. You need no background.",
    outcomes=(
        "Say in plain words what inclusion, equity and bias mean at work",
        "Ask questions that bring out worries early, and take the answers well",
        "Learn and use names and titles in the same way for everyone",
        "Take in hard feedback and say sorry well",
        "Plan, try and review one change with your own team",
    ),
    topics=("foundations", "belonging", "teaching"),
    image="gathering",
    modules=(
        WHY_INCLUSION,
        WORDS_WE_SHARE,
        SAFE_TO_SPEAK,
        NAMES,
        GETTING_IT_WRONG,
        ONE_SMALL_CHANGE,
    ),
    in_order=True,
    opens_in_days=-120,
    ends_in_days=None,
    archived_in_days=None,
    access="open",
    body=(
        (
            "rich_text",
            (
                "<p>This series takes about an hour in all, and most people spread it over two or "
                "three weeks. The modules build on each other, so they open in order. You may read "
                "ahead as a visitor; to have your work kept, enroll.</p><p>It is written by the "
                "Equip team for this demonstration site. It teaches habits, not slogans, and every "
                "module ends with something to do on an ordinary working day.</p>"
            ),
        ),
        (
            "callout",
            {
                "tone": "note",
                "title": "What is private",
                "text": (
                    "<p>Your reflections are yours alone. No one grades them, and they appear on "
                    "no certificate. Quick checks can be tried again as often as you like.</p>"
                ),
            },
        ),
    ),
)
