"""One session of a run as those who lead it enter who came. Reads only."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.utils import timezone

from content.moments import time_in_words, when_in_words

from ..models import Attendance, RoomCode, Session
from .arrivals import ARRIVE_BEFORE, is_open_to_arrive
from .desk import PEOPLE_ON_A_PAGE
from .grid_members import Member, members_of, read
from .needs import Need, needs_of
from .rules import least_minutes

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from accounts.models import User

    from ..models import Membership
    from .desk import Led


@dataclass(frozen=True)
class ShownSession:
    """A session, its people, and what can be done for it now. `reader` enters nothing for themself.

    `only` are the memberships of a form that came back: the list may have changed under it since,
    and nobody is entered unseen.
    """

    led: Led
    session: Session
    reader: User
    number: str = "1"
    only: Collection[int] = ()

    @cached_property
    def now(self) -> datetime.datetime:
        return timezone.now()

    @property
    def when(self) -> str:
        """In the session's zone, and beside it in the reader's own."""
        zone = timezone.get_current_timezone()
        return when_in_words(self.session.starts_at, self.session.zone_info, zone)

    @cached_property
    def page_obj(self) -> ListPage:
        return Paginator(self._people, PEOPLE_ON_A_PAGE).get_page(self.number)

    @cached_property
    def members(self) -> list[Member]:
        shown = self._people.filter(pk__in=self.only) if self.only else self.page_obj.object_list
        return list(read(shown))

    @cached_property
    def entered(self) -> dict[int, tuple[str, int | None, bool]]:
        """What is entered by now: by membership, status, minutes, and whether it is made good."""
        rows = Attendance.objects.filter(
            session=self.session, membership__in=[each.pk for each in self.members]
        )
        return {
            member: (status, minutes, made_good_in is not None)
            for member, status, minutes, made_good_in in rows.values_list(
                "membership", "status", "minutes", "made_good_in"
            )
        }

    @property
    def counts_from(self) -> int:
        """From how many minutes on it counts for who came late or left early."""
        return least_minutes(self.session.minutes, self.led.cohort.least_percent)

    @property
    def to_enter(self) -> int:
        """For how many of those shown nothing is entered yet."""
        return len(self.members) - len(self.entered)

    @cached_property
    def needs(self) -> list[Need]:
        """What people in the whole run need, not only on this page of the list."""
        return needs_of(self.led)

    @property
    def has_begun(self) -> bool:
        return self.now >= self.session.starts_at

    @property
    def takes_codes(self) -> bool:
        """Whether people may come in now, by the code in the room."""
        return is_open_to_arrive(self.session, self.now)

    @property
    def codes_from(self) -> str:
        """From when on there can be a code, on the session's clock."""
        opens = self.session.starts_at - ARRIVE_BEFORE
        return time_in_words(opens.astimezone(self.session.zone_info))

    @property
    def code_until(self) -> str:
        """Until when the code works, on the session's clock."""
        return time_in_words(self.code.expires_at.astimezone(self.session.zone_info))

    @cached_property
    def code(self) -> RoomCode | None:
        """The code that works now."""
        return RoomCode.objects.filter(session=self.session, expires_at__gt=self.now).first()

    @property
    def _people(self) -> QuerySet[Membership]:
        return members_of(self.led.cohort).exclude(person=self.reader.pk)
