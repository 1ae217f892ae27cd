"""On which terms seats are given out: how long an offer lasts, short notice, the fewest to go ahead."""

import datetime
from typing import Any

from django.utils.translation import gettext as _

from content.moments import day_in_words

from ..models import CohortPage, SeatPool, Session
from ..models.seats import MOST_SEATS
from .refused import Refused

TERMS = ("offer_hours", "cutoff_minutes", "minimum", "decide_at")
MOST_HOURS, MOST_MINUTES = 24 * 60, 60 * 24 * 60


def terms_of(facts: dict[str, Any]) -> dict[str, Any]:
    """The columns of a pool that `facts` speak of. None leaves a number as it is."""
    named = {name: facts[name] for name in TERMS if name in facts}
    return {
        name: value for name, value in named.items() if value is not None or name == "decide_at"
    }


def refuse_terms(session: Session, facts: dict[str, Any], seats: int) -> None:
    """Refuse terms that can't hold together for `session` with `seats` seats."""
    if not 0 <= seats <= MOST_SEATS:
        raise Refused(_("Between 0 and 100,000 seats, please."), field="capacity")
    hours, minutes = facts.get("offer_hours"), facts.get("cutoff_minutes")
    if hours is not None and not 1 <= hours <= MOST_HOURS:
        raise Refused(_("An offer lasts between 1 and 1,440 hours."), field="offer_hours")
    if minutes is not None and not 0 <= minutes <= MOST_MINUTES:
        raise Refused(_("At most 86,400 minutes, which is 60 days."), field="cutoff_minutes")
    _refuse_minimum(session, facts.get("minimum") or 0, facts.get("decide_at"), seats)


def _refuse_minimum(
    session: Session, minimum: int, decide_at: datetime.datetime | None, seats: int
) -> None:
    if minimum > seats:
        raise Refused(_("That is more than there are seats."), field="minimum")
    if minimum and decide_at is None:
        raise Refused(_("Say by when it is decided whether it goes ahead."), field="decide_at")
    if decide_at and decide_at >= session.starts_at:
        raise Refused(_("Decide before it starts."), field="decide_at")


def refuse_elsewhere(url: str | None, *, is_circle: bool, has_seats: bool) -> None:
    """Refuse a registration elsewhere for what gives out its seats here."""
    if url and is_circle:
        raise Refused(_("Seats in a circle are given out here."), field="elsewhere_url")
    if url and has_seats:
        raise Refused(
            _("Seats are given out here or elsewhere, not both. Leave one of the two empty."),
            field="elsewhere_url",
        )


def give_seats(session: Session, seats: int, facts: dict[str, Any]) -> SeatPool:
    """Seats for a session that has none yet. Those of a run are for all its sessions."""
    refuse_terms(session, facts, seats)
    is_for_all = CohortPage.objects.filter(pk=session.page_id).exists()
    if is_for_all:
        _refuse_second_seats(session)
    return SeatPool.objects.create(
        page_id=session.page_id,
        session=session,
        capacity=seats,
        is_for_all=is_for_all,
        **terms_of(facts),
    )


def _refuse_second_seats(session: Session) -> None:
    """A run gives out its seats once: on the session it opens with. The page's lock must be held."""
    if SeatPool.objects.filter(page=session.page_id, is_for_all=True).exists():
        raise Refused(
            _("This run has its seats already, and they are for all sessions. Leave this empty."),
            field="capacity",
        )
    sessions = Session.objects.scheduled().filter(page=session.page_id)
    if sessions.filter(starts_at__lt=session.starts_at).exists():
        raise Refused(
            _("The seats of a run stand on the session it opens with. Put them on the first one."),
            field="capacity",
        )


def terms_now(pool: SeatPool) -> dict[str, Any]:
    """The terms as they stand."""
    return {name: getattr(pool, name) for name in TERMS}


def refuse_another_opening(
    page_id: int, starts_at: datetime.datetime, session: Session | None = None
) -> None:
    """Refuse a start for `session`, or a new one, with which a run would open with another session.

    The one it opens with has its seats. The page's lock must be held.
    """
    scheduled = Session.objects.scheduled().filter(page=page_id)
    opening = scheduled.filter(pool__is_for_all=True).first()
    if opening is None:
        return
    if session is None or session.pk != opening.pk:
        _refuse_before(opening, starts_at)
        return
    rest = scheduled.exclude(pk=opening.pk).order_by("starts_at", "pk")
    if before := rest.filter(starts_at__lt=starts_at).first():
        raise Refused(
            _(
                "The run opens with this session, as its seats stand on it, but “%(other)s” on "
                "%(day)s would come before it. Move that one first."
            )
            % _named(before),
            field="starts_on",
        )


def _refuse_before(opening: Session, starts_at: datetime.datetime) -> None:
    if starts_at < opening.starts_at:
        raise Refused(
            _(
                "The run opens with “%(other)s” on %(day)s, and its seats stand on that session. "
                "Nothing can come before it. Choose a later time, or move that one first."
            )
            % _named(opening),
            field="starts_on",
        )


def _named(session: Session) -> dict[str, str]:
    day = day_in_words(session.starts_at.astimezone(session.zone_info))
    return {"other": session.title or session.page.title, "day": day}


def has_others(pool: SeatPool) -> bool:
    """Whether sessions of the run would be left without the one that its seats stand on."""
    rest = Session.objects.scheduled().filter(page=pool.page_id).exclude(pk=pool.session_id)
    return rest.exists()


def hangs_on_it() -> str:
    """Why the session a run opens with can't go alone: without it nobody could get a seat any more."""
    return _(
        "The seats of the whole run stand on this session. Move it, or cancel the whole cohort."
    )
