"""Records of what learners did. Written only by `learning.actions`; editors' changes never touch them."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from ..quick_check import Asked, Marked, mark
from ..rules import Evidence

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User


class EnrollmentQuerySet(models.QuerySet):
    """Enrollments by whose they are and how they stand."""

    def of(self, person: "User | AnonymousUser") -> "EnrollmentQuerySet":
        """The person's own; nobody's for a visitor."""
        return self.filter(person=person) if person.is_authenticated else self.none()

    def active(self) -> "EnrollmentQuerySet":
        return self.filter(status=Enrollment.Status.ACTIVE)

    def completed(self) -> "EnrollmentQuerySet":
        return self.filter(status=Enrollment.Status.COMPLETED)

    def standing(self) -> "EnrollmentQuerySet":
        """Those under which work is kept: all but the withdrawn."""
        return self.exclude(status=Enrollment.Status.WITHDRAWN)

    def newest_first(self) -> "EnrollmentQuerySet":
        return self.order_by("-run")


class Enrollment(models.Model):
    """A person's standing in one run of a series.

    `required_done` of `required_total` are kept in the transaction of the work they count.
    """

    class Status(models.TextChoices):
        ACTIVE = "active", _("In progress")
        COMPLETED = "completed", _("Completed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Source(models.TextChoices):
        SELF = "self", _("Enrolled themself")
        STAFF = "staff", _("Enrolled by staff")
        COHORT = "cohort", _("By a seat in a cohort")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="enrollments")
    series = models.ForeignKey("learning.SeriesPage", models.PROTECT, related_name="enrollments")
    run = models.PositiveSmallIntegerField(_("run"), help_text=_("1 for the first time through."))
    plan = models.ForeignKey(
        "learning.SeriesPlan", models.PROTECT, related_name="enrollments", verbose_name=_("plan")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.ACTIVE)
    source = models.CharField(_("how they came"), max_length=10, choices=Source)
    institution = models.ForeignKey(
        "accounts.Institution",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("verified institution on that day"),
    )
    required_total = models.PositiveSmallIntegerField(_("modules needed"))
    required_done = models.PositiveSmallIntegerField(_("modules done"), default=0)
    enrolled_at = models.DateTimeField(_("enrolled at"))
    completed_at = models.DateTimeField(_("completed at"), null=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True)
    last_module = models.ForeignKey(
        "learning.ModulePage", models.PROTECT, null=True, related_name="+"
    )

    objects = EnrollmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("enrollment")
        indexes = [models.Index(fields=["series", "status"], name="enrollments_of_a_series")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "series", "run"], name="one_enrollment_for_each_run"
            ),
            models.UniqueConstraint(
                fields=["person", "series"],
                condition=Q(status="active"),
                name="one_active_enrollment_in_a_series",
            ),
            models.CheckConstraint(
                condition=Q(required_done__lte=F("required_total")),
                name="no_more_done_than_needed",
            ),
            models.CheckConstraint(
                condition=~Q(status="completed") | Q(completed_at__isnull=False),
                name="completed_says_when",
            ),
            models.CheckConstraint(
                condition=Q(status="withdrawn", withdrawn_at__isnull=False)
                | (~Q(status="withdrawn") & Q(withdrawn_at__isnull=True)),
                name="withdrawn_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"Enrollment {self.pk}"

    @property
    def is_active(self) -> bool:
        return self.status == self.Status.ACTIVE

    @property
    def is_completed(self) -> bool:
        return self.status == self.Status.COMPLETED


class ModuleProgress(models.Model):
    """What one learner did in one module of one run. `completed_at` is set once."""

    class Source(models.TextChoices):
        LEARNER = "learner", _("The learner")
        STAFF = "staff", _("Staff, with a reason")
        CARRIED = "carried", _("Carried over from an earlier run")

    enrollment = models.ForeignKey(Enrollment, models.PROTECT, related_name="progress")
    module = models.ForeignKey("learning.ModulePage", models.PROTECT, related_name="progress")
    opened_at = models.DateTimeField(_("first opened at"))
    continued_at = models.DateTimeField(_("continued at"), null=True)
    marked_done_at = models.DateTimeField(_("marked done at"), null=True)
    attested_at = models.DateTimeField(_("attested at"), null=True)
    attestation = models.TextField(_("what was attested"), blank=True)
    best_score = models.PositiveSmallIntegerField(
        _("best quick check"), null=True, help_text=_("In percent.")
    )
    tries_used = models.PositiveSmallIntegerField(_("tries used"), default=0)
    watched_percent = models.PositiveSmallIntegerField(
        _("recording watched"),
        default=0,
        help_text=_("In whole percent, of the recording watched most. Never falls."),
    )
    completed_at = models.DateTimeField(_("completed at"), null=True)
    revision = models.ForeignKey(
        Revision,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("revision it was completed under"),
    )
    rule_digest = models.CharField(_("rule it was completed under"), max_length=64, blank=True)
    source = models.CharField(_("source"), max_length=10, choices=Source, default=Source.LEARNER)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = _("module progress")
        constraints = [
            models.UniqueConstraint(
                fields=["enrollment", "module"], name="one_progress_for_each_module_of_a_run"
            ),
            models.CheckConstraint(
                condition=Q(best_score__isnull=True) | Q(best_score__lte=100),
                name="a_score_is_at_most_100_percent",
            ),
            models.CheckConstraint(
                condition=Q(watched_percent__lte=100), name="watched_is_at_most_100_percent"
            ),
        ]

    def __str__(self) -> str:
        return f"Progress {self.pk}"

    @property
    def evidence(self) -> Evidence:
        return Evidence(
            continued=self.continued_at is not None,
            marked_done=self.marked_done_at is not None,
            attested=self.attested_at is not None,
            best_score=self.best_score,
            tries_used=self.tries_used,
            watched=self.watched_percent,
        )


class QuizAttempt(models.Model):
    """One try at a quick check: what was asked beside what was answered."""

    progress = models.ForeignKey(ModuleProgress, models.PROTECT, related_name="attempts")
    number = models.PositiveSmallIntegerField(_("try"), help_text=_("1 for the first."))
    asked = models.JSONField(_("asked"))
    answers = models.JSONField(_("answers"), help_text=_("Question id to the ids chosen."))
    score = models.PositiveSmallIntegerField(_("score"), help_text=_("In percent."))
    passed = models.BooleanField(_("passed"))
    submitted_at = models.DateTimeField(_("submitted at"))
    form_key = models.CharField(
        _("form key"),
        max_length=64,
        help_text=_("Made with the form, so that a form sent twice counts once."),
    )

    class Meta:
        verbose_name = _("quick check attempt")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["progress", "number"], name="tries_are_numbered_once"),
            models.UniqueConstraint(
                fields=["progress", "form_key"], name="a_form_sent_twice_is_one_try"
            ),
            models.CheckConstraint(
                condition=Q(score__lte=100), name="an_attempt_scores_at_most_100_percent"
            ),
        ]

    def __str__(self) -> str:
        return f"Attempt {self.pk}"

    @property
    def marked(self) -> list[Marked]:
        """Each question as it was asked, with what was chosen and what is said about it."""
        return mark(Asked.from_data(self.asked), self.answers, passed=self.passed)


class Reflection(models.Model):
    """What a learner wrote to a prompt. The learner's alone: no view of anyone else reads it."""

    enrollment = models.ForeignKey(Enrollment, models.PROTECT, related_name="reflections")
    module = models.ForeignKey("learning.ModulePage", models.PROTECT, related_name="+")
    block_id = models.CharField(_("block"), max_length=64)
    prompt = models.TextField(_("prompt"))
    text = models.TextField(_("text"))
    written_at = models.DateTimeField(_("written at"))

    class Meta:
        verbose_name = _("reflection")
        constraints = [
            models.UniqueConstraint(
                fields=["enrollment", "block_id"], name="one_reflection_for_each_prompt_of_a_run"
            )
        ]

    def __str__(self) -> str:
        return f"Reflection {self.pk}"
