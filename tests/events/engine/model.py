"""The seat rule once more, as plain lists in memory: what the engine must come to, step by step.

Nothing here is fast, stored or shared. Whatever is refused leaves everything as it was.
"""

import copy
import datetime
from dataclasses import dataclass, field

SEATED, ACTIVE = ("offered", "confirmed"), ("waiting", "offered", "confirmed")
OFFER = datetime.timedelta(hours=24)
SHORT_NOTICE = datetime.timedelta(hours=1)
TIME_TO_ANSWER = datetime.timedelta(minutes=30)
LENGTH = datetime.timedelta(minutes=90)


class No(Exception):
    """Refused."""


@dataclass
class Place:
    """One person's registration in a circle."""

    person: int
    circle: int
    status: str
    position: int | None = None
    until: datetime.datetime | None = None
    is_passed_over: bool = False
    is_moved: bool = False

    def end(self, status):
        self.status, self.until = status, None


@dataclass
class Circle:
    """Its seats, and what decides whether they are given out."""

    number: int
    slot: str
    starts: datetime.datetime
    seats: int = 1
    last_position: int = 0
    is_closed: bool = False
    is_cancelled: bool = False
    has_keeper: bool = True

    def is_past(self, now):
        return self.starts + LENGTH <= now

    def gives(self, now):
        """In which way seats are given out."""
        if self.is_cancelled or self.starts <= now:
            return "over"
        if self.is_closed or not self.has_keeper:
            return "halted"
        return "first_come" if now >= self.starts - SHORT_NOTICE - TIME_TO_ANSWER else "in_turn"


