"""How one person stands with the seats of a page: their own registrations, and nobody else's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .circle_words import Clock
from .models.registrations import Registration

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User

    from .counting import Counts


@dataclass(frozen=True)
class Own:
    """Somebody's place in one pool: what to tell them, and where they find more."""

    status: str
    words: str
    label: str
    url: str
    slot_key: str
    code: str

    @property
    def is_seated(self) -> bool:
        return self.status in Registration.SEATED


def own_places(
    person: User | AnonymousUser, pool_ids: Iterable[int], clock: Clock
) -> dict[int, Own]:
    """Pool id → the person's place in it. One query; none for a visitor."""
    if not person.is_authenticated:
        return {}
    ahead = (
        Registration.objects.filter(
            pool=OuterRef("pool"),
            status=Registration.Status.WAITING,
            position__lt=OuterRef("position"),
        )
        .order_by()
        .values("pool")
        .annotate(n=Count("pk"))
        .values("n")
    )
    mine = Registration.objects.of(person).standing(clock.now).filter(pool__in=list(pool_ids))
    mine = mine.annotate(ahead=Coalesce(Subquery(ahead), 0))
    return {each.pool_id: _own(each, clock) for each in mine}


def _own(registration: Registration, clock: Clock) -> Own:
    label = _("See your turn")
    if registration.status == Registration.Status.CONFIRMED:
        words, label = _("You have a seat"), _("See your seat")
    elif registration.status == Registration.Status.OFFERED:
        until = clock.when(registration.offer_expires_at)
        words, label = _("A seat is held for you until %(when)s") % {"when": until}, _("Answer")
    else:
        words = queue_in_words(registration.ahead)
    return Own(
        status=registration.status,
        words=words,
        label=label,
        url=reverse("events:registration", args=[registration.code]),
        slot_key=registration.slot_key,
        code=registration.code,
    )


def queue_in_words(ahead: int) -> str:
    """Where somebody stands who has so many people before them.

    "At most": who has a seat at that time in another circle is counted and passed over. Left out,
    they would come back before others on giving that seat up.
    """
    if not ahead:
        return _("You are first in the queue")
    return ngettext(
        "At most %(n)d person is before you in the queue",
        "At most %(n)d people are before you in the queue",
        ahead,
    ) % {"n": ahead}


def wait_to_expect(counts: Counts) -> str:
    """Why somebody who comes now would wait, and after how many."""
    taken = _("Others wait for the free seats.") if counts.free else _("All seats are taken.")
    if not counts.waiting:
        return f"{taken} {_('You would be first in the queue.')}"
    before = ngettext(
        "At most %(n)d person would be before you in the queue.",
        "At most %(n)d people would be before you in the queue.",
        counts.waiting,
    ) % {"n": counts.waiting}
    return f"{taken} {before}"
