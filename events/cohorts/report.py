"""Trainings in numbers for the association: by run and by institution, small numbers left out.

People are counted by how far they came, each once in a run: asked for a seat only, had a seat,
attended a session, finished. What is hidden is decided here, for every page, chart and file alike.
Reads only; one query for the people, one for each of the names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import BigIntegerField, Case, F, Max, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from accounts.models import Affiliation, Institution
from accounts.small_numbers import CannotHide, Cell, hidden, with_totals

from ..models import CohortPage, Membership, Registration

LEAST = 5
# How far somebody came; the last is the furthest.
ASKED, SEATED, ATTENDED, FINISHED = range(4)
STAGES = (
    gettext_lazy("Registered"),
    gettext_lazy("Confirmed"),
    gettext_lazy("Attended"),
    gettext_lazy("Finished"),
)
NOT_KNOWN = 0


@dataclass(frozen=True)
class Numbers:
    """A row: a run or an institution, and how many came at least so far; None where it is hidden."""

    key: Hashable
    title: str
    reached: tuple[int | None, ...]

    @property
    def words(self) -> str:
        """The row in a sentence, for who doesn't see the bars."""
        said = [
            f"{label}: {_('hidden') if n is None else n}"
            for label, n in zip(STAGES, self.reached, strict=True)
        ]
        return f"{self.title}. {', '.join(said)}."


@dataclass(frozen=True)
class Table:
    """Rows by how far people came, the last of them the totals; `gaps` are hidden cells."""

    keys: tuple[int, ...]
    counts: tuple[tuple[int, ...], ...]
    gaps: frozenset[Cell]

    def reached(self, row: int) -> tuple[int | None, ...]:
        """How many came at least so far, worked out from what is shown and from nothing else."""
        cells = [None if (row, at) in self.gaps else n for at, n in enumerate(self.counts[row])]
        *parts, total = cells
        return tuple(_at_least(stage, parts, total) for stage in range(len(parts)))


def _at_least(stage: int, parts: Sequence[int | None], total: int | None) -> int | None:
    if stage == 0 and total is not None:
        return total
    if None not in parts[stage:]:
        return sum(parts[stage:])
    if total is not None and None not in parts[:stage]:
        return total - sum(parts[:stage])
    return None


