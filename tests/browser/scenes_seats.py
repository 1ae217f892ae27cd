"""States of a person's own seats that a page of the table needs. Each takes the stage, gives the address."""

from datetime import timedelta

from django.utils import timezone

from events import actions
from events.models import DrawEntry, Registration, SeatPool, Session
from events.models.registrations import new_code
from events.offer_links import token
from events.sealing import seal
from tests.factories.events import (
    a_circle,
    a_keeper,
    a_person,
    circles_page,
    registered,
    seated,
)

Status = Registration.Status
OBSERVED = "A student of the training program sits in, and says nothing."


def soon(minutes):
    return timezone.now().replace(second=0, microsecond=0) + timedelta(minutes=minutes)


def circle(seats=8, **fields):
    fields.setdefault("place", "Room A601")
    page = circles_page(f"Wellness circles {new_code()[:4]}", late_entry_minutes=10)
    pool = a_circle(page, seats, **fields)
    a_keeper(pool.session, a_person(f"keeper{pool.pk}"))
    return pool


def full_circle(waiting=1, **fields):
    pool = circle(1, **fields)
    seated(pool, a_person(f"seated{pool.pk}"))
    for number in range(waiting):
        registered(pool, a_person(f"waiting{pool.pk}-{number}"), Status.WAITING)
    return pool


def place(registration):
    return f"/j/{registration.code}/"


def mine(stage, status, **fields):
    return registered(circle(2, **fields), stage.person, status, pronouns="she/her")


# ------------------------------------------------------------------ asking for a seat


def a_free_seat(stage):
    return f"/j/seat/{circle(observed_note=OBSERVED).pk}/"


def a_full_circle(stage):
    return f"/j/seat/{full_circle().pk}/"


def not_open_yet(stage):
    pool = circle()
    page = pool.page.specific
    page.registration_opens_at = timezone.now() + timedelta(days=3)
    page.save_revision().publish()
    return f"/j/seat/{pool.pk}/"


# ------------------------------------------------------------------ a place of one's own


def a_seat(stage):
    return place(mine(stage, Status.CONFIRMED))


def waiting(stage):
    return place(registered(full_circle(2), stage.person, Status.WAITING))


def offered(stage):
    return place(mine(stage, Status.OFFERED))


def a_late_seat(stage):
    pool = circle(1, starts_at=soon(40))
    SeatPool.objects.filter(pk=pool.pk).update(late_announced_at=timezone.now())
    return place(registered(pool, stage.person, Status.WAITING))


def lapsed(stage):
    return place(mine(stage, Status.EXPIRED))


def called_off(stage):
    registration = mine(stage, Status.CONFIRMED)
    session = registration.pool.session
    reason = "The meeting’s building is closed that day."
    actions.cancel_session(session, reason=reason, by=a_person("staff"))
    return place(registration)


def about_to_start(stage):
    registration = mine(stage, Status.CONFIRMED, starts_at=soon(10), place="")
    Session.objects.filter(pk=registration.pool.session_id).update(
        sealed_address=seal("https://rooms.example.org/circle-7")
    )
    return place(registration)


def giving_up(stage):
    return a_seat(stage) + "cancel/"


def letting_go(stage):
    return offered(stage) + "answer/"


def to_agree(stage):
    registration = mine(stage, Status.CONFIRMED)
    Registration.objects.filter(pk=registration.pk).update(is_by_staff=True)
    return place(registration)


def changing_details(stage):
    return a_seat(stage) + "details/"


def a_button(stage):
    return a_late_seat(stage) + "claim/"


def moving(stage):
    registration = mine(stage, Status.CONFIRMED)
    for number in range(2):
        a_circle(registration.pool.page.specific, place=f"Room {number}")
    return place(registration) + "move/"


def nowhere_to_move(stage):
    return a_seat(stage) + "move/"


def of_every_kind(stage):
    for status in Status.values:
        mine(stage, status)
    registered(full_circle(), stage.person, Status.WAITING)
    closes_at = timezone.now() + timedelta(days=2)
    page = circles_page(
        "Circles to be drawn", assignment="fair_draw", registration_closes_at=closes_at
    )
    pool = a_circle(page)
    draw = actions.open_draw(page)
    DrawEntry.objects.create(
        draw=draw,
        person=stage.person,
        ticket=new_code(),
        code=new_code(),
        ranking=[pool.pk],
        entered_at=timezone.now(),
        changed_at=timezone.now(),
    )
    return "/j/"


# ------------------------------------------------------------------ from a letter


def an_offer(stage):
    person = stage.person or a_person("reader")
    registration = registered(circle(1), person, Status.OFFERED)
    return f"/j/offer/{token(registration)}/"


def letting_go_by_letter(stage):
    return an_offer(stage) + "?no"


def an_offer_too_late(stage):
    address = an_offer(stage)
    Registration.objects.offered().update(offer_expires_at=timezone.now())
    return address
