"""Women of Color Initiative: the webinars are over, the series is archived, the modules stay.

What was said in the webinars is not public, so nothing here retells it: the modules are our own.
"""

from home.demo.shape import Series
from home.demo.women_of_color.credit import CREDIT
from home.demo.women_of_color.invisible_labor import INVISIBLE_LABOR
from home.demo.women_of_color.letters import LETTERS
from home.demo.women_of_color.network import NETWORK
from home.demo.women_of_color.sponsorship import SPONSORSHIP

SERIES = Series(
    slug="women-of-color",
    title="Women of Color Initiative: four readings and a film",
    summary=(
        "The webinar series within the Women of Color Initiative is complete. These four readings "
        "and a film take up themes that matter to women of color in academic medicine and to "
        "everyone who works with them."
    ),
    audience=(
        "Women of color in academic medicine, and anyone who mentors, reviews, promotes or works "
        "beside them."
    ),
    outcomes=(
        "Tell a sponsor from a mentor, and ask for or give a chance",
        "Count the work that no one counts, and share it out",
        "Write and ask for letters that say what was done",
        "Put credit back where it belongs, in the room and on the page",
        "Plan a small ring of people around your own work",
    ),
    topics=("careers", "allyship", "belonging"),
    image="meeting",
    modules=(SPONSORSHIP, INVISIBLE_LABOR, LETTERS, CREDIT, NETWORK),
    needed=None,
    in_order=False,
    opens_in_days=-420,
    ends_in_days=-150,
    archived_in_days=-120,
    access="open",
    body=(
        (
            "rich_text",
            (
                "<p>This series is archived: you can read and watch all of it, and it takes no "
                "new learners. Those who finished it keep their certificates.</p><p>The public plan of the "
                "Association of American Medical Colleges (AAMC) lists a completed webinar series "
                "within its Women of Color Initiative. We looked for a public account of what was "
                "said in those webinars and found none. So <b>these modules are Equip’s own</b>. "
                "They rest on published work, which is linked, and on well-known themes. They do "
                "not retell the webinars and don’t speak for anyone who took part.</p>"
            ),
        ),
        (
            "callout",
            {
                "tone": "note",
                "title": "For whom this is written",
                "text": (
                    "<p>Some paragraphs speak to women of color, and some to those who decide "
                    "about money, letters and names. The aim is to change the second group’s "
                    "habits so that the first has less to bear.</p>"
                ),
            },
        ),
    ),
)
