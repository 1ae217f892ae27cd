"""What is written to members, about members and to let people in. Only actions write these."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .members import Membership
from .registrations import Registration, new_code


class CohortNote(models.Model):
    """What a facilitator noted about a member. That person may read it."""

    membership = models.ForeignKey(Membership, models.PROTECT, related_name="notes")
    text = models.TextField(_("note"), max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("note on a member")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Note {self.pk}"


class Announcement(models.Model):
    """A message to the members of a cohort, or to those who are missing something."""

    class Audience(models.TextChoices):
        ALL = "all", _("Everyone")
        PREWORK = "prework", _("Those whose prework isn't done")
        SESSIONS = "sessions", _("Those who missed a session")
        CIRCLE = "circle", _("Those whose final circle isn't signed off")

    page = models.ForeignKey("wagtailcore.Page", models.PROTECT, related_name="announcements")
    audience = models.CharField(_("to"), max_length=10, choices=Audience)
    text = models.TextField(_("message"), max_length=4000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("at"))
    told = models.PositiveIntegerField(_("sent to"), default=0)
    to_write = models.JSONField(
        _("still to be written to"),
        default=list,
        editable=False,
        help_text=_("The members it is still to be written to, by the ids of their memberships."),
    )
    form_key = models.CharField(_("form key"), max_length=64)

    class Meta:
        verbose_name = _("message to a cohort")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "form_key"], name="a_form_sent_twice_is_one_message"
            )
        ]

    def __str__(self) -> str:
        return f"Announcement {self.pk}"


class InvitationCode(models.Model):
    """A code that lets its holder ask for a seat before registration opens to all.

    It gives no seat by itself: who uses it has one if one is free, and else waits like anyone.
    """

    page = models.ForeignKey("wagtailcore.Page", models.PROTECT, related_name="invitation_codes")
    code = models.CharField(_("code"), max_length=32, unique=True, default=new_code)
    label = models.CharField(_("for whom"), max_length=150)
    uses = models.PositiveSmallIntegerField(_("how often it works"), default=1)
    used = models.PositiveSmallIntegerField(_("used"), default=0)
    expires_at = models.DateTimeField(_("works until"), null=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField(_("made at"))
    ended_at = models.DateTimeField(_("taken back at"), null=True)

    class Meta:
        verbose_name = _("invitation code")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(used__lte=F("uses")), name="no_code_works_more_often_than_it_may"
            )
        ]

    def __str__(self) -> str:
        return f"Invitation code {self.pk}"


class InvitationUse(models.Model):
    """Which registration came by which code."""

    invitation = models.ForeignKey(InvitationCode, models.PROTECT, related_name="taken")
    registration = models.OneToOneField(Registration, models.PROTECT, related_name="invitation_use")

    class Meta:
        verbose_name = _("use of an invitation code")

    def __str__(self) -> str:
        return f"Use {self.pk}"


class FacilitatorEntry(models.Model):
    """Somebody who finished a training and wants to be asked to keep circles."""

    class Region(models.TextChoices):
        NORTHEAST = "northeast", _("Northeast")
        SOUTH = "south", _("South")
        CENTRAL = "central", _("Central")
        WEST = "west", _("West")
        CANADA = "canada", _("Canada")
        ELSEWHERE = "elsewhere", _("Elsewhere")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="facilitator_entries"
    )
    certificate = models.ForeignKey("learning.Certificate", models.PROTECT, related_name="+")
    institution = models.ForeignKey(
        "accounts.Institution", models.PROTECT, null=True, related_name="+"
    )
    region = models.CharField(_("region"), max_length=10, choices=Region)
    listed_at = models.DateTimeField(_("on the list since"))
    ended_at = models.DateTimeField(_("off the list since"), null=True)

    class Meta:
        verbose_name = _("facilitator on the list")
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(ended_at__isnull=True),
                name="a_facilitator_is_listed_once",
            )
        ]

    def __str__(self) -> str:
        return f"Facilitator entry {self.pk}"
