"""The annual meeting and its wellness circles, in our own words.

The meeting, its place and the names of what is held there are public; the circles’ days, times, rooms,
seats and people are made up for the demonstration, and each page says so. Days are counted from the
day of loading.
"""

from dataclasses import dataclass

from home.demo.shape import Body

INDEX = "events"
MEETING = "learn-serve-lead"
AT_MEETING = "wellness-circles"
DRAWN = "winter-circles"
PAST = "autumn-circles"

INDEX_SUMMARY = "Wellness circles, trainings, and the annual meeting. What is ahead comes first."
MEETING_TITLE = "Learn Serve Lead: The AAMC Annual Meeting"
MEETING_SUMMARY = (
    "Five days in Atlanta, Georgia, with Restorative Justice Wellness Circles and a session on racial "
    "equity. Here it is a demonstration: days, rooms and seats are made up."
)
MEETING_BODY: Body = (
    (
        "callout",
        {
            "tone": "note",
            "title": "A demonstration",
            "text": (
                "<p>The Association of American Medical Colleges (AAMC) holds this meeting, and its "
                "own registration is the one that counts. Here the dates are moved to lie ahead "
                "of you, and the rooms, times and seats are made up, so that you can try how it "
                "works. A seat you take here is not a seat in Atlanta.</p>"
            ),
        },
    ),
)
MEETING_URL = "https://www.aamc.org/"
SESSION_TITLE = "Beyond DEI: Strategic Actions to Advance Racial Equity"
SESSION_SUMMARY = (
    "The concurrent session that the action plan names. DEI is short for diversity, equity and "
    "inclusion. Take one of its seats here, or wait for one, to see how a session with seats works."
)
SESSION_SEATS = 40

CIRCLES_TITLE = "Restorative Justice Wellness Circles"
CIRCLES_SUMMARY = (
    "A small group, a circle of chairs, and time to be heard. Six circles over three days of the "
    "annual meeting."
)
DRAWN_TITLE = "Winter wellness circles, by fair draw"
DRAWN_SUMMARY = (
    "Four circles online. Rank the ones you would like; the seats are drawn, and anybody can check "
    "how."
)
PAST_TITLE = "Autumn wellness circles"
PAST_SUMMARY = "Two circles online, whose seats were drawn. They are over."

ABOUT_A_CIRCLE: Body = (
    (
        "rich_text",
        (
            "<p>People sit in a ring, and one or two keepers hold the frame. A talking piece goes "
            "around: whoever holds it may speak, and everyone else listens. Anyone may pass. A "
            "wellness circle is for support; no one has to share anything. More on "
            '<a href="/offerings/wellness-circles/">what a circle is</a>.</p><p>These circles are '
            "part of a demonstration. Their days, places and people are made up.</p>"
        ),
    ),
)

AGREEMENT_NAME = "Wellness circles"
AGREEMENT = (
    "<ul><li>What is said in the circle stays in the circle.</li><li>We listen to whoever holds the "
    "talking piece. We don’t answer, fix or advise.</li><li>Anyone may pass, and may leave at any "
    "time.</li><li>We speak for ourselves.</li><li>We record nothing.</li></ul>"
)
LIMITS = (
    "<p>A keeper may have to report what they hear of discrimination, harassment, harm to a child, or "
    "danger to somebody’s life. They tell you so again before the circle begins. Nobody can promise "
    "for the others in the circle. A circle is not therapy, and takes no doctor’s place.</p>"
)
CRISIS_HELP = (
    "<p>A circle is no help in a crisis. In the United States, call or text <b>988</b>, the Suicide "
    "&amp; Crisis Lifeline, at any hour. If a life is in danger, call <b>911</b>.</p>"
)


@dataclass(frozen=True)
class Circle:
    """One circle. `keepers` are numbers of keepers: the first keeps it, the second co-keeps it.

    Number 1 is the log-in. `invited` has been asked to co-keep it and has not answered.
    """

    title: str
    day: int
    hour: int
    keepers: tuple[int, ...]
    minute: int = 0
    place: str = ""
    address: str = ""
    invited: int | None = None
    seats: int = 10


ROOM = "https://video.example.org/demonstration"
CIRCLES = (
    Circle("Maple", 25, 7, (2, 3), minute=30, place="Room 1"),
    Circle("Oak", 25, 7, (1, 4), minute=30, place="Room 2"),
    Circle("Cedar", 26, 12, (2, 1), minute=15, place="Room 1"),
    Circle("Willow", 26, 12, (3, 4), minute=15, place="Room 2"),
    Circle("Birch", 27, 7, (2,), minute=30, place="Room 1", invited=1),
    Circle("Aspen", 27, 7, (3, 4), minute=30, place="Room 2"),
)
DRAWN_CIRCLES = (
    Circle("Heron", 45, 12, (1, 2), address=ROOM),
    Circle("Wren", 45, 12, (3, 4), address=ROOM),
    Circle("Lark", 46, 18, (1, 3), address=ROOM),
    Circle("Robin", 46, 18, (2, 4), address=ROOM),
)
PAST_CIRCLES = (
    Circle("River", -9, 12, (1, 2), address=ROOM, seats=4),
    Circle("Lake", -8, 18, (3, 4), address=ROOM, seats=4),
)
