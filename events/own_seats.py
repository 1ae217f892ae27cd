"""A person's own places as their own pages show them. Reads only; queries are fixed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Length, Substr
from django.utils import timezone
from wagtail.models import Page

from content.sites import share_roots

from .models import DrawEntry, Membership, Registration, Session
from .openness import holds_seat_in_slot, keeps_in_slot, leads_the_run
from .own_place import Place, clock_for
from .seats_ahead import keepers_there

if TYPE_CHECKING:
    from accounts.models import User

Status = Registration.Status


def place_of(registration: Registration) -> Place:
    """One registration, with its pool, session and page loaded."""
    ahead = getattr(registration, "ahead", 0)
    return Place(registration, clock_for(registration.pool.session), ahead)


def with_all(registrations: QuerySet[Registration]) -> QuerySet[Registration]:
    """With pool, session, page, `ahead` (how many wait before each that waits), `sits_beside`
    and `keeps_beside` (at that time), `is_leading` (the run), and `keepers_there` (how many have
    said yes to keep it);
    in a run with `run_ends_at`, `program` (its title) and `has_finished`."""
    before = Registration.objects.filter(
        pool=OuterRef("pool"), status=Status.WAITING, position__lt=OuterRef("position")
    )
    count = before.order_by().values("pool").annotate(n=Count("pk")).values("n")
    loaded = registrations.select_related("pool__session", "pool__page")
    return loaded.annotate(
        ahead=Coalesce(Subquery(count), 0),
        sits_beside=holds_seat_in_slot(),
        keeps_beside=keeps_in_slot(),
        is_leading=leads_the_run(),
        keepers_there=keepers_there("pool__session"),
        **_of_run(),
    )


def _of_run() -> dict[str, Subquery | Exists]:
    """What is to be known of a seat in a run besides its first session."""
    sessions = Session.objects.scheduled().filter(page=OuterRef("pool__page"))
    above = Substr("path", 1, Length("path") - Page.steplen)
    run = Page.objects.filter(pk=OuterRef(OuterRef("pool__page"))).annotate(above=above)
    program = Page.objects.filter(path=Subquery(run.values("above")[:1]), live=True)
    finished = Membership.objects.filter(registration=OuterRef("pk"), finished_at__isnull=False)
    return {
        "run_ends_at": Subquery(sessions.order_by("-ends_at").values("ends_at")[:1]),
        "program": Subquery(program.values("title")[:1]),
        "has_finished": Exists(finished),
    }


@dataclass(frozen=True)
class OwnSeats:
    """All of a person's places: what comes, soonest first; what was, newest first; draws entered."""

    ahead: tuple[Place, ...]
    past: tuple[Place, ...]
    entries: tuple[DrawEntry, ...]


def seats_of(person: User) -> OwnSeats:
    """Two queries, whatever the number of places. What was left and taken anew is there once."""
    found = with_all(Registration.objects.of(person)).order_by("pool__session__starts_at", "-pk")
    places = [place_of(each) for each in found if each.pool.session]
    ahead = tuple(each for each in places if each.is_ahead)
    standing = {each.pool.pk for each in ahead}
    past = _last_of_each(each for each in places if each.pool.pk not in standing)
    entries = DrawEntry.objects.of(person).exclude(status=DrawEntry.Status.LEFT)
    entered = tuple(entries.select_related("draw__page").order_by("-entered_at"))
    share_roots(each.pool.page for each in places)
    share_roots(each.draw.page for each in entered)
    return OwnSeats(ahead, past, entered)


def coming_seats(person: User) -> QuerySet[Registration]:
    """The places somebody has in what isn't over."""
    now = timezone.now()
    return Registration.objects.of(person).standing(now).filter(pool__session__ends_at__gt=now)


def next_seats(person: User, most: int = 3) -> list[Place]:
    """What comes next, soonest first. One query."""
    found = with_all(coming_seats(person)).order_by("pool__session__starts_at", "pk")[:most]
    return [place_of(each) for each in found]


def _last_of_each(places: Iterable[Place]) -> tuple[Place, ...]:
    seen: set[int] = set()
    kept = []
    for each in places:
        if each.pool.pk not in seen:
            seen.add(each.pool.pk)
            kept.append(each)
    return tuple(reversed(kept))
