"""What an editor chooses for the people who are in a series when a change goes live."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from wagtail.models import Page

    from .pages import SeriesPage


class Policy(models.TextChoices):
    """What a new plan means for learners in progress. Completed stays completed, always."""

    MOVE = "move", _("They go on with the new version")
    KEEP = "keep", _("They finish the version they have")


class ChoosesForLearners(models.Model):
    """A page whose editor says what a change means for learners in progress.

    The choice is part of the revision, so that it survives scheduling, review and bulk publishing.
    Its token is spent by the first plan it decides about; restoring a revision whose token is spent
    moves nobody.
    """

    learner_policy = models.CharField(
        _("learners in progress"),
        max_length=10,
        choices=Policy,
        default=Policy.MOVE,
        help_text=_("Who has completed the series stays completed, whatever you choose."),
    )
    policy_token = models.CharField(max_length=32, blank=True, editable=False)

    exclude_fields_in_copy: ClassVar[list[str]] = ["learner_policy", "policy_token"]

    class Meta:
        abstract = True

    def series_chosen_for(self, parent: Page | None = None) -> SeriesPage:
        """The series whose learners the choice is about: this page, or the one it stands in.

        `parent` is where a page will stand that was never saved.
        """
        if not hasattr(type(self), "series"):
            return self
        return self.series if self.pk else parent.specific
