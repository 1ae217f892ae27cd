"""The outbox: letters written with what they tell of, delivered afterwards. Only actions write them."""

import datetime

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MAX_TRIES = 8
BODY_DAYS = 90


class LetterQuerySet(models.QuerySet):
    """Facts about many letters."""

    def of(self, person: models.Model) -> "LetterQuerySet":
        return self.filter(person=person)

    def queued(self) -> "LetterQuerySet":
        return self.filter(status=Letter.Status.QUEUED)

    def due(self, now: datetime.datetime) -> "LetterQuerySet":
        """To be delivered now: queued, not before its time, not in another worker's hands."""
        return self.queued().filter(due_at__lte=now, tries__lt=MAX_TRIES)

    def in_turn(self) -> "LetterQuerySet":
        """Those before which nothing of their stream is left to send. What is parked holds up nothing."""
        earlier = Letter.objects.queued().filter(stream=OuterRef("stream"), pk__lt=OuterRef("pk"))
        return self.filter(Q(stream="") | ~Exists(earlier))

    def to_forget(self, now: datetime.datetime) -> "LetterQuerySet":
        """Letters that no longer may say whose they were."""
        return self.filter(forget_at__lte=now)

    def given_up(self, now: datetime.datetime) -> "LetterQuerySet":
        """Queued with no try left: the worker of the last one died before it could park the letter."""
        return self.queued().filter(due_at__lte=now, tries__gte=MAX_TRIES)

    def past_keeping(self, now: datetime.datetime) -> "LetterQuerySet":
        """Settled letters whose words have been kept long enough."""
        return self.exclude(status=Letter.Status.QUEUED).filter(
            emptied_at=None, created_at__lt=now - datetime.timedelta(days=BODY_DAYS)
        )


class Letter(models.Model):
    """One letter to one person. Links in it begin with a mark that delivery turns into the site's address."""

    class Status(models.TextChoices):
        QUEUED = "queued", _("Waiting to be sent")
        SENT = "sent", _("Sent")
        PARKED = "parked", _("Could not be sent")
        DROPPED = "dropped", _("Not sent: out of date, or the account is closed")

    kind = models.CharField(max_length=60)
    person = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="letters"
    )
    language = models.CharField(max_length=10)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    calendar = models.TextField(blank=True, help_text=_("An iCalendar part, or empty."))
    dedupe_key = models.CharField(max_length=200)
    is_private = models.BooleanField(
        default=False, help_text=_("Emptied on delivery, and in no list of the admin.")
    )
    forget_at = models.DateTimeField(
        null=True, blank=True, help_text=_("From then on the row no longer says whose it was.")
    )
    stream = models.CharField(
        max_length=80,
        blank=True,
        help_text=_("Letters of one stream leave in the order they were written."),
    )
    message_token = models.UUIDField(
        help_text=_("Left part of the Message-ID, the same at each try.")
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.QUEUED)
    due_at = models.DateTimeField(
        help_text=_("Not before this time. While a worker holds the letter: when the hold lapses.")
    )
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    emptied_at = models.DateTimeField(null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["dedupe_key"], name="one_letter_per_dedupe_key"),
            models.UniqueConstraint(fields=["message_token"], name="one_letter_per_message_id"),
            models.CheckConstraint(
                condition=~Q(status="sent") | Q(sent_at__isnull=False),
                name="a_sent_letter_says_when",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(status="queued"), name="letters_to_send"),
            models.Index(
                fields=["created_at"], condition=Q(emptied_at=None), name="letters_to_empty"
            ),
            models.Index(
                fields=["forget_at"], condition=Q(forget_at__isnull=False), name="letters_to_forget"
            ),
            models.Index(
                fields=["stream"], condition=Q(status="queued"), name="letters_of_a_stream"
            ),
        ]

    def __str__(self) -> str:
        return f"Letter {self.pk} ({self.kind})"
