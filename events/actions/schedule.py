"""Put sessions and circles in the schedule, change them, and take out what nobody asked for."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts.models import User

from ..models import (
    Attendance,
    CohortEvent,
    DrawEntry,
    EventPage,
    RoomCode,
    SeatEvent,
    SeatPool,
    Session,
)
from .facts import (
    kind_of,
    refuse_after_the_page,
    refuse_before_the_draw,
    refuse_no_keeper,
    refuse_the_past,
    when_of,
    words_of,
)
from .following import settle_soon
from .refused import Refused
from .seat_terms import (
    give_seats,
    hangs_on_it,
    has_others,
    refuse_another_opening,
    refuse_elsewhere,
)
from .slots import slot_for

CIRCLE_SEATS, KEEPERS = 10, 2


def add_session(
    page: EventPage, *, by: User | None, may_be_past: bool = False, **facts: Any
) -> Session:
    """A session of `page`; on a page for circles, a circle with its seats.

    `facts`: `starts_on`, `start_time`, `end_time`, `zone`, and as needed `ends_on`,
    `is_second_start`, `is_second_end` (None: not said), the words in `facts.WORDS`, `address`
    (plain), `slot`, `keepers_needed`; for seats `capacity` (None: no seats), `offer_hours`,
    `cutoff_minutes`, `minimum`, `decide_at`.
    """
    when = when_of(facts)
    if not may_be_past:
        refuse_the_past(when["starts_at"])
        refuse_before_the_draw(page, when["starts_at"])
    kind = kind_of(page)
    is_circle = kind == Session.Kind.CIRCLE
    seats = facts.get("capacity")
    if is_circle:
        seats = CIRCLE_SEATS if seats is None else seats
        facts = {**facts, "keepers_needed": _or(facts.get("keepers_needed"), KEEPERS)}
        refuse_no_keeper(facts["keepers_needed"])
    refuse_elsewhere(facts.get("elsewhere_url"), is_circle=is_circle, has_seats=seats is not None)
    if seats is not None:
        refuse_after_the_page(page, when["ends_at"])
    with transaction.atomic():
        # Who gets a seat in a run meanwhile has all its dates in the letter, or is told of this one.
        run = SeatPool.objects.select_for_update().filter(page=page.pk, is_for_all=True).first()
        # Two who add at once see each other's circles.
        Page.objects.select_for_update(no_key=True).get(pk=page.pk)
        refuse_another_opening(page.pk, when["starts_at"])
        slot = slot_for(page.pk, when, (facts.get("slot") or "").strip()) if is_circle else ""
        session = Session.objects.create(
            page_id=page.pk,
            kind=kind,
            slot=slot,
            sequence=int(run is not None),
            revised_at=timezone.now(),
            **when,
            **words_of(facts),
        )
        if seats is not None:
            give_seats(session, seats, facts)
        settle_soon(page.pk)
    return session


def remove_session(session: Session, *, by: User | None) -> None:
    """Take a session out of the schedule as if it had never been in it.

    Only while nobody ever asked for a seat, ranked it or was asked to keep it; what the schedule
    itself noted of its seats goes along.
    """
    with transaction.atomic():
        pool = SeatPool.objects.select_for_update().filter(session=session).first()
        Page.objects.select_for_update(no_key=True).get(pk=session.page_id)
        why_not = _why_not_remove(session, pool)
        if why_not and pool and pool.is_for_all and has_others(pool):
            # Alone it can't be cancelled instead either.
            why_not = hangs_on_it()
        if why_not:
            raise Refused(why_not)
        if pool:
            SeatEvent.objects.filter(pool=pool, registration=None).delete()
            pool.delete()
        RoomCode.objects.filter(session=session).delete()
        session.delete()
        settle_soon(session.page_id)


def _why_not_remove(session: Session, pool: SeatPool | None) -> str:
    if pool and pool.is_for_all and pool.registrations.active().exists():
        return hangs_on_it()
    if pool and pool.registrations.exists():
        return _(
            "People have asked for a seat in it, so it can't be removed. Cancel it instead: "
            "everyone is told, and their calendars too."
        )
    rankings = DrawEntry.objects.filter(draw__page=session.page_id).values_list(
        "ranking", flat=True
    )
    if pool and any(pool.pk in ranking for ranking in rankings):
        return _("People have chosen it for the draw, so it can't be removed. Cancel it instead.")
    if not pool and session.calendar_copies.exists():
        return _(
            "It is in people's calendars, so it can't be removed. Cancel it instead: everyone is "
            "told, and their calendars too."
        )
    if session.staff.exists() or session.calendar_copies.exists():
        return _("Somebody was asked to keep it, so it can't be removed. Cancel it instead.")
    if _was_attended(session):
        return _("Attendance was entered for it, so it can't be removed. Cancel it instead.")
    return ""


def _was_attended(session: Session) -> bool:
    in_it = Attendance.objects.filter(Q(session=session) | Q(made_good_in=session))
    return in_it.exists() or CohortEvent.objects.filter(session=session).exists()


def _or(value: int | None, default: int) -> int:
    return default if value is None else value
