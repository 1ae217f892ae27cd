"""Hold a fair draw, once, under the lock of all its circles. Letters come after it, in `telling`."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from .. import fair_draw
from ..fair_draw import Came, Outcome
from ..models import (
    AccessNeed,
    CirclesPage,
    Draw,
    DrawEntry,
    Registration,
    SeatEvent,
    SeatPool,
    Session,
    SessionStaff,
)
from ..openness import Phase, phase_of
from ..sealing import unseal
from .changes import AT_A_TIME, needs_until, record_pool_event
from .locks import Held, Regrouped, locked_pools, retried
from .settling import settle_held
from .slots import slot_key

Status, Reason = Registration.Status, Registration.Reason


@retried
def hold_draw(draw_id: int) -> bool:
    """Give out the seats of a draw whose entry has closed; whether this call did. Only one ever does.

    Who has no seat waits, in the order drawn, for every circle they ranked. What was ranked is erased.
    """
    draw = Draw.objects.get(pk=draw_id)
    pools = SeatPool.objects.filter(page=draw.page_id).order_by("pk")
    with locked_pools(pools.values_list("pk", flat=True)) as held:
        if set(pools.values_list("pk", flat=True)) - set(held.pools):
            raise Regrouped  # a circle was added while the lock was waited for
        due = Draw.objects.due(held.now).filter(pk=draw_id, page__in=_drawn_for())
        if not due.update(drawn_at=held.now, seed=unseal(draw.sealed_seed)):
            return False
        held.look()
        draw.refresh_from_db()
        _Drawing(draw, held).draw_all()
        settle_held(held)
        # Here, because tasks call actions. Should this fail, the minute clock finds who wasn't told.
        transaction.on_commit(lambda: _enqueue(draw_id), robust=True)
    return True


def _drawn_for() -> object:
    return CirclesPage.objects.filter(assignment=CirclesPage.Assignment.FAIR_DRAW).values("pk")


def _enqueue(draw_id: int) -> None:
    from ..tasks.draws import tell_drawn

    tell_drawn.enqueue(draw_id)


@dataclass
class _Drawing:
    """One draw being held: who entered, and what is written for them. A fixed number of statements."""

    draw: Draw
    held: Held
    entries: list[DrawEntry] = field(default_factory=list)

    def draw_all(self) -> None:
        entered = self.draw.entries.entered().exclude(person=None)
        self.entries = list(entered.order_by("ticket"))
        by_ticket = {entry.ticket: entry for entry in self.entries}
        drawn = fair_draw.order(self.draw.seed, by_ticket)
        seats = {pool.pk: _free(pool, self.held.now) for pool in self.held.pools.values()}
        rankings = {ticket: entry.ranking for ticket, entry in by_ticket.items()}
        barred = self._barred()
        outcomes = fair_draw.allocate(drawn, rankings, seats, barred)
        self._register([(by_ticket[ticket], outcomes[ticket]) for ticket in drawn])
        self._keep_outcomes(outcomes, barred)
        self._publish(outcomes, seats)

    def _barred(self) -> dict[str, dict[int, str]]:
        """Ticket → the circles that person can't sit in, each with why."""
        over = {
            pool.pk: "cancelled" if pool.session.is_cancelled else "started"
            for pool in self.held.pools.values()
            if phase_of(pool, self.held.now) == Phase.OVER
        }
        closed: dict[int, dict[int, str]] = {entry.person_id: dict(over) for entry in self.entries}
        for person_id, pool_id in self._places():
            closed.get(person_id, {})[pool_id] = "has_place"
        kept = SessionStaff.objects.filter(
            session__pool__in=list(self.held.pools),
            session__status=Session.Status.SCHEDULED,
            status=SessionStaff.Status.ACCEPTED,
        )
        for person_id, pool_id in kept.values_list("person", "session__pool"):
            for other in self._beside(pool_id):
                closed.get(person_id, {})[other] = "keeper"
        return {entry.ticket: closed[entry.person_id] for entry in self.entries}

    def _places(self) -> list[tuple[int, int]]:
        """Who had a place before the draw, and where: with a seat, in all circles of that slot."""
        active = Registration.objects.active().filter(pool__in=list(self.held.pools))
        places = []
        for person_id, pool_id, status in active.values_list("person", "pool", "status"):
            is_seated = status in Registration.SEATED
            others = self._beside(pool_id) if is_seated else [pool_id]
            places += [(person_id, other) for other in others]
        return places

    def _beside(self, pool_id: int) -> list[int]:
        """The circle and all of its slot."""
        slot = self.held.pools[pool_id].session.slot
        return [
            pool.pk
            for pool in self.held.pools.values()
            if pool.pk == pool_id or (slot and pool.session.slot == slot)
        ]

    def _register(self, drawn: list[tuple[DrawEntry, Outcome]]) -> None:
        """A registration for every seat and every place in a queue, each with its event and need."""
        made = []
        for entry, outcome in drawn:
            if outcome.seat is not None:
                made.append(self._registration(entry, outcome.seat, Status.CONFIRMED))
            made += [self._registration(entry, pool, Status.WAITING) for pool in outcome.queues]
        made = _apart(made)
        Registration.objects.bulk_create(made, batch_size=AT_A_TIME)
        SeatEvent.objects.bulk_create(
            [_event(registration, self.held.now) for registration in made], batch_size=AT_A_TIME
        )
        self._hand_on_needs(made)
        SeatPool.objects.bulk_update(self.held.pools.values(), ["last_position"])
        for pool in self.held.pools.values():
            record_pool_event(pool, "drawn", now=self.held.now)

    def _registration(self, entry: DrawEntry, pool_id: int, status: str) -> Registration:
        pool, now = self.held.pools[pool_id], self.held.now
        reason = Reason.DRAWN
        if status == Status.WAITING:
            pool.last_position += 1
            reason = Reason.NOT_OPEN if phase_of(pool, now) == Phase.HALTED else Reason.FULL
        return Registration(
            pool=pool,
            person_id=entry.person_id,
            status=status,
            reason=reason,
            position=pool.last_position if status == Status.WAITING else None,
            slot_key=slot_key(pool.page_id, pool.session.slot),
            idempotency_key=f"draw:{self.draw.pk}",
            display_name=entry.display_name,
            pronouns=entry.pronouns,
            agreement_id=entry.agreement_id,
            agreed_at=entry.agreed_at,
            created_at=now,
            changed_at=now,
        )

    def _hand_on_needs(self, made: list[Registration]) -> None:
        needs = AccessNeed.objects.filter(entry__draw=self.draw)
        texts = dict(needs.values_list("entry__person", "text"))
        AccessNeed.objects.bulk_create(
            [
                AccessNeed(
                    registration=each,
                    text=texts[each.person_id],
                    purge_at=needs_until(self.held.pools[each.pool_id], self.held.now),
                )
                for each in made
                if each.person_id in texts
            ],
            batch_size=AT_A_TIME,
        )
        needs.delete()

    def _keep_outcomes(
        self, outcomes: dict[str, Outcome], barred: dict[str, dict[int, str]]
    ) -> None:
        """What came of it, for each entrant alone. The names go: registrations have them."""
        for entry in self.entries:
            entry.outcome = [
                {"pool": pool, "came": came, "why": self._why(pool, came, barred[entry.ticket])}
                for pool, came in outcomes[entry.ticket].came
            ]
            entry.status, entry.changed_at = DrawEntry.Status.DRAWN, self.held.now
        # One statement for all, as an insert that meets its own row: by far the fastest there is.
        DrawEntry.objects.bulk_create(
            self.entries,
            batch_size=AT_A_TIME,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=["outcome", "status", "changed_at"],
        )
        self.draw.entries.update(ranking=[], display_name="", pronouns="")

    def _why(self, pool_id: int, came: Came, closed: dict[int, str]) -> str:
        if came == Came.BARRED:
            return closed[pool_id]
        pool = self.held.pools.get(pool_id)
        is_halted = pool is not None and phase_of(pool, self.held.now) == Phase.HALTED
        return "not_open" if came == Came.FULL and is_halted else ""

    def _publish(self, outcomes: dict[str, Outcome], seats: dict[int, int]) -> None:
        self.draw.entrants = len(outcomes)
        self.draw.result = {
            "seats": [[pool_id, free] for pool_id, free in seats.items()],
            "tickets": [[ticket, outcome.seat] for ticket, outcome in outcomes.items()],
        }
        self.draw.save(update_fields=["entrants", "result"])


def _apart(made: list[Registration]) -> list[Registration]:
    """Circle by circle, and by lot within each.

    Numbers outlive names: a row that was forgotten must not stand beside one that still names them.
    """
    shuffled = secrets.SystemRandom().sample(made, len(made))
    return sorted(shuffled, key=lambda each: each.pool_id)


def _free(pool: SeatPool, now: datetime) -> int:
    """The seats that are drawn for: those free, but for who waited before the draw."""
    if phase_of(pool, now) not in (Phase.IN_TURN, Phase.FIRST_COME):
        return 0
    return max(0, pool.seats - pool.seated - pool.registrations.waiting().count())


def _event(registration: Registration, now: datetime) -> SeatEvent:
    return SeatEvent(
        pool_id=registration.pool_id,
        registration=registration,
        kind="drawn",
        to_status=registration.status,
        reason=registration.reason,
        at=now,
        key=f"r{registration.pk}:{registration.moves}",
    )
