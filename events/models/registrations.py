"""Who asked for a seat, in which order, how it stands, and what they need. Only actions write these."""

import datetime
import secrets
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .seats import SeatPool

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User


def new_code() -> str:
    """An unguessable part of an address: 160 bits."""
    return secrets.token_urlsafe(20)


class RegistrationQuerySet(models.QuerySet):
    """Registrations by whose they are and how they stand."""

    def of(self, person: "User | AnonymousUser") -> "RegistrationQuerySet":
        """The person's own; nobody's for a visitor."""
        return self.filter(person=person) if person.is_authenticated else self.none()

    def active(self) -> "RegistrationQuerySet":
        return self.filter(status__in=Registration.ACTIVE)

    def seated(self) -> "RegistrationQuerySet":
        """Those that hold a seat: confirmed, or offered and not yet answered."""
        return self.filter(status__in=Registration.SEATED)

    def confirmed(self) -> "RegistrationQuerySet":
        return self.filter(status=Registration.Status.CONFIRMED)

    def offered(self) -> "RegistrationQuerySet":
        return self.filter(status=Registration.Status.OFFERED)

    def waiting(self) -> "RegistrationQuerySet":
        """The queue, the first first."""
        return self.filter(status=Registration.Status.WAITING).order_by("position")

    def standing(self, now: datetime.datetime) -> "RegistrationQuerySet":
        """Active ones, but for queues of what has begun, whether or not the clock has struck."""
        queued = [Registration.Status.WAITING, Registration.Status.OFFERED]
        return self.active().exclude(status__in=queued, pool__session__starts_at__lte=now)

    def lapsed(self, now: datetime.datetime) -> "RegistrationQuerySet":
        """Offers whose time is over."""
        return self.offered().filter(offer_expires_at__lte=now)


