"""A training as its member sees it: what is done, what is left, and each session. Reads only."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.sites import share_roots

from ..circle_words import Clock
from ..models import CohortPage, Membership, Session
from ..shown import clock_of
from .rules import CohortRule, Item, Standing
from .runs import programs_of
from .standings import rule_of, standings_of

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class OwnTraining:
    """One membership as its holder sees it at `clock.now`. `sessions` include those called off."""

    membership: Membership
    page: CohortPage
    sessions: tuple[Session, ...]
    rule: CohortRule
    standing: Standing
    clock: Clock
    program: str = ""

    @property
    def title(self) -> str:
        """Program and run; the run alone where its title names the program."""
        run = self.page.title
        return f"{self.program}: {run}" if self.program and self.program not in run else run

    @property
    def url(self) -> str:
        return reverse("events:training", args=[self.membership.registration.code])

    @property
    def is_active(self) -> bool:
        return self.membership.status == Membership.Status.ACTIVE

    @property
    def progress(self) -> tuple[int, int]:
        """Steps done, and how many there are; who has finished has done all that was asked then."""
        done, total = self.rule.steps(self.standing)
        return (total, total) if self.membership.is_finished else (done, total)

    @property
    def progress_words(self) -> str:
        done, total = self.progress
        words = ngettext(
            "%(done)s of %(total)s step done", "%(done)s of %(total)s steps done", total
        )
        return words % {"done": done, "total": total}

    @property
    def due_at(self) -> datetime.datetime | None:
        """When the prework is due: extended, or as for everyone."""
        return self.membership.due_at(self.page.prework_due_at)

    @property
    def is_extended(self) -> bool:
        return self.membership.prework_due_at is not None

    @property
    def items(self) -> tuple[Item, ...]:
        """What is asked, each with its dates."""
        return tuple(self._dated(item) for item in self.rule.items(self.standing))

    @property
    def next_session(self) -> Session | None:
        """The one that is on, or comes next."""
        ahead = (each for each in self.sessions if each.ends_at > self.clock.now)
        return next((each for each in ahead if not each.is_cancelled), None)

    @property
    def is_on(self) -> bool:
        """Whether a session is on at this moment."""
        return self.next_session is not None and self.next_session.starts_at <= self.clock.now

    @property
    def next_words(self) -> str:
        """What comes next, in a line of a list: a session, or else what is still missing."""
        session = self.next_session
        if session:
            return f"{session.title or self.page.title} · {self.clock.when(session.starts_at)}"
        return ". ".join(
            item.label[:1].upper() + item.label[1:] for item in self.items if not item.done
        )

    def _dated(self, item: Item) -> Item:
        said = {"prework": self._prework_words, "circle": self._circle_words}.get(item.name)
        return replace(item, detail=said()) if said else item

    def _prework_words(self) -> str:
        if self.standing.prework_done_at:
            return _("Done %(when)s.") % {"when": self.clock.when(self.standing.prework_done_at)}
        if self.due_at is None:
            return ""
        words = _("Due %(when)s.") if self.due_at > self.clock.now else _("It was due %(when)s.")
        said = words % {"when": self.clock.when(self.due_at)}
        return f"{said} {_('You have been given more time.')}" if self.is_extended else said

    def _circle_words(self) -> str:
        if not self.standing.signed_off_at:
            return ""
        when = self.clock.when(self.standing.signed_off_at)
        return _("Signed off %(when)s.") % {"when": when}


def own_trainings(memberships: QuerySet[Membership]) -> list[OwnTraining]:
    """Memberships of one person, with all about their runs. Four more queries, however many."""
    mine = list(memberships.select_related("registration", "enrollment"))
    if not mine:
        return []
    pages = CohortPage.objects.in_bulk({each.page_id for each in mine})
    share_roots(pages.values())
    by_page: dict[int, list[Session]] = defaultdict(list)
    for session in Session.objects.filter(page__in=pages).in_order():
        by_page[session.page_id].append(session)
    held = [each for sessions in by_page.values() for each in held_of(sessions)]
    standings, programs = standings_of(mine, held), programs_of(pages.values())
    return [
        _own(
            each,
            pages[each.page_id],
            by_page[each.page_id],
            _up_to_now(standings[each.pk], each, pages[each.page_id]),
            programs,
        )
        for each in mine
    ]


def running_trainings(person: User) -> list[OwnTraining]:
    """What somebody is in the middle of, the latest first; for My learning."""
    return own_trainings(in_the_middle(person).order_by("-joined_at", "-pk"))


def in_the_middle(person: User) -> QuerySet[Membership]:
    """The memberships of somebody that go on. Once their seat is nobody's, no page of it is left."""
    active = Membership.objects.of(person).filter(status=Membership.Status.ACTIVE)
    return active.filter(registration__person=person.pk)


def _up_to_now(standing: Standing, membership: Membership, page: CohortPage) -> Standing:
    """Prework that was finished a moment ago, before the clock wrote it down: done is done."""
    enrollment = membership.enrollment
    is_its = enrollment is not None and enrollment.series_id == page.prework_id
    if standing.prework_done_at or not is_its or not enrollment.is_completed:
        return standing
    return replace(standing, prework_done_at=enrollment.completed_at)


def held_of(sessions: Iterable[Session]) -> list[Session]:
    """Those that take place."""
    return [each for each in sessions if not each.is_cancelled]


def _own(
    membership: Membership,
    page: CohortPage,
    sessions: Sequence[Session],
    standing: Standing,
    programs: dict[int, str],
) -> OwnTraining:
    return OwnTraining(
        membership,
        page,
        tuple(sessions),
        rule_of(page, held_of(sessions)),
        standing,
        clock_of(page),
        programs[page.pk],
    )
