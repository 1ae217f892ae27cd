"""The code by which somebody lets staff add them to a session. Only actions write this."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class StaffCode(models.Model):
    """One person's newest code: good for a day and for one use. Only its digest is kept."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="staff_code"
    )
    digest = models.CharField(_("digest"), max_length=64, unique=True)
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    expires_at = models.DateTimeField(_("good until"))
    used_at = models.DateTimeField(_("used at"), null=True)

    class Meta:
        verbose_name = _("code for staff")
        verbose_name_plural = _("codes for staff")

    def __str__(self) -> str:
        return f"Code {self.pk}"
