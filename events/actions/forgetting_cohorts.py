"""Forget who went through a run, and what was written about it. Counts and institutions stay.

Batches as in `forgetting`: killed at any moment, the next run goes on; run twice, nothing more changes.
"""

import datetime

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils.dateparse import parse_datetime

from ..cohorts.ending import begun_by, ended_by
from ..models import (
    Announcement,
    Attendance,
    CohortEvent,
    CohortNote,
    CohortStaff,
    FacilitatorEntry,
    InvitationCode,
    InvitationUse,
    Membership,
    PracticumLog,
    RoomCode,
)
from ..retention import AFTER_CODE, AFTER_INVITING, AFTER_LEARNING, AFTER_LISTING, AFTER_RUN
from .batching import day_of, delete, in_batches

# Of what an event tells, these are somebody's words, and these lead to rows that are somebody's.
WORDS = ("reason", "note", "answer")
LINKS = ("enrollment", "log", "certificate")


def forget_cohorts(now: datetime.datetime) -> int:
    """Forget everybody and everything of runs whose time has come; how many rows that took."""
    return (
        _purge_words(now)
        + _purge_invitations(now)
        + in_batches(RoomCode.objects.filter(expires_at__lte=now - AFTER_CODE), delete)
        + in_batches(FacilitatorEntry.objects.filter(ended_at__lte=now - AFTER_LISTING), delete)
        + _forget_members(now)
        + _forget_staff(now)
    )


def without_words(events: QuerySet[CohortEvent]) -> None:
    """Take out of events what somebody wrote; what happened stays."""
    for event in events.filter(data__has_any_keys=list(WORDS)):
        event.data = {name: value for name, value in event.data.items() if name not in WORDS}
        event.save(update_fields=["data"])


def _purge_words(now: datetime.datetime) -> int:
    """Notes and messages help while a run goes on, and a while after."""
    over = ended_by(now - AFTER_RUN).values("pk")
    notes = CohortNote.objects.filter(membership__page__in=over)
    return in_batches(notes, delete) + in_batches(
        Announcement.objects.filter(page__in=over), delete
    )


def _purge_invitations(now: datetime.datetime) -> int:
    """Who came by which code goes first: a code some came by can't go."""
    begun = begun_by(now - AFTER_INVITING).values("pk")
    uses = InvitationUse.objects.filter(invitation__page__in=begun)
    codes = InvitationCode.objects.filter(page__in=begun)
    return in_batches(uses, delete) + in_batches(codes, delete)


def _forget_members(now: datetime.datetime) -> int:
    over = ended_by(now - AFTER_LEARNING).values("pk")
    known = Q(person__isnull=False) | Q(enrollment__isnull=False) | Q(certificate__isnull=False)
    return in_batches(Membership.objects.filter(known, page__in=over), _forget_memberships)


def _forget_memberships(rows: QuerySet[Membership]) -> None:
    """Nobody's any more, on days and not at moments: a moment is also on a certificate."""
    ids = list(rows.values_list("pk", flat=True))
    Attendance.objects.filter(membership__in=ids).update(
        recorded_by=None, recorded_at=day_of("recorded_at")
    )
    PracticumLog.objects.filter(membership__in=ids).update(
        person=None,
        reflection="",
        answer="",
        answered_by=None,
        answered_at=day_of("answered_at"),
        written_at=day_of("written_at"),
    )
    _forget_events(CohortEvent.objects.filter(membership__in=ids))
    moments = ("joined_at", "prework_done_at", "signed_off_at", "finished_at", "left_at")
    Membership.objects.filter(pk__in=ids).update(
        person=None,
        enrollment=None,
        certificate=None,
        **{moment: day_of(moment) for moment in moments},
    )


def _forget_events(events: QuerySet[CohortEvent]) -> None:
    """What was done on which day stays: replayed in order, it gives the same counts."""
    events.update(actor=None, at=day_of("at"))
    changed = list(events.filter(data__has_any_keys=[*WORDS, *LINKS, "done_at"]))
    for event in changed:
        event.data = {
            name: _day_in_words(value) if name == "done_at" else value
            for name, value in event.data.items()
            if name not in (*WORDS, *LINKS)
        }
    CohortEvent.objects.bulk_update(changed, ["data"], batch_size=500)


def _day_in_words(moment: str) -> str:
    """As `day_of` has it, for what an event tells."""
    when = parse_datetime(moment)
    if when is None:
        return moment
    day = when.astimezone(datetime.UTC)
    return day.replace(hour=0, minute=0, second=0, microsecond=0).isoformat()


def _forget_staff(now: datetime.datetime) -> int:
    """Having led a run counts as practice, as having kept a circle does."""
    known = Q(person__isnull=False) | Q(named_by__isnull=False)
    over = CohortStaff.objects.filter(known, page__in=ended_by(now - AFTER_LEARNING).values("pk"))
    ended = Coalesce("until", Greatest("since", Value(now)))

    def blank(rows: QuerySet[CohortStaff]) -> None:
        rows.update(person=None, named_by=None, until=ended)

    return in_batches(over, blank)
