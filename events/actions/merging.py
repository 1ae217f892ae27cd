"""Putting two circles together: everybody of one goes to the other, and the first is cancelled."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from accounts.models import User

from ..models import AccessNeed, Registration, SeatEvent, SeatPool, Session, SessionStaff
from ..openness import Phase, phase_of, why_halted, why_over
from .announcing import tell_soon
from .changes import change_all, create_all, draft, record_pool_event
from .locks import Held, locked_pools, retried, slot_of
from .moving import GO_ALONG
from .refused import Refused
from .schedule_seats import mark_cancelled
from .seats import has_eligible
from .settling import settle_held

Status, Reason = Registration.Status, Registration.Reason
KEEPS_THE_OTHER = SeatEvent.KEEPS_THE_OTHER


@retried
def merge_circles(from_pool: SeatPool, into_pool: SeatPool, *, by: User, note: str) -> int:
    """Give everyone in one circle a place in the other; how many. The emptied one is cancelled.

    Who has a seat is first, then who waits, as they waited. Whom the other has no seat for, or
    who sits in a third at that time or keeps it, waits there. Whoever keeps or observes the other
    needs no seat, and their place ends. Letters follow by a task.
    """
    if from_pool.pk == into_pool.pk:
        raise Refused(_("Choose another circle to put this one into."))
    with locked_pools([from_pool.pk, into_pool.pk]) as held:
        source = held.pools[from_pool.pk]
        if source.session.is_cancelled:
            raise Refused(_("This was cancelled."))
        settle_held(held, is_fresh=True)
        source, target = held.pools[from_pool.pk], held.pools[into_pool.pk]
        _refuse_merge(held, source, target)
        merge = _Merge(held, source, target, by, note)
        moved = merge.carry_all()
        mark_cancelled(source.session, note or _("Put together with another circle."))
        data = {"into": target.pk, "moved": moved}
        record_pool_event(source, "emptied", now=held.now, by=by, note=note, data=data)
        record_pool_event(target, "merged", now=held.now, by=by, note=note)
        settle_held(held)
        tell_soon()
    return moved


def _refuse_merge(held: Held, source: SeatPool, target: SeatPool) -> None:
    if why := why_over(source, held.now) or why_over(target, held.now) or why_halted(target):
        raise Refused(why)
    if target.agreement_asked != source.agreement_asked:
        raise Refused(_("People agree to other words there, so these can't be put together."))


@dataclass
class _Merge:
    """One circle going into another, by a fixed number of statements."""

    held: Held
    source: SeatPool
    target: SeatPool
    by: User
    note: str
    forward: list[Registration] = field(default_factory=list)
    drafts: list[Registration] = field(default_factory=list)
    needs: dict[int, str] = field(default_factory=dict)
    had_seat: set[int] = field(default_factory=set)

    def carry_all(self) -> int:
        """End every registration in the source and give each person the place that there is."""
        active = list(self.source.registrations.active().select_related("person"))
        rows = sorted(self._without_named(active), key=_in_turn)
        self.had_seat = {each.pk for each in rows if each.status == Status.CONFIRMED}
        texts = AccessNeed.objects.filter(registration__in=[each.pk for each in rows])
        needs = dict(texts.values_list("registration", "text"))
        places = self.target.registrations.active().select_related("person")
        there = {each.person_id: each for each in places}
        # Counted first: who comes from the source is nobody who came before.
        free = self._free()
        done = {"now": self.held.now, "by": self.by, "note": self.note, "kind": "merged"}
        change_all(rows, Status.CANCELLED, Reason.MERGED, data={"into": self.target.pk}, **done)
        barred = self._are_elsewhere()
        self.had_seat -= {row.pk for row in rows if row.person_id in barred}
        for row in rows:
            is_seat = row.pk in self.had_seat and free > 0
            free -= self._place(row, there.get(row.person_id), is_seat, needs.get(row.pk, ""))
        change_all(self.forward, Status.CONFIRMED, Reason.MERGED, **done)
        create_all(self.target, self.drafts, needs=self.needs, **done)
        return len(rows)

    def _place(
        self, row: Registration, there: Registration | None, is_seat: bool, need: str
    ) -> bool:
        """Note what becomes of one; whether that takes a seat."""
        if there:
            # A seat that is offered is held already.
            is_held = there.status == Status.OFFERED and row.pk in self.had_seat
            is_forward = is_seat and there.status == Status.WAITING
            if is_forward or is_held:
                self.forward.append(there)
            return is_forward
        if need:
            self.needs[len(self.drafts)] = need
        self.drafts.append(
            draft(
                self.target,
                row.person,
                Status.CONFIRMED if is_seat else Status.WAITING,
                Reason.MERGED,
                now=self.held.now,
                form_key=f"merge:{row.pk}",
                **{name: getattr(row, name) for name in GO_ALONG},
            )
        )
        return is_seat

    def _without_named(self, active: list[Registration]) -> list[Registration]:
        """All but those who keep or observe the target: their place ends, and they are told so.

        Who is only asked to goes along: they may say no.
        """
        staff = self.target.session.staff.filter(status=SessionStaff.Status.ACCEPTED)
        named = set(staff.values_list("person", flat=True))
        change_all(
            [each for each in active if each.person_id in named],
            Status.CANCELLED,
            Reason.SESSION_CANCELLED,
            kind=KEEPS_THE_OTHER,
            now=self.held.now,
            by=self.by,
            note=self.note,
        )
        return [each for each in active if each.person_id not in named]

    def _free(self) -> int:
        """Seats that nobody who waits there comes first for."""
        is_first_come = phase_of(self.target, self.held.now) == Phase.FIRST_COME
        if not is_first_come and has_eligible(self.target):
            return 0
        return max(0, self.target.seats - self.target.seated)

    def _are_elsewhere(self) -> set[int]:
        """Who has a seat in a third circle of the target's slot, or keeps or observes it."""
        third = [
            pool
            for pool in self.held.pools.values()
            if pool.pk not in (self.source.pk, self.target.pk)
            and slot_of(pool)
            and slot_of(pool) == slot_of(self.target)
        ]
        seated = Registration.objects.seated().filter(pool__in=third)
        named = SessionStaff.objects.filter(
            status=SessionStaff.Status.ACCEPTED,
            session__pool__in=third,
            session__status=Session.Status.SCHEDULED,
        )
        sets = [rows.values_list("person", flat=True) for rows in (seated, named)]
        return {person for people in sets for person in people}


def _in_turn(registration: Registration) -> tuple[int, int, int]:
    """Who has a seat, then who was offered one and waits again, then who waited."""
    ranks = (Status.CONFIRMED, Status.OFFERED, Status.WAITING)
    position = registration.position or 0
    return ranks.index(registration.status), position, registration.pk
