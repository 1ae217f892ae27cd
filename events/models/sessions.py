"""Dates: what is held when and where, and who holds it. Only actions write these."""

import datetime
import uuid
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from accounts.models import User


def new_uid() -> str:
    """A calendar UID: made once, stored, never made again."""
    return str(uuid.uuid4())


class SessionQuerySet(models.QuerySet):
    """Sessions by when they are and how they stand."""

    def circles(self) -> "SessionQuerySet":
        return self.filter(kind=Session.Kind.CIRCLE)

    def scheduled(self) -> "SessionQuerySet":
        return self.filter(status=Session.Status.SCHEDULED)

    def upcoming(self, now: datetime.datetime) -> "SessionQuerySet":
        return self.filter(ends_at__gt=now)

    def over(self, now: datetime.datetime) -> "SessionQuerySet":
        return self.filter(ends_at__lte=now)

    def in_order(self) -> "SessionQuerySet":
        return self.order_by("starts_at", "title", "pk")

    def kept_by(self, person: "User") -> "SessionQuerySet":
        """Circles this person keeps: named, and said yes."""
        return self.filter(
            staff__person=person,
            staff__status=SessionStaff.Status.ACCEPTED,
            staff__role__in=SessionStaff.KEEPERS,
        )


class Session(models.Model):
    """One meeting of an event. Wall time and zone are what was entered; UTC follows from them.

    A circle is a session with a pool of its own; circles of one page and `slot` exclude each other.
    """

    class Kind(models.TextChoices):
        CIRCLE = "circle", _("Wellness circle")
        SESSION = "session", _("Session")

    class Status(models.TextChoices):
        SCHEDULED = "scheduled", _("Scheduled")
        CANCELLED = "cancelled", _("Cancelled")

    page = models.ForeignKey("wagtailcore.Page", models.PROTECT, related_name="event_sessions")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    title = models.CharField(
        _("title"),
        max_length=150,
        blank=True,
        help_text=_("Shown to everyone. A circle may do without: its day and time name it."),
    )
    summary = models.TextField(_("summary"), max_length=600, blank=True)
    speakers = models.CharField(_("who speaks"), max_length=300, blank=True)
    starts_on = models.DateField(_("day"))
    start_time = models.TimeField(_("starts"))
    ends_on = models.DateField(_("last day"))
    end_time = models.TimeField(_("ends"))
    zone = models.CharField(_("time zone"), max_length=64)
    is_second_start = models.BooleanField(
        _("second time around, start"),
        default=False,
        help_text=_("When clocks go back, an hour is lived twice. This is the second one."),
    )
    is_second_end = models.BooleanField(_("second time around, end"), default=False)
    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("ends at"))
    place = models.CharField(
        _("room or place"), max_length=150, blank=True, help_text=_("Shown to everyone.")
    )
    sealed_address = models.TextField(
        _("address of the online room"),
        blank=True,
        help_text=_("Kept encrypted. Shown only to who may join, shortly before the start."),
    )
    elsewhere_url = models.URLField(
        _("registration elsewhere"),
        max_length=500,
        blank=True,
        help_text=_("For a session whose seats are given out by somebody else's registration."),
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.SCHEDULED)
    cancel_reason = models.CharField(_("why it was cancelled"), max_length=300, blank=True)
    slot = models.CharField(
        _("slot"),
        max_length=60,
        blank=True,
        help_text=_("Circles of one page with the same slot: a person can sit in one of them."),
    )
    keepers_needed = models.PositiveSmallIntegerField(
        _("keepers needed"),
        default=0,
        help_text=_("The circle does not open before this many keepers have said yes."),
    )
    observed_note = models.CharField(
        _("who observes, and why"),
        max_length=300,
        blank=True,
        help_text=_("Shown before people register. Empty: nobody observes."),
    )
    how_many_came = models.PositiveIntegerField(_("how many came"), null=True, blank=True)
    uid = models.CharField(_("calendar UID"), max_length=64, unique=True, default=new_uid)
    sequence = models.PositiveIntegerField(
        _("calendar SEQUENCE"),
        default=0,
        help_text=_("Rises with every change of time, place or status."),
    )
    told_sequence = models.PositiveIntegerField(
        _("SEQUENCE everyone has been told of"),
        default=0,
        help_text=_("Below SEQUENCE, letters about the change are still being written."),
    )
    revised_at = models.DateTimeField(_("revised at"))
    forgotten_at = models.DateTimeField(_("people forgotten at"), null=True, blank=True)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        ordering = ["starts_at", "pk"]
        permissions = [("schedule_everywhere", "Can schedule sessions of every event")]
        indexes = [models.Index(fields=["page", "starts_at"], name="sessions_of_a_page")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="a_session_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(kind="session") | ~Q(slot=""), name="a_circle_has_a_slot"
            ),
            models.CheckConstraint(
                condition=Q(kind="session") | Q(elsewhere_url=""),
                name="seats_in_a_circle_are_given_out_here",
            ),
        ]

    def __str__(self) -> str:
        return f"Session {self.pk}"

    @property
    def is_circle(self) -> bool:
        return self.kind == self.Kind.CIRCLE

    @property
    def is_cancelled(self) -> bool:
        return self.status == self.Status.CANCELLED

    @property
    def zone_info(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @property
    def minutes(self) -> int:
        return round((self.ends_at - self.starts_at).total_seconds() / 60)

    def keepers(self) -> models.QuerySet:
        """Those who said they keep this circle."""
        return self.staff.filter(status=SessionStaff.Status.ACCEPTED, role__in=SessionStaff.KEEPERS)


class SessionStaff(models.Model):
    """Who keeps or observes a session, by an invitation that person answers. They use no seat."""

    class Role(models.TextChoices):
        KEEPER = "keeper", _("Keeper")
        CO_KEEPER = "co_keeper", _("Co-keeper")
        OBSERVER = "observer", _("Observer")

    class Status(models.TextChoices):
        INVITED = "invited", _("Invited")
        ACCEPTED = "accepted", _("Said yes")
        DECLINED = "declined", _("Said no")
        DROPPED_OUT = "dropped_out", _("Dropped out")
        HANDED_OVER = "handed_over", _("Handed over")
        WITHDRAWN = "withdrawn", _("Invitation taken back")

    KEEPERS = (Role.KEEPER, Role.CO_KEEPER)
    STANDING = (Status.INVITED, Status.ACCEPTED)

    session = models.ForeignKey(Session, models.PROTECT, related_name="staff")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="keeping"
    )
    role = models.CharField(_("role"), max_length=10, choices=Role)
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.INVITED)
    shown_name = models.CharField(
        _("name shown in the circle"),
        max_length=150,
        blank=True,
        help_text=_("What those with a seat read. Given when the keeper says yes."),
    )
    code = models.CharField(_("code"), max_length=32, unique=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    invited_at = models.DateTimeField(_("invited at"))
    answered_at = models.DateTimeField(_("answered at"), null=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)

    class Meta:
        verbose_name = _("keeper")
        verbose_name_plural = _("keepers")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"],
                condition=Q(status__in=["invited", "accepted"]),
                name="one_standing_role_in_a_session",
            ),
            models.UniqueConstraint(
                fields=["session", "role"],
                condition=Q(status="accepted", role__in=["keeper", "co_keeper"]),
                name="one_keeper_and_one_co_keeper",
            ),
            models.UniqueConstraint(
                fields=["session", "role"],
                condition=Q(status="invited", role__in=["keeper", "co_keeper"]),
                name="one_open_invitation_for_a_role",
            ),
        ]

    def __str__(self) -> str:
        return f"Keeper {self.pk}"
