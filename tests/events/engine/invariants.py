"""What must hold of seats at any quiet moment, whoever did what in whichever order.

The events of all pools, replayed in their order against a simple model of a queue, must be a history
that could have happened one step after the other, and end where the rows stand.
"""

from collections import Counter, defaultdict

from django.db.models import F
from django.utils import timezone

from accounts.models import Letter
from events import actions
from events.actions.locks import slot_of
from events.models import Registration, SeatEvent, SeatPool, SessionStaff
from events.openness import Phase, phase_of, with_facts

Status, Reason = Registration.Status, Registration.Reason


def broken():
    """Sentences on what is broken; none if all is well. Looks, settles what is due, looks again."""
    idle = list(_idle_before_the_clock())
    actions.settle_due()
    return [*idle, *_pools(), *_people(), *_history(), *_letters(), *_quiet()]


def oversold():
    """Sentences on too many seats held, by a circle or by one person. Settles nothing."""
    return [each for each in [*_pools(), *_people()] if "oversold" in each or "two seats" in each]


def _idle_before_the_clock():
    """Seats that whatever was done last should have given out itself, and left to the clock.

    Where an offer has lapsed it is for the clock, and so is all that follows in the slot.
    """
    lapsed = Registration.objects.lapsed(timezone.now()).select_related("pool__session")
    due = {slot_of(each.pool) or each.pool_id for each in lapsed}
    for pool in with_facts(SeatPool.objects.all(), timezone.now()):
        if (slot_of(pool) or pool.pk) not in due and _is_idle(pool):
            yield f"{pool} was left with an idle seat"


def _is_idle(pool):
    if phase_of(pool, timezone.now()) != Phase.IN_TURN or pool.seated >= pool.seats:
        return False
    seats = Registration.objects.seated().exclude(slot_key="")
    taken = set(seats.values_list("person", "slot_key"))
    waiting = pool.registrations.waiting().values_list("person", "slot_key")
    named = set(_named_at_that_time(pool))
    return any(each not in taken and each[0] not in named for each in waiting)


def _named_at_that_time(pool):
    """Who keeps or observes the circle, or one that still stands in its slot."""
    for staff in SessionStaff.objects.filter(status="accepted").select_related("session__pool"):
        beside = staff.session
        is_beside = not beside.is_cancelled and slot_of(beside.pool) == slot_of(pool) is not None
        if beside.pool == pool or is_beside:
            yield staff.person_id


def _pools():
    for pool in with_facts(SeatPool.objects.all(), timezone.now()):
        rows = pool.registrations.all()
        if pool.seated > pool.seats:
            yield f"{pool} is oversold: {pool.seated} of {pool.seats}"
        if pool.seats_held != pool.seated:
            yield f"{pool} says {pool.seats_held} are held, and {pool.seated} are"
        places = sorted(rows.exclude(position=None).values_list("position", flat=True))
        if places != list(range(1, pool.last_position + 1)):
            yield f"{pool} has gaps in its queue or gave a place twice"
        if _is_idle(pool):
            yield f"{pool} has an idle seat"


def _people():
    active = Counter(Registration.objects.active().values_list("pool", "person"))
    yield from (f"two places of one person: {key}" for key, n in active.items() if n > 1)
    seats = Registration.objects.seated().exclude(slot_key="")
    slots = Counter(seats.values_list("person", "slot_key"))
    yield from (f"two seats in a slot: {key}" for key, n in slots.items() if n > 1)
    forms = Counter(Registration.objects.values_list("pool", "person", "idempotency_key"))
    yield from (f"a form was two registrations: {key}" for key, n in forms.items() if n > 1)


