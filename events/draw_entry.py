"""A page that is drawn for, as somebody finds it who would enter or has entered."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Self

from .actions import digest_of
from .circle_words import Clock
from .drawn import circles_of, name_of, option_of
from .models import AccessNeed, CirclesPage, Draw, DrawEntry, Session, SessionStaff
from .shown import clock_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User


@dataclass
class EntryPage:
    """The draw of a page, and one person's entry in it, if there is one."""

    page: CirclesPage
    person: User | AnonymousUser
    clock: Clock
    draw: Draw | None
    entry: DrawEntry | None

    @classmethod
    def of(cls, page: CirclesPage, person: User | AnonymousUser) -> Self:
        draw = Draw.objects.filter(page=page.pk).first()
        entry = DrawEntry.objects.of(person).filter(draw=draw).first() if draw else None
        if entry and draw:
            entry.draw = draw
        return cls(page, person, clock_of(page), draw, entry)

    @property
    def is_drawn(self) -> bool:
        return self.draw is not None and self.draw.is_drawn

    @property
    def has_entered(self) -> bool:
        return self.entry is not None and self.entry.status != DrawEntry.Status.LEFT

    @property
    def has_agreed(self) -> bool:
        """Whether the entry agreed to the words as they stand now."""
        if not self.has_entered or self.entry is None or self.page.agreement is None:
            return False
        version = self.entry.agreement
        is_same = version is not None and version.source_id == self.page.agreement_id
        return is_same and version.digest == digest_of(self.page.agreement)

    @cached_property
    def is_over(self) -> bool:
        """Whether all its circles have ended."""
        ends = [each.ends_at for each in circles_of(self.page.pk)]
        return bool(ends) and max(ends) <= self.clock.now

    @property
    def is_early(self) -> bool:
        opens_at = self.page.registration_opens_at
        return opens_at is not None and self.clock.now < opens_at

    @property
    def is_open(self) -> bool:
        """Whether entries are taken now."""
        if not self.page.live or self.is_early or self.closes_at is None:
            return False
        is_before = self.clock.now < self.closes_at
        return is_before and not self.is_drawn and bool(self.choices)

    @property
    def closes_at(self) -> datetime.datetime | None:
        """When entry closes: once somebody has entered, the draw knows."""
        return self.draw.closes_at if self.entry and self.draw else self.page.registration_closes_at

    @property
    def opens(self) -> str:
        opens_at = self.page.registration_opens_at
        return self.clock.when(opens_at) if opens_at else ""

    @property
    def closes(self) -> str:
        return self.clock.when(self.closes_at) if self.closes_at else ""

    @property
    def drawn_when(self) -> str:
        return self.clock.when(self.draw.drawn_at) if self.draw and self.draw.drawn_at else ""

    @property
    def kept_as(self) -> int:
        """The number under which a form waits for who has to sign in: no pool has it."""
        return -self.page.pk

    @cached_property
    def choices(self) -> list[tuple[int, str]]:
        """The circles this person may rank, by the ids of their pools, as people tell them apart."""
        return [(each.pool.pk, name_of(each, self.clock)) for each in self._to_rank]

    @property
    def options(self) -> list[tuple[int, str]]:
        """The same, short enough for a select."""
        return [(each.pool.pk, option_of(each, self.clock)) for each in self._to_rank]

    @cached_property
    def _to_rank(self) -> list[Session]:
        mine = SessionStaff.objects.none()
        if self.person.is_authenticated:
            mine = SessionStaff.objects.filter(
                person=self.person, status=SessionStaff.Status.ACCEPTED
            )
        kept = set(mine.values_list("session", flat=True))
        return [
            each
            for each in circles_of(self.page.pk)
            if each.status == Session.Status.SCHEDULED
            and each.starts_at > self.clock.now
            and each.pk not in kept
        ]

    @property
    def ranking(self) -> list[int]:
        """What this person ranked, as far as it can still be chosen."""
        there = {pool_id for pool_id, _name in self.choices}
        wanted = self.entry.ranking if self.entry else []
        return [pool_id for pool_id in wanted if pool_id in there]

    @property
    def before(self) -> dict[str, str]:
        """What the entry says of the person, to be changed."""
        if not self.has_entered or self.entry is None:
            return {}
        need = AccessNeed.objects.filter(entry=self.entry).first()
        return {
            "display_name": self.entry.display_name,
            "pronouns": self.entry.pronouns,
            "need": need.text if need else "",
        }
