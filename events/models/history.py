"""What happened to pools and to registrations, appended by actions and never changed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .registrations import Registration
from .seats import SeatPool


class SeatEventQuerySet(models.QuerySet):
    """Events by what follows from them."""

    def told_to_many(self) -> "SeatEventQuerySet":
        """Of pools, and news to everyone in them: a task writes the letters."""
        return self.filter(kind__in=["late_seat", "merged"], registration=None)


class SeatEvent(models.Model):
    """What happened to a pool or to one registration in it; appended, never changed.

    Replayed in order it gives every registration's status. Thirty days after a circle the actor goes.
    """

    # Somebody's place ended because its circle was put into one that they keep or observe.
    KEEPS_THE_OTHER = "keeps_the_other"

    pool = models.ForeignKey(SeatPool, models.PROTECT, related_name="events")
    registration = models.ForeignKey(Registration, models.PROTECT, null=True, related_name="events")
    kind = models.CharField(
        _("kind"), max_length=20, help_text=_("A move of a registration, or what was done.")
    )
    from_status = models.CharField(_("from"), max_length=10, blank=True)
    to_status = models.CharField(_("to"), max_length=10, blank=True)
    reason = models.CharField(_("reason"), max_length=20, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("at"))
    key = models.CharField(_("key"), max_length=80, unique=True)
    data = models.JSONField(_("data"), default=dict)

    objects = SeatEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat event")
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["at"],
                condition=Q(kind__in=["late_seat", "merged"], registration=None),
                name="what_many_are_told_of",
            )
        ]

    def __str__(self) -> str:
        return f"Seat event {self.pk}"
