"""The demo's facilitator training: its program, and three runs with their sessions and seats."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from content.models import Topic
from events import actions
from events.models import CohortPage, ProgramPage, ProgramSession
from home.demo import circles, training
from home.demo.before_the_circle import SERIES as PREWORK
from home.demo.build import Places, body
from home.demo.build_events import ZONE
from home.demo.build_series import CATALOGUE
from home.demo.build_tree import Tree, day

PROGRAM = f"{circles.INDEX}/{training.PROGRAM}"
SERIES = f"{CATALOGUE}/{PREWORK.slug}"
LAST_MINUTE = time(23, 59)


def key_of(run: training.Run) -> str:
    """Where the page of a run stands."""
    return f"{PROGRAM}/{run.slug}"


def first_day(run: training.Run) -> date:
    """The Friday on which a run begins."""
    earliest = day(run.begins)
    return earliest + timedelta(days=(training.FRIDAY - earliest.weekday()) % 7)


def moment_of(run: training.Run, days: int, at: time) -> datetime:
    """A time of day so many days after the first day of a run."""
    return datetime.combine(first_day(run) + timedelta(days=days), at, tzinfo=ZoneInfo(ZONE))


def plant(tree: Tree) -> None:
    """Put program and runs into the tree; the list of events is there."""
    tree.plant(circles.INDEX, ProgramPage, training.PROGRAM, training.TITLE)
    for run in training.RUNS:
        tree.plant(PROGRAM, CohortPage, run.slug, run.title)


def publish(tree: Tree, places: Places) -> None:
    """Give them their words and days; a run has its sessions before it goes live."""
    prework = tree.pages[SERIES]
    tree.publish(
        PROGRAM,
        summary=training.SUMMARY,
        image_id=places.images["gathering-2"],
        for_whom=training.FOR_WHOM,
        expected=training.EXPECTED,
        seats=training.SEATS,
        zone=ZONE,
        prework=prework,
        certificate_months=training.MONTHS,
        template_sessions=[
            ProgramSession(
                title=each.title, day=each.day, start_time=each.starts, end_time=each.ends,
                place=each.place, summary=each.summary, sort_order=number,
            )
            for number, each in enumerate(training.SESSIONS)
        ],
        topics=list(Topic.objects.filter(slug=training.TOPIC)),
        body=body(PROGRAM, training.BODY, places),
    )  # fmt: skip
    for run in training.RUNS:
        _publish_run(tree, run)


def _publish_run(tree: Tree, run: training.Run) -> None:
    key = key_of(run)
    if key not in tree.new:
        return
    _add_sessions(tree.pages[key], run)
    days = max(each.day for each in training.SESSIONS) - 1
    tree.publish(
        key,
        place=training.PLACE,
        zone=ZONE,
        starts_on=first_day(run),
        ends_on=first_day(run) + timedelta(days=days),
        registration_opens_at=moment_of(run, -run.opened, time(9)),
        registration_closes_at=moment_of(run, -run.closed, LAST_MINUTE),
        prework=tree.pages[SERIES],
        prework_due_at=moment_of(run, training.DUE_DAY - 1, LAST_MINUTE),
        certificate_months=training.MONTHS,
        trainers=training.TRAINERS,
        fee_note=training.FEE,
        topics=list(Topic.objects.filter(slug=training.TOPIC)),
    )


def _add_sessions(page: CohortPage, run: training.Run) -> None:
    # The one it opens with, and with it the seats, comes last: what is added to a run that gives out
    # seats is news to its people, and those of the demo took theirs before today.
    for number, each in reversed(list(enumerate(training.SESSIONS))):
        actions.add_session(
            page,
            by=None,
            may_be_past=True,
            title=each.title,
            summary=each.summary,
            place=each.place,
            address="" if each.place else training.ROOM,
            starts_on=first_day(run) + timedelta(days=each.day - 1),
            start_time=each.starts,
            end_time=each.ends,
            zone=ZONE,
            capacity=None if number else training.SEATS,
        )
