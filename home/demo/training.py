"""The facilitator training and its runs, in our own words.

How a run is built is public: an online welcome, weeks of learning at one's own pace, three days in
person in Washington, DC. Days, seats, rules and people are made up, and the pages say so.
"""

from dataclasses import dataclass
from datetime import time

from home.demo.shape import Body

PROGRAM = "facilitator-training"
TITLE = "Restorative Justice in Academic Medicine Facilitator Training"
SUMMARY = (
    "Learn to lead circles where you work: a welcome online, weeks at your own pace, and three days "
    "together in Washington, DC."
)
FOR_WHOM = (
    "<p>Senior leaders, faculty and staff of medical schools and teaching hospitals who want to hold "
    "circles at home. You need no training in law or therapy. You need time, and somebody at home who "
    "wants you to begin.</p>"
)
EXPECTED = (
    "<ul><li>Come to every session: the group is built on it.</li><li>Finish the prework before the "
    "days in person.</li><li>Sit in several circles, and lead a part of one.</li><li>Practice how to "
    "answer harm.</li><li>Afterward, lead a circle where you work.</li></ul>"
)
BODY: Body = (
    (
        "callout",
        {
            "tone": "note",
            "title": "A demonstration",
            "text": (
                "<p>The Association of American Medical Colleges (AAMC) has held a training of this "
                "name. Its fee, its size, how people are chosen and what a certificate takes are not "
                "known to us; the dates, seats and rules here are made up, so that you can try how it "
                "works. A seat you take here is not a seat in Washington. What is public about it "
                'stands on <a href="/offerings/facilitator-training/">its own page</a>.</p>'
            ),
        },
    ),
)
TOPIC = "belonging"
SEATS = 12
MONTHS = 24
PLACE = "Washington, DC"
TRAINERS = "Two trainers. The demonstration names nobody."
FEE = "Nothing is paid in this demonstration."


@dataclass(frozen=True)
class Planned:
    """A session of every run: on which day, counted from the first."""

    title: str
    day: int
    starts: time
    ends: time
    place: str
    summary: str


# A run begins on a Friday and meets in person from a Wednesday on, nearly four weeks later.
FRIDAY = 4
SESSIONS = (
    Planned(
        "Welcome and orientation", 1, time(13, 30), time(16), "",
        "Meet the trainers and one another, in a circle online.",
    ),
    Planned(
        "Day one: circles that build community", 27, time(9), time(17), "Learning Center, room 1",
        "Sit in circles, and see from inside what a keeper does.",
    ),
    Planned(
        "Day two: after harm", 28, time(9), time(17), "Learning Center, room 1",
        "Role plays: what those who were hurt need, and who answers for it.",
    ),
    Planned(
        "Day three: lead a circle", 29, time(9), time(15), "Learning Center, room 1",
        "Design and lead a part of a circle, and hear how it was.",
    ),
)  # fmt: skip
DUE_DAY = 25  # of a run: prework is due that evening


@dataclass(frozen=True)
class Run:
    """One run: its first day is the Friday on or after `begins`, counted from today.

    Registration opened and closed so many days before that.
    """

    slug: str
    title: str
    begins: int
    opened: int = 90
    closed: int = 8


FINISHED = Run("first-group", "First group", -200)
RUNNING = Run("second-group", "Second group", -22)
OPEN = Run("third-group", "Third group", 84, opened=110, closed=21)
RUNS = (FINISHED, RUNNING, OPEN)

NOTE = (
    "We spoke by phone. The weeks were full; the prework comes first now, and a visit to day one."
)
ROOM = "https://video.example.org/demonstration"
