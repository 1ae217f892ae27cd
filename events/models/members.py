"""Who goes through a run, who leads it, and what happened. Only actions write these."""

import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .registrations import Registration
from .sessions import Session

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User


class CohortStaff(models.Model):
    """Who leads or observes a cohort, from when until when. They use no seat."""

    class Role(models.TextChoices):
        FACILITATOR = "facilitator", _("Facilitator")
        TRAINER = "trainer", _("Trainer")
        OBSERVER = "observer", _("Observer")

    # Observers read; these write.
    LEADING = (Role.FACILITATOR, Role.TRAINER)

    page = models.ForeignKey("wagtailcore.Page", models.PROTECT, related_name="cohort_staff")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="leading"
    )
    role = models.CharField(_("role"), max_length=12, choices=Role)
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    since = models.DateTimeField(_("since"))
    until = models.DateTimeField(_("until"), null=True)

    class Meta:
        verbose_name = _("cohort staff")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "person"],
                condition=Q(until__isnull=True),
                name="one_role_in_a_cohort_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="a_role_in_a_cohort_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"Cohort staff {self.pk}"


class MembershipQuerySet(models.QuerySet):
    """Memberships by whose they are and how they stand."""

    def of(self, person: "User | AnonymousUser") -> "MembershipQuerySet":
        """The person's own; nobody's for a visitor."""
        return self.filter(person=person) if person.is_authenticated else self.none()

    def standing(self) -> "MembershipQuerySet":
        """All but those who left."""
        return self.exclude(status=Membership.Status.LEFT)


class Membership(models.Model):
    """One person in one run: made with a confirmed seat, with counts kept by `settle_membership`.

    The counts can be made again from `CohortEvent`; pages, rosters and exports read these.
    """

    class Status(models.TextChoices):
        ACTIVE = "active", _("In progress")
        FINISHED = "finished", _("Finished")
        LEFT = "left", _("Left")

    registration = models.OneToOneField(Registration, models.PROTECT, related_name="membership")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="memberships"
    )
    page = models.ForeignKey("wagtailcore.Page", models.PROTECT, related_name="memberships")
    institution = models.ForeignKey(
        "accounts.Institution",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("verified institution on that day"),
    )
    enrollment = models.ForeignKey(
        "learning.Enrollment", models.PROTECT, null=True, related_name="memberships"
    )
    certificate = models.ForeignKey(
        "learning.Certificate", models.PROTECT, null=True, related_name="+"
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.ACTIVE)
    sessions_needed = models.PositiveSmallIntegerField(_("sessions needed"), default=0)
    sessions_done = models.PositiveSmallIntegerField(_("sessions done"), default=0)
    prework_done_at = models.DateTimeField(_("prework done at"), null=True)
    prework_due_at = models.DateTimeField(
        _("prework due, extended"), null=True, help_text=_("Empty: as for everyone.")
    )
    signed_off_at = models.DateTimeField(_("final circle signed off at"), null=True)
    joined_at = models.DateTimeField(_("joined at"))
    finished_at = models.DateTimeField(_("finished at"), null=True)
    left_at = models.DateTimeField(_("left at"), null=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        indexes = [models.Index(fields=["page", "status"], name="members_of_a_cohort")]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "person"],
                condition=~Q(status="left"),
                name="one_membership_in_a_cohort",
            ),
            models.CheckConstraint(
                condition=Q(sessions_done__lte=F("sessions_needed")),
                name="no_more_sessions_done_than_needed",
            ),
            models.CheckConstraint(
                condition=~Q(status="finished") | Q(finished_at__isnull=False),
                name="finished_says_when",
            ),
            models.CheckConstraint(
                condition=Q(status="left", left_at__isnull=False)
                | (~Q(status="left") & Q(left_at__isnull=True)),
                name="left_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"Membership {self.pk}"

    @property
    def is_finished(self) -> bool:
        return self.status == self.Status.FINISHED

    def due_at(self, for_everyone: datetime.datetime | None) -> datetime.datetime | None:
        """When this person's prework is due."""
        return self.prework_due_at or for_everyone


class CohortEvent(models.Model):
    """What happened to one membership; appended, never changed. Replayed, it gives its counts."""

    class Kind(models.TextChoices):
        JOINED = "joined", _("Joined")
        ENROLLED = "enrolled", _("Enrolled in the prework")
        ATTENDANCE = "attendance", _("Attendance entered")
        PREWORK_DONE = "prework_done", _("Prework finished")
        CIRCLE_HELD = "circle_held", _("Final circle written down")
        SIGNED_OFF = "signed_off", _("Final circle signed off")
        SENT_BACK = "sent_back", _("Final circle sent back")
        EXTENDED = "extended", _("Given more time")
        FINISHED = "finished", _("Finished")
        LEFT = "left", _("Left")

    membership = models.ForeignKey(Membership, models.PROTECT, related_name="events")
    kind = models.CharField(_("kind"), max_length=14, choices=Kind)
    session = models.ForeignKey(Session, models.PROTECT, null=True, related_name="+")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("at"))
    key = models.CharField(_("key"), max_length=80, unique=True)
    data = models.JSONField(_("data"), default=dict)

    class Meta:
        verbose_name = _("cohort event")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Cohort event {self.pk}"
