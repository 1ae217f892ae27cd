"""What would become of each row of a list: who has an account, who is in, for whom there is a seat.

Reads only, a fixed number of queries for 500 rows. What is said here is looked at again when it is done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts.models import Institution, User
from learning.models import Certificate, Enrollment, SeriesPage
from learning.openness import why_closed

from ..counting import counts_of
from ..models import CohortPage, CohortStaff, ListRow, ProgramPrerequisite, Registration, SeatPool
from ..openness import why_not_in
from .importing import EMAIL, INSTITUTION, Entry, Read
from .prerequisites import missing

Result = ListRow.Result
AT_ONCE = 500
T = TypeVar("T")


@dataclass(frozen=True)
class Planned:
    """A row, the account it is about, and what would become of it."""

    entry: Entry
    person: User | None
    result: str


def plan(read: Read, door: Door) -> list[Planned]:
    """What would become of every row, in the order of the file."""
    known = _institutions()
    return [
        planned
        for some in _portions(read.entries, AT_ONCE)
        for planned in _planned(some, read.heading, known, door)
    ]


def _planned(
    entries: list[Entry], heading: dict[str, str], known: set[str], door: Door
) -> Iterator[Planned]:
    people = {
        each.email: each for each in User.objects.filter(email__in=[e.email for e in entries])
    }
    door.look(people.values())
    for entry in entries:
        person = people.get(entry.email)
        if entry.institution and _folded(entry.institution) not in known:
            entry.refuse(heading[INSTITUTION], _("This institution isn’t on our list."))
        if person and not person.is_active:
            entry.refuse(heading[EMAIL], _("This account is closed."))
        if entry.reason:
            yield Planned(entry, person, Result.REFUSED)
        elif person is None:
            yield Planned(entry, None, Result.INVITE)
        elif person.pk in door.already:
            yield Planned(entry, person, Result.ALREADY)
        elif why := door.why_not(person):
            entry.refuse("", why)
            yield Planned(entry, person, Result.REFUSED)
        else:
            yield Planned(entry, person, door.give())


def _institutions() -> set[str]:
    """What our institutions are called, with and without their place."""
    rows = Institution.objects.values_list("name", "place")
    both = [(name, f"{name}, {place}") for name, place in rows]
    return {_folded(each) for names in both for each in names}


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


class Door:
    """How people come in: `look` at some of them first, then ask about each."""

    already: set[int]

    def look(self, people: Iterable[User]) -> None:
        raise NotImplementedError

    def why_not(self, person: User) -> str:
        """Why this person can't come in; empty where they can."""
        raise NotImplementedError

    def give(self) -> str:
        """What the next one gets."""
        return Result.SEAT


class RunDoor(Door):
    """Into a run: by its seats, with what is needed first unless staff give a reason."""

    def __init__(self, page: CohortPage, pool: SeatPool, note: str) -> None:
        self.page, self.pool, self.note = page, pool, note
        counts = counts_of([pool])[pool.pk]
        self.free = 0 if counts.waiting else counts.free
        program = page.path[: -Page.steplen]
        asked = ProgramPrerequisite.objects.filter(program__path=program, page__live=True)
        self.asked = [] if note else [each.page for each in asked.select_related("page")]
        self.sentences: dict[frozenset[int], str] = {}

    def look(self, people: Iterable[User]) -> None:
        ids = [person.pk for person in people]
        active = Registration.objects.active().filter(pool=self.pool.pk, person__in=ids)
        self.already = set(active.values_list("person", flat=True))
        named = CohortStaff.objects.filter(page=self.page.pk, person__in=ids, until=None)
        self.leading = set(named.values_list("person", flat=True))
        self.having = {asked.pk: _having(asked, ids) for asked in self.asked}

    def why_not(self, person: User) -> str:
        if person.pk in self.leading:
            return _("This person leads or observes the run.")
        lacks = frozenset(pk for pk, having in self.having.items() if person.pk not in having)
        if lacks and lacks not in self.sentences:
            self.sentences[lacks] = " ".join(missing(person, self.page))
        return self.sentences.get(lacks, "")

    def give(self) -> str:
        self.free -= 1
        return Result.SEAT if self.free >= 0 else Result.WAIT


class SeriesDoor(Door):
    """Into a series: who is in it or has finished it is in already."""

    def __init__(self, series: SeriesPage) -> None:
        self.series = series

    def look(self, people: Iterable[User]) -> None:
        own = Enrollment.objects.filter(series=self.series, person__in=[each.pk for each in people])
        standing = own.exclude(status=Enrollment.Status.WITHDRAWN)
        self.already = set(standing.values_list("person", flat=True))

    def why_not(self, person: User) -> str:
        return ""


def why_closed_to_staff(page: CohortPage | SeriesPage, pool: SeatPool | None) -> str:
    """Why nobody can come in at this time without a reason; empty where people can."""
    if pool is None:
        return _("This series isn’t published.") if not page.live else why_closed(page)
    return why_not_in(pool.pk, timezone.now())


def _having(asked: Page, people: list[int]) -> set[int]:
    """Who of these has what is asked: the series finished, or a certificate that holds."""
    if issubclass(asked.specific_class, SeriesPage):
        done = Enrollment.objects.completed().filter(series=asked.pk, person__in=people)
        return set(done.values_list("person", flat=True))
    holding = Certificate.objects.holding().filter(person__in=people)
    valid = holding.filter(page__path__startswith=asked.path)
    return set(valid.values_list("person", flat=True))


def _portions(rows: Sequence[T], size: int) -> Iterator[list[T]]:
    left = iter(rows)
    while some := list(islice(left, size)):
        yield some
