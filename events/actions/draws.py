"""Open a fair draw, enter it, leave it. What is drawn is in `drawing`."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.names import clean_name

from .. import fair_draw, letters
from ..models import (
    AccessNeed,
    AgreementVersion,
    CirclesPage,
    Draw,
    DrawEntry,
    SeatPool,
    Session,
    SessionStaff,
)
from ..models.registrations import new_code
from ..retention import AFTER_NEED
from ..sealing import seal
from .refused import Refused

# More would make the form longer than anybody's wishes.
MOST_CHOICES = 10


def open_draw(page: CirclesPage) -> Draw:
    """The draw of a live page whose entry has opened; made, with its seed sealed, if there is none.

    Asked for by two at once, both get the same. Until somebody has entered it closes when the page says.
    """
    now = timezone.now()
    page = CirclesPage.objects.live().filter(pk=page.pk).first()
    if page is None or not page.is_drawn_for or page.registration_closes_at is None:
        raise Refused(_("There is no draw for these circles."))
    if page.registration_opens_at and now < page.registration_opens_at:
        raise Refused(_("Entry has not opened yet."))
    seed = fair_draw.new_seed()
    draw, is_new = Draw.objects.get_or_create(
        page_id=page.pk,
        defaults={
            "sealed_seed": seal(seed),
            "seed_hash": fair_draw.hash_of(seed),
            "opened_at": now,
            "closes_at": page.registration_closes_at,
        },
    )
    if not is_new and draw.closes_at != page.registration_closes_at:
        Draw.objects.filter(pk=draw.pk, drawn_at=None).exclude(
            pk__in=DrawEntry.objects.values("draw")
        ).update(closes_at=page.registration_closes_at)
        draw.refresh_from_db()
    return draw


def open_due_draws(now: datetime) -> None:
    """Open every draw whose entry has opened; for the minute clock."""
    opened = Q(registration_opens_at=None) | Q(registration_opens_at__lte=now)
    pages = CirclesPage.objects.live().filter(
        opened, assignment=CirclesPage.Assignment.FAIR_DRAW, fair_draw=None
    )
    for page in pages.exclude(registration_closes_at=None):
        open_draw(page)


def enter_draw(
    person: User,
    page: CirclesPage,
    *,
    ranking: Sequence[int],
    display_name: str,
    pronouns: str = "",
    need: str = "",
    agreement: AgreementVersion | None,
) -> DrawEntry:
    """The person's entry, with the circles they want, the dearest first, by the ids of their pools.

    Entering again changes the ranking; the ticket stays the one first drawn, also for who left.
    """
    draw = open_draw(page)
    with transaction.atomic():
        now = _hold_open(draw)
        if agreement is None or agreement.source_id != page.agreement_id:
            raise Refused(_("Agree to the community agreement first."), field="agreed")
        chosen = _chosen(person, draw, list(ranking))
        entry = draw.entries.filter(person=person).first() or DrawEntry(
            draw=draw, person=person, ticket=fair_draw.new_ticket(), code=new_code()
        )
        is_coming = entry.pk is None or entry.status == DrawEntry.Status.LEFT
        entry.status = DrawEntry.Status.ENTERED
        entry.ranking = [pool.pk for pool in chosen]
        entry.display_name, entry.pronouns = clean_name(display_name), clean_name(pronouns)[:40]
        entry.agreement, entry.agreed_at, entry.changed_at = agreement, now, now
        entry.entered_at = now if is_coming else entry.entered_at
        entry.save()
        _keep_need(entry, need, max(pool.session.ends_at for pool in chosen))
        if is_coming:
            letters.entered(entry)
    return entry


def leave_draw(entry: DrawEntry, *, by: User) -> DrawEntry:
    """Out of the draw, by the person's own wish. The ticket stays theirs, should they come back."""
    if entry.person_id != by.pk:
        raise Refused(_("Only who entered can leave."))
    with transaction.atomic():
        now = _hold_open(entry.draw)
        entry = DrawEntry.objects.get(pk=entry.pk)
        if entry.status == DrawEntry.Status.ENTERED:
            AccessNeed.objects.filter(entry=entry).delete()
            entry.status, entry.changed_at, entry.ranking = DrawEntry.Status.LEFT, now, []
            entry.display_name = entry.pronouns = ""
            entry.save()
    return entry


def _hold_open(draw: Draw) -> datetime:
    """The moment, while entry is open: it can't be drawn before the transaction ends.

    A write comes first, because SQLite ignores `select_for_update`.
    """
    now = timezone.now()
    open_still = Draw.objects.filter(pk=draw.pk, drawn_at=None, closes_at__gt=now)
    if not open_still.update(entrants=F("entrants")):
        raise Refused(_("Entry has closed."))
    return now


def _chosen(person: User, draw: Draw, ranking: list[int]) -> list[SeatPool]:
    """The pools of the ranking, in its order."""
    if not ranking:
        raise Refused(_("Choose at least one circle."), field="choice_1")
    if len(ranking) > MOST_CHOICES:
        raise Refused(_("Choose at most %(n)d circles.") % {"n": MOST_CHOICES})
    if len(set(ranking)) < len(ranking):
        raise Refused(_("Choose each circle only once."))
    there = SeatPool.objects.select_related("session").filter(
        page=draw.page_id,
        session__kind=Session.Kind.CIRCLE,
        session__status=Session.Status.SCHEDULED,
    )
    pools = {pool.pk: pool for pool in there.filter(pk__in=ranking)}
    if len(pools) < len(ranking):
        raise Refused(_("One of these circles is not held any more. Please choose again."))
    if keeps_one_of(person, pools):
        raise Refused(_("You keep one of these circles, so you can’t have a seat in it."))
    return [pools[pool_id] for pool_id in ranking]


def keeps_one_of(person: User, pools: dict[int, SeatPool]) -> bool:
    """Whether the person has said yes to a role in one of these."""
    return SessionStaff.objects.filter(
        session__pool__in=list(pools), person=person, status=SessionStaff.Status.ACCEPTED
    ).exists()


def _keep_need(entry: DrawEntry, need: str, until: datetime) -> None:
    text = need.strip()[:1000]
    if not text:
        AccessNeed.objects.filter(entry=entry).delete()
        return
    AccessNeed.objects.update_or_create(
        entry=entry, defaults={"text": text, "purge_at": until + AFTER_NEED}
    )
