"""Who keeps the demo's circles and who sits in them, played through the same actions that serve people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from accounts.models import User
from events import actions
from events.actions.locks import joining
from events.models import AgreementVersion, CirclesPage, SeatPool, Session, SessionStaff
from home.demo.build_events import AT_MEETING, CIRCLES, DRAWN, MEETING, PAST
from home.demo.build_tree import Tree, moment
from home.demo.clock import at

KEEPERS = range(2, 5)
PARTICIPANTS = range(24, 31)
NEEDS = {3: "Captions, please.", 6: "A seat near the door."}


def make_people() -> tuple[list[User], list[User]]:
    """Numbered keepers and more numbered learners. They can sign in nowhere; see `retire`."""
    keepers = [_person(f"keeper-{n}", f"Keeper {n}") for n in KEEPERS]
    return keepers, [_person(f"learner-{n}", f"Learner {n}") for n in PARTICIPANTS]


def _person(name: str, called: str) -> User:
    user = User.objects.filter(email=f"{name}@example.org").first()
    return user or User.objects.create_user(
        f"{name}@example.org", full_name=called, display_name=called, is_demo=True
    )


def play(
    tree: Tree, logins: Mapping[str, User], keepers: list[User], people: list[User], luck: Random
) -> int:
    """Let people be asked, register and enter, on the days before today; how many registered.

    Only on pages that are new: what people did elsewhere is kept.
    """
    if not {AT_MEETING, DRAWN, PAST, MEETING} <= tree.new:
        return 0
    kept_by = {1: logins["keeper"], **dict(zip(KEEPERS, keepers, strict=True))}
    with joining():
        for key in CIRCLES:
            _name_keepers(tree, key, kept_by, by=logins["registrar"])
        _draw_past(tree.pages[PAST], [logins["learner"], *people[:10]], kept_by, luck)
        with at(moment(-6, 9)):
            actions.open_draw(tree.pages[DRAWN])
        _enter(tree.pages[DRAWN], people[2:14], moment(-5, 10), luck)
        _register_at_meeting(tree, logins["learner"], people)
    User.objects.filter(pk__in=[each.pk for each in (*keepers, *people)]).update(is_active=False)
    return sum(pool.registrations.count() for pool in SeatPool.objects.all())


def _name_keepers(tree: Tree, key: str, kept_by: Mapping[int, User], *, by: User) -> None:
    roles = (SessionStaff.Role.KEEPER, SessionStaff.Role.CO_KEEPER)
    for circle in CIRCLES[key]:
        session = _session(tree, key, circle.title)
        with at(moment(-32, 9)):
            for number, role in zip(circle.keepers, roles, strict=False):
                person = kept_by[number]
                asked = actions.invite_keeper(session, person, role, by=by)
                actions.answer_invitation(asked, yes=True, shown_name=person.shown_name, by=person)
        if circle.invited:
            with at(timezone.now() - timedelta(hours=20)):
                actions.invite_keeper(session, kept_by[circle.invited], roles[1], by=by)


def _draw_past(
    page: CirclesPage, people: list[User], kept_by: Mapping[int, User], luck: Random
) -> None:
    """A draw of weeks ago, whose circles are over; of one, its keeper has said how many came."""
    with at(moment(-30, 9)):
        actions.open_draw(page)
    _enter(page, people, moment(-28, 10), luck)
    with at(moment(-16, 17)):
        draw = actions.open_draw(page)
        actions.hold_draw(draw.pk)
        actions.tell_entrants(draw.pk)
    last = Session.objects.filter(page=page.pk).in_order().last()
    with at(last.ends_at + timedelta(minutes=20)):
        keeper = last.staff.get(role=SessionStaff.Role.KEEPER).person
        actions.say_how_many_came(last, 3, by=keeper)


def _enter(page: CirclesPage, people: list[User], began: datetime, luck: Random) -> None:
    pools = list(SeatPool.objects.filter(page=page.pk).order_by("pk").values_list("pk", flat=True))
    agreement = actions.version_in_force(page.agreement)
    for number, person in enumerate(people):
        ranking = luck.sample(pools, luck.randint(1, len(pools)))
        with at(began + timedelta(hours=7 * number)):
            actions.enter_draw(
                person,
                page,
                ranking=ranking,
                display_name=person.shown_name,
                need=NEEDS.get(number, ""),
                agreement=agreement,
            )


def _register_at_meeting(tree: Tree, learner: User, people: list[User]) -> None:
    """Maple is half full. Oak is full: people wait, and a seat that was given up is held for the first."""
    page = tree.pages[AT_MEETING]
    words = actions.version_in_force(page.agreement)
    pools = {each.session.title: each for each in SeatPool.objects.select_related("session")}
    oak = _seat(people[:10], pools["Oak"], words, days_ago=9)
    _seat([people[10], learner, people[11], people[12]], pools["Oak"], words, days_ago=6)
    _seat(people[13:18], pools["Maple"], words, days_ago=5)
    _seat([learner, *people[3:6]], pools["Cedar"], words, days_ago=4)
    _seat(people[7:8], pools["Willow"], words, days_ago=3)
    with at(timezone.now() - timedelta(hours=2)):
        actions.cancel(oak[4], by=oak[4].person)


def _seat(people: list[User], pool: SeatPool, words: AgreementVersion, *, days_ago: int) -> list:
    registrations = []
    for number, person in enumerate(people):
        with at(timezone.now() - timedelta(days=days_ago, minutes=-95 * number)):
            registrations.append(
                actions.register(
                    person,
                    pool,
                    form_key="demo",
                    display_name=person.shown_name,
                    pronouns="they/them" if number == 2 else "",
                    need=NEEDS.get(number, ""),
                    agreement=words,
                )
            )
    return registrations


def _session(tree: Tree, key: str, title: str) -> Session:
    return Session.objects.get(page=tree.pages[key].pk, title=title)
