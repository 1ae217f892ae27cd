"""What those who lead or observe a run see of it at the desk. Reads only; queries are fixed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.moments import days_in_words

from ..models import CohortStaff
from .access import cohorts_seen_by, roles_now
from .frame import Frame, frame_of
from .grid import Row, rows_of, stuck
from .grid_members import BY_NAME, LEAST_FIRST, SORTS, members_of, read, waiting_for_sign_off
from .naming import title_of_run

if TYPE_CHECKING:
    from accounts.models import User

    from ..models import CohortPage

PEOPLE_ON_A_PAGE = 50
ALL, STUCK, WAITING = "all", "stuck", "waiting"
SHOWN = {
    ALL: gettext_lazy("Everyone"),
    STUCK: gettext_lazy("Who is stuck"),
    WAITING: gettext_lazy("Waiting for a sign-off"),
}
SORTED = {BY_NAME: gettext_lazy("Name"), LEAST_FIRST: gettext_lazy("Least done first")}
Role = CohortStaff.Role


@dataclass(frozen=True)
class Led:
    """A run and the reader's role in it."""

    cohort: CohortPage
    role: str

    @property
    def title(self) -> str:
        return title_of_run(self.cohort)

    @property
    def days(self) -> str:
        return days_in_words(self.cohort.starts_on, self.cohort.ends_on)

    @property
    def role_label(self) -> str:
        return str(Role(self.role).label)

    @property
    def may_lead(self) -> bool:
        return self.role in CohortStaff.LEADING

    @property
    def is_over(self) -> bool:
        return self.cohort.ends_on < timezone.localdate()

    @property
    def is_ahead(self) -> bool:
        return self.cohort.starts_on > timezone.localdate()


@dataclass(frozen=True)
class Wanted:
    """Who is to be shown and in which order, as the address says; nonsense is everyone, by name."""

    show: str = ALL
    sort: str = BY_NAME
    number: str = "1"

    @classmethod
    def of(cls, query: Any) -> Wanted:
        show, sort = query.get("show", ALL), query.get("sort", BY_NAME)
        return cls(
            show if show in SHOWN else ALL,
            sort if sort in SORTS else BY_NAME,
            query.get("page", "1"),
        )

    def query(self, **other: str) -> str:
        """The query string of this list with something changed; the number of its page aside."""
        wanted = {"show": self.show, "sort": self.sort, **other}
        default = {"show": ALL, "sort": BY_NAME}
        return urlencode({key: value for key, value in wanted.items() if value != default[key]})


@dataclass(frozen=True)
class Choice:
    """One way to narrow down or sort the list, as a link."""

    label: str
    query: str
    is_chosen: bool


@dataclass(frozen=True)
class ShownGrid:
    """One page of the grid, as it was asked for."""

    led: Led
    wanted: Wanted

    @cached_property
    def frame(self) -> Frame:
        return frame_of(self.led.cohort)

    @cached_property
    def page_obj(self) -> ListPage:
        """Members of this page: rows of the database, or for who is stuck, Members read already."""
        members = members_of(self.led.cohort, self.wanted.sort)
        if self.wanted.show == WAITING:
            members = waiting_for_sign_off(members)
        if self.wanted.show == STUCK:
            members = list(stuck(self.frame, read(members)))
        return Paginator(members, PEOPLE_ON_A_PAGE).get_page(self.wanted.number)

    @cached_property
    def rows(self) -> list[Row]:
        people = self.page_obj.object_list
        members: Iterable = people if isinstance(people, list) else read(people)
        return list(rows_of(self.frame, members))

    @property
    def filters(self) -> list[Choice]:
        shown = (
            SHOWN if self.frame.rule.asks_final_circle else {ALL: SHOWN[ALL], STUCK: SHOWN[STUCK]}
        )
        return [
            Choice(str(label), self.wanted.query(show=key), key == self.wanted.show)
            for key, label in shown.items()
        ]

    @property
    def sorts(self) -> list[Choice]:
        return [
            Choice(str(label), self.wanted.query(sort=key), key == self.wanted.sort)
            for key, label in SORTED.items()
        ]

    @property
    def query(self) -> str:
        return self.wanted.query()

    @property
    def nobody(self) -> str:
        """What is said of an empty list."""
        return {
            ALL: _("Nobody has a seat in this run yet."),
            STUCK: _("Nobody is stuck. Nothing is overdue."),
            WAITING: _("No final circle waits for a sign-off."),
        }[self.wanted.show]


def runs_of(person: User) -> list[Led]:
    """The runs somebody leads or observes, those that go on longest first. Three queries."""
    roles: dict[int, str] = {}
    for page, role in roles_now().filter(person=person.pk).values_list("page", "role"):
        before = roles.get(page)
        if before is None or _rank(role) < _rank(before):
            roles[page] = role
    if not roles:
        return []
    cohorts = list(cohorts_seen_by(person))
    return [Led(cohort, roles[cohort.pk]) for cohort in cohorts if cohort.pk in roles]


def _rank(role: str) -> int:
    return Role.values.index(role)
