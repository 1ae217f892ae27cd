"""What people agree to when they sit in a circle. Staff keep it; what was agreed to is frozen."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.fields import RichTextField

PLAIN = ["bold", "italic", "ol", "ul", "link"]


class CommunityAgreement(models.Model):
    """The rules of a circle and the limits of what stays in it. A reference that editors word."""

    name = models.CharField(
        _("name"), max_length=120, unique=True, help_text=_("For staff, to choose it by.")
    )
    agreement = RichTextField(
        _("community agreement"),
        features=PLAIN,
        help_text=_("What everyone in the circle agrees to, what is said stays included."),
    )
    limits = RichTextField(
        _("limits of confidentiality"),
        features=PLAIN,
        help_text=_("What a keeper must report, and to whom. People read it before they register."),
    )

    panels: ClassVar[list[Panel]] = [
        FieldPanel("name"),
        FieldPanel("agreement"),
        FieldPanel("limits"),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("community agreement")
        verbose_name_plural = _("community agreements")

    def __str__(self) -> str:
        return self.name


class AgreementVersion(models.Model):
    """The words as they stood when somebody was asked to agree. A record: made once, never changed."""

    source = models.ForeignKey(CommunityAgreement, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    agreement = models.TextField(_("community agreement"))
    limits = models.TextField(_("limits of confidentiality"))
    digest = models.CharField(_("digest"), max_length=64)
    made_at = models.DateTimeField(_("made at"))

    class Meta:
        verbose_name = _("version of an agreement")
        verbose_name_plural = _("versions of agreements")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "number"], name="versions_of_an_agreement_are_numbered_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.number}"
