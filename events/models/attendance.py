"""Who was there, and who facilitated a final circle. Only actions write these."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .members import Membership
from .sessions import Session


class Attendance(models.Model):
    """How one member attended one session of their cohort. Minutes are those they were there."""

    class Status(models.TextChoices):
        PRESENT = "present", _("Present")
        LATE = "late", _("Late")
        PARTIAL = "partial", _("Part of it")
        ABSENT = "absent", _("Absent")
        EXCUSED = "excused", _("Excused")

    class Source(models.TextChoices):
        DESK = "desk", _("Entered at the desk")
        JOINED = "joined", _("Joined online")
        CODE = "code", _("Code shown in the room")
        STAFF = "staff", _("By staff, with a reason")

    WITH_MINUTES = (Status.LATE, Status.PARTIAL)

    membership = models.ForeignKey(Membership, models.PROTECT, related_name="attendance")
    session = models.ForeignKey(Session, models.PROTECT, related_name="attendance")
    status = models.CharField(_("status"), max_length=8, choices=Status)
    minutes = models.PositiveSmallIntegerField(
        _("minutes there"), null=True, validators=[MaxValueValidator(1440)]
    )
    source = models.CharField(_("how it was recorded"), max_length=8, choices=Source)
    made_good_in = models.ForeignKey(
        Session,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("made good in"),
        help_text=_("A session of another cohort that counts instead."),
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        verbose_name = _("attendance")
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "session"], name="one_attendance_for_each_session"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["late", "partial"], minutes__isnull=False)
                | (~Q(status__in=["late", "partial"]) & Q(minutes__isnull=True)),
                name="late_and_partial_say_how_long",
            ),
            models.CheckConstraint(
                condition=Q(made_good_in__isnull=True) | ~Q(made_good_in=F("session")),
                name="made_good_in_another_session",
            ),
        ]

    def __str__(self) -> str:
        return f"Attendance {self.pk}"


class RoomCode(models.Model):
    """Six digits shown in the room. Who types them was there."""

    session = models.OneToOneField(Session, models.PROTECT, related_name="room_code")
    code = models.CharField(_("code"), max_length=6)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField(_("made at"))
    expires_at = models.DateTimeField(_("works until"))

    class Meta:
        verbose_name = _("code in the room")

    def __str__(self) -> str:
        return f"Room code {self.pk}"


class PracticumLog(models.Model):
    """A circle that a member facilitated, signed off by somebody else. Nothing of what was said."""

    class Role(models.TextChoices):
        KEEPER = "keeper", _("Keeper")
        CO_KEEPER = "co_keeper", _("Co-keeper")

    class Size(models.TextChoices):
        SMALL = "small", _("Up to 5 people")
        MIDDLE = "middle", _("6 to 10 people")
        LARGE = "large", _("11 to 15 people")
        WHOLE = "whole", _("More than 15 people")

    class Status(models.TextChoices):
        WRITTEN = "written", _("Waiting for a sign-off")
        SIGNED_OFF = "signed_off", _("Signed off")
        SENT_BACK = "sent_back", _("Sent back")

    membership = models.ForeignKey(Membership, models.PROTECT, related_name="practicum")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    held_on = models.DateField(_("day"))
    role = models.CharField(_("role"), max_length=10, choices=Role)
    size = models.CharField(_("size of the group"), max_length=8, choices=Size)
    reflection = models.TextField(
        _("what you take from it"),
        max_length=3000,
        blank=True,
        help_text=_("About your own part. Leave out who was there and what they said."),
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.WRITTEN)
    answer = models.TextField(_("answer"), max_length=1000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(_("answered at"), null=True)
    written_at = models.DateTimeField(_("written at"))

    class Meta:
        verbose_name = _("practicum")
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("person")),
                name="nobody_signs_off_their_own_circle",
            ),
            models.CheckConstraint(
                condition=Q(status="written", answered_at__isnull=True)
                | (~Q(status="written") & Q(answered_at__isnull=False)),
                name="an_answered_circle_says_when",
            ),
            models.UniqueConstraint(
                fields=["membership"],
                condition=Q(status="written"),
                name="one_circle_at_a_time_waits_for_a_sign_off",
            ),
        ]

    def __str__(self) -> str:
        return f"Practicum {self.pk}"
