"""Public pages of events in every state that looks different: their list, circles, a meeting."""

import datetime

from django.utils import timezone

from content.models import Topic
from events import listing
from events.models import Draw, DrawEntry, Registration
from events.models.registrations import new_code
from tests.factories.events import (
    a_circle,
    a_person,
    a_pool,
    a_session,
    an_events_index,
    circles_page,
    conference_page,
    seated,
    slot_key_of,
)

HOUR = datetime.timedelta(hours=1)
DAY = 24 * HOUR


def _now():
    return timezone.now().replace(minute=0, second=0, microsecond=0)


def _asked(pool, person, status=Registration.Status.WAITING, **fields):
    """A registration that waits, or is offered a seat."""
    return Registration.objects.create(
        pool=pool,
        person=person,
        status=status,
        reason=Registration.Reason.FULL,
        position=pool.registrations.count() + 1,
        slot_key=slot_key_of(pool),
        idempotency_key=new_code(),
        created_at=_now(),
        changed_at=_now(),
        **fields,
    )


def _offered(pool, person):
    until = _now() + DAY
    _asked(pool, person, Registration.Status.OFFERED, offers=1, offer_expires_at=until)
    pool.seats_held = pool.registrations.seated().count()
    pool.save()


def _people(count):
    return [a_person(new_code()[:8].lower()) for _each in range(count)]


# ------------------------------------------------------------------ the list


def events_of_each_kind(stage):
    topic = Topic.objects.create(name="Listening", slug="listening", summary="How to hear.")
    meeting = conference_page("Annual meeting", summary="Five days.", place="Atlanta, Georgia")
    a_session(meeting, title="Opening")
    page = circles_page("Wellness circles", parent=meeting, summary="Sit with colleagues.")
    a_circle(page)
    page.topics.add(topic)
    page.save_revision().publish()
    today = timezone.localdate()
    circles_page("Circles of last year", starts_on=today - 366 * DAY, ends_on=today - 365 * DAY)
    circles_page("Circles of the spring", starts_on=today - 200 * DAY, ends_on=today - 200 * DAY)
    return an_events_index().url


def events_of_a_topic(stage):
    return events_of_each_kind(stage) + "?topic=listening&kind=circles"


def past_events(stage):
    stage.monkeypatch.setattr(listing, "PER_PAGE", 1)
    return events_of_each_kind(stage) + "?when=past"


def no_such_event(stage):
    return events_of_each_kind(stage) + "?day=2036-01-01"


# ------------------------------------------------------------------ circles


def circles_one_a_day(stage):
    """As at a meeting: a circle with a seat held, one nearly empty, one full with a queue."""
    page = circles_page("Circles in Atlanta", summary="Sit with colleagues.", place="Atlanta")
    first, second, third = (
        a_circle(
            page, starts_at=_now() + days * DAY, capacity=seats, keepers=_people(2),
            place="Room B312",
        )
        for days, seats in ((7, 10), (8, 10), (9, 2))
    )  # fmt: skip
    for person in _people(3):
        seated(first, person)
    _offered(first, _people(1)[0])
    for person in _people(2):
        seated(third, person)
    _asked(third, _people(1)[0])
    return page.url, first, second, third


def circles_with_seats(stage):
    return circles_one_a_day(stage)[0]


def circles_of_every_state(stage):
    """Several at one time: of no, one, thirty and a hundred seats; observed, closed, cancelled."""
    page = circles_page("Circles online", summary="Two evenings.", late_entry_minutes=0)
    evening, next_one = _now() + 7 * DAY, _now() + 8 * DAY
    kept = {"keepers": _people(2), "slot": "evening", "starts_at": evening, "place": "Zoom"}
    a_circle(page, capacity=10, observed_note="A researcher listens, without notes.", **kept)
    kept["slot"] = "late"
    kept["starts_at"] = next_one
    for title, seats in (("Of one", 1), ("Of thirty", 30), ("Of a hundred", 100), ("Of none", 0)):
        a_circle(page, title=title, capacity=seats, summary="For whoever comes.", **kept)
    a_circle(page, starts_at=next_one, title="Without keepers", keepers_needed=2)
    a_circle(page, starts_at=next_one, title="Closed", pool={"closed_at": _now()})
    a_circle(page, starts_at=next_one, title="Off", status="cancelled", cancel_reason="Illness.")
    a_circle(page, starts_at=_now() - HOUR / 2, title="Started")
    a_circle(page, starts_at=_now() - 3 * DAY, title="Over")
    return page.url


def circles_with_my_places(stage):
    url, first, second, third = circles_one_a_day(stage)
    seated(first, stage.person)
    _asked(third, stage.person)
    _offered(second, stage.person)
    same_time = {"starts_at": first.session.starts_at, "slot": first.session.slot}
    a_circle(first.page.specific, title="At the same time", **same_time)
    return url


def circles_not_open_yet(stage):
    page = circles_page("Circles to come", registration_opens_at=_now() + 3 * DAY)
    a_circle(page, starts_at=_now() + 9 * DAY)
    return page.url


def circles_not_planned_yet(stage):
    return circles_page("Circles to plan").url


def circles_of_the_past(stage):
    page = circles_page("Circles that were")
    a_circle(page, starts_at=_now() - 9 * DAY)
    return page.url


def _draw(closes_at, **fields):
    page = circles_page("Drawn", assignment="fair_draw", registration_closes_at=closes_at)
    a_circle(page, starts_at=_now() + 9 * DAY)
    opened_at = _now() - 9 * DAY
    return Draw.objects.create(
        page=page, sealed_seed="x", seed_hash="0" * 64, opened_at=opened_at, closes_at=closes_at,
        **fields,
    )  # fmt: skip


def circles_to_be_drawn(stage):
    return _draw(_now() + 3 * DAY).page.specific.url


def circles_i_entered_the_draw_of(stage):
    draw = _draw(_now() + 3 * DAY)
    DrawEntry.objects.create(
        draw=draw, person=stage.person, ticket="1", code=new_code(), entered_at=_now(),
        changed_at=_now(),
    )  # fmt: skip
    return draw.page.specific.url


def circles_being_drawn(stage):
    return _draw(_now() - HOUR).page.specific.url


def circles_that_were_drawn(stage):
    return _draw(_now() - DAY, drawn_at=_now(), seed="seed").page.specific.url


# ------------------------------------------------------------------ a meeting


def a_program(stage):
    """Seats here, registration elsewhere, circles, and one session that is cancelled."""
    page = conference_page(
        "Annual meeting", summary="Five days.", place="Atlanta", meeting_url="https://example.org/"
    )
    elsewhere = {"elsewhere_url": "https://example.org/opening"}
    a_session(page, _now() + 7 * DAY, title="Opening", speakers="Dana Whitfield, MD", **elsewhere)
    session = a_session(page, _now() + 8 * DAY, title="Workshop", place="Hall A", summary="Try.")
    pool = a_pool(page, 40, session)
    a_pool(page, 0, a_session(page, _now() + 9 * DAY, title="Full already"))
    a_session(page, _now() + 9 * DAY, title="Off", status="cancelled", cancel_reason="Illness.")
    below = circles_page("Wellness circles", parent=page)
    circle = a_circle(below, starts_at=_now() + 8 * DAY, place="Room B312", keepers=_people(2))
    if stage.person:
        seated(pool, stage.person)
        seated(circle, stage.person)
    return page.url


def a_program_to_plan(stage):
    return conference_page("Next meeting").url
