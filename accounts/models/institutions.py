"""Institutions (reference, kept by staff), and who belonged to which, when (only actions write it)."""

import datetime

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.search import index

is_domain = RegexValidator(
    r"^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)+$",
    _("Write the part after the @ in small letters, such as example.edu."),
)


class InstitutionQuerySet(models.QuerySet):
    """Facts about many institutions."""

    def listed(self) -> "InstitutionQuerySet":
        """Institutions a person may pick."""
        return self.filter(is_listed=True)


class Institution(index.Indexed, ClusterableModel):
    """A medical school, health system or society that people belong to."""

    name = models.CharField(
        _("name"), max_length=200, unique=True, help_text=_("The full name, as it calls itself.")
    )
    place = models.CharField(
        _("place"),
        max_length=120,
        blank=True,
        help_text=_("City and state, to tell namesakes apart."),
    )
    is_listed = models.BooleanField(
        _("on the list"),
        default=True,
        help_text=_(
            "Untick when it should no longer be picked. People who belonged to it keep that."
        ),
    )

    objects = InstitutionQuerySet.as_manager()

    search_fields = [
        index.SearchField("name"),
        index.SearchField("place"),
        index.AutocompleteField("name"),
        index.FilterField("is_listed"),
    ]

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name}, {self.place}" if self.place else self.name

    def owns(self, address: str) -> bool:
        """Whether an e-mail address belongs to this institution, subdomains included."""
        host = address.rpartition("@")[2].lower()
        domains = self.domains.values_list("domain", flat=True)
        return any(host == domain or host.endswith(f".{domain}") for domain in domains)


class InstitutionDomain(models.Model):
    """A domain whose addresses only members of one institution have."""

    institution = ParentalKey(Institution, on_delete=models.CASCADE, related_name="domains")
    domain = models.CharField(_("domain"), max_length=253, unique=True, validators=[is_domain])

    class Meta:
        verbose_name = _("e-mail domain")
        verbose_name_plural = _("e-mail domains")
        ordering = ["domain"]

    def __str__(self) -> str:
        return self.domain


class AffiliationQuerySet(models.QuerySet):
    """Facts about many affiliations."""

    def of(self, person: models.Model) -> "AffiliationQuerySet":
        return self.filter(person=person)

    def current(self) -> "AffiliationQuerySet":
        return self.filter(ended_on=None)

    def verified(self) -> "AffiliationQuerySet":
        return self.exclude(verified_at=None)

    def on(self, day: datetime.date) -> "AffiliationQuerySet":
        """Those that held on `day`. The last day is not part of it: a new one may begin there."""
        still = Q(ended_on=None) | Q(ended_on__gt=day)
        return self.filter(still, started_on__lte=day)


class Affiliation(models.Model):
    """That a person belonged to an institution for a time. Leaving ends it; nothing rewrites it."""

    class Means(models.TextChoices):
        DOMAIN = "domain", _("a confirmed e-mail address")
        REPRESENTATIVE = "representative", _("a representative of the institution")
        STAFF = "staff", _("staff")

    person = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="affiliations"
    )
    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, related_name="affiliations"
    )
    started_on = models.DateField(_("from"))
    ended_on = models.DateField(_("until"), null=True, blank=True)
    verified_at = models.DateTimeField(_("verified at"), null=True, blank=True)
    verified_by_means = models.CharField(_("verified by"), max_length=20, choices=Means, blank=True)

    objects = AffiliationQuerySet.as_manager()

    class Meta:
        verbose_name = _("affiliation")
        verbose_name_plural = _("affiliations")
        ordering = ["-started_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(ended_on=None),
                name="one_open_affiliation_per_person",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                name="an_affiliation_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(verified_at=None, verified_by_means="")
                | (Q(verified_at__isnull=False) & ~Q(verified_by_means="")),
                name="a_verified_affiliation_says_by_what_means",
            ),
        ]

    def __str__(self) -> str:
        return f"Affiliation {self.pk}"

    @property
    def is_verified(self) -> bool:
        return self.verified_at is not None
