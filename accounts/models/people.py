"""The person who signs in. Written by allauth's forms, the profile page and `accounts.actions`."""

import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.contrib.auth.models import AbstractBaseUser, Permission, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.managers import UserManager

if TYPE_CHECKING:
    from .institutions import Institution


class User(AbstractBaseUser, PermissionsMixin):
    """A person. Signs in with an e-mail address; `allauth.account.EmailAddress` says if it is confirmed."""

    email = models.EmailField(
        _("e-mail address"), unique=True, error_messages={"unique": _("This address is in use.")}
    )
    full_name = models.CharField(_("full name"), max_length=150, blank=True)
    display_name = models.CharField(
        _("display name"),
        max_length=150,
        blank=True,
        help_text=_("What others call you. Leave it empty to use your full name."),
    )
    pronouns = models.CharField(_("pronouns"), max_length=40, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, default="America/New_York")
    language = models.CharField(_("language"), max_length=10, default="en")

    certificate_name = models.CharField(
        _("name on certificates"),
        max_length=150,
        blank=True,
        help_text=_("Printed on certificates you earn from now on. Issued ones keep their name."),
    )
    certificate_name_confirmed_at = models.DateTimeField(null=True, blank=True, editable=False)
    latin_name = models.CharField(
        _("name in Latin letters"),
        max_length=150,
        blank=True,
        help_text=_("Printed below your name if it is written in another script."),
    )
    unlisted_institution = models.CharField(
        _("institution that is not on our list"), max_length=150, blank=True
    )

    privacy_accepted_at = models.DateTimeField(null=True, blank=True, editable=False)
    privacy_version = models.CharField(max_length=40, blank=True, editable=False)

    is_active = models.BooleanField(
        _("active"),
        default=True,
        help_text=_("Untick to keep this person from signing in. Their records stay."),
    )
    is_demo = models.BooleanField(
        default=False,
        editable=False,
        help_text=_("A log-in for trying the site. A real site refuses to start with one."),
    )
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_user_per_address"),
        ]

    def __str__(self) -> str:
        return self.shown_name

    def clean(self) -> None:
        super().clean()
        self.email = self.email.lower()

    @property
    def shown_name(self) -> str:
        """What others see."""
        return self.display_name or self.full_name or gettext("Learner")

    def get_full_name(self) -> str:
        return self.full_name or self.shown_name

    def get_short_name(self) -> str:
        return self.shown_name

    @property
    def zone(self) -> ZoneInfo:
        """The person's time zone. Only known names are ever stored."""
        return ZoneInfo(self.time_zone)

    @property
    def is_erased(self) -> bool:
        return self.erased_at is not None

    @cached_property
    def works_in_the_admin(self) -> bool:
        """Whether the admin is open to this person. One query, where `has_perm` takes two."""
        if not self.is_active or self.is_superuser:
            return self.is_active
        opens = Permission.objects.filter(
            content_type__app_label="wagtailadmin", codename="access_admin"
        )
        return opens.filter(Q(user=self) | Q(group__user=self)).exists()

    def has_confirmed_certificate_name(self) -> bool:
        return bool(self.certificate_name and self.certificate_name_confirmed_at)

    def verified_institution(self, on: datetime.date) -> "Institution | None":
        """Where this person verifiably belonged on that day."""
        affiliation = self.affiliations.verified().on(on).select_related("institution").first()
        return affiliation.institution if affiliation else None

    def institution(self) -> "Institution | None":
        """Where this person says they belong now, verified or not."""
        affiliation = self.affiliations.current().select_related("institution").first()
        return affiliation.institution if affiliation else None
