"""Change a session, and all that hangs on its time: offers, purges, letters owed, calendars."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts.models import Letter, User

from ..cohorts.seated import pools_of
from ..models import AccessNeed, Registration, SeatPool, Session
from .changes import change_all, record_pool_event
from .facts import (
    WHEN,
    refuse_after_the_page,
    refuse_before_the_draw,
    refuse_no_keeper,
    refuse_the_past,
    when_of,
    words_of,
)
from .following import settle_soon
from .locks import gone, locked_pools, retried
from .observing import refuse_a_late_observer
from .refused import Refused
from .seat_terms import (
    TERMS,
    give_seats,
    refuse_another_opening,
    refuse_elsewhere,
    refuse_terms,
    terms_now,
    terms_of,
)
from .settling import settle
from .slots import refuse_two_seats, slot_for, slot_key

# What a calendar shows. A change of one of these is told to everyone; a typo in the title isn't.
TOLD = ("starts_at", "ends_at", "zone", "place")


@retried
def change_session(session: Session, *, by: User | None, **facts: Any) -> Session:
    """Change what `facts` name, as `add_session` calls them; the rest stays.

    A change of time or place raises SEQUENCE: letters are owed from then on. Seats that exist are
    changed by `change_seats`; `capacity` gives seats to a session that has none.
    """
    with _held(session) as (now, pool):
        if now.is_cancelled:
            raise Refused(_("It was cancelled, and everyone was told. Add a new one instead."))
        if now.is_circle:
            refuse_no_keeper(facts.get("keepers_needed"))
        was = {name: getattr(now, name) for name in TOLD}
        when = _when(now, facts)
        slot = _slot(now, when, facts)
        columns = {**when, **words_of(facts), "slot": slot}
        refuse_a_late_observer(now, pool, columns)
        is_told = any(columns.get(name, was[name]) != was[name] for name in TOLD)
        if is_told:
            columns |= {"sequence": F("sequence") + 1, "revised_at": timezone.now()}
        for name, value in columns.items():
            setattr(now, name, value)
        if pool:
            if when:
                refuse_after_the_page(now.page, now.ends_at)
            _change_terms(now, pool, facts)
        elif facts.get("capacity") is not None:
            pool = give_seats(now, facts["capacity"], facts)
        refuse_elsewhere(now.elsewhere_url, is_circle=now.is_circle, has_seats=bool(pool))
        now.save(update_fields=list(columns))
        if pool:
            _follow(now, pool, by, moved=now.ends_at - was["ends_at"])
        told = pool or pools_of(now).first()
        if told and is_told:
            data = {"from": was["starts_at"].isoformat(), "to": now.starts_at.isoformat()}
            times = {name: was[name].isoformat() for name in ("starts_at", "ends_at")}
            data["was"] = {**times, "zone": was["zone"], "place": was["place"]}
            data["session"] = now.pk
            record_pool_event(told, "rescheduled", now=timezone.now(), by=by, data=data)
        if when:
            settle_soon(now.page_id)
    if pool:
        settle(pool.pk)
    session.refresh_from_db()
    return session


@contextmanager
def _held(session: Session) -> Iterator[tuple[Session, SeatPool | None]]:
    """The session as it stands and its pool, with nobody else changing a seat of the page."""
    page_id = session.page_id
    pools = list(SeatPool.objects.filter(page=page_id).values_list("pk", flat=True))
    if pools:
        with locked_pools(pools):
            yield _as_it_stands(session)
    else:
        with transaction.atomic():
            yield _as_it_stands(session)


def _as_it_stands(session: Session) -> tuple[Session, SeatPool | None]:
    # Whoever adds a circle to the page meanwhile waits, or the two could meet at one time.
    Page.objects.select_for_update(no_key=True).get(pk=session.page_id)
    now = Session.objects.select_for_update().filter(pk=session.pk).first()
    if now is None:
        raise Refused(gone())
    return now, SeatPool.objects.filter(session=now).first()


def _when(session: Session, facts: dict[str, Any]) -> dict[str, Any]:
    """The columns that say when, if they are to change. What has begun only changes its end."""
    stands = {name: getattr(session, name) for name in WHEN}
    given = {name: facts[name] for name in WHEN if name in facts}
    if not given:
        return {}
    if given.get("ends_on", stands["ends_on"]) is None:
        given["ends_on"] = given.get("starts_on", stands["starts_on"])
    for second in ("is_second_start", "is_second_end"):
        # Said of another time, it says nothing of this one.
        given.setdefault(second, None if set(given) & set(WHEN[:5]) else stands[second])
    when = when_of({**stands, **given})
    if all(when[name] == stands[name] for name in WHEN):
        return {}
    if when["starts_at"] != session.starts_at:
        refuse_the_past(session.starts_at)
        refuse_the_past(when["starts_at"])
        refuse_before_the_draw(session.page, when["starts_at"])
        refuse_another_opening(session.page_id, when["starts_at"], session)
    if when["ends_at"] != session.ends_at and session.ends_at <= timezone.now():
        raise Refused(_("It is over. Its time can't change any more."), field="end_time")
    return when


def _slot(session: Session, when: dict[str, Any], facts: dict[str, Any]) -> str:
    """The slot from now on. Who has a seat keeps it, and no other of that time."""
    if not session.is_circle:
        return ""
    wanted = (facts["slot"] or "").strip() if "slot" in facts else session.slot
    if wanted == session.slot and not when:
        return session.slot
    times = when or {"starts_at": session.starts_at, "ends_at": session.ends_at}
    slot = slot_for(session.page_id, times, wanted, but=session.pk)
    if slot != session.slot:
        refuse_two_seats(session, slot)
    return slot


def _change_terms(session: Session, pool: SeatPool, facts: dict[str, Any]) -> None:
    terms = {**terms_now(pool), **terms_of(facts)}
    if any(name in facts for name in TERMS) or pool.decide_at:
        refuse_terms(session, terms, pool.seats)
    if terms["decide_at"] != pool.decide_at or terms["minimum"] != pool.minimum:
        pool.decided_at = None
    for name, value in terms.items():
        setattr(pool, name, value)
    pool.save(update_fields=[*TERMS, "decided_at"])


def _follow(session: Session, pool: SeatPool, by: User | None, *, moved: Any) -> None:
    """What was reckoned from the old time and slot is reckoned from the new."""
    registrations = pool.registrations.active()
    registrations.update(slot_key=slot_key(session.page_id, session.slot))
    pool.session = session
    cut_short = registrations.offered().filter(offer_expires_at__gt=pool.cutoff_at)
    if pool.first_come_at > timezone.now():
        cut_short.update(offer_expires_at=pool.cutoff_at)
        SeatPool.objects.filter(pk=pool.pk).update(late_announced_at=None)
    else:
        _take_back(cut_short, by)
    if moved:
        AccessNeed.objects.filter(registration__pool=pool).update(purge_at=F("purge_at") + moved)
        Letter.objects.filter(stream__startswith=f"{session.pk}:").exclude(forget_at=None).update(
            forget_at=F("forget_at") + moved
        )


def _take_back(offers: QuerySet[Registration], by: User | None) -> None:
    """Offers that too little time is left for: who had one waits again, at the old place."""
    change_all(
        list(offers.order_by("pk")),
        Registration.Status.WAITING,
        Registration.Reason.SHORT_NOTICE,
        now=timezone.now(),
        by=by,
        kind="taken_back",
    )