class Replay:
    """The model: who stands how, as the events say."""

    def __init__(self):
        self.rows = Registration.objects.in_bulk()
        self.status = {}
        self.moves = Counter()
        # Rows of pools are made by factories; the first event about seats says what was before.
        self.seats = {pool.pk: pool.seats for pool in SeatPool.objects.all()}
        for event in SeatEvent.objects.filter(kind="seats_changed").order_by("-pk"):
            self.seats[event.pool_id] = sum(event.data["before"].values())
        self.seated, self.waiting = defaultdict(set), defaultdict(set)
        self.sits = Counter()
        # Who keeps a circle beside it has no event of their own; that they are passed over has.
        self.keeps = set()

    def is_eligible(self, row):
        if row.pk in self.keeps:
            return False
        return not row.slot_key or not self.sits[row.person_id, row.slot_key]

    def eligible(self, pool):
        return [self.rows[pk] for pk in self.waiting[pool] if self.is_eligible(self.rows[pk])]

    def put(self, row, before, after):
        pool, slot = row.pool_id, (row.person_id, row.slot_key)
        self.status[row.pk] = after
        self.waiting[pool].discard(row.pk)
        if before in Registration.SEATED and after not in Registration.SEATED:
            self.seated[pool].discard(row.pk)
            self.sits[slot] -= 1
        if after in Registration.SEATED and before not in Registration.SEATED:
            self.seated[pool].add(row.pk)
            self.sits[slot] += 1
        if after == Status.WAITING:
            self.waiting[pool].add(row.pk)

    def wrong_with(self, event):
        if event.kind == "seats_changed":
            self.seats[event.pool_id] = sum(event.data["after"].values())
        if event.registration_id is None:
            return
        row, before = self.rows[event.registration_id], self.status.get(event.registration_id, "")
        if event.from_status != before:
            yield f"{event.key}: from {event.from_status}, and it was {before}"
        stays = before == event.to_status == Status.WAITING
        if before and not stays and event.to_status not in Registration.EDGES[before]:
            yield f"{event.key}: from {before} to {event.to_status}"
        if event.key != f"r{row.pk}:{self.moves[row.pk]}":
            yield f"{event.key}: is not move {self.moves[row.pk]}"
        self.moves[row.pk] += 1
        earlier = [each for each in self.eligible(row.pool_id) if each.pk != row.pk]
        overtakes = [each for each in earlier if each.position < (row.position or 0)]
        if event.to_status == Status.OFFERED and overtakes:
            yield f"{event.key}: offered out of turn"
        if event.to_status == Status.CONFIRMED and event.reason == Reason.SEAT_FREE and earlier:
            yield f"{event.key}: confirmed while {len(earlier)} waited"
        self.put(row, before, event.to_status)
        (self.keeps.add if event.reason == Reason.KEEPS_BESIDE else self.keeps.discard)(row.pk)
        if len(self.seated[row.pool_id]) > self.seats[row.pool_id]:
            yield f"{event.key}: one seat too many"
        if row.slot_key and self.sits[row.person_id, row.slot_key] > 1:
            yield f"{event.key}: a second seat in a slot"


def _history():
    replay = Replay()
    for event in SeatEvent.objects.order_by("pk"):
        yield from replay.wrong_with(event)
    for row in replay.rows.values():
        if replay.status.get(row.pk) != row.status or replay.moves[row.pk] != row.moves + 1:
            yield f"{row} stands as {row.status}, and its events say {replay.status.get(row.pk)}"
    moved = SeatEvent.objects.filter(kind="moved")
    if moved.filter(to_status="cancelled").count() != moved.exclude(to_status="cancelled").count():
        yield "somebody moved by half"


# A letter of this kind for each event of these kinds that came to this status.
TOLD = {
    "seats_offer": ({"offered"}, {Status.OFFERED}),
    "seats_lapsed": ({"lapsed"}, {Status.EXPIRED}),
    "seats_confirmed": ({"registered", "accepted", "claimed"}, {Status.CONFIRMED}),
    "seats_waiting": ({"registered"}, {Status.WAITING}),
}
# What is told of a seat in a run of a training, with all its dates.
OF_A_RUN = {"seats_confirmed": "seats_cohort_confirmed"}


def _letters():
    for kind, (kinds, statuses) in TOLD.items():
        events = SeatEvent.objects.filter(kind__in=kinds, to_status__in=statuses).count()
        letters = Letter.objects.filter(kind__in=[kind, OF_A_RUN.get(kind, kind)]).count()
        if events != letters:
            yield f"{letters} letters of {kind} for {events} events"


def _quiet():
    """To settle what is settled changes nothing."""
    before = list(SeatPool.objects.order_by("pk").values_list("seats_held", "late_announced_at"))
    coming = SeatPool.objects.filter(session__starts_at__gt=timezone.now())
    # To settle one is to settle all in its slot.
    slots = {slot_of(pool) or pool.pk: pool for pool in coming.select_related("session")}
    for pool in slots.values():
        if changes := actions.settle(pool.pk):
            yield f"{pool} was not settled: {changes}"
    after = list(SeatPool.objects.order_by("pk").values_list("seats_held", "late_announced_at"))
    if before != after:
        yield "settling twice is not settling once"
    if SeatPool.objects.filter(seats_held__gt=F("capacity") + F("override_seats")).exists():
        yield "more seats are held than there are"
