"""A fair draw: its sealed seed, who entered it, and what came of it. Only actions write these."""

import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User


class DrawQuerySet(models.QuerySet):
    """Draws by where they stand."""

    def to_tell(self) -> "DrawQuerySet":
        """Drawn, with people who haven't been told."""
        return self.filter(pk__in=DrawEntry.objects.untold().values("draw_id"))

    def due(self, now: datetime.datetime) -> "DrawQuerySet":
        """Entry is over, and nobody has drawn."""
        return self.filter(closes_at__lte=now, drawn_at=None)


class Draw(models.Model):
    """One draw for the circles of a page.

    The hash of the seed is shown from the moment entry opens; the seed itself only once it is drawn.
    """

    page = models.OneToOneField("wagtailcore.Page", models.PROTECT, related_name="fair_draw")
    sealed_seed = models.TextField(_("seed, encrypted"))
    seed_hash = models.CharField(_("SHA-256 of the seed"), max_length=64)
    opened_at = models.DateTimeField(_("entry opened at"))
    closes_at = models.DateTimeField(_("entry closes at"))
    drawn_at = models.DateTimeField(_("drawn at"), null=True)
    seed = models.CharField(_("seed"), max_length=64, blank=True)
    entrants = models.PositiveIntegerField(_("entrants"), default=0)
    result = models.JSONField(
        _("result"),
        default=dict,
        help_text=_("Seats of each circle, and in the order drawn each ticket with its circle."),
    )

    objects = DrawQuerySet.as_manager()

    class Meta:
        verbose_name = _("draw")
        constraints = [
            models.CheckConstraint(
                condition=Q(drawn_at__isnull=True, seed="")
                | (Q(drawn_at__isnull=False) & ~Q(seed="")),
                name="a_seed_is_shown_once_drawn",
            )
        ]

    def __str__(self) -> str:
        return f"Draw {self.pk}"

    @property
    def is_drawn(self) -> bool:
        return self.drawn_at is not None

    def takes_entries(self, now: datetime.datetime) -> bool:
        return not self.is_drawn and now < self.closes_at


class DrawEntryQuerySet(models.QuerySet):
    """Entries by whose they are."""

    def of(self, person: "User | AnonymousUser") -> "DrawEntryQuerySet":
        return self.filter(person=person) if person.is_authenticated else self.none()

    def entered(self) -> "DrawEntryQuerySet":
        return self.filter(status=DrawEntry.Status.ENTERED)

    def untold(self) -> "DrawEntryQuerySet":
        """Drawn, and the letter that says so is still to be written."""
        return self.filter(status=DrawEntry.Status.DRAWN, told_at=None).exclude(person=None)


class DrawEntry(models.Model):
    """One person's entry. Its ticket is drawn once and kept, also by who leaves and comes back."""

    class Status(models.TextChoices):
        ENTERED = "entered", _("Entered")
        LEFT = "left", _("Left")
        DRAWN = "drawn", _("Drawn")

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="entries")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="draw_entries"
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.ENTERED)
    ticket = models.CharField(_("ticket"), max_length=32)
    code = models.CharField(_("code"), max_length=32, unique=True)
    ranking = models.JSONField(
        _("ranking"),
        default=list,
        help_text=_("Ids of pools, the dearest first. Erased after the draw."),
    )
    display_name = models.CharField(_("display name"), max_length=150, blank=True)
    pronouns = models.CharField(_("pronouns"), max_length=40, blank=True)
    agreement = models.ForeignKey(
        "events.AgreementVersion", models.PROTECT, null=True, related_name="entries"
    )
    agreed_at = models.DateTimeField(_("agreed at"), null=True)
    outcome = models.JSONField(
        _("outcome"),
        default=list,
        help_text=_("What each circle of the ranking came to, and why; for the entrant alone."),
    )
    entered_at = models.DateTimeField(_("entered at"))
    changed_at = models.DateTimeField(_("changed at"))
    told_at = models.DateTimeField(_("told what came of it at"), null=True)

    objects = DrawEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("draw entry")
        verbose_name_plural = _("draw entries")
        constraints = [
            models.UniqueConstraint(fields=["draw", "person"], name="one_entry_in_a_draw"),
            models.UniqueConstraint(fields=["draw", "ticket"], name="a_ticket_is_drawn_once"),
        ]
        indexes = [
            models.Index(
                fields=["draw"],
                condition=Q(status="drawn", told_at=None),
                name="entries_not_told_yet",
            )
        ]

    def __str__(self) -> str:
        return f"Draw entry {self.pk}"