class Report:
    """All trainings at one moment. Everything that is shown of them comes from one of these."""

    def __init__(self) -> None:
        self.people = _people()

    @cached_property
    def runs(self) -> dict[int, CohortPage]:
        """The runs that somebody registered for, the latest first."""
        ids = {run for run, _school in self.people}
        pages = CohortPage.objects.filter(pk__in=ids).order_by("-starts_on", "-pk")
        return {page.pk: page for page in pages}

    @cached_property
    def titles(self) -> dict[int, str]:
        """What each run is called, with its program."""
        above = {page.path[: -Page.steplen] for page in self.runs.values()}
        programs = dict(Page.objects.filter(path__in=above).values_list("path", "title"))
        return {
            page.pk: f"{programs[page.path[: -Page.steplen]]}: {page.title}"
            for page in self.runs.values()
        }

    @cached_property
    def schools(self) -> dict[int, str]:
        """The institutions that people came from, by name; who has none comes last."""
        ids = {school for _run, school in self.people}
        names = Institution.objects.filter(pk__in=ids).order_by("name", "place", "pk")
        found = {each.pk: str(each) for each in names}
        return found | ({NOT_KNOWN: _("None that is verified")} if NOT_KNOWN in ids else {})

    @cached_property
    def tables(self) -> tuple[Table, Table]:
        """By run and by institution. What one hides of their common totals the other hides too.

        Institutions' numbers can't be worked out with the exact numbers of runs either: staff see those.
        """
        by_run = self._counted(list(self.runs), lambda run, school: run)
        by_school = self._counted(list(self.schools), lambda run, school: school)
        common: set[int] = set()
        while True:
            gaps = [
                hidden(counts, LEAST, also={(len(counts) - 1, at) for at in common})
                for counts in (by_run, by_school)
            ]
            found = {
                column
                for counts, some in zip((by_run, by_school), gaps, strict=True)
                for row, column in some
                if row == len(counts) - 1
            }
            if found == common:
                break
            common = found
        return (
            _table(list(self.runs), by_run, gaps[0]),
            _table(list(self.schools), by_school, gaps[1] | _gaps_below_known_totals(by_school)),
        )

    @property
    def by_run(self) -> list[Numbers]:
        """Every run, then all together; nothing before anybody has registered."""
        return self._rows(self.tables[0], self.titles) if self.people else []

    @property
    def by_school(self) -> list[Numbers]:
        """Every institution, then all together."""
        return self._rows(self.tables[1], self.schools) if self.people else []

    def of_run(self, run: int) -> Numbers | None:
        """One run; None where nobody has registered."""
        return next((each for each in self.by_run if each.key == run), None)

    def schools_of(self, run: int) -> list[tuple[str, int | None]]:
        """How many with a seat in this run came from each institution; none of them from where none did.

        Together with the two tables they give nothing away: all runs are looked at at once.
        """
        runs, schools = list(self.runs), list(self.schools)
        seats = [[self._seated(each, school) for each in runs] for school in schools]
        counts = with_totals(seats)
        gaps = self._gaps_between(counts)
        column = runs.index(run)
        return [
            (self.schools[school], None if (row, column) in gaps else counts[row][column])
            for row, school in enumerate(schools)
            if counts[row][column] or (row, column) in gaps
        ]

    def _gaps_between(self, counts: list[list[int]]) -> set[Cell]:
        """The gaps of institutions by runs: the totals of runs are known, some of institutions are shown."""
        rows, columns = len(counts) - 1, len(counts[0]) - 1
        by_school = self.tables[1]
        totals = {(row, columns): by_school.reached(row)[SEATED] for row in range(rows)}
        shown = {cell for cell, n in totals.items() if n is not None}
        known = shown | {(rows, column) for column in range(columns + 1)}
        try:
            return hidden(counts, LEAST, also=set(totals) - shown, never=known)
        except CannotHide:
            return {(row, column) for row in range(rows) for column in range(columns)}

    def _seated(self, run: int, school: int) -> int:
        return sum(n for came, n in self.people.get((run, school), {}).items() if came >= SEATED)

    def _counted(self, keys: list[int], key_of: object) -> list[list[int]]:
        found: dict[int, Counter[int]] = {key: Counter() for key in keys}
        for (run, school), came in self.people.items():
            found[key_of(run, school)].update(came)
        return with_totals([[found[key][stage] for stage in range(len(STAGES))] for key in keys])

    def _rows(self, table: Table, titles: dict[int, str]) -> list[Numbers]:
        rows = [Numbers(key, titles[key], table.reached(at)) for at, key in enumerate(table.keys)]
        return [*rows, Numbers(None, _("All"), table.reached(len(table.keys)))]


def _gaps_below_known_totals(counts: list[list[int]]) -> set[Cell]:
    """What else to hide of institutions for who knows the last row."""
    if len(counts) <= 2:  # of a single institution all is known, whatever is hidden
        return set()
    return hidden(counts, LEAST, never=[(len(counts) - 1, at) for at in range(len(counts[0]))])


def _table(keys: Iterable[int], counts: list[list[int]], gaps: set[Cell]) -> Table:
    return Table(tuple(keys), tuple(map(tuple, counts)), frozenset(gaps))


def _people() -> dict[tuple[int, int], Counter[int]]:
    """By run and institution: how many came how far. Who registered twice for a run counts once."""
    status, at = Membership.Status, "membership__status"
    came = Case(
        When(**{at: status.FINISHED}, then=Value(FINISHED)),
        When(membership__sessions_done__gt=0, then=Value(ATTENDED)),
        When(membership__isnull=False, then=Value(SEATED)),
        default=Value(ASKED),
    )
    then = Affiliation.objects.filter(
        Q(ended_on=None) | Q(ended_on__gt=OuterRef("created_at__date")),
        person=OuterRef("person"),
        verified_at__isnull=False,
        started_on__lte=OuterRef("created_at__date"),
    )
    of_that_day = Subquery(then.order_by("-started_on", "-pk").values("institution")[:1])
    rows = (
        Registration.objects.filter(pool__is_for_all=True)
        # Who was forgotten is somebody still: one for each registration.
        .annotate(
            who=Coalesce("person", Value(0) - F("pk"), output_field=BigIntegerField()),
            from_where=Coalesce(
                "membership__institution",
                of_that_day,
                Value(NOT_KNOWN),
                output_field=BigIntegerField(),
            ),
        )
        .order_by()
        .values("pool__page", "who")
        .annotate(furthest=Max(came), school=Max("from_where"))
        .values_list("pool__page", "school", "furthest")
    )
    found: dict[tuple[int, int], Counter[int]] = {}
    for run, school, furthest in rows.iterator(chunk_size=5000):
        found.setdefault((run, school), Counter())[furthest] += 1
    return found
