"""Forget who sat in a circle. Counts stay; nothing that says who, or from which one could find out.

Each batch is a transaction of its own and leaves rows either as they were or forgotten, so a run may be
killed at any moment: the next one goes on. Run twice, it changes nothing more.
"""

import datetime

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from ..cohorts.ending import is_open_by
from ..models import (
    AccessNeed,
    CalendarCopy,
    DrawEntry,
    Registration,
    SeatEvent,
    Session,
    SessionStaff,
    StaffCode,
)
from ..retention import AFTER_CIRCLE, AFTER_CODE, AFTER_KEEPING, AFTER_NEED, AFTER_SESSION
from .batching import day_of, delete, in_batches


def forget_people(now: datetime.datetime) -> int:
    """Forget everybody whose time has come; how many rows that took. A cancelled session counts by
    the end that was planned.
    """
    forgotten = sum(_forget_session(session, now) for session in _due(now))
    return forgotten + _forget_entries(now) + _forget_keepers(now)


def purge_needs(now: datetime.datetime) -> int:
    """Delete access needs a week after, and those of who no longer comes; how many."""
    over = now - AFTER_NEED
    # A seat in a run is one in all its sessions, up to the last.
    goes_on = Q(registration__pool__is_for_all=True) & is_open_by(
        over, OuterRef("registration__pool__page")
    )
    own = Q(registration__pool__session__ends_at__lte=over) & ~goes_on | Q(
        registration__pool__session=None, purge_at__lte=now
    )
    not_coming = Q(registration__isnull=False) & ~Q(registration__status__in=Registration.ACTIVE)
    of_entry = Q(entry__isnull=False) & (
        Q(purge_at__lte=now) | Q(entry__status=DrawEntry.Status.LEFT)
    )
    return in_batches(AccessNeed.objects.filter(own | not_coming | of_entry), delete)


def purge_codes(now: datetime.datetime) -> int:
    """Delete codes for staff a day after they ran out; how many."""
    return in_batches(StaffCode.objects.filter(expires_at__lte=now - AFTER_CODE), delete)


def _due(now: datetime.datetime) -> QuerySet[Session]:
    """Sessions over for so long that nobody needs to know who was in them, and that still say so."""
    kinds = Q(kind=Session.Kind.CIRCLE, ends_at__lte=now - AFTER_CIRCLE) | Q(
        kind=Session.Kind.SESSION, ends_at__lte=now - AFTER_SESSION
    )
    known = Q(forgotten_at=None) | Q(pool__registrations__person__isnull=False)
    goes_on = Q(pool__is_for_all=True) & is_open_by(now - AFTER_SESSION, OuterRef("page"))
    return Session.objects.filter(kinds & known & ~goes_on).distinct().order_by("ends_at", "pk")


def _forget_session(session: Session, now: datetime.datetime) -> int:
    """Registrations first, each with its events; the mark last, once nothing is left."""
    registrations = Registration.objects.filter(pool__session=session, person__isnull=False)
    forgotten = in_batches(registrations, _forget_registrations)
    in_batches(CalendarCopy.objects.filter(session=session), delete)
    events = SeatEvent.objects.filter(pool__session=session)
    in_batches(events.filter(Q(actor__isnull=False) | ~Q(note="")), _forget_actors)
    Session.objects.filter(pk=session.pk).update(forgotten_at=now)
    return forgotten


def _forget_registrations(rows: QuerySet[Registration]) -> None:
    """Nobody's any more, by a code nobody was given, on a day and not at a moment."""
    ids = list(rows.values_list("pk", flat=True))
    AccessNeed.objects.filter(registration__in=ids).delete()
    _forget_events(SeatEvent.objects.filter(registration__in=ids))
    Registration.objects.filter(pk__in=ids).update(
        person=None,
        display_name="",
        pronouns="",
        code=Concat(Value("forgotten-"), Cast("pk", CharField())),
        idempotency_key="",
        agreed_at=None,
        created_at=day_of("created_at"),
        changed_at=day_of("changed_at"),
    )


def _forget_events(rows: QuerySet[SeatEvent]) -> None:
    """What was done and on which day stays: replayed in order, it gives the same counts."""
    rows.update(actor=None, note="", data={}, at=day_of("at"))


def _forget_actors(rows: QuerySet[SeatEvent]) -> None:
    """Of what staff did to the seats of all, the numbers stay."""
    rows.update(actor=None, note="", at=day_of("at"))


def _forget_entries(now: datetime.datetime) -> int:
    """Entries go with the first circle of their draw that is forgotten: they name the others with it.

    While nothing has been drawn they are needed, until the last circle is forgotten.
    """
    circles = Session.objects.circles().filter(page=OuterRef("draw__page"))
    is_over = Exists(circles.filter(ends_at__lte=now - AFTER_CIRCLE))
    is_needed = Q(draw__drawn_at=None) & Exists(circles.filter(ends_at__gt=now - AFTER_CIRCLE))
    entries = DrawEntry.objects.filter(is_over, person__isnull=False)
    return in_batches(entries.exclude(is_needed), _blank_entries)


def _blank_entries(rows: QuerySet[DrawEntry]) -> None:
    """The ticket goes as well: it is published, and who was told it could find the row."""
    ids = list(rows.values_list("pk", flat=True))
    AccessNeed.objects.filter(entry__in=ids).delete()
    unlinked = Concat(Value("forgotten-"), Cast("pk", CharField()))
    DrawEntry.objects.filter(pk__in=ids).update(
        person=None,
        display_name="",
        pronouns="",
        ranking=[],
        outcome=[],
        code=unlinked,
        ticket=unlinked,
        agreed_at=None,
        entered_at=day_of("entered_at"),
        changed_at=day_of("changed_at"),
    )


def _forget_keepers(now: datetime.datetime) -> int:
    """Having kept a circle counts as practice for six years."""
    over = SessionStaff.objects.filter(session__ends_at__lte=now - AFTER_KEEPING)
    known = Q(person__isnull=False) | Q(invited_by__isnull=False)

    def blank(rows: QuerySet[SessionStaff]) -> None:
        unlinked = Concat(Value("forgotten-"), Cast("pk", CharField()))
        rows.update(person=None, invited_by=None, shown_name="", code=unlinked)

    return in_batches(over.filter(known), blank)
