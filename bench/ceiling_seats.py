"""The ceiling's seats: one pool, one lock, one row for the place, its event, its need and its letter.

Imported by `bench.ceiling` once Django is set up there.
"""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.db import connection, models, transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from bench.inside import session_of
from bench.shape import NEED, Ask, Sizes, Works, form


class Pool(models.Model):
    capacity = models.PositiveIntegerField()
    seats_held = models.PositiveIntegerField(default=0)
    last_position = models.PositiveIntegerField(default=0)
    lock_version = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"Pool {self.pk}"


class Place(models.Model):
    pool = models.ForeignKey(Pool, models.PROTECT)
    person = models.ForeignKey(User, models.PROTECT)
    status = models.CharField(max_length=10)
    position = models.PositiveIntegerField(null=True)
    form_key = models.CharField(max_length=64)
    display_name = models.CharField(max_length=150)
    created_at = models.DateTimeField()

    class Meta:
        unique_together = [("pool", "position"), ("pool", "person", "form_key")]
        indexes = [models.Index(fields=["pool", "status", "position"], name="queue")]

    def __str__(self) -> str:
        return f"Place {self.pk}"


class Event(models.Model):
    place = models.ForeignKey(Place, models.PROTECT)
    kind = models.CharField(max_length=20)
    actor = models.ForeignKey(User, models.PROTECT)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Event {self.pk}"


class Need(models.Model):
    place = models.OneToOneField(Place, models.PROTECT)
    text = models.TextField()

    def __str__(self) -> str:
        return f"Need {self.pk}"


class Post(models.Model):
    person = models.ForeignKey(User, models.PROTECT)
    dedupe_key = models.CharField(max_length=200, unique=True)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    due_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Letter {self.pk}"


MODELS = (Pool, Place, Event, Need, Post)


@require_POST
@login_required
def book(request: HttpRequest, pool_id: int) -> HttpResponse:
    """A seat while there is one and nobody waits, else the next place in the queue."""
    now, key = timezone.now(), request.POST["form_key"]
    with transaction.atomic():
        Pool.objects.filter(pk=pool_id).update(lock_version=F("lock_version") + 1)
        pool = Pool.objects.get(pk=pool_id)
        place = Place.objects.filter(pool=pool, person=request.user, form_key=key).first()
        if place is None:
            place = _place(pool, request, key, now)
            Event.objects.create(place=place, kind=place.status, actor=request.user, at=now)
            Need.objects.create(place=place, text=request.POST["need"])
            Post.objects.create(
                person=request.user,
                dedupe_key=f"{place.status}:{place.pk}",
                subject=f"You are {place.status}",
                text=f"Dear {request.user.username}, you are {place.status}.",
                due_at=now,
            )
    messages.success(request, "Done.")
    return redirect(f"/place/{place.pk}/")


def _place(pool: Pool, request: HttpRequest, key: str, now: timezone.datetime) -> Place:
    held = Place.objects.filter(pool=pool, status="confirmed").count()
    is_free = held < pool.capacity
    if is_free:
        pool.seats_held = held + 1
    else:
        pool.last_position += 1
    pool.save()
    return Place.objects.create(
        pool=pool,
        person=request.user,
        status="confirmed" if is_free else "waiting",
        position=None if is_free else pool.last_position,
        form_key=key,
        display_name=request.POST["display_name"],
        created_at=now,
    )


def seed(works: Works, sizes: Sizes) -> None:
    """Tables, pools and people who ask for a seat."""
    with connection.schema_editor() as editor:
        for model in MODELS:
            editor.create_model(model)
    with transaction.atomic():
        _add_pool(works, "register", sizes.writers, sizes.writers // 2)
        for name in sizes.crowds:
            _add_pool(works, f"crowd {name}", sizes.crowd, sizes.seats)


def _add_pool(works: Works, work: str, people: int, seats: int) -> None:
    pool = Pool.objects.create(capacity=seats)
    for number in range(people):
        person = User.objects.create(username=f"{work} {number}")
        body = form(form_key=f"{work}-{number}", display_name=person.username, need=NEED)
        works.add(work, Ask(f"/seat/{pool.pk}/", session_of(person), "POST", body))


def placed() -> dict[str, list[int]]:
    """Of each pool, by its address: how many have a seat, and the places of who waits."""
    return {
        f"/seat/{pool.pk}/": [
            Place.objects.filter(pool=pool, status="confirmed").count(),
            *Place.objects.filter(pool=pool, status="waiting")
            .order_by("position")
            .values_list("position", flat=True),
        ]
        for pool in Pool.objects.all()
    }


def written() -> int:
    """How many have a place."""
    return Place.objects.count()
