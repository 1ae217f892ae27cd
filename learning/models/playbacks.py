"""What learners played. Written only by `learning.actions`."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .records import ModuleProgress


class Playback(models.Model):
    """What one learner played of one recording, in one module of one run.

    `played` holds the parts really played, each [start, end] in milliseconds of the recording, in
    order and apart from each other. Adding what a player tells is the same in any order and any
    number of times, so nothing is lost or counted twice.
    """

    # Editors see which pages use a recording; who played it is nothing to them.
    wagtail_reference_index_ignore = True

    progress = models.ForeignKey(ModuleProgress, models.PROTECT, related_name="playbacks")
    recording = models.ForeignKey("content.Media", models.PROTECT, related_name="+")
    played = models.JSONField(_("played"), default=list)
    watched_percent = models.PositiveSmallIntegerField(_("watched"), default=0)
    position_ms = models.PositiveIntegerField(
        _("position"), default=0, help_text=_("Where it was last, in milliseconds.")
    )
    position_at = models.DateTimeField(
        _("position at"), help_text=_("When it was there: an older report moves nothing.")
    )
    counts_from = models.DateTimeField(
        _("counts from"),
        null=True,
        help_text=_("Staff took it back then: what was played before no longer counts."),
    )

    class Meta:
        verbose_name = _("playback")
        verbose_name_plural = _("playback")
        constraints = [
            models.UniqueConstraint(
                fields=["progress", "recording"], name="one_playback_for_each_recording"
            ),
            models.CheckConstraint(
                condition=Q(watched_percent__lte=100), name="played_is_at_most_100_percent"
            ),
        ]

    def __str__(self) -> str:
        return f"Playback {self.pk}"
