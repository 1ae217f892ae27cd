"""What a training asks for its certificate: of a program for new runs, of a run for its people."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel

MOST_MONTHS = 120


class AsksOfPeople(models.Model):
    """What a training asks for a certificate. A program hands its own on to each new run."""

    prework = models.ForeignKey(
        "learning.SeriesPage",
        verbose_name=_("prework"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The series to finish before. Whoever has a seat is enrolled in it."),
    )
    least_percent = models.PositiveSmallIntegerField(
        _("least share of a session"),
        default=90,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("In percent. Who came late or left early has attended with that much of it."),
    )
    asks_final_circle = models.BooleanField(
        _("a final circle is asked for"),
        default=True,
        help_text=_("Each person facilitates one, and a facilitator signs it off."),
    )
    certificate_months = models.PositiveSmallIntegerField(
        _("certificate valid for"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_MONTHS)],
        help_text=_("Months. Empty: without end."),
    )

    asks_panels: ClassVar[list[Panel]] = [
        FieldPanel("prework"),
        FieldPanel("least_percent"),
        FieldPanel("asks_final_circle"),
        FieldPanel("certificate_months"),
    ]

    class Meta:
        abstract = True
