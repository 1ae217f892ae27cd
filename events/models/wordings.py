"""How editors word the letters about seats. The facts in a letter are not theirs to leave out."""

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from wagtail.models import PreviewableMixin

from ..placeholders import known_in, unknown

# A letter brings its own styles, runs nothing and loads nothing.
PREVIEW_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'"
)


class LetterWording(PreviewableMixin, models.Model):
    """An editor's words for one kind of letter: its subject, how it begins and how it ends."""

    class Kind(models.TextChoices):
        CONFIRMED = "confirmed", _("Seat confirmed")
        WAITING = "waiting", _("On the waitlist")
        OFFER = "offer", _("A seat is offered")
        LAPSED = "lapsed", _("An offer has lapsed")
        REMINDER_DAY = "reminder_day", _("Reminder, the day before")
        REMINDER_HOUR = "reminder_hour", _("Reminder, an hour before")
        CHANGED = "changed", _("Time or place has changed")
        CANCELLED = "cancelled", _("Cancelled")
        THANKS = "thanks", _("Thanks, afterward")
        COHORT_CONFIRMED = "cohort_confirmed", _("Training: seat confirmed")
        COHORT_DAY = "cohort_day", _("Training: reminder, the day before")
        COHORT_HOUR = "cohort_hour", _("Training: reminder, an hour before")
        PREWORK_DUE = "prework_due", _("Training: prework is due")
        STILL_MISSING = "still_missing", _("Training: what is still missing")
        COHORT_THANKS = "cohort_thanks", _("Training: thanks, once finished")

    # About a run of a program, or one session of it; never about a circle.
    OF_RUNS: ClassVar[tuple[str, ...]] = (
        Kind.COHORT_CONFIRMED, Kind.COHORT_DAY, Kind.COHORT_HOUR, Kind.PREWORK_DUE,
        Kind.STILL_MISSING, Kind.COHORT_THANKS,
    )  # fmt: skip
    WORDS: ClassVar[tuple[str, ...]] = ("subject", "opening", "closing")

    kind = models.CharField(_("letter"), max_length=20, choices=Kind)
    language = models.CharField(_("language"), max_length=10, default="en")
    subject = models.CharField(
        _("subject"),
        max_length=120,
        blank=True,
        help_text=_("Empty: our own words. Letters about circles keep a neutral subject."),
    )
    opening = models.TextField(
        _("how it begins"), max_length=1000, blank=True, help_text=_("Empty: our own words.")
    )
    closing = models.TextField(
        _("how it ends"), max_length=1000, blank=True, help_text=_("Empty: our own words.")
    )

    class Meta:
        ordering = ["kind", "language"]
        verbose_name = _("letter wording")
        verbose_name_plural = _("letter wordings")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "language"], name="one_wording_of_a_letter_in_a_language"
            )
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    def clean(self) -> None:
        super().clean()
        errors = {name: self._why_not(getattr(self, name)) for name in self.WORDS}
        if self.language not in dict(settings.LANGUAGES):
            errors["language"] = now_("Choose a language that the site speaks.")
        if errors := {name: why for name, why in errors.items() if why}:
            raise ValidationError(errors)

    def _why_not(self, words: str) -> str:
        found = unknown(words, self.kind)
        if not found:
            return ""
        return now_(
            "%(found)s means nothing in this letter. You can write %(known)s; other braces have to go."
        ) % {"found": found[0], "known": ", ".join(f"{{{name}}}" for name in known_in(self.kind))}

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        if self.kind in self.OF_RUNS:
            return [("session", now_("About a training")), ("text", now_("As plain text"))]
        return [
            ("session", now_("About a session")),
            ("circle", now_("About a circle")),
            ("text", now_("As plain text")),
        ]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The letter with made-up facts, in the time zone of who looks."""
        # Here, as letters are written about models.
        from ..letters.samples import sample_html, sample_text

        if mode_name == "text":
            return HttpResponse(
                sample_text(self, request.user), content_type="text/plain; charset=utf-8"
            )
        html = sample_html(self, request.user, of_circle=mode_name == "circle")
        return HttpResponse(html, headers={"Content-Security-Policy": PREVIEW_POLICY})
