"""IDEAS in this fall’s theme, allyship: any four of six modules, in any order."""

from home.demo.ideas.bias_from_patients import BIAS_FROM_PATIENTS
from home.demo.ideas.listen_first import LISTEN_FIRST
from home.demo.ideas.race_in_tools import RACE_IN_TOOLS
from home.demo.ideas.speak_up import SPEAK_UP
from home.demo.ideas.what_an_ally_does import WHAT_AN_ALLY_DOES
from home.demo.ideas.words_we_chart import WORDS_WE_CHART
from home.demo.shape import Series

SERIES = Series(
    slug="ideas",
    title="IDEAS: allyship in academic medicine",
    summary=(
        "Inclusion, Diversity, Equity, and Anti-racism. This fall’s run is about allyship: what to "
        "do with the standing you have, at the bedside, in a meeting and in a formula."
    ),
    audience=(
        "Faculty, residents, students and staff who teach, treat or lead. It helps to have done "
        "“Start here,” but you need not."
    ),
    outcomes=(
        "Tell helping from taking over, and choose a low-cost act that matters",
        "Listen to a hard experience without checking, comparing or fixing",
        "Choose among five ways to step in, with words ready for each",
        "Stand by a colleague when bias comes from a patient",
        "Write notes that are exact and do no harm",
        "Ask five good questions of any clinical tool",
    ),
    topics=("allyship", "anti-racism", "patient-care", "teaching"),
    image="ripples",
    modules=(
        WHAT_AN_ALLY_DOES,
        LISTEN_FIRST,
        SPEAK_UP,
        BIAS_FROM_PATIENTS,
        WORDS_WE_CHART,
        RACE_IN_TOOLS,
    ),
    needed=4,
    in_order=False,
    opens_in_days=-28,
    ends_in_days=84,
    access="open",
    body=(
        (
            "rich_text",
            (
                "<p>IDEAS stands for <b>I</b>nclusion, <b>D</b>iversity, <b>E</b>quity, and "
                "<b>A</b>nti-racism. The <b>S</b> is for series. Each run of the series has a "
                "theme. This one is <b>allyship</b>: using the safety or standing you have to make "
                "room for others.</p><p>Choose any four of the six modules, in any order, and the "
                "series is complete. Do all six if you like. Each stands alone, takes ten to "
                "fifteen minutes, and has something to try within the week.</p>"
            ),
        ),
        (
            "callout",
            {
                "tone": "note",
                "title": "About these modules",
                "text": (
                    "<p>The program is named as in the public plan of the Association of American "
                    "Medical Colleges (AAMC). The text is Equip’s own. It was written for this "
                    "demonstration, and it does not retell what was said in any AAMC webinar.</p>"
                ),
            },
        ),
    ),
)
