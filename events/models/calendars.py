"""What each person's calendar was last told about a session. Only actions write this."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .sessions import Session


class CalendarCopy(models.Model):
    """The last SEQUENCE and METHOD one person's calendar was sent for one session."""

    class Method(models.TextChoices):
        REQUEST = "REQUEST", _("Put in the calendar")
        CANCEL = "CANCEL", _("Taken out of the calendar")

    session = models.ForeignKey(Session, models.PROTECT, related_name="calendar_copies")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="calendar_copies"
    )
    last_sequence = models.PositiveIntegerField(_("last SEQUENCE"))
    last_method = models.CharField(_("last METHOD"), max_length=10, choices=Method)
    told_at = models.DateTimeField(_("told at"))

    class Meta:
        verbose_name = _("calendar copy")
        verbose_name_plural = _("calendar copies")
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"], name="one_calendar_copy_of_a_session"
            )
        ]

    def __str__(self) -> str:
        return f"Calendar copy {self.pk}"
