"""Every letter events can write, by its name; each is given what an action would give it."""

from django.utils import timezone

from events import letters
from events.models import Draw, DrawEntry, Registration, SessionStaff
from events.models.registrations import new_code
from tests.factories import events as make


def waiting(pool, person, **fields):
    """Somebody in the queue of the pool."""
    pool.last_position += 1
    pool.save()
    now = timezone.now()
    return Registration.objects.create(
        pool=pool,
        person=person,
        status="waiting",
        reason="full",
        position=pool.last_position,
        idempotency_key=new_code(),
        created_at=now,
        changed_at=now,
        **fields,
    )


def offered(pool, person, until):
    registration = waiting(pool, person)
    registration.status, registration.offers, registration.offer_expires_at = "offered", 1, until
    registration.save()
    return registration


def ended(registration, status, reason):
    registration.status, registration.reason = status, reason
    registration.offer_expires_at = None
    registration.save()
    return registration


def an_entry(pool, person, **fields):
    now = timezone.now()
    draw, _ = Draw.objects.get_or_create(
        page=pool.page,
        defaults={
            "sealed_seed": "x",
            "seed_hash": "y",
            "opened_at": now,
            "closes_at": pool.session.starts_at,
        },
    )
    return DrawEntry.objects.create(
        draw=draw,
        person=person,
        ticket=new_code(),
        code=new_code(),
        display_name=person.shown_name,
        entered_at=now,
        changed_at=now,
        **fields,
    )


def _by(reason):
    def write(pool, person):
        return letters.cancelled(ended(make.seated(pool, person), "cancelled", reason))

    return write


def _offer(pool, person):
    return letters.offer(offered(pool, person, pool.session.starts_at))


def _minimum(pool, person):
    pool.minimum, pool.decide_at = 5, timezone.now()
    return letters.minimum_alarm(pool, person)


def _to_keeper(write, role, status=SessionStaff.Status.ACCEPTED):
    def write_to_one(pool, person):
        # Of a role there is one at a time.
        pool.session.staff.filter(role=role).delete()
        return write(make.a_keeper(pool.session, person, role, status))

    return write_to_one


OF_ALL_SESSIONS = {
    "confirmed": lambda pool, person: letters.confirmed(make.seated(pool, person)),
    "waiting": lambda pool, person: letters.waiting(waiting(pool, person)),
    "offer": _offer,
    "lapsed": lambda pool, person: letters.lapsed(
        ended(waiting(pool, person), "expired", "too_late")
    ),
    "late seat": lambda pool, person: letters.late_seat(waiting(pool, person)),
    "moved": lambda pool, person: letters.moved(make.seated(pool, person)),
    "moved to the queue": lambda pool, person: letters.moved(waiting(pool, person)),
    "given up": _by("by_person"),
    "cancelled by staff": _by("by_staff"),
    "called off": _by("session_cancelled"),
    "changed": lambda pool, person: letters.changed(make.seated(pool, person)),
    "changed, waiting": lambda pool, person: letters.changed(waiting(pool, person)),
    "reminder day": lambda pool, person: letters.reminder(
        make.seated(pool, person), "reminder_day"
    ),
    "reminder hour": lambda pool, person: letters.reminder(
        make.seated(pool, person), "reminder_hour"
    ),
    "thanks": lambda pool, person: letters.thanks(make.seated(pool, person)),
    "message": lambda pool, person: letters.message(
        make.seated(pool, person), "Bring a cup.\n\nSee you soon.", "1"
    ),
    "running late": lambda pool, person: letters.running_late(make.seated(pool, person), 10),
    "minimum alarm": _minimum,
    "keeper alarm": lambda pool, person: letters.keeper_alarm(pool.session, person, "h24"),
    "keeper changed": lambda pool, person: letters.keeper_changed(make.seated(pool, person)),
    "keeper invited": _to_keeper(letters.keeper_invited, "keeper", "invited"),
    "keeper named": _to_keeper(letters.keeper_named, "keeper"),
    "observer named": _to_keeper(letters.keeper_named, "observer"),
    "keeper out": _to_keeper(letters.keeper_out, "keeper", "dropped_out"),
    "keeper relieved": _to_keeper(letters.keeper_relieved, "keeper", "handed_over"),
    "keeper told of change": _to_keeper(letters.keeper_told_of_change, "co_keeper"),
    "keeper told of end": _to_keeper(letters.keeper_told_of_end, "observer"),
    "asked, told of change": _to_keeper(letters.keeper_told_of_change, "co_keeper", "invited"),
    "asked, told of end": _to_keeper(letters.keeper_told_of_end, "co_keeper", "invited"),
    "changed, offered": lambda pool, person: letters.changed(
        offered(pool, person, pool.session.starts_at)
    ),
}
OF_CIRCLES = {
    **OF_ALL_SESSIONS,
    "entered": lambda pool, person: letters.entered(an_entry(pool, person)),
    "drawn": lambda pool, person: letters.drawn(an_entry(pool, person)),
}
