"""States of the keepers' desk. Each takes the stage, arranges it for who looks, and returns the address."""

import datetime

from django.urls import reverse
from django.utils import timezone

from events.models import AccessNeed, Session, SessionStaff
from tests.factories import events as make

PEOPLE = (
    ("Nightingale", "she/her", ""),
    ("Jo", "they/them", "I read lips: a seat facing the keeper helps."),
    ("Marisol de la Cruz Hernández", "", ""),
    ("阿明", "he/him", ""),
)


def _somebody(number, name):
    person = make.a_person(f"-desk-{number}")
    person.display_name = name
    return person


def _circle(stage, title="Morning circle", filled=True, needed=2, **after):
    starts_at = timezone.now().replace(second=0, microsecond=0) + datetime.timedelta(**after)
    keepers = [stage.person, _somebody(title, "Ben")]
    pool = make.a_circle(
        starts_at=starts_at, keepers=keepers[:needed], title=title, place="Room 205",
        keepers_needed=2,
    )  # fmt: skip
    for number, (name, pronouns, need) in enumerate(PEOPLE if filled else ()):
        person = _somebody(f"{title}-{number}", name)
        seat = make.seated(pool, person, display_name=name, pronouns=pronouns)
        if need:
            AccessNeed.objects.create(registration=seat, text=need, purge_at=starts_at)
    return pool


def _at(name, pool):
    return reverse(f"events:{name}", args=[pool.session_id])


def _asked(stage, role=SessionStaff.Role.KEEPER, **session):
    pool = make.a_circle(title="Evening circle", place="Room 12", keepers_needed=2)
    Session.objects.filter(pk=pool.session_id).update(**session)
    invited = SessionStaff.Status.INVITED
    return make.a_keeper(pool.session, stage.person, role, invited)


def my_circles(stage):
    """One to answer, two to come, of which one lacks a keeper, and one to count."""
    _asked(stage)
    _circle(stage, days=7)
    _circle(stage, "Circle without a co-keeper", needed=1, days=9)
    _circle(stage, "Circle of last week", days=-5)
    return reverse("events:desk")


def a_circle_to_come(stage):
    return _at("circle", _circle(stage, days=7))


def a_circle_without_anybody(stage):
    return _at("circle", _circle(stage, filled=False, days=7))


def a_circle_short_of_a_keeper(stage):
    return _at("circle", _circle(stage, needed=1, days=7))


def a_circle_about_to_begin(stage):
    return _at("circle", _circle(stage, minutes=10))


def a_circle_to_count(stage):
    return _at("circle", _circle(stage, days=-1))


def a_circle_of_long_ago(stage):
    pool = _circle(stage, days=-40)
    Session.objects.filter(pk=pool.session_id).update(how_many_came=3)
    return _at("circle", pool)


def a_cancelled_circle(stage):
    pool = _circle(stage, filled=False, days=7)
    Session.objects.filter(pk=pool.session_id).update(status=Session.Status.CANCELLED)
    return _at("circle", pool)


def a_message(stage):
    return _at("message", _circle(stage, days=7))


def a_message_to_nobody(stage):
    return _at("message", _circle(stage, filled=False, days=7))


def handing_over(stage):
    return _at("hand_over", _circle(stage, days=7))


def dropping_out(stage):
    return _at("drop_out", _circle(stage, days=7))


def cancelling(stage):
    return _at("cancel_circle", _circle(stage, days=7))


def an_invitation(stage):
    return reverse("events:invitation", args=[_asked(stage).code])


def an_invitation_to_observe(stage):
    asked = _asked(stage, SessionStaff.Role.OBSERVER, observed_note="A trainer learns from it.")
    return reverse("events:invitation", args=[asked.code])


def an_answered_invitation(stage):
    asked = _asked(stage)
    SessionStaff.objects.filter(pk=asked.pk).update(status=SessionStaff.Status.DECLINED)
    return reverse("events:invitation", args=[asked.code])
