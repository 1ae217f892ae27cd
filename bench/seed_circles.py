"""Our own side's circles, and people who ask for a seat. Called by `bench.seed`."""

from __future__ import annotations

import datetime

from django.utils import timezone
from wagtail.models import Page

from accounts.models import User
from bench.inside import session_of
from bench.shape import NEED, WORDS, Ask, Sizes, Works, form
from events.actions import digest_of
from events.models import (
    CirclesPage,
    CommunityAgreement,
    EventsIndexPage,
    Registration,
    SeatPool,
    Session,
)


def seed_circles(works: Works, sizes: Sizes, home: Page) -> None:
    """A circle for the rounds, with seats for half of who comes; one for each crowd."""
    index = EventsIndexPage(title="Events", slug="events", summary=WORDS)
    home.add_child(instance=index)
    agreement = CommunityAgreement.objects.create(name="Ours", agreement=WORDS, limits=WORDS)
    today = timezone.localdate()
    page = CirclesPage(
        title="Circles",
        summary=WORDS,
        starts_on=today,
        ends_on=today + datetime.timedelta(days=30),
        agreement=agreement,
        crisis_help=WORDS,
    )
    index.add_child(instance=page)
    _add_circle(works, page, "register", sizes.writers, sizes.writers // 2)
    for name in sizes.crowds:
        _add_circle(works, page, f"crowd {name}", sizes.crowd, sizes.seats)


def _add_circle(works: Works, page: CirclesPage, work: str, people: int, seats: int) -> None:
    pool = _pool(page, work, seats)
    agreed = digest_of(page.agreement)
    for number in range(people):
        name = f"{work.replace(' ', '-')}-{number}"
        person = User.objects.create_user(f"{name}@example.org", full_name=name)
        body = form(
            form_key=name, display_name=name, need=NEED, agreed="on", agreement=agreed, pronouns=""
        )
        works.add(work, Ask(f"/j/seat/{pool.pk}/", session_of(person), "POST", body))


def _pool(page: CirclesPage, slot: str, seats: int) -> SeatPool:
    starts_at = timezone.now() + datetime.timedelta(days=7)
    ends_at = starts_at + datetime.timedelta(minutes=90)
    session = Session.objects.create(
        page=page,
        kind=Session.Kind.CIRCLE,
        starts_on=starts_at.date(),
        start_time=starts_at.time(),
        ends_on=ends_at.date(),
        end_time=ends_at.time(),
        zone="UTC",
        starts_at=starts_at,
        ends_at=ends_at,
        slot=slot,
        revised_at=timezone.now(),
    )
    return SeatPool.objects.create(page=page, session=session, capacity=seats)


def placed() -> dict[str, list[int]]:
    """Of each pool, by its address: how many have a seat, and the places of who waits."""
    return {
        f"/j/seat/{pool.pk}/": [
            pool.registrations.confirmed().count(),
            *pool.registrations.waiting().values_list("position", flat=True),
        ]
        for pool in SeatPool.objects.all()
    }


def registrations() -> int:
    return Registration.objects.count()
