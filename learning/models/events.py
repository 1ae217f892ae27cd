"""What happened, appended by `learning.actions` and never changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .records import Enrollment


class LearningEvent(models.Model):
    """What happened, in order, never changed. Progress and totals can be rebuilt from it."""

    class Kind(models.TextChoices):
        ENROLLED = "enrolled", _("Enrolled")
        CARRIED = "carried", _("Carried over")
        MOVED = "moved", _("Moved to a new plan")
        OPENED = "opened", _("Opened a module")
        CONTINUED = "continued", _("Pressed Continue")
        MARKED_DONE = "marked_done", _("Marked as done")
        ATTESTED = "attested", _("Attested")
        CHECKED = "checked", _("Took a quick check")
        WATCHED = "watched", _("Watched the recording")
        MODULE_COMPLETED = "module_completed", _("Completed a module")
        SERIES_COMPLETED = "series_completed", _("Completed the series")
        WITHDREW = "withdrew", _("Withdrew")
        CORRECTED = "corrected", _("Corrected by staff")
        CERTIFICATE_ISSUED = "certificate_issued", _("Certificate issued")
        CERTIFICATE_REVOKED = "certificate_revoked", _("Certificate revoked")
        CERTIFICATE_SUPERSEDED = "certificate_superseded", _("Certificate replaced")

    enrollment = models.ForeignKey(Enrollment, models.PROTECT, null=True, related_name="events")
    module = models.ForeignKey("learning.ModulePage", models.PROTECT, null=True, related_name="+")
    kind = models.CharField(_("kind"), max_length=24, choices=Kind)
    at = models.DateTimeField(_("at"))
    key = models.CharField(_("key"), max_length=120, unique=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    data = models.JSONField(_("data"), default=dict)

    class Meta:
        verbose_name = _("learning event")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Event {self.pk}"