class Registration(models.Model):
    """One person's place in a pool. Thirty days after a circle it no longer says whose."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        OFFERED = "offered", _("Seat offered")
        CONFIRMED = "confirmed", _("Confirmed")
        DECLINED = "declined", _("Declined")
        EXPIRED = "expired", _("Lapsed")
        CANCELLED = "cancelled", _("Cancelled")

    class Reason(models.TextChoices):
        """Why it stands as it does: of who waits, why still; of the others, how it came to that."""

        SEAT_FREE = "seat_free", _("A seat was free")
        FULL = "full", _("All seats are taken")
        OTHERS_FIRST = "others_first", _("Others wait, and came first")
        SAME_SLOT = "same_slot", _("Holds a seat in another circle at that time")
        KEEPS_BESIDE = "keeps_beside", _("Named for another circle at that time")
        SHORT_NOTICE = "short_notice", _("It starts too soon now for the offer to be answered")
        NOT_OPEN = "not_open", _("Seats are not given out at the moment")
        DRAWN = "drawn", _("Drawn")
        IN_TURN = "in_turn", _("First in the queue when a seat was free")
        ACCEPTED = "accepted", _("Offer accepted")
        LATE_SEAT = "late_seat", _("Took a seat at short notice")
        BY_PERSON = "by_person", _("At the person's wish")
        BY_STAFF = "by_staff", _("By staff")
        MOVED = "moved", _("Moved")
        MERGED = "merged", _("Circles were put together")
        TOO_LATE = "too_late", _("The offer was not answered in time")
        SESSION_CANCELLED = "session_cancelled", _("The session was cancelled")
        STARTED = "started", _("The session has started")
        ERASED = "erased", _("The account was erased")

    ACTIVE = (Status.WAITING, Status.OFFERED, Status.CONFIRMED)
    SEATED = (Status.OFFERED, Status.CONFIRMED)
    # Of who waits though it is their turn: they are elsewhere at that time.
    PASSED_OVER = (Reason.SAME_SLOT, Reason.KEEPS_BESIDE)
    # What may become of what. Nothing leads out of the last three; who comes back registers anew.
    EDGES = {
        Status.WAITING: (
            Status.OFFERED, Status.CONFIRMED, Status.CANCELLED, Status.EXPIRED,
        ),
        Status.OFFERED: (
            Status.CONFIRMED, Status.DECLINED, Status.EXPIRED, Status.CANCELLED, Status.WAITING,
        ),
        Status.CONFIRMED: (Status.CANCELLED,),
        Status.DECLINED: (),
        Status.EXPIRED: (),
        Status.CANCELLED: (),
    }  # fmt: skip

    pool = models.ForeignKey(SeatPool, models.PROTECT, related_name="registrations")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="registrations"
    )
    status = models.CharField(_("status"), max_length=10, choices=Status)
    reason = models.CharField(_("reason"), max_length=20, choices=Reason)
    position = models.PositiveIntegerField(
        _("place in the queue"),
        null=True,
        help_text=_("Taken from the pool's counter under its lock; never used again."),
    )
    slot_key = models.CharField(
        _("slot"), max_length=80, blank=True, help_text=_("Page and slot, where slots exclude.")
    )
    code = models.CharField(_("code"), max_length=32, unique=True, default=new_code)
    idempotency_key = models.CharField(
        _("form key"), max_length=64, help_text=_("The same form sent twice is one registration.")
    )
    display_name = models.CharField(_("display name"), max_length=150, blank=True)
    pronouns = models.CharField(_("pronouns"), max_length=40, blank=True)
    agreement = models.ForeignKey(
        "events.AgreementVersion", models.PROTECT, null=True, related_name="registrations"
    )
    agreed_at = models.DateTimeField(_("agreed at"), null=True)
    is_by_staff = models.BooleanField(_("added by staff"), default=False)
    offers = models.PositiveSmallIntegerField(_("offers made"), default=0)
    offer_expires_at = models.DateTimeField(_("offer lasts until"), null=True)
    moves = models.PositiveIntegerField(_("changes so far"), default=0)
    created_at = models.DateTimeField(_("registered at"))
    changed_at = models.DateTimeField(_("changed at"))

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        indexes = [
            models.Index(fields=["pool", "status", "position"], name="queue_of_a_pool"),
            models.Index(
                fields=["offer_expires_at"], condition=Q(status="offered"), name="open_offers"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["pool", "person"],
                condition=Q(status__in=["waiting", "offered", "confirmed"]),
                name="one_active_registration_in_a_pool",
            ),
            models.UniqueConstraint(
                fields=["person", "slot_key"],
                condition=Q(status__in=["offered", "confirmed"]) & ~Q(slot_key=""),
                name="one_seat_for_each_slot",
            ),
            models.UniqueConstraint(
                fields=["pool", "position"], name="a_place_in_the_queue_is_given_once"
            ),
            models.UniqueConstraint(
                fields=["pool", "person", "idempotency_key"],
                name="a_form_sent_twice_is_one_registration",
            ),
            models.CheckConstraint(
                condition=(Q(status="offered") & Q(offer_expires_at__isnull=False))
                | (~Q(status="offered") & Q(offer_expires_at__isnull=True)),
                name="an_offer_says_how_long_it_lasts",
            ),
            models.CheckConstraint(
                condition=~Q(status="waiting") | Q(position__isnull=False),
                name="who_waits_has_a_place_in_the_queue",
            ),
        ]

    def __str__(self) -> str:
        return f"Registration {self.pk}"

    @property
    def is_active(self) -> bool:
        return self.status in self.ACTIVE

    @property
    def is_seated(self) -> bool:
        return self.status in self.SEATED

    def status_at(self, now: datetime.datetime) -> str:
        """How it stands at a moment, though the clock that ends queues and offers has yet to strike."""
        session = self.pool.session
        is_late = self.offer_expires_at is not None and self.offer_expires_at <= now
        is_queued = self.status in (self.Status.WAITING, self.Status.OFFERED)
        has_begun = session is not None and session.starts_at <= now
        return self.Status.EXPIRED if is_late or (is_queued and has_begun) else self.status


class AccessNeed(models.Model):
    """What somebody needs to take part. Gone seven days after; staff read it without a name.

    Those who lead a training see to it, so they read it with the name.
    """

    registration = models.OneToOneField(
        Registration, models.PROTECT, null=True, related_name="access_need"
    )
    entry = models.OneToOneField(
        "events.DrawEntry", models.PROTECT, null=True, related_name="access_need"
    )
    text = models.TextField(_("access needs"), max_length=1000)
    purge_at = models.DateTimeField(_("kept until"))

    class Meta:
        verbose_name = _("access need")
        indexes = [models.Index(fields=["purge_at"], name="needs_to_purge")]
        constraints = [
            models.CheckConstraint(
                condition=Q(registration__isnull=False) ^ Q(entry__isnull=False),
                name="a_need_is_of_a_registration_or_an_entry",
            )
        ]

    def __str__(self) -> str:
        return f"Access need {self.pk}"