@dataclass
class Model:
    """All circles and places, and the time."""

    now: datetime.datetime
    circles: list[Circle]
    places: list[Place] = field(default_factory=list)

    def tried(self, what, *args):
        """Do it, or leave all as it was. Whether it was done."""
        before = copy.deepcopy((self.circles, self.places))
        try:
            getattr(self, what)(*args)
        except No:
            self.circles, self.places = before
            return False
        return True

    def rows(self):
        return sorted((p.circle, p.person, p.status, p.position or 0) for p in self.places)

    def of(self, person, circle):
        """The last place somebody had there."""
        return next(
            (p for p in reversed(self.places) if (p.person, p.circle) == (person, circle)), None
        )

    def queue(self, circle):
        found = [p for p in self.places if p.circle == circle and p.status == "waiting"]
        return sorted(found, key=lambda place: place.position)

    def seated(self, circle):
        return [p for p in self.places if p.circle == circle and p.status in SEATED]

    def sits_in_slot(self, person, circle, but=()):
        """Whether they hold a seat in one of the circles that exclude each other."""
        slot = self.circles[circle].slot
        return any(
            p.person == person and p.status in SEATED and self.circles[p.circle].slot == slot
            for p in self.places
            if p not in but
        )

    def eligible(self, circle):
        return [p for p in self.queue(circle) if not self.sits_in_slot(p.person, circle)]

    def add(self, person, circle, status):
        place = Place(person, circle, status)
        if status == "waiting":
            self.circles[circle].last_position += 1
            place.position = self.circles[circle].last_position
        self.places.append(place)
        return place

    def settle(self, *numbers):
        """What is due in these circles and those beside them: round after round, until nothing is."""
        slots = {self.circles[number].slot for number in numbers}
        beside = [circle for circle in self.circles if circle.slot in slots]
        while True:
            due = [self.due(circle) for circle in beside]
            done = [self.step(circle, what) for circle, what in zip(beside, due, strict=True)]
            if not any(done):
                break

    def due(self, circle):
        """What is seen of a circle as a round begins."""
        lapsed = [p for p in self.seated(circle.number) if p.until and p.until <= self.now]
        again = [p for p in self.eligible(circle.number) if p.is_passed_over]
        return lapsed, bool(again), circle.seats - len(self.seated(circle.number))

    def step(self, circle, due):
        lapsed, is_again, free = due
        gives = circle.gives(self.now)
        if gives == "over":
            ended = [p for p in self.places if p.circle == circle.number and p.status in ACTIVE]
            ended = [p for p in ended if p.status != "confirmed"]
            for place in ended:
                place.end("expired")
            return ended
        if lapsed:
            for place in lapsed:
                place.end("expired")
            return lapsed
        if is_again:
            again = [p for p in self.eligible(circle.number) if p.is_passed_over]
            for place in again:
                place.is_passed_over = False
            if again:
                return again
        return self.offer(circle, free) if gives == "in_turn" and free > 0 else []

    def offer(self, circle, free):
        first = self.eligible(circle.number)[:free]
        queue = self.queue(circle.number)
        if len(first) == free:
            queue = [p for p in queue if p.position < first[-1].position]
        passed = [p for p in queue if p not in first and not p.is_passed_over]
        for place in passed:
            place.is_passed_over = True
        for place in first:
            place.status = "offered"
            place.until = min(self.now + OFFER, circle.starts - SHORT_NOTICE)
        return first + passed

    def minute(self):
        self.settle(*range(len(self.circles)))

    def register(self, person, number):
        place, circle = self.of(person, number), self.circles[number]
        if place and place.status in ACTIVE:
            return
        self.settle(number)
        gives = circle.gives(self.now)
        if gives in ("over", "halted"):
            raise No
        is_free = len(self.seated(number)) < circle.seats
        if self.sits_in_slot(person, number):
            self.add(person, number, "waiting").is_passed_over = True
        elif is_free and (gives == "first_come" or not self.eligible(number)):
            self.add(person, number, "confirmed")
        else:
            self.add(person, number, "waiting")

    def cancel(self, person, number):
        place = self.of(person, number)
        if place.status == "cancelled":
            return
        if place.status not in ACTIVE or self.circles[number].is_past(self.now):
            raise No
        place.end("cancelled")
        self.settle(number)

    def accept(self, person, number):
        self.answer(person, number, "confirmed")

    def decline(self, person, number):
        self.answer(person, number, "declined")

    def answer(self, person, number, answer):
        place = self.of(person, number)
        if place.status == answer:
            return
        is_over = self.circles[number].gives(self.now) == "over"
        if place.status != "offered" or is_over or place.until <= self.now:
            raise No
        place.end(answer)
        self.settle(number)

    def claim(self, person, number):
        place, circle = self.of(person, number), self.circles[number]
        if place.status == "confirmed":
            return
        self.settle(number)
        is_free = len(self.seated(number)) < circle.seats
        waits = place.status == "waiting" and not self.sits_in_slot(person, number)
        if circle.gives(self.now) != "first_come" or not is_free or not waits:
            raise No
        place.status = "confirmed"
        self.settle(number)

    def move(self, person, number, to):
        place, target, there = self.of(person, number), self.circles[to], self.of(person, to)
        if place.is_moved and there and there.status in ACTIVE:
            return
        self.settle(number, to)
        there = there if there and there.status in ACTIVE else None
        is_seated = place.status in SEATED
        if place.status not in ACTIVE or self.circles[number].gives(self.now) == "over":
            raise No
        if target.gives(self.now) in ("over", "halted"):
            raise No
        if self.sits_in_slot(person, to, but=[place, there]):
            raise No
        if there and (there.status in SEATED or not is_seated):
            raise No
        is_free = len(self.seated(to)) < target.seats
        if target.gives(self.now) == "in_turn" and self.eligible(to):
            is_free = False
        if is_seated and not is_free:
            raise No
        place.end("cancelled")
        place.is_moved = True
        if there:
            there.status = "confirmed"
        else:
            self.add(person, to, "confirmed" if is_free else "waiting")
        self.settle(number, to)

    def change_seats(self, number, seats):
        if seats < len(self.seated(number)) and seats != self.circles[number].seats:
            raise No
        self.circles[number].seats = seats
        self.settle(number)

    def close(self, number):
        if not self.circles[number].is_closed:
            self.circles[number].is_closed = True
            self.settle(number)

    def reopen(self, number):
        self.circles[number].is_closed = False
        self.settle(number)

    def refuse_past(self, number):
        if self.circles[number].is_past(self.now):
            raise No

    def lose_keeper(self, number):
        self.refuse_past(number)
        if self.circles[number].is_cancelled:
            raise No
        self.circles[number].has_keeper = False

    def find_keeper(self, number):
        self.refuse_past(number)
        if self.circles[number].is_cancelled:
            raise No
        self.circles[number].has_keeper = True
        self.settle(number)

    def cancel_session(self, number):
        circle = self.circles[number]
        if circle.is_cancelled:
            return
        self.refuse_past(number)
        for place in self.places:
            if place.circle == number and place.status in ACTIVE:
                place.end("cancelled")
        circle.is_cancelled = True
        self.settle(number)
