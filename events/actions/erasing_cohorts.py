"""What goes of a person's runs when they erase their account. Called through `events.privacy_cohorts`."""

from django.db.models.functions import Greatest
from django.utils import timezone

from accounts.models import User

from ..models import (
    Announcement,
    Attendance,
    CohortEvent,
    CohortNote,
    CohortStaff,
    FacilitatorEntry,
    Membership,
    PracticumLog,
)
from .erasing import erase_places
from .forgetting_cohorts import without_words
from .memberships import let_go


def erase_memberships(user: User) -> None:
    """Leave every run that goes on, and take the person and all words out of what they did there.

    Counts and the institution of that day stay. Twice changes nothing more: it is declared for each
    kind of row it empties, because the rows are found by the membership.
    """
    # The seat first, under the lock of its pool, before the membership is held.
    erase_places(user)
    mine = list(Membership.objects.filter(person=user).order_by("pk").values_list("pk", flat=True))
    now = timezone.now()
    for membership_id in mine:
        let_go(membership_id, now)
    CohortNote.objects.filter(membership__in=mine).delete()
    PracticumLog.objects.filter(person=user).update(person=None, reflection="", answer="")
    told = CohortEvent.objects.filter(membership__in=mine)
    without_words(told)
    told.filter(actor=user).update(actor=None)
    # Who came in by themselves: events and attendance go on telling the same.
    Attendance.objects.filter(membership__in=mine, recorded_by=user).update(recorded_by=None)
    Membership.objects.filter(pk__in=mine).update(person=None)


def erase_leading(user: User) -> None:
    """Off the staff of every run, at once; that somebody led it stays."""
    now = timezone.now()
    standing = CohortStaff.objects.filter(person=user, until=None)
    standing.update(until=Greatest("since", now))
    CohortStaff.objects.filter(person=user, until__gt=now).update(until=Greatest("since", now))


def erase_authorship(user: User) -> None:
    """A message to a run, or a note, stays for whom it was written to; by whom, goes."""
    Announcement.objects.filter(by=user).update(by=None)
    CohortNote.objects.filter(by=user).update(by=None)


def erase_listing(user: User) -> None:
    """Off the list of facilitators, every trace of it."""
    FacilitatorEntry.objects.filter(person=user).delete()
