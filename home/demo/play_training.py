"""Who takes the demo's training and how far they are, played through the same actions that serve people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from random import Random

from accounts.models import User
from events import actions
from events.actions.locks import joining
from events.models import Attendance, CohortPage, CohortStaff, Membership, PracticumLog, Session
from home.demo import training
from home.demo.build_history import complete
from home.demo.build_training import PROGRAM, SERIES, key_of, moment_of
from home.demo.build_tree import Tree
from home.demo.clock import at
from learning.models import ModulePage

PRESENT, LATE, ABSENT, EXCUSED = (
    Attendance.Status.PRESENT,
    Attendance.Status.LATE,
    Attendance.Status.ABSENT,
    Attendance.Status.EXCUSED,
)
# Of the run under way: how many modules each has finished, and how they attended the first session.
UNDER_WAY = (
    (2, (PRESENT, None)),  # the demo learner
    (3, (PRESENT, None)),
    (3, (PRESENT, None)),
    (1, (LATE, 140)),
    (2, (LATE, 60)),
    (0, (ABSENT, None)),  # stuck: neither came nor began
    (1, (EXCUSED, None)),
    (3, (PRESENT, None)),
)
FINISH = 6  # of the first group; one more was absent on a day
COME_NEXT = 5
MONTH = 30


def play(tree: Tree, logins: Mapping[str, User], people: list[User], luck: Random) -> int:
    """Let people join, work and attend on the days before today; how many joined.

    Only on pages that are new: what people did elsewhere is kept.
    """
    runs = {run.slug: tree.pages[key_of(run)] for run in training.RUNS}
    if not {PROGRAM, *(key_of(run) for run in training.RUNS)} <= tree.new:
        return 0
    leader = logins["facilitator"]
    modules = list(tree.pages[SERIES].live_modules())
    with joining():
        finished = _join(training.FINISHED, runs, people[: FINISH + 1], logins)
        _finish(training.FINISHED, finished, modules, leader, luck)
        others = people[FINISH + 1 : FINISH + len(UNDER_WAY)]
        members = _join(training.RUNNING, runs, [logins["learner"], *others], logins)
        _go_on(training.RUNNING, members, modules, leader, luck)
        come = _join(training.OPEN, runs, people[-COME_NEXT:], logins)
    return len(finished) + len(members) + len(come)


def _join(
    run: training.Run,
    runs: Mapping[str, CohortPage],
    people: list[User],
    logins: Mapping[str, User],
) -> list[Membership]:
    """They take their seats soon after registration has opened; the memberships in that order."""
    page = runs[run.slug]
    with at(moment_of(run, -run.opened, time(8))):
        actions.start_role(
            page, logins["facilitator"], CohortStaff.Role.FACILITATOR, by=logins["registrar"]
        )
    for number, person in enumerate(people):
        with at(moment_of(run, 2 * number - run.opened, time(10))):
            actions.join_cohort(
                person,
                page,
                form_key=f"demo-{run.slug}-{person.pk}",
                display_name=person.shown_name,
            )
            actions.follow_seats(page)
    found = Membership.objects.filter(page=page.pk).select_related("person").order_by("pk")
    return list(found)


def _finish(
    run: training.Run,
    members: list[Membership],
    modules: list[ModulePage],
    leader: User,
    luck: Random,
) -> None:
    """All of it, weeks ago: prework, four sessions, a final circle at home, its sign-off."""
    for number, member in enumerate(members):
        _work(run, member, number, modules, luck)
    missed = members[FINISH]
    for number, session in enumerate(_sessions(members)):
        came = {each.pk: (PRESENT, None) for each in members}
        if number == 2:
            came[missed.pk] = (ABSENT, None)
        _enter(session, came, leader)
    for number, member in enumerate(members[:FINISH]):
        held = moment_of(run, MONTH + 9 + 3 * number, time(12))
        with at(held):
            log = actions.write_circle(
                member,
                held_on=held.date(),
                role=PracticumLog.Role.KEEPER,
                size=PracticumLog.Size.MIDDLE,
                reflection="I asked too much in the second round, and let the third be light.",
                by=member.person,
            )
        with at(moment_of(run, MONTH + 11 + 3 * number, time(16))):
            actions.sign_off(log, by=leader)


def _go_on(
    run: training.Run,
    members: list[Membership],
    modules: list[ModulePage],
    leader: User,
    luck: Random,
) -> None:
    """The first session is over, the prework is on; one is stuck, and was spoken with."""
    for number, (member, (done, _came)) in enumerate(zip(members, UNDER_WAY, strict=True)):
        _work(run, member, number, modules[:done], luck)
    told = zip(members, UNDER_WAY, strict=True)
    came = {member.pk: entry for member, (_done, entry) in told}
    _enter(_sessions(members)[0], came, leader)
    stuck = next(each for each in members if came[each.pk][0] == ABSENT)
    with at(moment_of(run, 9, time(15))):
        actions.write_note(stuck, training.NOTE, by=leader)


def _work(
    run: training.Run, member: Membership, number: int, modules: list[ModulePage], luck: Random
) -> None:
    """One module every few days from the first session on."""
    for step, module in enumerate(modules):
        with at(moment_of(run, 2 + 4 * step, time(9 + number))):
            complete(member.person, module, luck)


def _sessions(members: list[Membership]) -> list[Session]:
    return list(Session.objects.filter(page=members[0].page_id).in_order())


def _enter(session: Session, came: Mapping[int, tuple[str, int | None]], leader: User) -> None:
    with at(session.ends_at):
        page = CohortPage.objects.get(pk=session.page_id)
        actions.record_many(page, session, came, by=leader)
        actions.follow_prework(page)
