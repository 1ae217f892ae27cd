"""Certificates. What is printed is in the row; later changes of name or title change none.

Written only by `learning.actions`.
"""

import secrets
from datetime import date, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User

# Crockford's base 32: no letter that is read as a digit, none that make words.
CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_code() -> str:
    """16 characters in groups of four, 80 bits: not to be guessed, short enough to type."""
    letters = "".join(secrets.choice(CODE_ALPHABET) for _ in range(16))
    return "-".join(letters[at : at + 4] for at in range(0, 16, 4))


def _today() -> date:
    """Where the site is: a certificate runs out on the same day for everybody who checks it."""
    return timezone.localdate(timezone=ZoneInfo(settings.SOURCE_TIME_ZONE))


class CertificateQuerySet(models.QuerySet):
    """Certificates by whose they are and how they stand."""

    def of(self, person: "User | AnonymousUser") -> "CertificateQuerySet":
        """The person's own; nobody's for a visitor."""
        return self.filter(person=person) if person.is_authenticated else self.none()

    def issued(self) -> "CertificateQuerySet":
        return self.filter(status=Certificate.Status.ISSUED)

    def holding(self) -> "CertificateQuerySet":
        """Issued, and today not yet run out."""
        return self.issued().filter(Q(valid_until=None) | Q(valid_until__gte=_today()))


class Certificate(models.Model):
    """Proof that a person finished something, as it was printed on the day."""

    class Status(models.TextChoices):
        ISSUED = "issued", _("Valid")
        REVOKED = "revoked", _("Revoked")
        SUPERSEDED = "superseded", _("Replaced by a newer one")

    class Kind(models.TextChoices):
        COMPLETION = "completion", _("Certificate of completion")

    code = models.CharField(_("code"), max_length=19, unique=True, default=new_code)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="certificates"
    )
    page = models.ForeignKey("wagtailcore.Page", models.PROTECT, related_name="+")
    enrollment = models.ForeignKey(
        "learning.Enrollment", models.PROTECT, null=True, related_name="certificates"
    )
    plan = models.ForeignKey("learning.SeriesPlan", models.PROTECT, null=True, related_name="+")
    run = models.PositiveSmallIntegerField(_("run"), default=1)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.COMPLETION)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.ISSUED)
    name = models.CharField(_("name as confirmed"), max_length=150, blank=True)
    latin_name = models.CharField(_("name in Latin letters"), max_length=150, blank=True)
    title = models.CharField(_("title"), max_length=255)
    statement = models.TextField(_("what it certifies"))
    minutes = models.PositiveIntegerField(_("minutes"), default=0)
    language = models.CharField(_("language"), max_length=10, default="en")
    finished_on = models.DateField(_("finished on"))
    issued_at = models.DateTimeField(_("issued at"))
    valid_until = models.DateField(_("valid until"), null=True)
    ended_at = models.DateTimeField(_("revoked or replaced at"), null=True)
    reason = models.TextField(_("reason"), blank=True)
    superseded_by = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="supersedes"
    )

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "page", "run", "kind"],
                condition=Q(status="issued"),
                name="one_certificate_issued_for_each_run",
            ),
            models.CheckConstraint(
                condition=Q(status="issued", ended_at__isnull=True)
                | (~Q(status="issued") & Q(ended_at__isnull=False)),
                name="an_ended_certificate_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"Certificate {self.code}"

    @property
    def is_valid(self) -> bool:
        return self.status == self.Status.ISSUED

    @property
    def expired_on(self) -> date | None:
        """The first day on which it no longer holds, once that has come: the same for every reader."""
        if self.valid_until is None or self.valid_until >= _today():
            return None
        return self.valid_until + timedelta(days=1)

    @property
    def holds(self) -> bool:
        """Whether it stands for what it says today: neither ended by staff nor run out."""
        return self.is_valid and self.expired_on is None

    @property
    def standing(self) -> str:
        """Its status in words; of one that has run out, that."""
        ran_out = self.is_valid and not self.holds
        return str(_("No longer valid")) if ran_out else self.get_status_display()

    @property
    def issued_on(self) -> date:
        """The day of issue as it is printed: the same for every reader, never before the finish."""
        site = ZoneInfo(settings.SOURCE_TIME_ZONE)
        return max(timezone.localdate(self.issued_at, site), self.finished_on)

    @property
    def url(self) -> str:
        return reverse("learning:certificate", args=[self.code])
