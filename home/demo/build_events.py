"""The demo's events: the annual meeting with its session, and circles in every state."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

from events import actions
from events.models import (
    CirclesPage,
    CommunityAgreement,
    ConferencePage,
    EventsIndexPage,
    Session,
)
from home.demo import circles
from home.demo.build import Places, body
from home.demo.build_tree import Tree, day, moment

MEETING = f"{circles.INDEX}/{circles.MEETING}"
AT_MEETING = f"{MEETING}/{circles.AT_MEETING}"
DRAWN = f"{circles.INDEX}/{circles.DRAWN}"
PAST = f"{circles.INDEX}/{circles.PAST}"
CIRCLES = {
    AT_MEETING: circles.CIRCLES,
    DRAWN: circles.DRAWN_CIRCLES,
    PAST: circles.PAST_CIRCLES,
}
ZONE = "America/New_York"
MINUTES = 90


def plant(tree: Tree) -> None:
    """Put the pages of events into the tree."""
    index = tree.plant("", EventsIndexPage, circles.INDEX, "Events")
    meeting = tree.plant(index, ConferencePage, circles.MEETING, circles.MEETING_TITLE)
    tree.plant(meeting, CirclesPage, circles.AT_MEETING, circles.CIRCLES_TITLE)
    tree.plant(index, CirclesPage, circles.DRAWN, circles.DRAWN_TITLE)
    tree.plant(index, CirclesPage, circles.PAST, circles.PAST_TITLE)


def publish(tree: Tree, places: Places) -> None:
    """Give them their words and days, then their sessions."""
    tree.publish(circles.INDEX, summary=circles.INDEX_SUMMARY, show_in_menus=True)
    tree.publish(
        MEETING,
        summary=circles.MEETING_SUMMARY,
        place="Atlanta, Georgia",
        starts_on=day(24),
        ends_on=day(28),
        meeting_url=circles.MEETING_URL,
        body=body(MEETING, circles.MEETING_BODY, places),
    )
    agreement = make_agreement()
    _publish_circles(
        tree, places, AT_MEETING, circles.CIRCLES_SUMMARY, agreement, place="Atlanta, Georgia"
    )
    _publish_circles(
        tree,
        places,
        DRAWN,
        circles.DRAWN_SUMMARY,
        agreement,
        assignment=CirclesPage.Assignment.FAIR_DRAW,
        registration_opens_at=moment(-6, 9),
        registration_closes_at=moment(12, 17),
    )
    _publish_circles(
        tree,
        places,
        PAST,
        circles.PAST_SUMMARY,
        agreement,
        assignment=CirclesPage.Assignment.FAIR_DRAW,
        registration_opens_at=moment(-30, 9),
        registration_closes_at=moment(-16, 17),
    )
    _make_sessions(tree)


def make_agreement() -> CommunityAgreement:
    """What people agree to in a circle, unless staff have worded it already."""
    agreement, _is_new = CommunityAgreement.objects.get_or_create(
        name=circles.AGREEMENT_NAME,
        defaults={"agreement": circles.AGREEMENT, "limits": circles.LIMITS},
    )
    return agreement


def _publish_circles(
    tree: Tree,
    places: Places,
    key: str,
    summary: str,
    agreement: CommunityAgreement,
    **facts: Any,
) -> None:
    days = [each.day for each in CIRCLES[key]]
    tree.publish(
        key,
        summary=summary,
        starts_on=day(min(days)),
        ends_on=day(max(days)),
        agreement=agreement,
        crisis_help=circles.CRISIS_HELP,
        body=body(key, circles.ABOUT_A_CIRCLE, places),
        **facts,
    )


def _make_sessions(tree: Tree) -> None:
    for key, planned in CIRCLES.items():
        if key in tree.new:
            for each in planned:
                _add(tree, key, each.title, each.day, time(each.hour, each.minute), each.seats,
                     place=each.place, address=each.address)  # fmt: skip
    if MEETING in tree.new:
        _add(tree, MEETING, circles.SESSION_TITLE, 26, time(14, 30),
             circles.SESSION_SEATS, place="Room 3", summary=circles.SESSION_SUMMARY)  # fmt: skip


def _add(
    tree: Tree, key: str, title: str, on: int, starts: time, seats: int | None, **words: str
) -> Session:
    ends = (timedelta(hours=starts.hour, minutes=starts.minute + MINUTES)).seconds
    return actions.add_session(
        tree.pages[key],
        by=None,
        may_be_past=True,
        title=title,
        starts_on=day(on),
        start_time=starts,
        end_time=time(ends // 3600, ends // 60 % 60),
        zone=ZONE,
        capacity=seats,
        **words,
    )
